"""Files that restore refuses, before anything is touched."""

import fcntl
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from bonrelais.cli.saving.archive import DamagedBackupError, Origin, open_archive, whole_or_nothing, write_archive
from bonrelais.cli.saving.sqlite import InUseError, Sqlite
from tests.cli.run import run

HOME = Path(settings.BONRELAIS_HOME)
BYTES = bytes(range(256)) * 4000


def archive(place: Path, *, engine: str = "", migrations: tuple[str, ...] = ()) -> Path:
    (place / "base").write_bytes(BYTES)
    (place / "quote.pdf").write_bytes(b"%PDF")
    origin = Origin(
        version="9.9.9", made_at="2024-11-20T10:00:00+01:00", engine=engine or connection.vendor, migrations=migrations
    )
    parts = [("database", place / "base"), ("uploads/quote.pdf", place / "quote.pdf"), ("uploads/gone", place / "gone")]
    write_archive(place / "kept.tar.gz", parts, origin)
    return place / "kept.tar.gz"


def test_archive_opens_as_it_was_written(tmp_path: Path) -> None:
    manifest = open_archive(archive(tmp_path), tmp_path / "opened")
    assert sorted(manifest["parts"]) == ["database", "uploads/quote.pdf"]
    assert (tmp_path / "opened" / "database").read_bytes() == BYTES
    assert (tmp_path / "opened" / "uploads" / "quote.pdf").read_bytes() == b"%PDF"


@pytest.mark.parametrize("kept", [0, 10, 500, -40])
def test_archive_cut_short_is_refused(tmp_path: Path, kept: int) -> None:
    file = archive(tmp_path)
    file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(DamagedBackupError):
        open_archive(file, tmp_path / "opened")


@pytest.mark.parametrize("at", [200, 700, 1500])
def test_archive_with_a_changed_byte_is_refused(tmp_path: Path, at: int) -> None:
    file = archive(tmp_path)
    content = bytearray(file.read_bytes())
    content[at] ^= 0xFF
    file.write_bytes(content)
    with pytest.raises(DamagedBackupError):
        open_archive(file, tmp_path / "opened")


def test_archive_with_a_way_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "base").write_bytes(BYTES)
    origin = Origin(version="1", made_at="", engine="sqlite", migrations=())
    write_archive(tmp_path / "kept.tar.gz", [("uploads/../../stolen", tmp_path / "base")], origin)
    with pytest.raises(DamagedBackupError):
        open_archive(tmp_path / "kept.tar.gz", tmp_path / "opened")
    assert not (tmp_path / "stolen").exists()


def test_failed_write_keeps_the_file_that_was_there(tmp_path: Path) -> None:
    (tmp_path / "kept.tar.gz").write_text("before")
    with pytest.raises(TypeError), whole_or_nothing(tmp_path / "kept.tar.gz") as file:
        file.writelines([b"half", None])  # type: ignore[list-item] # what makes the write fail
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("kept.tar.gz", "before")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("engine", "migrations", "refusal"),
    [
        ("", ("visits.9999_seen_later",), "Cette sauvegarde a été faite par Bon Relais 9.9.9, plus récent"),
        ("oracle", (), "Cette sauvegarde vient de oracle, cette installation sert "),
        ("", (), "La base "),
    ],
)
def test_restore_refuses_an_unfit_backup(
    tmp_path: Path, engine: str, migrations: tuple[str, ...], refusal: str
) -> None:
    before = sorted(HOME.iterdir())
    done = run("restore", str(archive(tmp_path, engine=engine, migrations=migrations)), "--yes")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Erreur : {refusal}")
    assert [path for path in sorted(HOME.iterdir()) if path.name != "worker.lock"] == [
        path for path in before if path.name != "worker.lock"
    ]


def test_restore_refuses_while_the_product_runs(tmp_path: Path) -> None:
    with (HOME / "worker.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = run("restore", str(archive(tmp_path)), "--yes")
    assert done.exit_code == 1
    assert done.stderr == "Erreur : Bon Relais tourne sur cette base. Arrêtez-le, puis relancez.\n"


def test_restore_refuses_a_file_that_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("bonjour")
    done = run("restore", str(tmp_path / "notes.txt"), "--yes")
    assert done.exit_code == 1
    assert done.stderr.endswith("est abîmé, ou n’est pas une sauvegarde de Bon Relais.\n")


def test_sqlite_file_open_elsewhere_is_in_use(tmp_path: Path) -> None:
    base = Sqlite(tmp_path / "base.sqlite3")
    with closing(sqlite3.connect(base.path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE visit (id)")
        with pytest.raises(InUseError):
            base.refuse_in_use()
    base.refuse_in_use()
    assert base.path.with_name("base.sqlite3-wal").exists() is False
