import pytest
from django.core.exceptions import ImproperlyConfigured

from bonrelais.config.env import read_environment

SETTINGS = ("DEBUG", "HOSTS", "PRODUCTION", "PROXIES", "SECRET_KEY", "URL")


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SETTINGS:
        monkeypatch.delenv(f"BONRELAIS_{name}", raising=False)


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"BONRELAIS_PRODUCTION": "1", "BONRELAIS_DEBUG": "1"}, "BONRELAIS_DEBUG=1 montre"),
        ({"BONRELAIS_SECRET_KEY": "abc"}, "BONRELAIS_SECRET_KEY est trop courte"),
        ({"BONRELAIS_PROXIES": "-1"}, "BONRELAIS_PROXIES ne se lit pas"),
        ({"BONRELAIS_PROXIES": "beaucoup"}, "BONRELAIS_PROXIES ne se lit pas"),
        ({"BONRELAIS_PROXIES": "10"}, "BONRELAIS_PROXIES ne se lit pas"),
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
