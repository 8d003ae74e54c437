import fcntl
import json
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from bonrelais.cli.backup import LAST
from bonrelais.directory.models import ImportRun
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.journal.actions import record
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Programme
from tests import make
from tests.cli.run import run
from tests.strict.clock import Clock

HOME = Path(settings.BONRELAIS_HOME)
PRODUCTION = {"BONRELAIS_PRODUCTION": "1"}


def findings(**variables: str) -> dict[str, tuple[str, str]]:
    """Level and words of each finding, by what it is about."""
    told = json.loads(run("check", "--json", variables=variables).stdout)
    return {one["about"]: (one["level"], one["says"]) for one in told["findings"]}


@pytest.fixture(autouse=True)
def bare_home() -> Iterator[None]:
    yield
    for name in (LAST, "worker.lock", "worker.heartbeat"):
        (HOME / name).unlink(missing_ok=True)


@pytest.mark.django_db
def test_check_of_a_trial_blocks_nothing() -> None:
    done = run("check", "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, done.stdout.count("\n"), told["status"]) == (0, 1, "ok")
    assert [one["about"] for one in told["findings"] if one["level"] == "fix"] == []


@pytest.mark.django_db
def test_check_of_a_production_says_what_is_missing() -> None:
    seat = make.seat(Role.ADMINISTRATOR)
    done = run("check", "--json", variables=PRODUCTION)
    told = json.loads(done.stdout)
    assert (done.exit_code, told["status"]) == (1, "fix")
    assert {one["about"] for one in told["findings"] if one["level"] == "fix"} >= {
        "adresse",
        "noms d’hôte",
        "courrier",
        "expéditeur",
        "travail de fond",
        "sauvegarde",
        "second facteur",
    }
    assert findings(**PRODUCTION)["second facteur"] == ("fix", f"manque à {seat.user.email}")


@pytest.mark.django_db
def test_check_in_words_ends_with_the_verdict() -> None:
    said = run("check").stdout
    assert said.splitlines()[-1] == "Rien ne bloque."
    assert "à savoir    travail de fond : arrêté\n            → Lancez bonrelais serve" in said


@pytest.mark.django_db
def test_check_of_an_https_address() -> None:
    assert findings(BONRELAIS_URL="https://relais.mairie.fr")["adresse"] == ("ok", "https://relais.mairie.fr")


@pytest.mark.django_db
def test_check_reads_the_rights_of_the_key() -> None:
    key = HOME / "secret-key"
    key.chmod(0o644)
    level, _ = findings()["clé"]
    key.chmod(0o600)
    assert (level, findings()["clé"][0]) == ("fix", "ok")


@pytest.mark.django_db
def test_check_knows_a_living_worker() -> None:
    with (HOME / "worker.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert findings()["travail de fond"] == ("ok", "en marche")
        (HOME / "worker.heartbeat").touch()
        old = (clock.now() - timedelta(minutes=25)).timestamp()
        os.utime(HOME / "worker.heartbeat", (old, old))
        assert findings()["travail de fond"] == ("note", "occupé par la même tâche depuis 25 minutes")
    assert findings()["travail de fond"] == ("note", "arrêté")


@pytest.mark.django_db
def test_check_says_a_clock_set_back(clock: Clock) -> None:
    record("user.created", make.user(), by=SYSTEM, at=clock.now())
    assert findings()["horloge"][0] == "ok"
    clock.move_to(clock.today() - timedelta(days=30))
    assert findings()["horloge"] == (
        "fix",
        "il est 21/10/2024 12:00, mais le journal va jusqu’au 20/11/2024",
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("days", "expected"), [(0, ("ok", "importé aujourd’hui")), (60, ("note", "importé il y a 60\u00a0jours"))]
)
def test_check_tells_the_age_of_the_register(days: int, expected: tuple[str, str]) -> None:
    day = clock.now() - timedelta(days=days)
    ImportRun.objects.create(started_at=day, finished_at=day)
    assert findings()["registre"] == expected


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "level"), [(0, "ok"), (1, "ok"), (3, "note")])
def test_check_tells_the_age_of_the_last_backup(days: int, level: str) -> None:
    made_at = clock.now() - timedelta(days=days)
    (HOME / LAST).write_text(json.dumps({"file": "b.tar.gz", "made_at": made_at.isoformat()}))
    assert findings()["sauvegarde"][0] == level


@pytest.mark.django_db
@pytest.mark.parametrize("left", ["", '{"file": "b.tar'])
def test_check_goes_on_when_the_last_backup_cannot_be_read(left: str) -> None:
    (HOME / LAST).write_text(left)
    assert findings()["sauvegarde"] == ("note", f"{HOME / LAST} est abîmé : on ne sait plus la dernière")


@pytest.mark.django_db
@pytest.mark.parametrize(("variables", "level"), [({}, "note"), (PRODUCTION, "fix")])
def test_check_names_the_demonstration(variables: dict[str, str], level: str) -> None:
    Programme.objects.filter(pk=make.programme().pk).update(is_demonstration=True)
    assert findings(**variables)["démonstration"][0] == level
