"""The test bench of the editor: the territory under the criteria on screen, and the businesses one tries them on."""

from collections.abc import Mapping

import pytest
from django.test import Client
from django.test.utils import ContextList
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from bonrelais.core.rules.params import Params
from bonrelais.directory.models import Establishment
from bonrelais.directory.queries.population import population_at
from bonrelais.directory.queries.register_columns import register_columns_at
from bonrelais.foundation import clock
from bonrelais.journal.models import Entry
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import actions
from bonrelais.toolbox.cards import ManualAnswer
from bonrelais.toolbox.models import Tool, ToolVersion
from tests import make
from tests.make import Business, Offer

pytestmark = pytest.mark.django_db

UP_TO_FIVE: Params = {"kind": "workforce", "params": {"max": 5}}
LARGE = "5\u00a0000 salariés ou plus dans le groupe"
SMALL = {"line": ["c0"], "c0-kind": "workforce", "c0-max": "9", "c0-unit": "employees", "c0-scope": "company"}
OWNED = {"c1-kind": "premises", "c1-occupancy": ["owner"], "c1-strength": "eligibility"}


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    population_at.cache_clear()
    register_columns_at.cache_clear()


@pytest.fixture
def seat() -> Seat:
    return make.seat(Role.COORDINATOR)


@pytest.fixture
def places(seat: Seat) -> list[Establishment]:
    """Three to five employees, six to nine, fifty or more, and nobody knows."""
    bands = ("02", "03", "21", "")
    return [
        make.establishment_of(seat.programme, Business(f"Atelier {rank}", size_band=band))
        for rank, band in enumerate(bands)
    ]


@pytest.fixture
def tool(seat: Seat) -> Tool:
    return make.tool(seat, Offer(criteria=make.criteria(UP_TO_FIVE)))


def typed(*parts: Mapping[str, object], lines: int = 1) -> dict[str, object]:
    """What the editor sends: every line an eligibility."""
    sent: dict[str, object] = {f"c{rank}-strength": "eligibility" for rank in range(lines)}
    for part in parts:
        sent |= part
    return {**sent, "line": [f"c{rank}" for rank in range(lines)]}


def drawn(browser: Client, tool: Tool, sent: Mapping[str, object]) -> ContextList:
    """What the bench answers is drawn from."""
    response = browser.post(reverse("toolbox:bench", args=[tool.pk]), sent, headers={"HX-Request": "true"})
    assert response.status_code == 200
    context = response.context
    assert isinstance(context, ContextList)
    return context


def counted(page: ContextList) -> tuple[int, int, int]:
    now = page["bench"].now
    return (now.sure, now.to_ask, now.excluded)


def test_bench_counts_what_is_on_screen_beside_the_version_in_force(
    browser: Client, tool: Tool, places: list[Establishment]
) -> None:
    page = drawn(browser, tool, typed(SMALL))
    assert counted(page) == (2, 1, 1)
    assert [(row.word, row.now, row.change) for row in page["rows"]] == [
        ("Oui", 2, "+\u00a01"),
        ("À savoir", 1, "inchangé"),
        ("Non", 1, "−\u00a01"),
    ]
    assert [place.name for place in page["bench"].sure] == ["Atelier 0", "Atelier 1"]


def test_bench_says_what_is_left_to_ask_and_why_not(browser: Client, tool: Tool, places: list[Establishment]) -> None:
    bench = drawn(browser, tool, typed(SMALL, OWNED, lines=2))["bench"]
    assert [(one.label, one.number) for one in bench.asked] == [("Propriétaire", 3), ("Effectif", 1)]
    assert [(one.label, one.number, one.key) for one in bench.reasons] == [("Moins de 10 salariés", 1, "c0")]


def test_bench_leaves_out_a_criterion_half_typed_and_names_it(
    browser: Client, tool: Tool, places: list[Establishment]
) -> None:
    half = {"c1-kind": "age", "c1-min_months": "douze", "c1-basis": "creation"}
    page = drawn(browser, tool, typed(SMALL, half, lines=2))
    assert counted(page) == (2, 1, 1)
    assert [(one.rank, one.heading, one.words) for one in page["left_out"]] == [
        (2, "Ancienneté", "Minimum (mois) : Un nombre entier, en chiffres.")
    ]


def test_bench_counts_those_decided_by_a_person(
    seat: Seat, browser: Client, tool: Tool, places: list[Establishment]
) -> None:
    manual = {"c0-kind": "manual", "c0-text": "Projet jugé solide"}
    version = ToolVersion.objects.get(tool=tool)
    given = ManualAnswer(company=places[2].company, words="Projet jugé solide", is_met=True)
    other = make.tool(seat, Offer(criteria=make.criteria({"kind": "manual", "params": {"text": "Projet jugé solide"}})))
    assert counted(drawn(browser, other, typed(manual))) == (0, 4, 0)
    actions.decide_manually(ToolVersion.objects.get(tool=other), answer=given, by=seat, at=clock.now())
    assert counted(drawn(browser, other, typed(manual))) == (1, 3, 0)
    assert counted(drawn(browser, version.tool, typed(manual))) == (0, 4, 0)


