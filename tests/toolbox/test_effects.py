"""What a version changes: whom it newly concerns, whom no longer, which proposals it excludes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bonrelais.core.rules.params import Params
from bonrelais.directory.models import Establishment
from bonrelais.directory.queries.population import population_at
from bonrelais.directory.queries.register_columns import register_columns_at
from bonrelais.foundation import clock as product_clock
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import actions, queries
from bonrelais.toolbox.cards import ToolProposal
from bonrelais.toolbox.models import Tool, ToolVersion
from bonrelais.toolbox.queries.effects import Effects
from bonrelais.toolbox.reaching import Change
from tests import make
from tests.make import Business, Offer
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db

SMALL: Params = {"kind": "workforce", "params": {"max": 9}}
LARGE: Params = {"kind": "workforce", "params": {"min": 10}}
LARGE_ONLY = Offer(criteria=make.criteria(LARGE))


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    population_at.cache_clear()
    register_columns_at.cache_clear()


@pytest.fixture
def seat() -> Seat:
    return make.seat()


@pytest.fixture
def places(seat: Seat) -> dict[str, Establishment]:
    told = {"Atelier": "01", "Bonneterie": "21", "Cirerie": ""}
    return {name: make.establishment_of(seat.programme, Business(name, size_band=band)) for name, band in told.items()}


@pytest.fixture
def tool(seat: Seat) -> Tool:
    return make.tool(seat, Offer("Aide aux vitrines", criteria=make.criteria(SMALL)))


def effects(seat: Seat, tool: Tool) -> Effects:
    versions = list(ToolVersion.objects.filter(tool=tool).order_by("number"))
    former = versions[-2] if len(versions) > 1 else None
    return queries.effects_of(seat, versions[-1], former, on=product_clock.today())


def names(found: Effects, change: Change) -> list[str]:
    mask = found.new if change is Change.NEW else found.gone
    kept = [place for place, is_kept in zip(found.reach.population.ids, mask.tolist(), strict=True) if is_kept]
    return sorted(Establishment.objects.filter(pk__in=kept).values_list("display_name", flat=True))


def reviewed(found: Effects) -> list[tuple[str, str]]:
    return [(one.stage.proposal.establishment.display_name, one.reason) for one in found.to_review]


def test_version_tells_whom_it_newly_concerns_and_whom_no_longer(
    seat: Seat, places: dict[str, Establishment], tool: Tool
) -> None:
    """Who is to ask under both versions changes nothing."""
    make.new_version(seat, tool, LARGE_ONLY)
    found = effects(seat, tool)
    assert (names(found, Change.NEW), names(found, Change.GONE)) == (["Bonneterie"], ["Atelier"])
    assert (found.new_sure, found.new_to_ask, found.gone_count) == (1, 0, 1)
    assert [(sentence, number) for _, sentence, number in found.gone_reasons] == [("10 salariés ou plus", 1)]


def test_first_version_is_new_to_all_it_concerns(seat: Seat, places: dict[str, Establishment], tool: Tool) -> None:
    found = effects(seat, tool)
    assert (found.new_sure, found.new_to_ask, found.gone_count) == (1, 1, 0)


def test_live_proposal_that_the_version_excludes_is_to_review(
    seat: Seat, places: dict[str, Establishment], tool: Tool
) -> None:
    need = make.need(seat, places["Cirerie"])
    applied = make.proposal(seat, places["Atelier"], tool)
    actions.apply_for(applied, by=seat, at=product_clock.now())
    make.proposal(seat, places["Cirerie"], tool, need=need)
    other = make.establishment_of(seat.programme, Business("Draperie", size_band="01"))
    granted = make.proposal(seat, other, tool)
    actions.grant(granted, amount_cents=0, by=seat, at=product_clock.now())
    aside = make.establishment_of(seat.programme, Business("Émaillerie", size_band="01"))
    actions.set_aside(aside, proposal=ToolProposal(tool), reason="Pas maintenant", by=seat, at=product_clock.now())
    make.new_version(seat, tool, LARGE_ONLY)
    assert reviewed(effects(seat, tool)) == [("Atelier", "10 salariés ou plus")]


def test_proposal_for_a_need_is_read_with_its_themes(seat: Seat, places: dict[str, Establishment]) -> None:
    """A version that leaves the need's theme excludes the proposal, though nothing changed of the business."""
    theme, other = make.leaf_theme(seat), make.leaf_theme(seat, 5)
    tool = make.tool(seat, Offer(themes=[theme, other]))
    make.proposal(seat, places["Atelier"], tool, need=make.need(seat, places["Atelier"], theme=theme))
    make.proposal(seat, places["Bonneterie"], tool, need=make.need(seat, places["Bonneterie"], theme=other))
    make.proposal(seat, places["Cirerie"], tool)
    asked: Params = {"kind": "theme", "params": {"themes": [other.code]}}
    make.new_version(seat, tool, Offer(criteria=make.criteria(asked)))
    assert [name for name, _ in reviewed(effects(seat, tool))] == ["Atelier"]


