"""Tools and perimeters of a programme are said by their names, in questions and reasons too: nobody reads a code."""

import pytest

from bonrelais.core.rules.params import Params
from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.needs.models import Need
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Perimeter
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import queries
from bonrelais.toolbox.models import ToolVersion
from bonrelais.toolbox.queries.asked import asked_words
from bonrelais.toolbox.queries.bench import OnScreen, bench_of
from bonrelais.toolbox.queries.interview import interview_of
from bonrelais.toolbox.queries.named import named, names_in
from bonrelais.toolbox.queries.versions import requirements_of
from tests import make
from tests.make import Offer

pytestmark = pytest.mark.django_db

AID = "« Prêt rénovation des vitrines »"
PLACE = "« Cœur de Lumbres »"


@pytest.fixture
def seat() -> Seat:
    return make.seat(Role.COORDINATOR)


@pytest.fixture
def place(seat: Seat) -> Establishment:
    return make.establishment_of(seat.programme)


@pytest.fixture
def need(seat: Seat, place: Establishment) -> Need:
    return make.need(seat, place)


@pytest.fixture
def version(seat: Seat, place: Establishment, need: Need) -> ToolVersion:
    """Closed to who had another tool, and kept for a perimeter no longer drawn: nothing is known of either."""
    other = make.tool(seat, Offer(title="Prêt rénovation des vitrines"))
    perimeter = Perimeter.objects.create(
        programme=seat.programme,
        kind="bourg",
        commune=place.commune,
        name="Cœur de Lumbres",
        recorded_at=clock.now(),
    )
    had: Params = {"kind": "prior_aid", "params": {"excluded": [other.code], "waiting_months": 36}}
    inside: Params = {"kind": "zone", "params": {"zones": ["perimetre-coeur-de-lumbres"]}}
    tool = make.tool(seat, Offer(title="Aide", themes=[need.theme], criteria=make.criteria(had, inside)))
    perimeter.delete()
    return ToolVersion.objects.get(tool=tool)


def test_questions_of_a_tool_name_the_aid_and_the_perimeter(
    seat: Seat, place: Establishment, need: Need, version: ToolVersion
) -> None:
    found = queries.tools_for(seat, place, need, on=clock.today())
    (match,) = [one for one in found if one.version == version]
    assert sorted(question.text for question in match.questions) == [
        f"L’entreprise a-t-elle déjà eu l’aide {AID} ?",
        f"L’établissement est-il dans le périmètre {PLACE} ?",
    ]


@pytest.mark.usefixtures("version")
def test_interview_names_them(seat: Seat, place: Establishment, need: Need) -> None:
    state = interview_of(seat, place, need, left=frozenset(), on=clock.today())
    told = {one.definition.code.partition(".")[0]: one for one in state.questions}
    assert told["aid"].text == told["aid"].definition.question == f"L’entreprise a-t-elle déjà eu l’aide {AID} ?"
    assert told["aid"].definition.since_question == f"À quelle date l’entreprise a-t-elle eu l’aide {AID} ?"
    assert told["zone"].text == f"L’établissement est-il dans le périmètre {PLACE} ?"


def test_lists_and_bench_name_them(seat: Seat, version: ToolVersion) -> None:
    assert sorted(asked_words(version).values()) == [
        f"L’entreprise a-t-elle déjà eu l’aide {AID}",
        f"L’établissement est-il dans le périmètre {PLACE}",
    ]
    asked = OnScreen.of(seat, version.tool, requirements_of(version), version.labels)
    assert sorted(one.label for one in bench_of(seat, asked, present=None).asked) == [
        f"A déjà eu l’aide {AID}",
        f"Dans le périmètre {PLACE}",
    ]


def test_what_has_no_name_keeps_its_code() -> None:
    names = names_in([{"aid:pret": "l’aide « Prêt »", "region:32": "Hauts-de-France"}, None])
    assert (
        named("A déjà eu l’aide « pret » et l’aide « autre »", names) == "A déjà eu l’aide « Prêt » et l’aide « autre »"
    )