def test_bench_warns_of_what_excludes_everyone_and_of_what_nobody_meets(
    browser: Client, tool: Tool, places: list[Establishment]
) -> None:
    far = {"c0-kind": "territory", "c0-include": "region:93", "c0-basis": "establishment"}
    large = {"c1-kind": "workforce", "c1-min": "5000", "c1-unit": "employees", "c1-scope": "group"}
    less = {"c2-kind": "workforce", "c2-max": "10", "c2-unit": "employees", "c2-scope": "group"}
    later = {"c3-kind": "period", "c3-from": "2025-01-01", "c3-closed_by_budget": "false"}
    page = drawn(browser, tool, typed(far, large, less, later, lines=4))
    assert [(one.rank, one.words) for one in page["warnings"]] == [
        (1, "Aucune entreprise du dispositif n’est dans ce territoire."),
        (3, f"Contredit un autre critère, « {LARGE} » : aucun nombre ne convient aux deux."),
        (4, "Pas encore ouvert : personne n’y a droit avant le 1er janvier 2025."),
    ]


def test_bench_writes_nothing(browser: Client, tool: Tool, places: list[Establishment]) -> None:
    before = (ToolVersion.objects.count(), Entry.objects.count())
    drawn(browser, tool, {**typed(SMALL), "do": f"try|{places[0].pk}"})
    assert (ToolVersion.objects.count(), Entry.objects.count()) == before


def test_businesses_tried_are_kept_for_the_tool_and_explained(
    seat: Seat, browser: Client, tool: Tool, places: list[Establishment]
) -> None:
    for place in (places[0], places[3]):
        drawn(browser, tool, {**typed(SMALL), "do": f"try|{place.pk}"})
    shown = drawn(browser, tool, typed(SMALL))["trials"]
    assert [(one.place.name, one.explanation.verdict.value, one.asked) for one in shown] == [
        ("Atelier 3", "unknown", 1),
        ("Atelier 0", "yes", 0),
    ]
    assert [reason.text for reason in shown[1].reasons] == ["Moins de 10 salariés : de 3 à 5"]
    assert drawn(browser, make.tool(seat), typed(SMALL))["trials"] == []
    left = drawn(browser, tool, {**typed(SMALL), "do": f"untry|{places[3].pk}"})["trials"]
    assert [one.place.name for one in left] == ["Atelier 0"]


def test_no_more_than_five_are_tried_the_last_ones(seat: Seat, browser: Client, tool: Tool) -> None:
    many = [make.establishment_of(seat.programme, Business(f"Forge {rank}")) for rank in range(6)]
    for place in many:
        drawn(browser, tool, {**typed(SMALL), "do": f"try|{place.pk}"})
    shown = drawn(browser, tool, typed(SMALL))["trials"]
    assert [one.place.name for one in shown] == ["Forge 5", "Forge 4", "Forge 3", "Forge 2", "Forge 1"]


@pytest.mark.parametrize("which", ["lune", "01900000-0000-7000-8000-000000000000"])
def test_business_of_nowhere_is_not_tried(browser: Client, tool: Tool, which: str) -> None:
    assert drawn(browser, tool, {**typed(SMALL), "do": f"try|{which}"})["trials"] == []


def test_business_of_another_programme_is_not_tried(browser: Client, tool: Tool) -> None:
    elsewhere = make.establishment_of(make.seat().programme)
    assert drawn(browser, tool, {**typed(SMALL), "do": f"try|{elsewhere.pk}"})["trials"] == []


def test_businesses_to_try_are_searched_as_elsewhere(browser: Client, tool: Tool, places: list[Establishment]) -> None:
    address = reverse("toolbox:try_search", args=[tool.pk])
    assert [hit.name for hit in browser.get(address, {"essai": "atelier 2"}).context["hits"]][:1] == ["Atelier 2"]
    assert browser.get(address, {"essai": "lune"}).context["hits"] == []


def test_bench_asks_a_fixed_number_of_queries(
    browser: Client, tool: Tool, places: list[Establishment], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for place in places[:3]:
        drawn(browser, tool, {**typed(SMALL), "do": f"try|{place.pk}"})
    with django_assert_num_queries(10):
        drawn(browser, tool, typed(SMALL, OWNED, lines=2))


def test_editor_without_scripts_counts_and_tries_on_the_whole_page(
    browser: Client, tool: Tool, places: list[Establishment]
) -> None:
    address = reverse("toolbox:draft", args=[tool.pk])
    page = browser.post(address, {**typed(SMALL), "do": "bench", "essai": "atelier 1"}).context
    assert isinstance(page, ContextList)
    assert counted(page) == (2, 1, 1)
    hits = page["hits"]
    tried = browser.post(address, {**typed(SMALL), "do": f"try|{hits[0].id}"})
    assert [one.place.name for one in tried.context["trials"]] == ["Atelier 1"]
    assert ToolVersion.objects.filter(tool=tool, published_at__isnull=True).exists() is False
