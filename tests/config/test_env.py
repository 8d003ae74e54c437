import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from bonrelais.config.database import database_of
from bonrelais.config.env import read_environment
from bonrelais.config.mail import smtp_of

SETTINGS = ("DEBUG", "HOME", "HOSTS", "PRODUCTION", "PROXIES", "SECRET_KEY", "URL")


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home of its own, and nothing else said."""
    for name in SETTINGS:
        monkeypatch.delenv(f"BONRELAIS_{name}", raising=False)
    monkeypatch.setenv("BONRELAIS_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"BONRELAIS_PRODUCTION": "1", "BONRELAIS_DEBUG": "1"}, "BONRELAIS_DEBUG=1 montre"),
        ({"BONRELAIS_PRODUCTION": "true"}, "BONRELAIS_PRODUCTION=true ne se lit pas"),
        ({"BONRELAIS_DEBUG": "oui"}, "BONRELAIS_DEBUG=oui ne se lit pas"),
        ({"BONRELAIS_SECRET_KEY": "abc"}, "BONRELAIS_SECRET_KEY est trop courte"),
        ({"BONRELAIS_PROXIES": "-1"}, "BONRELAIS_PROXIES ne se lit pas"),
        ({"BONRELAIS_PROXIES": "beaucoup"}, "BONRELAIS_PROXIES ne se lit pas"),
        ({"BONRELAIS_PROXIES": "10"}, "BONRELAIS_PROXIES ne se lit pas"),
        ({"BONRELAIS_URL": "bla"}, "BONRELAIS_URL=bla ne se lit pas"),
        ({"BONRELAIS_URL": "relais.exemple.fr"}, "BONRELAIS_URL=relais.exemple.fr ne se lit pas"),
        ({"BONRELAIS_URL": "http://[::1"}, "ne se lit pas"),
        ({"BONRELAIS_URL": "https://relais.exemple.fr:abc"}, "ne se lit pas"),
    ],
)
def test_unsafe_environment_is_refused_in_words(
    variables: dict[str, str], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=words):
        read_environment()


@pytest.mark.parametrize(
    ("variables", "proxies"),
    [
        ({}, 0),
        ({"BONRELAIS_URL": "https://relais.exemple.test"}, 1),
        ({"BONRELAIS_URL": "https://relais.exemple.test", "BONRELAIS_PROXIES": "0"}, 0),
        ({"BONRELAIS_PROXIES": "2"}, 2),
    ],
)
def test_proxies_are_those_said_else_the_one_that_holds_the_certificate(
    variables: dict[str, str], proxies: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert read_environment().proxies == proxies


def test_production_answers_to_its_public_name_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BONRELAIS_PRODUCTION", "1")
    monkeypatch.setenv("BONRELAIS_URL", "https://relais.exemple.test")
    assert read_environment().hosts == ("relais.exemple.test",)


def test_more_host_names_are_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BONRELAIS_PRODUCTION", "1")
    monkeypatch.setenv("BONRELAIS_HOSTS", "relais.exemple.test, 10.0.0.4,")
    assert read_environment().hosts == ("localhost", "relais.exemple.test", "10.0.0.4")


def test_key_is_made_once(home: Path) -> None:
    made = read_environment().secret_key
    assert (len(made) > 60, read_environment().secret_key) == (True, made)
    assert stat.S_IMODE((home / "secret-key").stat().st_mode) == 0o600
    assert sorted(path.name for path in home.iterdir()) == ["logs", "secret-key"]


def test_empty_address_is_none_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BONRELAIS_URL", "")
    assert read_environment().public_url == "http://localhost:8000"


def test_links_made_by_a_command_lead_where_the_product_was_served(home: Path) -> None:
    (home / "address").write_text("http://127.0.0.1:8489\n")
    assert read_environment().public_url == "http://127.0.0.1:8489"


@pytest.mark.parametrize("spoil", ["binary", "folder", "short"])
def test_spoilt_key_is_refused_in_words(spoil: str, home: Path) -> None:
    key = home / "secret-key"
    if spoil == "folder":
        key.mkdir()
    else:
        key.write_bytes(b"\xff\xfe" * 40 if spoil == "binary" else b"abc")
    with pytest.raises(ImproperlyConfigured, match="vide ou abîmé"):
        read_environment()


@pytest.mark.parametrize("url", ["mysql://a:b@h/c", "postgres://u:p#w@h/base", "postgres://u:p@[::1/base", "bla"])
def test_database_address_that_cannot_be_read_is_refused_in_words(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL ne se lit pas"):
        database_of(url)


@pytest.mark.parametrize("url", ["smtp://h:abc", "imap://h", "smtp://", "smtp://[::1"])
def test_mail_address_that_cannot_be_read_is_refused_in_words(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="BONRELAIS_EMAIL_URL ne se lit pas"):
        smtp_of(url)
