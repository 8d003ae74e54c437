"""`bonrelais report`, as a script calls it: one JSON document on one line, keys that do not move."""

import json
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from bonrelais.cli.report import command
from bonrelais.directory.models import PerimeterHit
from bonrelais.foundation.actor import SYSTEM
from bonrelais.impact.indicators import PUBLIC
from bonrelais.programmes import actions as programme_actions
from bonrelais.programmes.choices import Mode, TargetIndicator
from bonrelais.programmes.models import Perimeter, Priority
from bonrelais.projects.choices import OutcomeKind, OutcomeNature
from tests import make
from tests.impact import making
from tests.impact.making import Held

pytestmark = pytest.mark.django_db
MET = date(2024, 5, 14)
KEYS = [
    "programme", "from", "to", "as_of", "businesses_met", "businesses_met_by_sector", "businesses_met_by_size",
    "businesses_met_by_epci", "priorities", "action_projects", "action_projects_by_theme", "investment_projects",
    "investment_planned_eur", "investment_made_eur", "jobs_planned", "jobs_made", "agreement",
]  # fmt: skip


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def story() -> making.Town:
    """Two businesses met (one twice), one by phone; a project of 12 500,50 EUR and two hires."""
    town = making.town()
    first, second = making.shop(town, is_crafts=True), making.shop(town, town.late_commune, size="21")
    ecology = Priority.objects.get(programme=town.programme, code="transition-ecologique")
    making.visit(town, first, Held(MET))
    making.visit(town, first, Held(date(2024, 9, 3), subjects=(ecology,)))
    making.visit(town, second, Held(date(2024, 6, 4)))
    making.need(town, second, "transition-ecologique", date(2024, 6, 4))
    making.visit(town, making.shop(town), Held(MET, Mode.PHONE))
    centre = Perimeter.objects.create(
        programme=town.programme, kind="centre-ville", name="Centre", commune=first.commune, recorded_at=make.OPENED_AT
    )
    PerimeterHit.objects.create(perimeter=centre, establishment=first, recorded_at=make.OPENED_AT)
    project = making.project(town, first, MET)
    making.outcome(town, project, making.entry(OutcomeKind.INVESTMENT, OutcomeNature.PLANNED, 1_250_050, MET))
    making.outcome(town, project, making.entry(OutcomeKind.JOBS_CREATED, OutcomeNature.MADE, 2, date(2024, 7, 1)))
    return town


def told(town: making.Town) -> dict[str, object]:
    """The story as of 20 November 2024, from January on."""
    epcis = town.programme.epcis.order_by("joined_on").values_list("epci__siren", "epci__name")
    return {
        "programme": town.programme.code,
        "from": "2024-01-01",
        "to": "2024-11-20",
        "as_of": "2024-11-20",
        "businesses_met": 2,
        "businesses_met_by_sector": [{"sector": "commerce", "label": "Commerce", "count": 2, "share": 1.0}],
        "businesses_met_by_size": [
            {"size": "01", "label": "1 ou 2 salariés", "count": 1, "share": 0.5},
            {"size": "50+", "label": "50 salariés ou plus", "count": 1, "share": 0.5},
        ],
        "businesses_met_by_epci": [{"siren": siren, "name": name, "count": 1, "share": 0.5} for siren, name in epcis],
        "priorities": [
            {"code": "centre-ville", "label": "Vie des centres-villes et centres-bourgs", "businesses_met": 1},
            {"code": "transition-ecologique", "label": "Transition écologique", "businesses_met": 2},
            {"code": "artisanat", "label": "Artisanat", "businesses_met": 1},
        ],
        "action_projects": 1,
        "action_projects_by_theme": [{"theme": "numerique", "label": "Numérique", "count": 1}],
        "investment_projects": 1,
        "investment_planned_eur": 12500.5,
        "investment_made_eur": 0,
        "jobs_planned": 0,
        "jobs_made": 2,
        "agreement": {
            "code": "phase-3",
            "amount_eur_per_year": 100000,
            "target_businesses": 190,
            "target_from": "2024-01-01",
            "target_to": "2024-12-31",
            "businesses_met": 2,
        },
    }


