"""`bonrelais zones`."""

import json
from pathlib import Path

import pytest

from bonrelais.territory.models import ListedCommune, OfficialList
from tests.cli.run import run

pytestmark = pytest.mark.django_db

ZFRR = "en zone France ruralités revitalisation (ZFRR)"
MOVES = "3\u00a0nouvelles, 0\u00a0sortie, 0\u00a0changée, 0\u00a0inchangée"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "zfrr.csv"
    path.write_text(
        "Code commune;nom;partiel\n62534;Lumbres;\n1004;Ambérieu-en-Bugey;oui\n62110;Berguette;\n", "cp1252"
    )
    return path


def test_list_is_tried_taken_and_told(file: Path) -> None:
    told = ("zones", "import", str(file), "--zone", "zfrr", "--source", "ANCT", "--on", "2024-07-01")
    tried = run(*told, "--dry-run")
    assert tried.exit_code == 0
    assert tried.stdout.splitlines() == [
        f"Zone zfrr ({ZFRR}), ANCT, 1er juillet 2024\u00a0: 3\u00a0communes, {MOVES}.",
        "Nouvelles\u00a0: 01004, 62473, 62534",
        "Zéro de tête remis\u00a0: 01004",
        "Communes fusionnées, lues comme celles d’aujourd’hui\u00a0: 62110 est aujourd’hui dans la commune 62473",
        "Essai\u00a0: rien n’a été écrit.",
    ]
    assert OfficialList.objects.count() == 0
    done = run(*told, "--json")
    assert (done.exit_code, done.stdout.count("\n")) == (0, 1)
    assert json.loads(done.stdout) == {
        "list": "zfrr",
        "source": "ANCT",
        "on": "2024-07-01",
        "communes": 3,
        "new": ["01004", "62473", "62534"],
        "gone": [],
        "moved": [],
        "unchanged": 0,
        "padded": ["01004"],
        "mended": ["62110 est aujourd’hui dans la commune 62473"],
        "refused": [],
    }
    assert run("zones", "list").stdout.splitlines() == [
        "1\u00a0liste en service",
        f"zfrr  Zone zfrr ({ZFRR})\u00a0: 3\u00a0communes, dont 2 en partie. ANCT, 1er juillet 2024",
    ]
    assert json.loads(run("zones", "list", "--json").stdout) == [
        {"list": "zfrr", "source": "ANCT", "on": "2024-07-01", "communes": 3, "in_part": 2}
    ]


def test_densities_are_taken_by_levels(tmp_path: Path) -> None:
    file = tmp_path / "grille.csv"
    file.write_text("CODGEO,LIBGEO,DENS\n62534,Lumbres,3\n")
    done = run("zones", "import", str(file), "--density", "--source", "INSEE", "--on", "01/01/2024")
    assert done.stdout.startswith(
        "Densité des communes, INSEE, 1er janvier 2024\u00a0: 1\u00a0commune, 1\u00a0nouvelle,"
    )
    assert list(ListedCommune.objects.values_list("code", "standing")) == [("density", "low")]


def test_wrong_line_refuses_the_whole_file_and_is_shown_by_a_trial(tmp_path: Path) -> None:
    file = tmp_path / "zfrr.csv"
    file.write_text("com;nom\n62534;Lumbres\n62999;Nulle part\nabc;\n")
    told = ("zones", "import", str(file), "--zone", "zfrr", "--source", "ANCT", "--on", "2024-07-01")
    tried = run(*told, "--dry-run", "--json")
    lines = [
        "ligne 4\u00a0: « ABC » n’est pas un code INSEE de commune",
        "ligne 3\u00a0: aucune commune n’a jamais eu le code 62999",
    ]
    assert (tried.exit_code, json.loads(tried.stdout)["refused"]) == (0, lines)
    done = run(*told)
    assert (done.exit_code, [line in done.stderr for line in lines]) == (1, [True, True])
    assert "Tant qu’une ligne est à corriger, l’import est refusé." in run(*told, "--dry-run").stdout
    assert (OfficialList.objects.count(), ListedCommune.objects.count()) == (0, 0)


def test_list_of_one_department_is_told_to_be_checked(tmp_path: Path) -> None:
    file = tmp_path / "zfrr.csv"
    file.write_text("code_commune\n62534\n62473\n")
    done = run("zones", "import", str(file), "--zone", "zfrr", "--source", "ANCT", "--on", "2024-07-01")
    assert done.stdout.splitlines()[-1] == (
        "À vérifier\u00a0: toutes ces communes sont du département 62. La liste dit non partout ailleurs\u00a0: "
        "importez celle de toute la France, sauf si la zone tient dans ce département."
    )


@pytest.mark.parametrize("options", [(), ("--zone", "zfrr", "--density")])
def test_zone_or_densities_must_be_told(file: Path, options: tuple[str, ...]) -> None:
    refused = run("zones", "import", str(file), "--source", "ANCT", "--on", "2024-07-01", *options)
    assert (refused.exit_code, "Dites --zone CODE" in refused.stderr) == (2, True)
