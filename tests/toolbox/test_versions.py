"""Versions side by side, made ready for matches, and the list of tools to be checked again."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from bonrelais.core.rules.params import Params
from bonrelais.foundation import clock
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import actions, queries
from bonrelais.toolbox.models import ToolVersion
from bonrelais.toolbox.queries.sheets import Change
from bonrelais.toolbox.queries.versions import requirements_of, toolbox_of, versions_in_force
from tests import make
from tests.make import Offer

pytestmark = pytest.mark.django_db

SMALL: Params = {"kind": "workforce", "params": {"max": 9}}
YOUNG: Params = {"kind": "age", "params": {"max_months": 36}}
NORTH: Params = {"kind": "territory", "params": {"include": ["region:32"]}}


@pytest.fixture
def seat() -> Seat:
    return make.seat(Role.COORDINATOR)


def changed(seat: Seat, former: list[Params], later: list[Params]) -> list[tuple[str, str, str]]:
    tool = make.tool(seat, Offer(criteria=make.criteria(*former)))
    make.draft(seat, tool, Offer(criteria=make.criteria(*later)))
    after, before = queries.versions_of(tool, with_draft=True)
    return [(one.label, one.before, one.after) for one in queries.changes(before, after)]


IN_THE_NORTH = "Si établissement dans le territoire Hauts-de-France : moins de 10 salariés"


@pytest.mark.parametrize(
    ("former", "later", "expected"),
    [
        ([SMALL, YOUNG], [YOUNG, SMALL], []),
        (
            [{"kind": "project_nature", "params": {"include": ["research", "creation"]}}],
            [{"kind": "project_nature", "params": {"include": ["creation", "research"]}}],
            [],
        ),
        (
            [{"kind": "territory", "params": {"include": ["region:32", "region:11"]}}],
            [{"kind": "territory", "params": {"include": ["region:11"]}}],
            [
                (
                    "Territoire",
                    "Établissement dans le territoire Hauts-de-France ou Île-de-France",
                    "Établissement dans le territoire Île-de-France",
                )
            ],
        ),
        (
            [SMALL],
            [{"any_of": [SMALL, YOUNG]}],
            [
                ("Effectif", "Moins de 10 salariés", ""),
                (
                    "Effectif ou Ancienneté",
                    "",
                    "Moins de 10 salariés, ou bien 3\u00a0ans au plus depuis la création",
                ),
            ],
        ),
        ([SMALL], [{**SMALL, "when": NORTH}], [("Effectif", "Moins de 10 salariés", IN_THE_NORTH)]),
        ([SMALL], [{**SMALL, "not": True}], [("Effectif", "Moins de 10 salariés", "Sauf si moins de 10 salariés")]),
        (
            [SMALL],
            [{**SMALL, "strength": "preference"}],
            [("Effectif", "Moins de 10 salariés", "Moins de 10 salariés (préférence)")],
        ),
        (
            [{**SMALL, "source_quote": "petites"}],
            [{**SMALL, "source_quote": "très petites"}],
            [("Effectif, mots de la source", "petites", "très petites")],
        ),
    ],
    ids=[
        "order",
        "order of codes",
        "a code less",
        "another possibility",
        "a case",
        "the contrary",
        "strength",
        "quote",
    ],
)
def test_difference_of_versions_reads_in_sentences(
    seat: Seat, former: list[Params], later: list[Params], expected: list[tuple[str, str, str]]
) -> None:
    assert changed(seat, former, later) == expected


def test_territory_renamed_since_is_no_change_of_the_criterion(seat: Seat) -> None:
    epci = seat.programme.epcis.get().epci
    asked = make.criteria({"kind": "territory", "params": {"include": [f"epci:{epci.siren}"]}})
    tool = make.tool(seat, Offer(criteria=asked))
    epci.name = "CA du Pays de Lumière"
    epci.save()
    make.draft(seat, tool, Offer(criteria=asked))
    after, before = queries.versions_of(tool, with_draft=True)
    assert before.labels != after.labels
    assert queries.changes(before, after) == []


def test_dates_of_a_version_are_told_among_its_changes(seat: Seat) -> None:
    tool = make.tool(seat)
    make.draft(seat, tool, Offer(effective_from_on=date(2024, 11, 1), effective_to_on=date(2025, 6, 30)))
    after, before = queries.versions_of(tool, with_draft=True)
    assert queries.changes(before, after) == [
        Change("Début", "6 janvier 2020", "1er novembre 2024"),
        Change("Fin", "sans fin", "30 juin 2025"),
    ]


def test_any_two_versions_are_compared_the_two_newest_first(seat: Seat, browser: Client) -> None:
    tool = make.tool(seat, Offer(amount_words="10 %"))
    for words in ("20 %", "30 %"):
        make.new_version(seat, tool, Offer(amount_words=words))
    address = reverse("toolbox:compare", args=[tool.pk])

    def shown(query: dict[str, str]) -> tuple[int, int, list[tuple[str, str]]]:
        page = browser.get(address, query).context
        return (page["former"].number, page["later"].number, [(one.before, one.after) for one in page["changes"]])

    assert shown({}) == (2, 3, [("20 %", "30 %")])
    assert shown({"de": "1", "a": "3"}) == (1, 3, [("10 %", "30 %")])
    assert shown({"de": "3", "a": "1"}) == (3, 1, [("30 %", "10 %")])
    assert shown({"de": "lune", "a": "9"}) == (2, 3, [("20 %", "30 %")])


def test_draft_is_compared_by_who_writes_it_alone(seat: Seat, browser: Client) -> None:
    tool = make.tool(seat)
    make.draft(seat, tool, Offer(amount_words="40 %"))
    address = reverse("toolbox:compare", args=[tool.pk])
    adviser = make.client_of(make.seat(Role.ADVISER, programme=seat.programme))
    assert [one.number for one in browser.get(address).context["versions"]] == [2, 1]
    assert [one.number for one in adviser.get(address).context["versions"]] == [1]
    assert "rien à comparer" in adviser.get(address).content.decode()


def test_tools_to_recheck_are_told_with_why_the_most_pressing_first(seat: Seat) -> None:
    fresh = date(2024, 11, 1)
    ending = make.criteria({"kind": "period", "params": {"to": "2024-12-10"}})
    seasons = make.criteria({"any_of": [{"kind": "period", "params": {"to": "2024-12-01"}}, SMALL]})
    make.tool(seat, Offer(title="Neuf"), checked_on=fresh)
    make.tool(seat, Offer(title="Saisons", criteria=seasons), checked_on=fresh)
    make.tool(seat, Offer(title="Jamais relu"))
    make.tool(seat, Offer(title="Ancien"), checked_on=date(2024, 2, 1))
    make.tool(seat, Offer(title="Fini", effective_to_on=date(2024, 11, 1)), checked_on=fresh)
    make.tool(seat, Offer(title="Bientôt fini", criteria=ending), checked_on=fresh)
    make.tool(seat, Offer(title="Plus tard", effective_to_on=date(2025, 6, 30)), checked_on=fresh)
    actions.withdraw_tool(make.tool(seat, Offer(title="Retiré")), by=seat, at=clock.now())
    make.draft(seat, make.draft_tool(seat, Offer(title="Brouillon")))
    make.tool(make.seat(Role.COORDINATOR), Offer(title="Ailleurs"))
    assert [(one.tool.title, list(one.why)) for one in queries.rechecks(seat, on=clock.today())] == [
        ("Fini", ["La période est finie depuis le 1er novembre 2024."]),
        ("Bientôt fini", ["La période finit le 10 décembre 2024."]),
        ("Jamais relu", ["La source n’a jamais été relue."]),
        ("Ancien", ["La source a été relue le 1er février 2024, il y a plus de six mois."]),
    ]


def test_list_of_tools_says_how_many_are_to_recheck(seat: Seat, browser: Client) -> None:
    make.tool(seat, Offer(title="Jamais relu"))
    make.tool(seat, Offer(title="Neuf"), checked_on=date(2024, 11, 1))
    assert browser.get(reverse("toolbox:list")).context["to_recheck"] == 1
    page = browser.get(reverse("toolbox:to_recheck"))
    assert [line.tool.title for line in page.context["lines"]] == ["Jamais relu"]


@pytest.mark.parametrize("number", [1, 3])
def test_list_to_recheck_asks_a_fixed_number_of_queries(
    seat: Seat, browser: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        make.tool(seat)
    browser.get(reverse("toolbox:to_recheck"))
    with django_assert_num_queries(4):
        browser.get(reverse("toolbox:to_recheck"))


def test_tools_are_made_ready_once_for_the_businesses_that_come(seat: Seat) -> None:
    make.tool(seat, Offer(title="Petite aide", criteria=make.criteria(SMALL)))
    first, again = (versions_in_force(seat, on=clock.today()).order_by("id") for _ in range(2))
    assert toolbox_of(first) is toolbox_of(again)
    ready = toolbox_of(first)
    make.tool(seat, Offer(title="Grande aide", criteria=make.criteria(YOUNG)))
    assert toolbox_of(versions_in_force(seat, on=clock.today()).order_by("id")) is not ready


def test_version_kept_before_a_bound_was_refused_is_still_read(seat: Seat) -> None:
    tool = make.tool(seat)
    former: list[Params] = [
        {"kind": "workforce", "params": {"min": 0}},
        {"kind": "quantity", "params": {"code": "aids_same_tool", "max": 2}},
    ]
    ToolVersion.objects.filter(tool=tool).update(criteria=make.criteria(*former))
    (version,) = versions_in_force(seat, on=clock.today()).filter(tool=tool)
    told = [one.statement({}) for asked in requirements_of(version) for one in asked.conditions]
    assert told == ["0 salarié ou plus", "Fois où cette aide a été reçue, 2\u00a0fois au plus"]
