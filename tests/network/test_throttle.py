import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client, RequestFactory
from pytest_django import Settings

from bonrelais.network.throttle import client_address
from tests import make

SIGN_IN = "/compte/connexion/"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "", "192.0.2.1"),
        (0, "203.0.113.5", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "203.0.113.5", "203.0.113.5"),
        (1, "6.6.6.6, 203.0.113.5", "203.0.113.5"),
        (2, "6.6.6.6, 203.0.113.5 , 198.51.100.7", "203.0.113.5"),
        (2, "203.0.113.5", "192.0.2.1"),
    ],
)
def test_client_address_is_what_our_outermost_proxy_saw(
    proxies: int, forwarded: str, address: str, settings: Settings, rf: RequestFactory
) -> None:
    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == address


@pytest.mark.django_db
def test_attacker_behind_the_same_proxy_locks_nobody_else_out(settings: Settings, client: Client) -> None:
    cache.clear()
    settings.TRUSTED_PROXIES = 1
    user = make.user()
    for _ in range(8):
        wrong = {"login": user.email, "password": "fausse-phrase-de-passe"}
        client.post(SIGN_IN, wrong, HTTP_X_FORWARDED_FOR="6.6.6.6")
    right = {"login": user.email, "password": make.PASSWORD}
    assert client.post(SIGN_IN, right, HTTP_X_FORWARDED_FOR="6.6.6.6").status_code == 429
    assert client.post(SIGN_IN, right, HTTP_X_FORWARDED_FOR="203.0.113.5").status_code == 302


@pytest.mark.django_db
def test_counts_of_attempts_are_shared_between_processes() -> None:
    assert settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"
    cache.set("tried", [1.5, 2.5])
    assert cache.get("tried") == [1.5, 2.5]


@pytest.mark.django_db
def test_sixth_reset_letter_of_the_hour_does_not_leave(client: Client) -> None:
    cache.clear()
    user = make.user()
    asked = [client.post("/compte/mot-de-passe/oublie/", {"email": user.email}).status_code for _ in range(6)]
    assert asked == [302] * 5 + [429]
