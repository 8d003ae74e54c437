import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from bonrelais.messages.models import Message
from bonrelais.network.models import User
from tests import make

pytestmark = pytest.mark.django_db
SIGN_IN = "/compte/connexion/"
NEW_PASSWORD = "une-autre-phrase-tout-aussi-longue"


@pytest.fixture(autouse=True)
def empty_rate_limits() -> None:
    cache.clear()


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def try_password(client: Client, email: str, password: str) -> int:
    return client.post(SIGN_IN, {"login": email, "password": password}).status_code


def test_right_password_signs_in(client: Client) -> None:
    user = make.user()
    response = client.post(SIGN_IN, {"login": user.email.upper(), "password": make.PASSWORD})
    assert (response.status_code, response["Location"]) == (302, "/")
    assert is_signed_in(client)


def test_sign_in_labels_its_fields(client: Client) -> None:
    page = client.get(SIGN_IN).content.decode()
    assert page.count("Adresse e-mail") == 1
    assert "placeholder" not in page


@pytest.mark.parametrize(("email", "password"), [("", ""), ("inconnue@exemple.fr", "x" * 20), ("pas une adresse", "x")])
def test_wrong_credentials_do_not_sign_in(client: Client, email: str, password: str) -> None:
    assert try_password(client, email, password) == 200
    assert not is_signed_in(client)


def test_closed_account_does_not_sign_in(client: Client) -> None:
    user = make.user()
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert try_password(client, user.email, make.PASSWORD) in (200, 302)
    assert not is_signed_in(client)


def test_eighth_wrong_password_locks_the_account_for_this_address(client: Client) -> None:
    user, other = make.user(), make.user()
    statuses = [try_password(client, user.email, "fausse-phrase-de-passe") for _ in range(8)]
    assert statuses == [200] * 7 + [429]
    assert try_password(client, f" {user.email.upper()} ", make.PASSWORD) == 429
    assert try_password(client, other.email, make.PASSWORD) == 302


def test_sign_out_is_a_post() -> None:
    client = make.client_of(make.seat())
    assert client.get("/compte/deconnexion/").status_code == 200
    assert is_signed_in(client)
    assert client.post("/compte/deconnexion/")["Location"] == SIGN_IN
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "path", ["/compte/inscription/", "/compte/signup/", "/compte/email/", "/compte/social/connections/"]
)
def test_what_we_do_not_offer_is_not_mounted(path: str) -> None:
    assert make.client_of(make.seat()).get(path).status_code == 404


def test_forgotten_password_is_chosen_again_by_a_letter(client: Client) -> None:
    user = make.user()
    response = client.post("/compte/mot-de-passe/oublie/", {"email": user.email})
    assert response["Location"] == "/compte/mot-de-passe/oublie/envoye/"
    letter = Message.objects.get()
    assert (letter.kind, letter.to_email, letter.programme_id) == ("password_reset_key", user.email, None)
    assert letter.personal_link in letter.body
    path = letter.personal_link.removeprefix(settings.PUBLIC_URL)
    page = client.get(path, follow=True)
    chosen = client.post(page.redirect_chain[-1][0], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert chosen["Location"] == "/compte/mot-de-passe/change/"
    user.refresh_from_db()
    assert user.check_password(NEW_PASSWORD)
    assert b"plus valable" in client.get(path, follow=True).content


def test_forgotten_password_of_an_unknown_address_says_the_same(client: Client) -> None:
    response = client.post("/compte/mot-de-passe/oublie/", {"email": "personne@exemple.fr"})
    assert response["Location"] == "/compte/mot-de-passe/oublie/envoye/"
    assert not Message.objects.exists()


@pytest.mark.parametrize("password", ["court", "123456789012345", "motdepasse12"])
def test_weak_password_is_refused(password: str) -> None:
    seat = make.seat()
    client = make.client_of(seat)
    form = {"oldpassword": make.PASSWORD, "password1": password, "password2": password}
    if password == "motdepasse12":
        form["password2"] = "autre"
    assert client.post("/compte/mot-de-passe/", form).status_code == 200
    seat.user.refresh_from_db()
    assert seat.user.check_password(make.PASSWORD)


def code_now(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def test_second_factor_is_added_then_asked_at_sign_in(client: Client) -> None:
    user = make.user()
    assert try_password(client, user.email, make.PASSWORD) == 302
    confirm = client.get("/compte/second-facteur/")["Location"]
    assert client.post(confirm, {"password": make.PASSWORD})["Location"] == "/compte/second-facteur/"
    page = client.get("/compte/second-facteur/")
    secret = re.findall(rb'<b class="br-nw">(\w+)</b>', page.content)[0].decode()
    added = client.post("/compte/second-facteur/", {"code": code_now(secret)})
    assert added["Location"] == "/compte/codes-de-secours/"
    codes = re.findall(rb"<b>([\w-]+)</b>", client.get("/compte/codes-de-secours/").content)
    assert len(codes) == 10

    fresh = Client()
    response = fresh.post(SIGN_IN, {"login": user.email, "password": make.PASSWORD})
    assert response["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(fresh)
    assert fresh.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert not is_signed_in(fresh)
    assert fresh.post(reverse("mfa_authenticate"), {"code": codes[0].decode()})["Location"] == "/"
    assert is_signed_in(fresh)

    again = Client()
    again.post(SIGN_IN, {"login": user.email, "password": make.PASSWORD})
    assert again.post(reverse("mfa_authenticate"), {"code": codes[0].decode()}).status_code == 200
    assert not is_signed_in(again)


def test_second_factor_needs_the_password_again() -> None:
    client = make.client_of(make.seat())
    response = client.get("/compte/second-facteur/")
    assert response["Location"].startswith("/compte/confirmation/")


def test_sign_in_logs_no_address(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    user = make.user(email="reperable@exemple.fr")
    for _ in range(9):
        try_password(client, user.email, "fausse-phrase-de-passe")
    client.post("/compte/mot-de-passe/oublie/", {"email": user.email})
    assert "reperable" not in caplog.text
