from datetime import date

from bonrelais.network.models import Absence
from tests.access.matrix import Case, Row, World, all_visitors


def identity(world: World) -> Case:
    del world
    return Case(form={"first_name": "Anne", "last_name": "Exemple", "phone": ""})


def absence(world: World) -> Case:
    del world
    return Case(form={"from_on": "2024-12-23", "until_on": "2024-12-31"})


def own_absence(world: World) -> Case:
    day = date(2024, 12, 23)
    return Case({"pk": Absence.objects.create(user=world.adviser.user, from_on=day, until_on=day).pk})


def wrong_key(world: World) -> Case:
    del world
    return Case({"uidb36": "0", "key": "faux"})


ROWS = (
    #  anonymous, adviser, coordinator, partner, official, administrator, operator, elsewhere
    Row("network:account", "GET", (302, 200, 200, 200, 200, 200, 200, 200)),
    Row("network:change_identity", "POST", all_visitors(302), identity),
    Row("network:announce_absence", "POST", all_visitors(302), absence),
    Row("network:withdraw_absence", "POST", (302, 302, 404, 404, 404, 404, 404, 404), own_absence),
    Row("network:privacy", "GET", all_visitors(200)),
    Row("network:accessibility", "GET", all_visitors(200)),
    Row("account_login", "GET", (200, 302, 302, 302, 302, 302, 302, 302)),
    Row("account_login", "POST", (200, 302, 302, 302, 302, 302, 302, 302)),
    Row("account_logout", "GET", (302, 200, 200, 200, 200, 200, 200, 200)),
    Row("account_logout", "POST", all_visitors(302)),
    Row("account_inactive", "GET", all_visitors(200)),
    Row("account_reauthenticate", "GET", (302, 200, 200, 200, 200, 200, 200, 200)),
    Row("account_reauthenticate", "POST", (302, 200, 200, 200, 200, 200, 200, 200)),
    Row("account_change_password", "GET", (302, 200, 200, 200, 200, 200, 200, 200)),
    Row("account_change_password", "POST", (302, 200, 200, 200, 200, 200, 200, 200)),
    Row("account_reset_password", "GET", all_visitors(200)),
    Row("account_reset_password", "POST", all_visitors(200)),
    Row("account_reset_password_done", "GET", all_visitors(200)),
    Row("account_reset_password_from_key", "GET", all_visitors(200), wrong_key),
    Row("account_reset_password_from_key", "POST", all_visitors(200), wrong_key),
    Row("account_reset_password_from_key_done", "GET", all_visitors(200)),
    Row("mfa_authenticate", "GET", all_visitors(302)),
    Row("mfa_authenticate", "POST", all_visitors(302)),
    Row("mfa_reauthenticate", "GET", all_visitors(302)),
    Row("mfa_reauthenticate", "POST", all_visitors(302)),
    Row("mfa_activate_totp", "GET", all_visitors(302)),
    Row("mfa_activate_totp", "POST", all_visitors(302)),
    Row("mfa_deactivate_totp", "GET", (302, 404, 404, 404, 404, 404, 404, 404)),
    Row("mfa_deactivate_totp", "POST", (302, 404, 404, 404, 404, 404, 404, 404)),
    Row("mfa_generate_recovery_codes", "GET", all_visitors(302)),
    Row("mfa_generate_recovery_codes", "POST", all_visitors(302)),
    Row("mfa_index", "GET", (302, 200, 200, 200, 200, 200, 200, 200)),
    Row("mfa_view_recovery_codes", "GET", all_visitors(302)),
    Row("mfa_download_recovery_codes", "GET", all_visitors(302)),
)
