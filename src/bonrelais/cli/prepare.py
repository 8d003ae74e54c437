"""`bonrelais prepare`: makes the home ready. Every command that needs the database calls `prepare_home` first."""

import hashlib
import importlib
import os
from pathlib import Path
from typing import Final

import click
import django
from dj_database_url import UnknownSchemeError
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from bonrelais.cli.commands import COMMANDS
from bonrelais.cli.refusals import refusals_in_words
from bonrelais.demonstration.accounts import ACCOUNTS, PASSWORD

FOLDERS: Final = ("uploads", "logs", "mail")


def start_django() -> None:
    """Loads the settings and the rooms, or says in words what is wrong with the environment."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bonrelais.config.settings")
    with refusals_in_words():
        try:
            django.setup()
        except UnknownSchemeError as refusal:
            raise ImproperlyConfigured("DATABASE_URL ne se lit pas. / DATABASE_URL cannot be read.") from refusal


def migrate_database() -> None:
    """Applies what is missing; a database up to date costs one query."""
    executor = MigrationExecutor(connection)
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
        for folder in FOLDERS:
            (Path(settings.BONRELAIS_HOME) / folder).mkdir(parents=True, exist_ok=True)
        migrate_database()


def build_demonstration() -> None:
    """What `bonrelais demo` does."""
    if "demo" not in COMMANDS:
        click.echo("La démonstration n'est pas dans cette version. / No demonstration in this version.", err=True)
        return
    demo: click.Command = importlib.import_module(COMMANDS["demo"]).command
    demo.main(args=[], standalone_mode=False)


def is_empty() -> bool:
    """Whether nobody has an account yet: the base is then free for a demonstration, or for a first programme."""
    return not get_user_model().objects.exists()


def show_accounts() -> None:
    """The demonstration's accounts, where this base holds it."""
    if not get_user_model().objects.filter(email=ACCOUNTS[0].email).exists():
        return
    click.echo(f"\n  Comptes de démonstration (mot de passe / password : {PASSWORD})")
    for account in ACCOUNTS:
        click.echo(f"    {account.email:<44}{account.role_label}")


@click.command("prepare", hidden=True)
@click.option("--demonstration", is_flag=True, help="Charge la démonstration si la base est vide.")
def command(*, demonstration: bool) -> None:
    prepare_home()
    with refusals_in_words():
        publish_static_files()
        if demonstration and is_empty():
            build_demonstration()
        show_accounts()
