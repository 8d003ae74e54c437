"""The tests' database. On SQLite the migrated base is kept between runs, until a migration changes."""

import hashlib
import importlib.util
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from pytest_django import DjangoDbBlocker

ROOT: Final = Path(__file__).resolve().parents[2]
KEPT: Final = ROOT / ".pytest_cache" / "bases"
OWN_IMPORT: Final = re.compile(rb"^\s*from (bonrelais[\w.]*) import", re.MULTILINE)


def fingerprint() -> str:
    """Of every migration of ours, of what it imports of ours, and of the libraries' versions."""
    texts = {path: path.read_bytes() for path in (ROOT / "src").glob("bonrelais/*/migrations/*.py")}
    for name in {found.decode() for text in texts.values() for found in OWN_IMPORT.findall(text)}:
        found = importlib.util.find_spec(name)
        if found and found.origin:
            texts[Path(found.origin)] = Path(found.origin).read_bytes()
    texts[ROOT] = (ROOT / "requirements" / "run.txt").read_bytes()
    digest = hashlib.sha256()
    for path in sorted(texts):
        digest.update(path.name.encode() + texts[path])
    return digest.hexdigest()[:16]


def use_file(path: Path) -> None:
    connection.close()
    connection.settings_dict["NAME"] = str(path)


def migrated_base(scratch: Path) -> Path:
    """The file of a migrated, empty base; made in `scratch`, then put in its place at once: two runs may race."""
    kept = KEPT / f"{fingerprint()}.sqlite3"
    if kept.exists():
        return kept
    KEPT.mkdir(parents=True, exist_ok=True)
    use_file(scratch / "migrating.sqlite3")
    call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
    whole = KEPT / f"{kept.stem}.{os.getpid()}"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(whole)])
    whole.replace(kept)
    return kept


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    django_db_modify_db_settings: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    del django_test_environment, django_db_modify_db_settings
    with django_db_blocker.unblock():
        if connection.vendor != "sqlite":
            made = setup_databases(verbosity=0, interactive=False)
            yield
            teardown_databases(made, verbosity=0)
            return
        place = tmp_path_factory.mktemp("base")
        shutil.copyfile(migrated_base(place), place / "tests.sqlite3")
        use_file(place / "tests.sqlite3")
        # Asked of SQLite once a process: before the first test that counts its queries.
        _ = connection.features.supports_json_field
        yield
        connection.close()
