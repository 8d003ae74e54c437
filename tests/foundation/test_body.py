import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("length", ["200000000", "2621441", "-1", "abc"])
def test_body_that_no_form_sends_is_refused_unread(client: Client, length: str) -> None:
    answer = client.generic("POST", "/compte/connexion/", b"login=x", CONTENT_LENGTH=length)
    assert answer.status_code == 413
    assert answer.content.decode() == (
        "Cet envoi est trop gros. Revenez à la page précédente : votre saisie y est encore. "
        "Retirez du texte et recommencez."
    )


def test_file_of_tools_may_be_heavier_than_a_form(client: Client) -> None:
    heavy = client.generic("POST", "/outils/import/", b"x", CONTENT_LENGTH="20971520", content_type="text/plain")
    too_heavy = client.generic("POST", "/outils/import/", b"x", CONTENT_LENGTH="20971521", content_type="text/plain")
    assert (heavy.status_code, too_heavy.status_code) == (302, 413)


def test_form_of_more_fields_than_is_read_is_refused_in_words(client: Client) -> None:
    answer = client.post("/compte/connexion/", {f"champ{rank}": "x" for rank in range(10_001)})
    assert answer.status_code == 413
    assert answer.content.decode() == (
        "Cet envoi a trop de champs. Revenez à la page précédente : votre saisie y est encore. "
        "Retirez-en et recommencez."
    )


def test_ordinary_form_passes(client: Client) -> None:
    assert client.post("/compte/connexion/", {"login": "x", "password": "y"}).status_code == 200
