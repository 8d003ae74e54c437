"""Runs `bonrelais`: in this process, or as a process of its own in a home of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from click.testing import CliRunner, Result
from django.db import connection

from bonrelais.cli.main import main
from tests.strict.base import KEPT, fingerprint

PASSWORD = "une-phrase-de-passe-longue"
NAMED = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "BONRELAIS_HOME", "BONRELAIS_PASSWORD"}


def run(*arguments: str, typed: str | None = None, variables: Mapping[str, str | None] | None = None) -> Result:
    """In this process, on the test's own database. A mistake of ours shows as its own exception."""
    return CliRunner(catch_exceptions=False).invoke(main, arguments, input=typed, env=dict(variables or {}))


@dataclass(frozen=True, slots=True)
class Installation:
    """A home and a database, as an operator has them."""

    home: Path
    database_url: str = ""

    def run(self, *arguments: str, first: str = "") -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if name not in NAMED}
        command = [sys.executable, "-m", "bonrelais.cli.main", *arguments]
        return subprocess.run(
            ["sh", "-c", f'{first} exec "$@"', "sh", *command],
            env={
                **kept,
                "BONRELAIS_HOME": str(self.home),
                "DATABASE_URL": self.database_url,
                "BONRELAIS_PASSWORD": PASSWORD,
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


@contextmanager
def installation_in(home: Path) -> Iterator[Installation]:
    """Migrated and empty, on the engine of this run of the tests."""
    home.mkdir(mode=0o700)
    if connection.vendor == "sqlite":
        shutil.copyfile(KEPT / f"{fingerprint()}.sqlite3", home / "bonrelais.sqlite3")
        yield Installation(home)
        return
    settings = connection.settings_dict
    model, name = str(settings["NAME"]), f"{settings['NAME']}_restored"
    connection.close()
    address = f"{settings['USER']}:{settings['PASSWORD']}@{settings['HOST']}:{settings['PORT']}"
    with psycopg.connect(f"postgresql://{address}/postgres", autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{model}"'.encode())
        try:
            yield Installation(home, f"postgres://{address}/{name}")
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
