"""`bonrelais restore FILE`: puts a backup in the place of the present home, which is kept beside."""

import fcntl
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from bonrelais.cli.french import FrenchError, FrenchUsageError
from bonrelais.cli.prepare import start_django
from bonrelais.cli.safeguards import UNFINISHED
from bonrelais.cli.saving.archive import DATABASE, KEY, UPLOADS, Manifest, NewerBackupError, open_archive
from bonrelais.cli.telling import agrees, answer, refusals_told
from bonrelais.foundation import clock

if TYPE_CHECKING:
    from bonrelais.cli.saving.engines import Engine

ASIDE: Final = "mis-de-cote"


@click.command("restore", help="Remet une sauvegarde en place ; ce qui était là est gardé de côté.")
@click.argument("file", metavar="FICHIER", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", "is_agreed", is_flag=True, help="Sans demander.")
@click.option("--json", "is_json", is_flag=True, help="Répond en JSON, sur une ligne.")
def command(*, file: Path, is_agreed: bool, is_json: bool) -> None:
    start_django()
    # It loads SQLite: the settings have then put a current one in the place of the system's.
    from bonrelais.cli.saving.engines import engine_in_use

    home = Path(settings.BONRELAIS_HOME)
    with refusals_told(), alone_in(home), tempfile.TemporaryDirectory(prefix=".restore-", dir=home) as place:
        staged = Path(place)
        manifest = open_archive(file, staged)
        engine = engine_in_use()
        refuse_unfit(manifest, engine, staged)
        engine.refuse_in_use()
        is_replacing = engine.holds_something()
        if is_replacing and not is_agreed:
            ask_agreement(manifest)
        aside = new_folder(home) if is_replacing or (home / "uploads").is_dir() else None
        replace(home, staged, aside, engine)
    told = {
        "file": str(file.absolute()),
        "made_at": manifest["made_at"],
        "version": manifest["version"],
        "engine": manifest["engine"],
        "aside": str(aside) if aside else None,
        "has_key": KEY in manifest["parts"],
    }
    kept = f" Ce qui était là est gardé dans {aside}." if aside else ""
    answer(told, f"Sauvegarde du {manifest['made_at'][:16].replace('T', ' ')} remise en place.{kept}", is_json=is_json)


@contextmanager
def alone_in(home: Path) -> Iterator[None]:
    """Holds the worker's turn: the product does not run meanwhile, and does not start."""
    with (home / "worker.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as failure:
            raise FrenchError("Bon Relais tourne sur cette base. Arrêtez-le, puis relancez.") from failure
        yield


def refuse_unfit(manifest: Manifest, engine: "Engine", staged: Path) -> None:
    if manifest["engine"] != engine.name:
        raise FrenchError(f"Cette sauvegarde vient de {manifest['engine']}, cette installation sert {engine.name}.")
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("bonrelais.")}
    unknown = [name for name in manifest["migrations"] if name.split(".")[0] in ours and name not in known]
    if unknown:
        raise NewerBackupError(
            f"Cette sauvegarde a été faite par Bon Relais {manifest['version']}, plus récent que celui-ci : "
            "installez cette version d’abord."
        )
    engine.refuse_unusable(staged / DATABASE)


def ask_agreement(manifest: Manifest) -> None:
    if not sys.stdin.isatty():
        raise FrenchUsageError("une base est déjà là : ajoutez --yes pour la remplacer (elle est gardée de côté).")
    day = manifest["made_at"][:16].replace("T", " ")
    if not agrees(f"Remplacer la base présente par celle du {day} ?"):
        raise FrenchError("Rien n’est changé.")


def new_folder(home: Path) -> Path:
    folder = home / ASIDE / f"{clock.now():%Y-%m-%d-%H%M%S}-{os.getpid()}"
    folder.mkdir(parents=True, mode=0o700)
    return folder


def replace(home: Path, staged: Path, aside: Path | None, engine: "Engine") -> None:
    """The uploads and the key change places, then the database, at once; a failure puts them back."""
    (staged / UPLOADS).mkdir(exist_ok=True)
    unfinished = home / UNFINISHED
    was_unfinished = unfinished.exists()
    unfinished.touch()
    moved: list[str] = []
    is_done = False
    try:
        for name in (UPLOADS, KEY):
            if not (staged / name).exists():
                continue
            if (home / name).exists() and aside is not None:
                shutil.move(home / name, aside / name)
            moved.append(name)
            shutil.move(staged / name, home / name)
        engine.put_back(staged / DATABASE, aside or staged)
        is_done = True
    finally:
        if not is_done:
            put_back_present(home, aside, moved)
        if is_done or not was_unfinished:
            unfinished.unlink()


def put_back_present(home: Path, aside: Path | None, moved: list[str]) -> None:
    for name in moved:
        place = home / name
        if place.is_dir():
            shutil.rmtree(place)
        else:
            place.unlink(missing_ok=True)
        if aside is not None and (aside / name).exists():
            shutil.move(aside / name, place)
