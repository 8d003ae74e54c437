"""What officials cannot work out: few businesses, by themselves or by comparing two pages or two days."""

import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from bonrelais.foundation.actor import SYSTEM
from bonrelais.programmes import actions
from bonrelais.programmes.choices import Role, TargetIndicator
from bonrelais.projects.choices import OutcomeKind, OutcomeNature
from tests import make
from tests.impact import making
from tests.impact.making import Held, Town
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db

AGREEMENT = "/resultats/convention/"
RESULTS = "/resultats/?periode=debut"
COVERAGE = "/resultats/couverture/?periode=debut"
CLOSED = date(2024, 9, 12)
"""In the last quarter over: the tests stand on 20 November 2024."""
SINCE = date(2024, 10, 8)


def official(town: Town) -> Client:
    return make.client_of(make.seat(Role.OFFICIAL, programme=town.programme))


def met(town: Town, *, early: int, late: int, on: date = CLOSED) -> None:
    """Businesses met in the first intercommunality and in the late one."""
    for commune, count in ((town.communes[0], early), (town.late_commune, late)):
        for _ in range(count):
            making.visit(town, making.shop(town, commune), Held(on))


def told(client: Client, page: str) -> str:
    """The page, but for what changes at each reading of it: the marks of its forms, its own address."""
    return re.sub(r'name="(csrfmiddlewaretoken|next)" value="[^"]*"', "", client.get(page).content.decode())


def with_targets(town: Town) -> None:
    """For 2024, for the whole and for each intercommunality."""
    year = date(2024, 1, 1), date(2024, 12, 31)
    signed = make.agreement(town.programme, starts_on=year[0], ends_on=year[1])
    epcis = [None, *(held.epci for held in town.programme.epcis.order_by("joined_on", "id"))]
    for epci in epcis:
        facts = actions.TargetFacts(TargetIndicator.BUSINESSES_MET, *year, 100, epci=epci)
        actions.set_target(signed, facts=facts, by=SYSTEM, at=make.OPENED_AT)


@pytest.mark.parametrize(
    ("early", "late", "done"),
    [
        (14, 3, ["17", "15", "5"]),
        (5, 1, ["6", "5", "n. c."]),
        (4, 0, ["4", "5", "n. c."]),
    ],
)
def test_parts_of_a_target_are_rounded_or_withheld_and_tell_no_pace(early: int, late: int, done: list[str]) -> None:
    town = making.town()
    met(town, early=early, late=late)
    with_targets(town)
    lines = official(town).get(AGREEMENT).context["board"].lines
    assert sorted(line.done for line in lines) == sorted(done)
    assert [line.progress is not None for line in lines] == [line.scope == "Tout le dispositif" for line in lines]
    assert [line.url for line in lines] == ["", "", ""]
    own = make.client_of(town.seat).get(AGREEMENT).context["board"].lines
    assert sorted(line.done for line in own) == sorted([str(early + late), str(early), str(late)])


def test_target_of_an_adviser_is_not_told_to_officials() -> None:
    town = making.town()
    year = date(2024, 1, 1), date(2024, 12, 31)
    signed = make.agreement(town.programme, starts_on=year[0], ends_on=year[1])
    facts = actions.TargetFacts(TargetIndicator.BUSINESSES_MET, *year, 100, adviser=town.seat.user)
    actions.set_target(signed, facts=facts, by=SYSTEM, at=make.OPENED_AT)
    assert [line.scope for line in official(town).get(AGREEMENT).context["board"].lines] == []
    own = make.client_of(town.seat).get(AGREEMENT).context["board"].lines
    assert [line.scope for line in own] == [town.seat.user.name]


def test_cost_of_a_business_is_not_told_while_few_are_met() -> None:
    town = making.town()
    met(town, early=2, late=0)
    with_targets(town)
    assert make.client_of(town.seat).get(RESULTS).context["board"].budget is not None
    assert official(town).get(RESULTS).context["board"].budget is None


