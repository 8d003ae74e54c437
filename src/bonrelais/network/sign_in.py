"""The addresses of sign-in: only what an account needs, under allauth's own names, which its code reverses.

No sign-up (an invitation opens an account), no change of e-mail, no sign-in by another site.
"""

from collections.abc import Callable

from allauth.account import views as account
from allauth.account.decorators import reauthentication_required
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.views.decorators.http import require_GET

from bonrelais.network import views

View = Callable[[HttpRequest], HttpResponse]


def confirmed(view: View) -> View:
    """A page read once the person has given their password again."""
    guarded: View = require_GET(reauthentication_required(app="allauth.mfa")(view))
    return guarded


# allauth's own pages of the codes note the first look at them, on a GET: ours only read.

urlpatterns = [
    path("connexion/", account.login, name="account_login"),
    path("connexion/code/", second_factor.authenticate, name="mfa_authenticate"),
    path("deconnexion/", account.logout, name="account_logout"),
    path("ferme/", account.account_inactive, name="account_inactive"),
    path("confirmation/", account.reauthenticate, name="account_reauthenticate"),
    path("confirmation/code/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("mot-de-passe/", account.password_change, name="account_change_password"),
    path("mot-de-passe/oublie/", account.password_reset, name="account_reset_password"),
    path("mot-de-passe/oublie/envoye/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^mot-de-passe/nouveau/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("mot-de-passe/change/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("", views.account, name="mfa_index"),
    path("second-facteur/", totp.activate_totp, name="mfa_activate_totp"),
    path("second-facteur/retirer/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("codes-de-secours/", confirmed(views.recovery_codes), name="mfa_view_recovery_codes"),
    path("codes-de-secours/nouveaux/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("codes-de-secours/fichier/", confirmed(views.recovery_codes_file), name="mfa_download_recovery_codes"),
]
