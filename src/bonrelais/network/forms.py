from collections.abc import Mapping
from datetime import date

from django import forms

from bonrelais.network.actions import AbsencePlan, Identity
from bonrelais.network.models import User
from bonrelais.network.queries import colleagues
from bonrelais.ui.forms import DayInput


class IdentityForm(forms.Form):
    first_name = forms.CharField(label="Prénom", max_length=80, widget=forms.TextInput({"autocomplete": "given-name"}))
    last_name = forms.CharField(label="Nom", max_length=80, widget=forms.TextInput({"autocomplete": "family-name"}))
    phone = forms.RegexField(
        r"^[+0-9][0-9 .]{8,18}$",
        label="Téléphone",
        max_length=20,
        required=False,
        help_text="Donné aux entreprises dans les comptes rendus et les mises en relation.",
        error_messages={"invalid": "Écrivez un numéro, par exemple 03 21 00 00 00."},
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
    )

    def identity(self) -> Identity:
        cleaned = self.cleaned_data
        return Identity(
            first_name=str(cleaned["first_name"]), last_name=str(cleaned["last_name"]), phone=str(cleaned["phone"])
        )


class AbsenceForm(forms.Form):
    from_on = forms.DateField(label="Premier jour", widget=DayInput())
    until_on = forms.DateField(label="Dernier jour", widget=DayInput())
    stand_in = forms.ModelChoiceField(
        label="Qui vous remplace",
        queryset=User.objects.none(),
        required=False,
        empty_label="Personne",
        help_text="Cette personne reçoit ce qui vous serait envoyé.",
    )

    def __init__(self, user: User, day: date, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self._day = day
        field = self.fields["stand_in"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = colleagues(user, on=day)

    def clean_until_on(self) -> date:
        until_on: date = self.cleaned_data["until_on"]
        if until_on < self._day:
            raise forms.ValidationError("Ce jour est passé. Choisissez un jour à partir d’aujourd’hui.")
        return until_on

    def plan(self) -> AbsencePlan:
        cleaned = self.cleaned_data
        return AbsencePlan(from_on=cleaned["from_on"], until_on=cleaned["until_on"], stand_in=cleaned["stand_in"])