def test_theme_of_one_business_is_withheld_however_many_projects_it_has() -> None:
    town = making.town()
    alone = making.shop(town)
    for _ in range(4):
        making.project(town, alone, CLOSED)
    for _ in range(5):
        making.project(town, making.shop(town), CLOSED, theme="formation")
    board = official(town).get(RESULTS).context["board"]
    assert (board.projects.text, [(bar.label, bar.value, bar.text) for bar in board.themes.bars]) == (
        "9",
        [("Formation", 5, ""), ("Autres", 0, "n. c.")],
    )


def test_absent_line_is_told_as_a_withheld_one() -> None:
    town, other = making.town(), making.town()
    met(town, early=4, late=0)
    met(other, early=4, late=0)
    making.visit(other, making.shop(other, size="11"), Held(CLOSED))
    sizes = [official(one).get(RESULTS).context["board"].sizes.bars for one in (town, other)]
    assert [[(bar.label, bar.value, bar.text) for bar in bars] for bars in sizes] == [
        [("1 ou 2 salariés", 5, ""), ("Autres", 0, "n. c.")],
        [("1 ou 2 salariés", 5, ""), ("Autres", 0, "n. c.")],
    ]


@pytest.mark.parametrize(
    "query",
    [
        "&arret=2024-10-07",
        "&arret=2024-10-08",
        "&arret=2024-11-20",
        "&du=2024-10-01&au=2024-10-31&vu=2024-01-01/2024-12-31",
    ],
)
@pytest.mark.parametrize("page", [RESULTS, COVERAGE, "/resultats/bilan/?periode=debut"])
def test_official_is_told_of_closed_quarters_only(page: str, query: str) -> None:
    town = making.town()
    met(town, early=4, late=3)
    later = making.shop(town)
    client = official(town)
    before = told(client, page)
    making.visit(town, later, Held(SINCE))
    assert told(client, page + query) == before == told(client, page)


def test_free_days_are_not_offered_to_officials() -> None:
    client = official(making.town())
    choice = client.get(RESULTS).context["choice"]
    years = [f"année {year}" for year in (2024, 2023, 2022, 2021, 2020)]
    assert [option.label for option in choice.options] == [*years, "depuis 2020"]
    page = client.get("/resultats/?periode=dates&du=2024-09-01&au=2024-09-12").context["choice"]
    assert (page.value, page.as_of) == ("annee-2024", date(2024, 9, 30))


def test_next_quarter_moves_a_cell_by_nothing_or_by_a_step(clock: Clock) -> None:
    town = making.town()
    met(town, early=7, late=3)
    client = official(town)
    told = [[bar.value for bar in client.get(RESULTS).context["board"].by_epci.bars]]
    met(town, early=1, late=0, on=SINCE)
    clock.move_to(datetime(2025, 1, 6, 9, tzinfo=UTC))
    told.append([bar.value for bar in client.get(RESULTS).context["board"].by_epci.bars])
    assert told == [[5, 5], [10, 5]]


def test_amounts_are_rounded_and_withheld_when_few_made_them() -> None:
    town = making.town()
    planned = (OutcomeKind.INVESTMENT, OutcomeNature.PLANNED)
    for cents in (12_345_600, 98_000_00, 1_250_000_00):
        made = making.project(town, making.shop(town), CLOSED)
        making.outcome(town, made, making.entry(*planned, cents, CLOSED))
    alone = making.project(town, making.shop(town), CLOSED)
    making.outcome(town, alone, making.entry(OutcomeKind.INVESTMENT, OutcomeNature.MADE, 98_765_43, CLOSED))
    board = official(town).get(RESULTS).context["board"]
    assert (board.investments.planned.value, board.investments.made.text) == (1_450_000_00, "n. c.")


def test_map_draws_a_commune_of_two_businesses_as_one_without_any() -> None:
    town = making.town()
    met(town, early=6, late=2)
    coverage = official(town).get(COVERAGE).context["coverage"]
    assert [[cell.text for cell in cells] for _, cells in coverage.table.rows] == [
        ["5", "6", "83\u00a0%"],
        ["n. c.", "0", "n. c."],
        ["n. c.", "2", "n. c."],
    ]
    assert coverage.untouched is None
