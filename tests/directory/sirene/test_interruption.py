"""A killed import leaves the previous state whole, and the next one runs as if it had never been."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from bonrelais.directory.models import Company, Establishment, EstablishmentState, ImportRun
from bonrelais.directory.sirene import RegisterFiles
from bonrelais.directory.sirene.workplace import ImportUnderWayError, workplace
from bonrelais.journal.models import Entry
from bonrelais.territory.models import Activity, Commune, Epci
from tests.directory.sirene.loading import LATER, counted, load
from tests.directory.sirene.register import EPCI, SIREN, Packing, Register, place, unit

ROWS = 400
# The import is stopped where its transaction has written all but its last rows.
STOPPED = """
import os, sys, time
from pathlib import Path
import django
django.setup()
from django.conf import settings
from django.db import connections
connections.databases["default"]["NAME"] = sys.argv[3]
settings.BONRELAIS_HOME = Path(sys.argv[4])
from bonrelais.directory.sirene import RegisterFiles, import_register
from bonrelais.directory.sirene.actions import applying
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
def halt(touched):
    print("halted", flush=True)
    time.sleep(60)
applying.reindex = halt
import_register(RegisterFiles(Path(sys.argv[1]), Path(sys.argv[2])), [sys.argv[5]], by=SYSTEM, at=clock.now())
"""


def many(sign: str, treated: str) -> Register:
    cells: dict[str, str | None] = {"enseigne1Etablissement": sign, "dateDernierTraitementEtablissement": treated}
    return Register([place(f"{SIREN}{number:05d}", cells) for number in range(1, ROWS + 1)], [unit()])


def everything() -> list[str]:
    models = (Company, Establishment, EstablishmentState, ImportRun, Epci, Commune, Activity, Entry)
    return [str(list(model.objects.order_by("id").values())) for model in models]


@pytest.mark.django_db(transaction=True)
def test_kill_in_the_middle_of_writing_leaves_the_previous_state(home: Path, tmp_path: Path) -> None:
    load(many("AVANT", "2024-01-01T00:00:00"), tmp_path / "before")
    before = everything()
    newer = many("APRES", "2024-06-01T00:00:00")
    kill_while_writing(newer.write(tmp_path / "after"), home)
    assert everything() == before
    assert counted(load(newer, tmp_path / "after", at=LATER)) == (ROWS, ROWS, 0, 0, 0, ROWS, 0, 0, 0)
    assert [path.name for path in (home / "register").iterdir()] == ["lock"]


@pytest.mark.django_db(transaction=True)
def test_kill_of_a_first_import_leaves_nothing(home: Path, tmp_path: Path) -> None:
    """Neither the territory nor the activities, which are written before the businesses."""
    kill_while_writing(many("ICI", "2024-01-01T00:00:00").write(tmp_path), home)
    assert everything() == ["[]"] * 8


def kill_while_writing(files: RegisterFiles, home: Path) -> None:
    arguments = [files.establishments, files.units, connection.settings_dict["NAME"], home, EPCI]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "bonrelais.config.settings", "BONRELAIS_HOME": str(home)}
    process = subprocess.Popen(
        [sys.executable, "-c", STOPPED, *map(str, arguments)], stdout=subprocess.PIPE, env=environment, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "halted\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    wait_for_rollback()


def wait_for_rollback() -> None:
    """PostgreSQL notices that its client is gone a moment later; SQLite has nothing to do."""
    if connection.vendor == "postgresql":
        time.sleep(0.5)


@pytest.mark.django_db
def test_two_imports_at_once_are_refused(tmp_path: Path) -> None:
    with workplace(), pytest.raises(ImportUnderWayError, match="déjà en cours"):
        load(many("ICI", "2024-01-01T00:00:00"), tmp_path, packing=Packing.PARQUET)
