"""Makes the home ready. Every command that needs the database calls `prepare_home` first."""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click
import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from bonrelais.cli.refusals import refusals_in_words
from bonrelais.cli.safeguards import refuse_other_base, refuse_unfinished_restore

FOLDERS: Final = ("uploads", "logs", "mail")


def start_django() -> None:
    """Loads the settings and the rooms, or says in words what is wrong with the environment."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bonrelais.config.settings")
    with refusals_in_words():
        django.setup()


@contextmanager
def alone_in_home() -> Iterator[None]:
    """One process at a time brings the base up to date, or builds the demonstration; the others wait for it."""
    with (Path(settings.BONRELAIS_HOME) / "prepare.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            click.echo("Une autre commande prépare cette base ; on l’attend… / Waiting for another command…", err=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def migrate_database() -> None:
    """Applies what is missing; a database up to date costs one query."""
    executor = MigrationExecutor(connection)
    refuse_other_base(executor.loader)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        click.echo("Préparation de la base… / Preparing the database…", err=True)
        call_command("migrate", verbosity=0, interactive=False)


def static_fingerprint() -> str:
    """Of the names, sizes and dates of every static file to publish."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def publish_static_files() -> None:
    """Compresses and fingerprints the static files into the home, when one of them changed."""
    root = Path(settings.STATIC_ROOT)
    stamp = root / ".published"
    fingerprint = static_fingerprint()
    if stamp.is_file() and stamp.read_text() == fingerprint:
        return
    click.echo("Préparation des pages… / Preparing the pages…", err=True)
    root.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(fingerprint)


def prepare_home() -> None:
    """Django, the folders of the home, and the database. Safe to call again."""
    start_django()
    with refusals_in_words():
        refuse_unfinished_restore(Path(settings.BONRELAIS_HOME))
        for folder in FOLDERS:
            (Path(settings.BONRELAIS_HOME) / folder).mkdir(parents=True, exist_ok=True)
        with alone_in_home():
            migrate_database()