def test_proposal_of_a_business_that_no_list_holds_is_counted_apart(
    seat: Seat, places: dict[str, Establishment], tool: Tool
) -> None:
    make.proposal(seat, places["Atelier"], tool)
    Establishment.objects.filter(pk=places["Atelier"].pk).update(is_partial=True)
    make.new_version(seat, tool, LARGE_ONLY)
    population_at.cache_clear()
    register_columns_at.cache_clear()
    found = effects(seat, tool)
    assert (reviewed(found), found.unread) == ([], 1)


def test_page_opens_the_businesses_changed(seat: Seat, places: dict[str, Establishment], tool: Tool) -> None:
    make.proposal(seat, places["Atelier"], tool)
    version = make.new_version(seat, tool, LARGE_ONLY)
    browser = make.client_of(seat)
    page = browser.get(reverse("toolbox:effects", args=[version.pk]))
    businesses = reverse("toolbox:businesses", args=[tool.pk])
    html = page.content.decode()
    assert f'{businesses}?change=nouvelles&amp;version=2"' in html
    assert reverse("toolbox:for_company", args=[places["Atelier"].pk]) in html
    listed = browser.get(f"{businesses}?change=nouvelles&version=2").context["page"].rows
    assert [line.row.name for line in listed] == ["Bonneterie"]
    ((_, number, query),) = browser.get(f"{businesses}?change=sorties&liste=non&version=2").context["reached"].reasons
    gone = browser.get(f"{businesses}?{query}").context["page"].rows
    assert (number, [line.row.name for line in gone]) == (1, ["Atelier"])


def test_effects_of_a_draft_are_for_who_edits_the_toolbox(
    seat: Seat, places: dict[str, Establishment], tool: Tool
) -> None:
    draft = make.draft(seat, tool, LARGE_ONLY)
    address = reverse("toolbox:effects", args=[draft.pk])
    editor = make.client_of(make.seat(Role.COORDINATOR, programme=seat.programme))
    assert make.client_of(seat).get(address).status_code == 404
    assert editor.get(address).context["effects"].new_count == 1


def told(browser: Client) -> list[str]:
    return [found.told for found in browser.get(reverse("toolbox:news")).context["news"].effects]


def test_news_last_thirty_days(seat: Seat, places: dict[str, Establishment], tool: Tool, clock: Clock) -> None:
    make.proposal(seat, places["Atelier"], tool)
    make.new_version(seat, tool, LARGE_ONLY)
    browser = make.client_of(seat)
    new, review = "1\N{NO-BREAK SPACE}entreprise nouvelle", "1\N{NO-BREAK SPACE}proposition à revoir"
    assert told(browser) == [f"{new}, {review}"]
    assert reverse("toolbox:news") in browser.get(reverse("desk:home")).content.decode()
    clock.advance(timedelta(days=30))
    assert told(browser) == [f"{new}, {review}"]
    clock.advance(timedelta(days=1))
    browser = make.client_of(seat)
    assert told(browser) == []
    assert reverse("toolbox:news") not in browser.get(reverse("desk:home")).content.decode()


def test_news_of_a_tool_withdrawn_are_not_told(seat: Seat, tool: Tool) -> None:
    actions.withdraw_tool(tool, by=seat, at=product_clock.now())
    assert told(make.client_of(seat)) == []


def test_news_show_the_last_five_and_count_the_others(seat: Seat, clock: Clock) -> None:
    tools = []
    for _ in range(7):
        clock.advance(timedelta(minutes=1))
        tools.append(make.tool(seat))
    found = queries.news(seat, on=product_clock.today())
    assert [one.version.tool for one in found.effects] == list(reversed(tools[2:]))
    assert found.others == 2


def test_news_are_those_of_the_programme(seat: Seat, places: dict[str, Establishment], tool: Tool) -> None:
    neighbour = make.seat(programme=make.programme(joins=seat.programme.epcis.get().epci))
    make.proposal(seat, places["Atelier"], tool)
    assert told(make.client_of(neighbour)) == []
    theirs = make.tool(neighbour, Offer(criteria=make.criteria(SMALL)))
    make.new_version(neighbour, theirs, LARGE_ONLY)
    assert reviewed(effects(neighbour, theirs)) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_ask_as_many_queries_whatever_their_rows(seat: Seat, rows: int) -> None:
    tools = [make.tool(seat, Offer(criteria=make.criteria(SMALL))) for _ in range(rows)]
    for rank in range(rows):
        place = make.establishment_of(seat.programme, Business(f"Atelier {rank}", size_band="01"))
        for tool in tools:
            make.proposal(seat, place, tool)
    versions = [make.new_version(seat, tool, LARGE_ONLY) for tool in tools]
    browser = make.client_of(seat)
    asked = {}
    for name, arguments in (("toolbox:effects", [versions[0].pk]), ("toolbox:news", [])):
        browser.get(reverse(name, args=arguments))
        with CaptureQueriesContext(connection) as captured:
            browser.get(reverse(name, args=arguments))
        asked[name] = len(captured)
    assert asked == {"toolbox:effects": 8, "toolbox:news": 6}
