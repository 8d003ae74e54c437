"""The businesses of a tool: three lists, narrowed, paged, and no further than the programme and the person go."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bonrelais.core.nomenclature import Nomenclature
from bonrelais.core.rules.params import Params
from bonrelais.directory.models import Establishment
from bonrelais.directory.queries.population import population_at
from bonrelais.directory.queries.register_columns import register_columns_at
from bonrelais.foundation import clock
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import ActivitySector
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Activity
from bonrelais.toolbox import actions
from bonrelais.toolbox.models import Tool
from bonrelais.toolbox.reaching import Tab
from tests import make
from tests.make import Business, Offer

pytestmark = pytest.mark.django_db

SMALL: Params = {"kind": "workforce", "params": {"max": 9}}
OWNED: Params = {"kind": "premises", "params": {"occupancy": ["owner"]}}
OLD: Params = {"kind": "age", "params": {"min_months": 12}}
TODAY = date(2024, 11, 20)


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    population_at.cache_clear()
    register_columns_at.cache_clear()


@pytest.fixture
def seat() -> Seat:
    return make.seat()


@pytest.fixture
def places(seat: Seat) -> dict[str, Establishment]:
    """One or two employees, fifty or more, nobody knows, too young."""
    told = {
        "Atelier": Business("Atelier", size_band="01"),
        "Bonneterie": Business("Bonneterie", size_band="21"),
        "Cirerie": Business("Cirerie", size_band=""),
        "Draperie": Business("Draperie", size_band="01", created_on=date(2024, 9, 1)),
    }
    return {name: make.establishment_of(seat.programme, business) for name, business in told.items()}


def address(tool: Tool, query: str = "") -> str:
    return f"{reverse('toolbox:businesses', args=[tool.pk])}?{query}"


def names(browser: Client, tool: Tool, query: str = "") -> list[str]:
    return [line.row.name for line in browser.get(address(tool, query)).context["page"].rows]


def left(browser: Client, tool: Tool, query: str = "") -> list[int]:
    counted = browser.get(address(tool, query)).context["reached"].found.left
    return [counted[tab] for tab in Tab]


def test_three_lists_hold_each_business_once(seat: Seat, browser: Client, places: dict[str, Establishment]) -> None:
    tool = make.tool(seat, Offer(criteria=make.criteria(OLD, SMALL)))
    assert left(browser, tool) == [1, 1, 2]
    assert names(browser, tool) == ["Atelier"]
    assert names(browser, tool, "liste=a-savoir") == ["Cirerie"]
    assert names(browser, tool, "liste=non") == []


def test_empty_list_is_counted_in_the_singular(seat: Seat, browser: Client, places: dict[str, Establishment]) -> None:
    tool = make.tool(seat, Offer(criteria=make.criteria(OWNED)))
    page = browser.get(address(tool)).content.decode()
    assert re.findall(r'id="entreprises">\s*([^<]*?)\s*</h2>', page) == ["0\u00a0entreprise"]


def test_reason_opens_the_businesses_it_excludes(seat: Seat, browser: Client, places: dict[str, Establishment]) -> None:
    tool = make.tool(seat, Offer(criteria=make.criteria(OLD, SMALL)))
    reasons = browser.get(address(tool, "liste=non")).context["reached"].reasons
    assert [number for _, number, _ in reasons] == [1, 1]
    assert [names(browser, tool, query) for _, _, query in reasons] == [["Draperie"], ["Bonneterie"]]


def test_row_says_what_is_to_ask_and_when_it_was_met(
    seat: Seat, browser: Client, places: dict[str, Establishment]
) -> None:
    make.visit(seat, places["Cirerie"])
    tool = make.tool(seat, Offer(criteria=make.criteria(SMALL, OWNED)))
    page = browser.get(address(tool, "liste=a-savoir"))
    told = [(line.row.name, line.asked, line.row.met_on) for line in page.context["page"].rows]
    assert told == [
        ("Atelier", "propriétaire", None),
        ("Draperie", "propriétaire", None),
        ("Cirerie", "effectif, propriétaire", TODAY),
    ]
    assert reverse("toolbox:for_company", args=[places["Cirerie"].pk]) in page.content.decode()


def test_lists_are_narrowed_by_what_is_left_to_ask(
    seat: Seat, browser: Client, places: dict[str, Establishment]
) -> None:
    tool = make.tool(seat, Offer(criteria=make.criteria(SMALL, OWNED)))
    page = browser.get(address(tool, "liste=a-savoir"))
    assert [(code, number) for code, _, number in page.context["reached"].questions] == [("premises.is_owned", 2)]
    assert names(browser, tool, "liste=a-savoir&question=premises.is_owned") == ["Atelier", "Draperie"]
    assert names(browser, tool, "liste=a-savoir&question=employees.company") == []


def test_lists_are_narrowed_by_place_size_and_words(seat: Seat, browser: Client) -> None:
    epci = seat.programme.epcis.get().epci
    first, second = (make.commune_in(epci, name) for name in ("Arques", "Blendecques"))
    make.establishment(first, Business("Atelier", size_band="00"))
    make.establishment(second, Business("Bonneterie", size_band="02"))
    tool = make.tool(seat)
    assert names(browser, tool) == ["Atelier", "Bonneterie"]
    assert names(browser, tool, f"commune={second.code}") == ["Bonneterie"]
    assert names(browser, tool, f"epci={epci.siren}") == ["Atelier", "Bonneterie"]
    assert names(browser, tool, "epci=200000000") == []
    assert names(browser, tool, "taille=0") == ["Atelier"]
    assert names(browser, tool, "q=bonneterie") == ["Bonneterie"]


def test_lists_are_narrowed_by_sector(seat: Seat, browser: Client) -> None:
    sector = make.sector(seat.programme)
    activity = Activity.objects.create(nomenclature=Nomenclature.NAFREV2, code="47.11B", label="Alimentation générale")
    ActivitySector.objects.create(programme=seat.programme, activity=activity, sector=sector, recorded_at=clock.now())
    make.establishment_of(seat.programme, Business("Épicerie", activity=activity))
    make.establishment_of(seat.programme, Business("Menuiserie"))
    assert names(browser, make.tool(seat), f"secteur={sector.code}") == ["Épicerie"]


def test_lists_are_narrowed_by_visits(seat: Seat, browser: Client, places: dict[str, Establishment]) -> None:
    make.visit(seat, places["Atelier"], held_on=date(2023, 11, 20))
    make.visit(seat, places["Bonneterie"], held_on=date(2023, 11, 19))
    tool = make.tool(seat)
    assert names(browser, tool, "rencontre=non") == ["Cirerie", "Draperie"]
    assert names(browser, tool, "rencontre=recente") == ["Atelier"]
    assert names(browser, tool, "rencontre=ancienne") == ["Bonneterie"]
    assert names(browser, tool, "rencontre=non&rencontre=ancienne") == ["Bonneterie", "Cirerie", "Draperie"]


def test_lists_are_narrowed_by_what_was_proposed(seat: Seat, browser: Client, places: dict[str, Establishment]) -> None:
    tool, other = make.tool(seat), make.tool(seat)
    make.proposal(seat, places["Atelier"], tool)
    make.proposal(seat, places["Cirerie"], other)
    assert names(browser, tool, "propose=oui") == ["Atelier"]
    assert names(browser, tool, "propose=non") == ["Bonneterie", "Cirerie", "Draperie"]
    states = [line.state for line in browser.get(address(tool)).context["page"].rows]
    assert states == ["proposed", None, None, None]


def test_closed_and_partial_businesses_stand_in_no_list(seat: Seat, browser: Client) -> None:
    make.establishment_of(seat.programme, Business("Fermée", is_open=False))
    make.establishment_of(seat.programme, Business("Discrète", is_partial=True))
    make.establishment_of(seat.programme, Business("Atelier"))
    tool = make.tool(seat, Offer(criteria=make.criteria(OWNED)))
    assert left(browser, tool) == [0, 1, 0]
    page = browser.get(address(tool, "liste=a-savoir")).content.decode()
    assert [name in page for name in ("Atelier", "Fermée", "Discrète")] == [True, False, False]


def test_draft_is_looked_at_by_editors_alone(seat: Seat, browser: Client, places: dict[str, Establishment]) -> None:
    tool = make.tool(seat)
    make.draft(seat, tool, Offer(criteria=make.criteria(SMALL)))
    editor = make.client_of(make.seat(Role.COORDINATOR, programme=seat.programme))
    assert left(editor, tool) == left(browser, tool, "version=brouillon") == [4, 0, 0]
    assert left(editor, tool, "version=brouillon") == [2, 1, 1]


def test_former_version_is_read_by_its_number(seat: Seat, browser: Client, places: dict[str, Establishment]) -> None:
    tool = make.tool(seat, Offer(criteria=make.criteria(SMALL)))
    make.new_version(seat, tool)
    assert left(browser, tool) == [4, 0, 0]
    assert left(browser, tool, "version=1") == [2, 1, 1]
    assert left(browser, tool, "version=12") == [4, 0, 0]


def test_tool_without_a_version_sends_to_its_sheet(seat: Seat, browser: Client) -> None:
    tool = make.draft_tool(seat)
    sheet = reverse("toolbox:sheet", args=[tool.pk])
    assert browser.get(address(tool))["Location"] == sheet


def test_list_is_paged_in_its_order(seat: Seat, browser: Client) -> None:
    made = [make.establishment_of(seat.programme, Business(f"Atelier {rank:02d}")) for rank in range(27)]
    tool = make.tool(seat)
    assert names(browser, tool) == [place.display_name for place in made[:25]]
    assert names(browser, tool, "page=2") == names(browser, tool, "page=9") == ["Atelier 25", "Atelier 26"]


def test_value_that_is_not_one_is_left_out(seat: Seat, browser: Client, places: dict[str, Establishment]) -> None:
    tool = make.tool(seat)
    odd = "liste=x&change=x&motif=x&question=x&rencontre=x&propose=x&version=x&page=x&epci=';--"
    assert names(browser, tool, odd) == names(browser, tool)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("query", "asked"),
    [("", 7), ("liste=non", 5), ("rencontre=non&propose=non&taille=1-9", 10), ("change=nouvelles", 7)],
)
def test_page_asks_as_many_queries_whatever_its_rows(seat: Seat, rows: int, query: str, asked: int) -> None:
    for rank in range(rows):
        make.establishment_of(seat.programme, Business(f"Atelier {rank}"))
    tool = make.tool(seat)
    make.proposal(seat, make.establishment_of(seat.programme, Business("Bonneterie")), tool)
    client = make.client_of(seat)
    client.get(address(tool, query))
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address(tool, query)).status_code == 200
    assert len(captured) == asked


def test_decision_taken_since_moves_a_business(seat: Seat, browser: Client, places: dict[str, Establishment]) -> None:
    """What is kept of the population is not shown once something is written."""
    tool = make.tool(seat, Offer(criteria=make.criteria(SMALL, OWNED)))
    assert left(browser, tool) == [0, 3, 1]
    make.fact(seat, places["Atelier"].company, "premises.is_owned", value=True)
    actions.check_version(tool.versions.get(), checked_on=TODAY - timedelta(days=1), by=seat, at=clock.now())
    assert left(browser, tool) == [1, 2, 1]
