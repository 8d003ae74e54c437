"""What every command shares: its refusals, and the home it makes ready."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from bonrelais.cli.safeguards import UNFINISHED
from tests.cli.run import installation_in, run


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        (("serv",), "la commande « serv » n’existe pas."),
        (("backup",), "il manque FICHIER."),
        (("restore", "nowhere.tar.gz"), "FICHIER : ce fichier n’existe pas, ou ne se lit pas."),
        (("check", "now"), "il y a un mot de trop (now)."),
        (("report", "--output", "."), "--output : donnez un fichier où écrire, dans un dossier qui existe."),
        (("check", "--jsn"), "l’option --jsn n’existe pas. Vouliez-vous dire --json ?"),
    ],
)
def test_refusal_is_in_french(arguments: tuple[str, ...], refusal: str) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (2, f"Erreur : {refusal}")


def test_umask_comes_back_after_the_command() -> None:
    before = os.umask(0o022)
    run("check", "--help")
    assert os.umask(before) == 0o022


@pytest.mark.django_db
def test_home_half_restored_is_refused() -> None:
    unfinished = Path(settings.BONRELAIS_HOME) / UNFINISHED
    unfinished.touch()
    done = run("user", "list")
    unfinished.unlink()
    assert done.exit_code == 1
    assert done.stderr.startswith("Erreur : Une restauration a été interrompue")


@pytest.mark.django_db
def test_base_of_another_version_is_refused() -> None:
    MigrationRecorder(connection).record_applied("visits", "9999_seen_later")
    done = run("user", "list")
    assert done.exit_code == 1
    assert done.stderr.startswith(
        "Erreur : La base vient d’une autre version de Bon Relais, plus récente ou d’essai "
        "(« visits.9999_seen_later » y est déjà)."
    )


@pytest.mark.django_db
def test_package_half_removed_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "allauth").mkdir()
    (tmp_path / "allauth" / "__init__.py").touch()
    with installation_in(tmp_path / "home") as installation:
        done = installation.run("user", "list", first=f'export PYTHONPATH="{tmp_path}:$PYTHONPATH";')
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Erreur : L’environnement est incomplet (No module named 'allauth.")
    assert "Traceback" not in done.stderr
