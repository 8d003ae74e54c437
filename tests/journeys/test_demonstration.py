"""The demonstration as it is built by the command: the published results come out of the general rules."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

MODULE = [sys.executable, "-m", "bonrelais.cli.main"]
# One build, whatever the number of workers.
pytestmark = pytest.mark.xdist_group("demonstration")
REPORT = ["report", "--programme", "cap-developpement", "--from", "2021-01-01", "--format", "json"]


class Home:
    """A home of its own, reached by the commands as a person would."""

    def __init__(self, folder: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        self.environment = {
            **kept,
            "BONRELAIS_HOME": str(folder),
            "DJANGO_SETTINGS_MODULE": "bonrelais.config.settings",
        }

    def run(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run([*MODULE, *words], env=self.environment, capture_output=True, text=True, check=False)

    def note_visit(self, day: str) -> None:
        script = Path(__file__).with_name("visiting.py")
        subprocess.run([sys.executable, str(script), day], env=self.environment, check=True)

    def report(self, *words: str) -> dict[str, object]:
        answer = self.run(*REPORT, *words)
        assert answer.returncode == 0, answer.stderr
        told: dict[str, object] = json.loads(answer.stdout)
        return told


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    made = Home(tmp_path_factory.mktemp("demonstration"))
    answer = made.run("demo", "--today", "2026-11-23", "--json")
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["built"] is True
    return made


def shares(report: dict[str, object]) -> dict[str, int]:
    rows = report["businesses_met_by_sector"]
    assert isinstance(rows, list)
    return {row["label"]: round(100 * row["share"]) for row in rows}


def test_published_results_come_out_of_the_rows(home: Home) -> None:
    report = home.report("--as-of", "2024-11-20")
    assert report["businesses_met"] == 869
    assert {label: share for label, share in shares(report).items() if share >= 10} == {
        "Commerce": 40,
        "Services aux particuliers": 18,
        "Industrie": 13,
        "Hôtellerie-restauration": 10,
    }
    themes = report["action_projects_by_theme"]
    assert isinstance(themes, list)
    assert [row["label"] for row in themes[:3]] == ["Développement commercial", "Numérique", "Formation"]
    assert isinstance(report["action_projects"], int)
    assert report["action_projects"] > 1000
    assert (report["investment_projects"], report["jobs_planned"], report["jobs_made"]) == (167, 160, 65)
    planned, made = report["investment_planned_eur"], report["investment_made_eur"]
    assert isinstance(planned, int | float)
    assert isinstance(made, int | float)
    assert 14_000_000 < planned < 15_000_000
    assert 0 < made < planned


def test_met_businesses_are_mostly_very_small(home: Home) -> None:
    sizes = home.report("--as-of", "2024-11-20")["businesses_met_by_size"]
    assert isinstance(sizes, list)
    under_ten = sum(row["count"] for row in sizes if row["size"] in {"00", "01", "02", "03"})
    assert under_ten > 869 / 2


def test_fourth_phase_is_in_progress(home: Home) -> None:
    agreement = home.report("--as-of", "2026-11-23")["agreement"]
    assert isinstance(agreement, dict)
    told = (agreement["amount_eur_per_year"], agreement["target_businesses"], agreement["target_from"])
    assert told == (165_000, 190, "2026-01-01")
    assert 0 < agreement["businesses_met"] < 190


def test_second_run_changes_nothing(home: Home) -> None:
    before = home.report("--as-of", "2026-11-23")
    answer = home.run("demo", "--today", "2026-11-23", "--json")
    assert (answer.returncode, json.loads(answer.stdout)["built"]) == (0, False)
    assert home.report("--as-of", "2026-11-23") == before


def test_visit_added_through_the_screen_makes_870(home: Home) -> None:
    """Recorded now, held then: it counts in the period, and not in what was known that day."""
    home.note_visit("2024-11-19")
    assert home.report("--to", "2024-11-20")["businesses_met"] == 870
    assert home.report("--as-of", "2024-11-20")["businesses_met"] == 869
