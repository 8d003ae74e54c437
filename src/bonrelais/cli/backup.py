"""`bonrelais backup FILE`: the database, the uploads and the key in one file, while the product runs."""

import json
import shutil
import tempfile
from pathlib import Path

import click
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

import bonrelais
from bonrelais.cli.prepare import prepare_home
from bonrelais.cli.saving.archive import DATABASE, KEY, UPLOADS, Manifest, Origin, whole_or_nothing, write_archive
from bonrelais.cli.telling import answer, refusals_told
from bonrelais.core.french import count, show_size
from bonrelais.foundation import clock

LAST = "last-backup.json"


@click.command("backup", help="Sauvegarde la base, les fichiers déposés et la clé dans un fichier.")
@click.argument("file", metavar="FICHIER", type=click.Path(path_type=Path))
@click.option("--without-key", "is_keyless", is_flag=True, help="Laisse de côté la clé de l’installation.")
@click.option("--json", "is_json", is_flag=True, help="Répond en JSON, sur une ligne.")
def command(*, file: Path, is_keyless: bool, is_json: bool) -> None:
    prepare_home()
    home = Path(settings.BONRELAIS_HOME)
    made_at = clock.now().astimezone(clock.PARIS)
    with refusals_told():
        if file.is_dir():
            file = file / f"bonrelais-{made_at:%Y-%m-%d-%H%M%S}.tar.gz"
        file = file.absolute()
        with tempfile.TemporaryDirectory(prefix=".backup-", dir=home) as place:
            manifest = save_home(home, file, Path(place), made_at=made_at.isoformat(), is_keyless=is_keyless)
        size = file.stat().st_size
        told = {"file": str(file), "made_at": made_at.isoformat(), "bytes": size, "engine": manifest["engine"]}
        with whole_or_nothing(home / LAST) as last:
            last.write(json.dumps(told).encode())
    has_key = "secret-key" in manifest["parts"]
    uploads = sum(name.startswith("uploads/") for name in manifest["parts"])
    answer(
        {**told, "uploads": uploads, "has_key": has_key},
        f"Sauvegarde faite : {file} ({show_size(size)}, {count(uploads, 'fichier déposé', 'fichiers déposés')}). "
        + ("Elle contient la clé de l’installation et des données personnelles : gardez-la en lieu sûr." * has_key),
        is_json=is_json,
    )


def save_home(home: Path, file: Path, place: Path, *, made_at: str, is_keyless: bool) -> Manifest:
    # It loads SQLite: the settings have then put a current one in the place of the system's.
    from bonrelais.cli.saving.engines import engine_in_use

    engine = engine_in_use()
    applied = MigrationRecorder(connection).applied_migrations()
    engine.copy_to(place / DATABASE)
    uploads = sorted(path for path in (home / UPLOADS).rglob("*") if path.is_file() and not path.is_symlink())
    parts = [(DATABASE, place / DATABASE), *((path.relative_to(home).as_posix(), path) for path in uploads)]
    if not is_keyless and (home / KEY).is_file():
        shutil.copyfile(home / KEY, place / KEY)
        parts.append((KEY, place / KEY))
    origin = Origin(
        version=bonrelais.__version__,
        made_at=made_at,
        engine=engine.name,
        migrations=[f"{app}.{name}" for app, name in applied],
    )
    return write_archive(file, parts, origin)
