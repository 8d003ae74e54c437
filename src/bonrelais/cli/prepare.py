"""`bonrelais prepare`: makes the home ready. Every command that needs the database calls `prepare_home` first."""

import errno
import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click


def start_django() -> None:
    """Loads the settings and the rooms, or says in words what is wrong with the environment."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bonrelais.config.settings")
    import django  # the database driver must be chosen by the settings first
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as refusal:
        raise click.ClickException(str(refusal)) from refusal


@contextmanager
def refusals_in_words() -> Iterator[None]:
    """What an installation commonly lacks (room on the disk, rights, a database) is said without a traceback."""
    from django.db import OperationalError

    try:
        yield
    except OSError as refusal:
        if refusal.errno not in {errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EDQUOT}:
            raise
        raise click.ClickException(disk_refusal(refusal)) from refusal
    except OperationalError as refusal:
        raise click.ClickException(database_refusal(str(refusal).strip())) from refusal


def disk_refusal(refusal: OSError) -> str:
    if refusal.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "Le disque est plein : libérez de la place et relancez. / The disk is full: free some space."
    return f"Impossible d'écrire dans {refusal.filename}. / Cannot write in {refusal.filename}."


def database_refusal(reason: str) -> str:
    if "disk is full" in reason or "No space left" in reason:
        return disk_refusal(OSError(errno.ENOSPC, reason))
    return f"La base de données ne répond pas ; vérifiez DATABASE_URL. / The database does not answer.\n{reason}"


def migrate_database() -> None:
    """Applies what is missing; a database up to date costs one query."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        click.echo("Préparation de la base… / Preparing the database…", err=True)
        call_command("migrate", verbosity=0, interactive=False)


def static_fingerprint() -> str:
    """Of the names, sizes and dates of every static file to publish."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def publish_static_files() -> None:
    """Compresses and fingerprints the static files into the home, when one of them changed."""
    from django.conf import settings
    from django.core.management import call_command

    root = Path(settings.STATIC_ROOT)
    stamp = root / ".published"
    fingerprint = static_fingerprint()
    if stamp.is_file() and stamp.read_text() == fingerprint:
        return
    stamp.unlink(missing_ok=True)
    root.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(fingerprint)


def prepare_home() -> None:
    """Django, the folders of the home, and the database. Safe to call again."""
    start_django()
    from django.conf import settings

    with refusals_in_words():
        for folder in ("uploads", "logs", "mail"):
            (settings.BONRELAIS_HOME / folder).mkdir(parents=True, exist_ok=True)
        migrate_database()


@click.command("prepare", hidden=True)
@click.option("--demonstration", is_flag=True)
def command(*, demonstration: bool) -> None:
    prepare_home()
    with refusals_in_words():
        publish_static_files()
    del demonstration
    sys.stdout.flush()
