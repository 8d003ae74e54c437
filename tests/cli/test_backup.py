"""Backups as an operator makes them: real processes, on the engine of this run of the tests."""

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from bonrelais.cli.backup import LAST
from bonrelais.cli.safeguards import UNFINISHED
from tests.cli.run import Installation, installation_in

ADD = ("user", "add", "--first-name", "Claire", "--last-name", "Delmotte", "--operator", "--email")


@pytest.fixture
def installed(tmp_path: Path, transactional_db: None) -> Iterator[Installation]:
    with installation_in(tmp_path / "home") as installation:
        yield installation


def emails(installation: Installation) -> list[str]:
    return [account["email"] for account in json.loads(installation.run("user", "list", "--json").stdout)["accounts"]]


def test_backup_then_restore_gives_the_same_rows_and_files(installed: Installation, tmp_path: Path) -> None:
    home, file = installed.home, tmp_path / "kept.tar.gz"
    assert installed.run(*ADD, "before@exemple.fr").returncode == 0
    (home / "uploads" / "proofs").mkdir()
    (home / "uploads" / "proofs" / "quote.pdf").write_bytes(b"%PDF")
    key = (home / "secret-key").read_text()
    made = installed.run("backup", str(file), "--json")
    assert (made.returncode, made.stdout.count("\n")) == (0, 1), made.stderr
    assert (json.loads(made.stdout)["uploads"], stat.S_IMODE(file.stat().st_mode)) == (1, 0o600)
    installed.run(*ADD, "after@exemple.fr")
    (home / "uploads" / "proofs" / "quote.pdf").unlink()
    (home / "secret-key").write_text("k" * 60)

    refused = installed.run("restore", str(file))
    assert (refused.returncode, refused.stderr.splitlines()[-1][:29]) == (2, "Erreur : une base est déjà là")
    (home / UNFINISHED).touch()
    restored = installed.run("restore", str(file), "--yes", "--json")
    assert restored.returncode == 0, restored.stderr
    assert emails(installed) == ["before@exemple.fr"]
    assert (home / "uploads" / "proofs" / "quote.pdf").read_bytes() == b"%PDF"
    assert (home / "secret-key").read_text() == key

    aside = Path(json.loads(restored.stdout)["aside"])
    database = "bonrelais.sqlite3" if connection.vendor == "sqlite" else "database.dump"
    assert sorted(path.name for path in aside.iterdir()) == sorted([database, "secret-key", "uploads"])
    assert [path.name for path in home.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("blocks", [16, 6000])
def test_backup_that_cannot_be_written_leaves_nothing(installed: Installation, tmp_path: Path, blocks: int) -> None:
    """A file cannot grow past 8 kB, then past 3 MB: the copy of the database fails, then the archive."""
    (installed.home / "uploads").mkdir()
    (installed.home / "uploads" / "film.mp4").write_bytes(os.urandom(8_000_000))
    (tmp_path / "kept").mkdir()
    done = installed.run("backup", str(tmp_path / "kept" / "b.tar.gz"), first=f"ulimit -f {blocks};")
    assert (done.returncode, done.stderr[:9]) == (1, "Erreur : "), done.stderr
    assert list((tmp_path / "kept").iterdir()) == []
    assert [path.name for path in installed.home.iterdir() if path.name.startswith(".")] == []


def test_backup_where_this_account_may_not_go_is_refused_in_words(installed: Installation, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    as_anybody = "exec setpriv --bounding-set=-dac_override,-dac_read_search" if os.getuid() == 0 else "exec"
    done = installed.run("backup", str(closed / "b.tar.gz"), first=f'{as_anybody} "$@";')
    assert (done.returncode, done.stderr.splitlines()[-1][:32]) == (1, "Erreur : Impossible d'écrire dans"[:32])
    assert not (installed.home / LAST).exists()