def test_json_report_has_its_keys_and_figures() -> None:
    town = story()
    signed = make.agreement(town.programme, starts_on=date(2024, 1, 1), ends_on=date(2025, 12, 31), code="phase-3")
    facts = programme_actions.TargetFacts(TargetIndicator.BUSINESSES_MET, date(2024, 1, 1), date(2024, 12, 31), 190)
    programme_actions.set_target(signed, facts=facts, by=SYSTEM, at=make.OPENED_AT)
    code = town.programme.code
    result = run("--programme", code, "--from", "2024-01-01", "--as-of", "2024-11-20", "--format", "json")
    assert (result.exit_code, result.stdout.count("\n")) == (0, 1)
    said = json.loads(result.stdout)
    assert list(said) == KEYS
    assert said == told(town)


def test_agreement_names_the_target_of_the_shortest_period() -> None:
    town = making.town()
    signed = make.agreement(town.programme, starts_on=date(2024, 1, 1), ends_on=date(2025, 12, 31))
    for last, value in ((date(2025, 12, 31), 380), (date(2024, 12, 31), 190)):
        facts = programme_actions.TargetFacts(TargetIndicator.BUSINESSES_MET, date(2024, 1, 1), last, value)
        programme_actions.set_target(signed, facts=facts, by=SYSTEM, at=make.OPENED_AT)
    said = json.loads(run("--as-of", "2024-11-20", "--format", "json").stdout)["agreement"]
    assert (said["target_businesses"], said["target_to"]) == (190, "2024-12-31")


def test_days_not_given_are_the_programme_start_and_the_day_asked() -> None:
    town = making.town()
    said = json.loads(run("--as-of", "2024-11-20", "--format", "json").stdout)
    assert (said["programme"], said["from"], said["to"]) == (town.programme.code, "2020-01-06", "2024-11-20")
    assert said["agreement"] is None


def test_rows_say_why_they_count_and_the_others_why_not() -> None:
    story()
    asked = ("--as-of", "2024-11-20", "--rows", "businesses_met", "--format", "json")
    assert json.loads(run(*asked).stdout)["left_out"] is None
    said = json.loads(run(*asked, "--left-out").stdout)
    assert (said["value"], len(said["rows"]), said["unit"]) == (2, 2, "entreprises")
    assert [row["why"] for row in said["rows"]] == [
        "Première rencontre de la période, tenue le 14 mai 2024, sur place.",
        "Première rencontre de la période, tenue le 4 juin 2024, sur place.",
    ]
    assert sorted(row["why"] for row in said["left_out"]) == [
        "Entreprise déjà comptée dans la période par la rencontre du 14 mai 2024.",
        "Rencontre par téléphone : ce mode ne compte pas.",
    ]


def test_rows_of_money_add_up_to_the_figure() -> None:
    story()
    said = json.loads(run("--as-of", "2024-11-20", "--rows", "investment_planned_eur", "--format", "json").stdout)
    assert said["value"] == sum(row["value"] for row in said["rows"]) == 12500.5


def test_need_found_outside_the_period_serves_no_priority() -> None:
    town = making.town()
    place = making.shop(town)
    making.need(town, place, "transition-ecologique", date(2024, 6, 4))
    making.visit(town, place, Held(date(2024, 9, 3)))
    assert {start: served("transition-ecologique", start) for start in ("2024-06-04", "2024-06-05")} == {
        "2024-06-04": 1,
        "2024-06-05": 0,
    }


def served(priority: str, start: str) -> int:
    """How many businesses met from a day on serve a priority."""
    said = json.loads(run("--from", start, "--as-of", "2024-11-20", "--format", "json").stdout)
    counts: dict[str, int] = {one["code"]: one["businesses_met"] for one in said["priorities"]}
    return counts[priority]


def test_retired_perimeter_serves_a_priority_as_of_the_days_before() -> None:
    town = making.town()
    place = making.shop(town)
    making.visit(town, place, Held(MET))
    centre = Perimeter.objects.create(
        programme=town.programme,
        kind="centre-ville",
        name="Centre",
        commune=place.commune,
        recorded_at=make.OPENED_AT,
        retired_at=making.evening(date(2024, 6, 10)),
    )
    PerimeterHit.objects.create(perimeter=centre, establishment=place, recorded_at=make.OPENED_AT)
    asked = [date(2024, 6, 9), date(2024, 6, 10)]
    told = [making.figures(town, as_of=day)["priorities"][0] for day in asked]
    assert [(one["code"], one["businesses_met"]) for one in told] == [("centre-ville", 1), ("centre-ville", 0)]


