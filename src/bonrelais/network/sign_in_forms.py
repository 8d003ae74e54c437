"""allauth's forms with our labels, and no placeholder: it goes away as soon as one types."""

from allauth.account.forms import LoginForm, ResetPasswordForm
from django import forms


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth publishes no types
    def _setup_password_field(self) -> None:
        """The last step of allauth's own making of the fields."""
        super()._setup_password_field()
        for name, label in (("login", "Adresse e-mail"), ("password", "Mot de passe")):
            self.fields[name].label = label
            self.fields[name].widget.attrs.pop("placeholder", None)


class ForgottenPasswordForm(ResetPasswordForm):  # type: ignore[misc]  # allauth publishes no types
    email = forms.EmailField(label="Adresse e-mail", widget=forms.EmailInput({"autocomplete": "email"}))
