"""A tool's three lists over a programme: each business stands where its own match says."""

import pytest
from pytest_django import DjangoAssertNumQueries

from bonrelais.core.rules.params import Params
from bonrelais.core.rules.verdicts import Answer
from bonrelais.directory.models import Establishment
from bonrelais.directory.queries.population import population_at
from bonrelais.directory.queries.register_columns import register_columns_at
from bonrelais.foundation import clock
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import actions, queries
from bonrelais.toolbox.cards import ManualAnswer
from bonrelais.toolbox.models import Tool, ToolVersion
from bonrelais.toolbox.queries.reach import Reach, excluded_by_sentence, missing_of, reach_of
from tests import make
from tests.make import Business, Offer

pytestmark = pytest.mark.django_db

WORDS = "Projet jugé innovant"
SMALL: Params = {"kind": "workforce", "params": {"max": 9}}
CRAFTS: Params = {"kind": "registration", "params": {"registers": ["crafts"]}}
OWNED: Params = {"kind": "premises", "params": {"occupancy": ["owner"]}}
NEW: Params = {"kind": "manual", "params": {"text": WORDS}}
TARGETED: Params = {"kind": "workforce", "params": {"max": 5}, "strength": "targeting"}
ALL = make.criteria(SMALL, CRAFTS, NEW, TARGETED)


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    population_at.cache_clear()
    register_columns_at.cache_clear()


@pytest.fixture
def seat() -> Seat:
    return make.seat()


@pytest.fixture
def places(seat: Seat) -> list[Establishment]:
    """One to three employees to start with; then many, then nobody knows; the first two told something."""
    bands = ("02", "02", "21", "")
    return [
        make.establishment_of(seat.programme, Business(f"Atelier {rank}", size_band=band))
        for rank, band in enumerate(bands)
    ]


def version_of(tool: Tool) -> ToolVersion:
    return ToolVersion.objects.select_related("tool").get(tool=tool)


def standing(reach: Reach, place: Establishment) -> tuple[Answer, frozenset[str]]:
    """Where the three lists put a business, and what they say to ask of it."""
    row = reach.population.ids.index(place.id)
    if row in reach.lists.sure:
        return Answer.YES, frozenset()
    if row in reach.lists.to_ask:
        return Answer.UNKNOWN, frozenset(reach.lists.missing[row])
    return Answer.NO, frozenset()


def test_lists_say_of_each_business_what_its_own_match_says(seat: Seat, places: list[Establishment]) -> None:
    tool = make.tool(seat, Offer(criteria=ALL))
    make.fact(seat, places[0].company, "registration.crafts", value="registered")
    make.fact(seat, places[1].company, "registration.crafts", value="not_registered")
    for place, is_met in ((places[0], True), (places[3], False)):
        given = ManualAnswer(company=place.company, words=WORDS, is_met=is_met)
        actions.decide_manually(version_of(tool), answer=given, by=seat, at=clock.now())
    reach = reach_of(seat, version_of(tool), on=clock.today())
    for place in places:
        (match,) = queries.tools_for(seat, place, None, on=clock.today())
        asked = frozenset(one.code for one in match.explanation.missing)
        assert standing(reach, place) == (match.verdict, asked)
    assert [standing(reach, place)[0] for place in places] == [Answer.YES, Answer.NO, Answer.NO, Answer.NO]
    assert excluded_by_sentence(reach) == {"Moins de 10 salariés": 1, "Immatriculée artisanat": 1, WORDS: 1}


def test_those_to_ask_go_fewest_questions_first(seat: Seat, places: list[Establishment]) -> None:
    tool = make.tool(seat, Offer(criteria=make.criteria(SMALL, OWNED)))
    reach = reach_of(seat, version_of(tool), on=clock.today())
    assert [(reach.population.ids[row], missing) for row, missing in missing_of(reach)] == [
        (places[0].id, ("premises.is_owned",)),
        (places[1].id, ("premises.is_owned",)),
        (places[3].id, ("employees.company", "premises.is_owned")),
    ]


def test_decisions_of_another_tool_or_programme_say_nothing(seat: Seat, places: list[Establishment]) -> None:
    tool, other = (make.tool(seat, Offer(criteria=make.criteria(NEW))) for _ in range(2))
    given = ManualAnswer(company=places[0].company, words=WORDS, is_met=True)
    actions.decide_manually(version_of(other), answer=given, by=seat, at=clock.now())
    neighbour = make.seat(programme=make.programme(joins=seat.programme.epcis.get().epci))
    assert reach_of(seat, version_of(tool), on=clock.today()).counts.sure == 0
    assert reach_of(seat, version_of(other), on=clock.today()).counts.sure == 1
    assert reach_of(neighbour, version_of(other), on=clock.today()).counts.sure == 0


def test_reach_once_the_population_is_kept_asks_three_times(
    seat: Seat, places: list[Establishment], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    version = version_of(make.tool(seat, Offer(criteria=ALL)))
    reach_of(seat, version, on=clock.today())
    with django_assert_num_queries(2):
        assert len(reach_of(seat, version, on=clock.today()).population.ids) == len(places)