def test_rows_in_text_say_what_each_adds() -> None:
    story()
    asked = ("--as-of", "2024-11-20", "--format", "text", "--rows")
    money = run(*asked, "investment_planned_eur").stdout.replace("\u00a0", " ").splitlines()
    assert (money[0], "  12 500,50 €  " in money[3]) == ("Investissements prévus : 12 500,50 €", True)
    jobs = run(*asked, "jobs_made").stdout.splitlines()
    assert (jobs[0], "  2 emplois  " in jobs[3]) == ("Embauches réalisées : 2 emplois", True)
    assert run(*asked, "businesses_met").stdout.splitlines()[0] == "Entreprises rencontrées : 2 entreprises"


def test_text_and_spreadsheet_are_written(tmp_path: Path) -> None:
    story()
    assert "Entreprises rencontrées" in run("--as-of", "2024-11-20").stdout
    book = tmp_path / "bilan.xlsx"
    assert run("--as-of", "2024-11-20", "--format", "xlsx", "--output", str(book)).exit_code == 0
    with ZipFile(book) as sheets:
        assert len([name for name in sheets.namelist() if name.startswith("xl/worksheets/sheet")]) == 8
    to_stdout = run("--as-of", "2024-11-20", "--format", "xlsx", "--rows", "action_projects", "--left-out")
    assert to_stdout.stdout_bytes[:2] == b"PK"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--programme", "ailleurs"), "Aucun dispositif ne porte le code « ailleurs »."),
        (("--from", "2024-06-01", "--to", "2024-05-01"), "La période commence le 1er juin 2024"),
        (("--rows", "rien"), "L’indicateur « rien » n’existe pas."),
        (("--rows", "businesses_met", "--priority", "rien"), "La priorité « rien » n’existe pas."),
        (("--as-of", "9999-12-31"), "est hors du temps. Choisissez une année de 1900 à 2200."),
    ],
)
def test_mistake_is_refused_in_words(arguments: tuple[str, ...], said: str) -> None:
    making.town()
    result = run(*arguments)
    assert result.exit_code == 1
    assert said in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--rows", "jobs_made", "--priority", "artisanat"), "--priority va avec --rows businesses_met seulement."),
        (("--priority", "artisanat"), "--priority et --left-out vont avec --rows INDICATEUR."),
        (("--left-out",), "--priority et --left-out vont avec --rows INDICATEUR."),
        (("--rows", "businesses_met", "--priority", "artisanat", "--left-out"), "--priority ne va pas avec --left-out"),
    ],
)
def test_option_that_would_change_nothing_is_refused(arguments: tuple[str, ...], said: str) -> None:
    making.town()
    result = run(*arguments)
    assert (result.exit_code, said in result.stderr, result.stdout) == (2, True, "")


def test_base_without_programme_says_how_to_make_one() -> None:
    assert run("--format", "json").stderr == (
        "Erreur : Cette base n’a pas de dispositif. Créez-en un avec « bonrelais init ».\n"
    )


@pytest.mark.parametrize("indicator", PUBLIC)
def test_rows_add_up_to_the_figure_of_every_indicator(indicator: str) -> None:
    story()
    said = json.loads(run("--as-of", "2024-11-20", "--format", "json").stdout)
    rows = json.loads(run("--as-of", "2024-11-20", "--rows", indicator, "--format", "json").stdout)
    assert rows["value"] == said[indicator] == sum(row["value"] for row in rows["rows"])


@pytest.mark.parametrize(
    ("priority", "whys"),
    [
        ("centre-ville", ["établissement dans le périmètre"]),
        ("transition-ecologique", ["besoin relevé sur le thème", "sujet abordé à la rencontre"]),
        ("artisanat", ["inscrite aux métiers"]),
    ],
)
def test_rows_of_a_priority_say_why_each_serves_it(priority: str, whys: list[str]) -> None:
    story()
    asked = ("--as-of", "2024-11-20", "--rows", "businesses_met", "--priority", priority, "--format", "json")
    rows = json.loads(run(*asked).stdout)["rows"]
    assert sorted(row["why"].partition("Sert la priorité : ")[2] for row in rows) == [f"{why}." for why in whys]
    figures = json.loads(run("--as-of", "2024-11-20", "--format", "json").stdout)["priorities"]
    assert {one["code"]: one["businesses_met"] for one in figures}[priority] == len(rows)


def test_report_before_the_programme_starts_is_empty() -> None:
    making.town()
    said = json.loads(run("--as-of", "2019-01-01", "--format", "json").stdout)
    assert (said["from"], said["to"], said["businesses_met"]) == ("2019-01-01", "2019-01-01", 0)
