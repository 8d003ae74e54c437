"""What `make run` does of a base: the demonstration in an empty one, nothing in somebody's."""

import json
import subprocess
import sys
from pathlib import Path

import click
import duckdb
import pytest

from bonrelais.cli.refusals import refusals_in_words
from bonrelais.cli.welcome import awaits_demonstration
from bonrelais.demonstration.accounts import ACCOUNTS
from bonrelais.demonstration.queries import BUILT
from bonrelais.demonstration.setting.naming import CODE
from bonrelais.foundation.actor import SYSTEM
from bonrelais.journal.actions import record
from tests import make
from tests.cli.run import Installation, installation_in

pytestmark = pytest.mark.django_db


def test_empty_base_awaits_the_demonstration() -> None:
    assert awaits_demonstration()


def test_interrupted_demonstration_is_awaited_again() -> None:
    make.programme(code=CODE)
    for account in ACCOUNTS:
        make.user(email=account.email)
    assert awaits_demonstration()
    record(BUILT, make.programme(), by=SYSTEM, at=make.OPENED_AT)
    assert not awaits_demonstration()


@pytest.mark.parametrize("held", ["a programme without anybody yet", "the register"])
def test_base_of_somebody_is_served_as_it_is(held: str) -> None:
    if held == "the register":
        make.company()
    else:
        make.programme()
    assert not awaits_demonstration()


def test_commands_on_an_empty_home_wait_for_each_other(tmp_path: Path) -> None:
    with installation_in(tmp_path / "home") as installation:
        if not installation.database_url:
            (installation.home / "bonrelais.sqlite3").unlink()
        asked = [sys.executable, "-m", "bonrelais.cli.main", "user", "list", "--json"]
        environment = {"BONRELAIS_HOME": str(installation.home), "DATABASE_URL": installation.database_url, "PATH": ""}
        running = [
            subprocess.Popen(asked, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for _ in range(3)
        ]
        answers = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], answers
    assert [json.loads(out) for out, _ in answers] == [{"accounts": []}] * 3


def test_answer_on_a_full_disk_is_refused_in_words(tmp_path: Path) -> None:
    with installation_in(tmp_path / "home") as installation:
        done = installation.run("user", "list", first="exec >/dev/full;")
    assert (done.returncode, done.stderr) == (1, "Erreur : Le disque est plein : la réponse n’a pas pu s’écrire.\n")


def test_full_disk_at_the_very_start_leaves_no_half_key(tmp_path: Path) -> None:
    installation = Installation(tmp_path / "home")
    full = installation.run("user", "list", first="ulimit -f 0;")
    assert (full.returncode, full.stderr[:29]) == (1, "Erreur : Le disque est plein "), full.stderr
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["logs"]


def test_answer_is_written_in_utf_8_wherever_it_goes(tmp_path: Path) -> None:
    with installation_in(tmp_path / "home") as installation:
        done = installation.run("user", "list", first="PYTHONIOENCODING=latin-1 LC_ALL=C")
    assert (done.returncode, done.stdout) == (0, "Aucun compte.\n")


def test_full_disk_while_the_register_is_read_is_said_in_words() -> None:
    with pytest.raises(click.ClickException, match="Le disque est plein"), refusals_in_words():
        raise duckdb.TransactionException("Failed to commit: No space left on device")
