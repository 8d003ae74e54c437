"""What a home must not be before anything touches it: half restored, or written by a newer Bon Relais."""

from pathlib import Path
from typing import Final

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db.migrations.loader import MigrationLoader

UNFINISHED: Final = "restore.unfinished"


def refuse_unfinished_restore(home: Path) -> None:
    if (home / UNFINISHED).exists():
        raise ImproperlyConfigured(
            f"Une restauration a été interrompue dans {home}. Relancez « bonrelais restore FICHIER --yes » : "
            "ce qui était là avant est gardé dans le dossier « mis-de-cote »."
        )


def unknown_migrations(loader: MigrationLoader) -> list[str]:
    """The changes that the base has had and this version does not know."""
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("bonrelais.")}
    applied = loader.applied_migrations or {}
    return sorted(f"{app}.{name}" for app, name in applied if app in ours and (app, name) not in loader.disk_migrations)


def refuse_other_base(loader: MigrationLoader) -> None:
    unknown = unknown_migrations(loader)
    if unknown:
        raise ImproperlyConfigured(
            f"La base vient d’une autre version de Bon Relais, plus récente ou d’essai (« {unknown[-1]} » y est déjà). "
            "Installez cette version, restaurez une sauvegarde faite par celle-ci, ou donnez une base vide, "
            "par exemple avec BONRELAIS_HOME=autre-dossier. "
            "/ The database comes from another version."
        )
