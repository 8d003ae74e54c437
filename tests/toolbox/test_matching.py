from collections.abc import Sequence
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bonrelais.core.rules.params import Params
from bonrelais.core.rules.verdicts import Answer
from bonrelais.directory import access as directory_access
from bonrelais.directory.actions.facts import learn_fact
from bonrelais.directory.facts import FactInput, LearntFact
from bonrelais.directory.models import Establishment
from bonrelais.directory.queries import fact_sheet
from bonrelais.foundation import clock
from bonrelais.needs.queries import needs_of
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Activity
from bonrelais.toolbox import actions, queries
from bonrelais.toolbox.cards import ManualAnswer
from bonrelais.toolbox.queries import ToolMatch
from tests import make
from tests.make import Business, Offer
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db

SMALL = make.criteria({"kind": "workforce", "params": {"max": 9}})
LARGE = make.criteria({"kind": "workforce", "params": {"min": 50}})
OWNED = make.criteria(
    {
        "kind": "fact",
        "params": {"code": "premises.is_owned", "question": "L’entreprise est-elle propriétaire de ses murs ?"},
    }
)
WORDS = "Le projet est jugé solide par la banque"
MANUAL = make.criteria({"kind": "manual", "params": {"text": WORDS}})


@pytest.fixture
def seat() -> Seat:
    return make.seat()


@pytest.fixture
def place(seat: Seat) -> Establishment:
    return make.establishment_of(seat.programme, Business(size_band="02"))


def titles(matches: Sequence[ToolMatch]) -> list[str]:
    return [match.tool.title for match in matches]


def test_tools_come_sure_first_then_least_to_ask_then_excluded(seat: Seat, place: Establishment) -> None:
    make.tool(seat, Offer(title="Grande aide", criteria=LARGE))
    make.tool(seat, Offer(title="Aide aux murs", criteria=OWNED))
    make.tool(seat, Offer(title="Petite aide", criteria=SMALL))
    found = queries.tools_for(seat, place, make.need(seat, place), on=clock.today())
    assert [(match.tool.title, match.verdict) for match in found] == [
        ("Petite aide", Answer.YES),
        ("Aide aux murs", Answer.UNKNOWN),
        ("Grande aide", Answer.NO),
    ]
    assert [(reason.answer, reason.text, reason.source) for reason in found[0].reasons] == [
        ("yes", "Moins de 10 salariés : de 3 à 5", "SIRENE, année 2022")
    ]
    assert [(question.text, question.code) for question in found[1].questions] == [
        ("L’entreprise est-elle propriétaire de ses murs ?", "premises.is_owned")
    ]
    assert [reason.text for reason in found[2].blocking] == ["50 salariés ou plus : de 3 à 5"]


def test_tools_are_those_of_the_needs_theme_or_of_its_parent(seat: Seat, place: Establishment) -> None:
    theme, other = make.leaf_theme(seat), make.leaf_theme(seat, 5)
    assert theme.parent is not None
    assert theme.parent_id != other.parent_id
    make.tool(seat, Offer(title="Du thème", themes=[theme]))
    make.tool(seat, Offer(title="Du parent", themes=[theme.parent]))
    make.tool(seat, Offer(title="D’un autre", themes=[other]))
    make.tool(make.seat(), Offer(title="D’ailleurs"))
    today = clock.today()
    assert titles(queries.tools_for(seat, place, make.need(seat, place, theme=theme), on=today)) == [
        "Du parent",
        "Du thème",
    ]
    assert titles(queries.tools_for(seat, place, None, on=today)) == ["D’un autre", "Du parent", "Du thème"]


def test_tool_of_several_themes_comes_once_a_need(seat: Seat, place: Establishment) -> None:
    theme = make.leaf_theme(seat)
    assert theme.parent is not None
    make.tool(seat, Offer(title="Des deux", themes=[theme, theme.parent]))
    assert titles(queries.tools_for(seat, place, make.need(seat, place), on=clock.today())) == ["Des deux"]


def test_fact_learnt_settles_the_tool(seat: Seat, place: Establishment) -> None:
    make.tool(seat, Offer(criteria=OWNED))
    need = make.need(seat, place)
    make.fact(seat, place.company, "premises.is_owned", value=True)
    (match,) = queries.tools_for(seat, place, need, on=clock.today())
    assert (match.verdict, list(match.questions)) == (Answer.YES, [])
    assert [(reason.text, reason.source) for reason in match.reasons] == [
        ("L’entreprise est-elle propriétaire de ses murs ? oui", "déclaré le 20 novembre 2024")
    ]


def test_alternatives_are_one_line_and_its_members(seat: Seat, place: Establishment) -> None:
    either: Params = {
        "any_of": [{"kind": "workforce", "params": {"min": 50}}, {"kind": "age", "params": {"min_months": 12}}]
    }
    make.tool(seat, Offer(criteria=make.criteria(either)))
    (match,) = queries.tools_for(seat, place, make.need(seat, place), on=clock.today())
    (reason,) = match.reasons
    assert (match.verdict, reason.answer, reason.text) == (Answer.YES, "yes", "L’un ou l’autre")
    assert [(member.answer, member.text) for member in reason.members] == [
        ("no", "50 salariés ou plus : de 3 à 5"),
        ("yes", "1\u00a0an au moins depuis la création : 12\u00a0ans et 8\u00a0mois, créée le 1er mars 2012"),
    ]


def learn(
    seat: Seat, place: Establishment, code: str, value: FactInput, *, on: date, since_on: date | None = None
) -> None:
    learn_fact(place, fact=LearntFact(code, value, on, since_on=since_on), by=seat, at=clock.now())


def match_of(seat: Seat, place: Establishment, *rows: Params) -> ToolMatch:
    """What one more tool with these criteria says of the place."""
    tool = make.tool(seat, Offer(criteria=make.criteria(*rows)))
    found = queries.tools_for(seat, place, make.need(seat, place), on=clock.today())
    return next(match for match in found if match.tool == tool)


HIRING: Params = {
    "kind": "fact",
    "params": {"code": "hiring.is_planned", "question": "Une embauche est-elle prévue dans l’année ?"},
}


@pytest.mark.parametrize(
    ("learnt_on", "verdict"), [(date(2023, 11, 20), Answer.YES), (date(2023, 11, 19), Answer.UNKNOWN)]
)
def test_answer_stands_for_its_months_and_is_then_asked_again(
    seat: Seat, place: Establishment, learnt_on: date, verdict: Answer
) -> None:
    learn(seat, place, "hiring.is_planned", True, on=learnt_on)
    assert match_of(seat, place, HIRING).verdict is verdict


def test_outdated_answer_says_when_it_was_given(seat: Seat, place: Establishment) -> None:
    learn(seat, place, "hiring.is_planned", True, on=date(2021, 1, 4))
    match = match_of(seat, place, HIRING)
    assert [(reason.text, reason.source) for reason in match.reasons] == [
        ("Une embauche est-elle prévue dans l’année ? oui, à redemander", "déclaré le 4 janvier 2021")
    ]
    assert [question.code for question in match.questions] == ["hiring.is_planned"]


def test_answer_about_a_place_says_nothing_of_another(seat: Seat, place: Establishment) -> None:
    unknown = Business(size_band="NN", is_head_office=False)
    here, there = (make.establishment(place.commune, unknown, of=place.company) for _ in range(2))
    learn(seat, here, "employees.establishment", 40, on=clock.today())
    learn(seat, here, "premises.is_owned", False, on=clock.today())
    small: Params = {"kind": "workforce", "params": {"max": 9, "scope": "establishment"}}
    owned: Params = {"kind": "fact", "params": {"code": "premises.is_owned", "question": "Possède-t-elle ses murs ?"}}
    assert [match_of(seat, one, small).verdict for one in (here, there)] == [Answer.NO, Answer.UNKNOWN]
    assert [match_of(seat, one, owned).verdict for one in (here, there)] == [Answer.NO, Answer.UNKNOWN]


def test_place_learnt_is_known_with_its_intercommunality(seat: Seat, place: Establishment) -> None:
    epci = seat.programme.epcis.get().epci
    for basis, code in (("project_site", "place.project_site"), ("establishment", "place.establishment")):
        learn(seat, place, code, place.commune.code, on=clock.today())
        match = match_of(
            seat, place, {"kind": "territory", "params": {"include": [f"epci:{epci.siren}"], "basis": basis}}
        )
        assert (match.verdict, match.reasons[0].text.endswith(f": {place.commune.name}")) == (Answer.YES, True)


def test_registration_learnt_with_its_day_settles_since_when(seat: Seat, place: Establishment) -> None:
    long: Params = {"kind": "registration", "params": {"registers": ["crafts"], "since_months": 12}}
    learn(seat, place, "registration.crafts", "oui", on=date(2024, 11, 19))
    match = match_of(seat, place, long)
    assert [(question.text, question.code) for question in match.questions] == [
        ("Depuis quand est-elle immatriculée comme artisan ?", "registration.crafts")
    ]
    learn(seat, place, "registration.crafts", "oui", on=clock.today(), since_on=date(2019, 5, 6))
    settled = match_of(seat, place, long)
    assert (settled.verdict, settled.reasons[0].text) == (
        Answer.YES,
        "Immatriculée artisanat depuis 1\u00a0an au moins : depuis le 6 mai 2019",
    )


def test_manual_condition_says_who_decided_and_outlives_the_version(seat: Seat, place: Establishment) -> None:
    tool = make.tool(seat, Offer(criteria=MANUAL))
    need = make.need(seat, place)
    (asked,) = queries.tools_for(seat, place, need, on=clock.today())
    assert [question.words for question in asked.questions] == [WORDS]
    actions.decide_manually(
        asked.version, answer=ManualAnswer(place.company, WORDS, is_met=True), by=seat, at=clock.now()
    )
    make.new_version(seat, tool, Offer(criteria=MANUAL))
    (match,) = queries.tools_for(seat, place, need, on=clock.today())
    assert (match.version.number, match.verdict) == (2, Answer.YES)
    assert [reason.source for reason in match.reasons] == [f"décidé par {seat.user.name} le 20 novembre 2024"]


def test_decision_taken_back_is_asked_again(seat: Seat, place: Establishment) -> None:
    tool = make.tool(seat, Offer(criteria=MANUAL))
    version = queries.version_in_force(seat, tool, on=clock.today())
    assert version is not None
    need, verdicts = make.need(seat, place), []
    for is_met in (False, True, None):
        answer = ManualAnswer(place.company, WORDS, is_met=is_met)
        actions.decide_manually(version, answer=answer, by=seat, at=clock.now())
        verdicts += [match.verdict for match in queries.tools_for(seat, place, need, on=clock.today())]
    assert verdicts == [Answer.NO, Answer.YES, Answer.UNKNOWN]


def test_targeting_ranks_and_excludes_nobody(seat: Seat, place: Establishment) -> None:
    row: Params = {"kind": "workforce", "params": {"min": 50}, "strength": "targeting"}
    make.tool(seat, Offer(title="Visée", criteria=make.criteria(row)))
    make.tool(seat, Offer(title="Zone"))
    found = queries.tools_for(seat, place, make.need(seat, place), on=clock.today())
    assert [(match.tool.title, match.verdict) for match in found] == [("Zone", Answer.YES), ("Visée", Answer.YES)]
    assert [reason.text for reason in found[1].reasons] == ["Public visé : 50 salariés ou plus : de 3 à 5"]


def test_match_tells_how_far_the_tool_went_for_that_need(seat: Seat, place: Establishment) -> None:
    tool = make.tool(seat)
    need, other = make.need(seat, place), make.need(seat, place, words="Un autre")
    made = make.proposal(seat, place, tool, need=need)
    actions.grant(made, amount_cents=120_000, by=seat, at=clock.now())
    sheet = fact_sheet(seat, place, on=clock.today())
    found = queries.tools_for_needs(seat, place, [need, other], sheet=sheet, on=clock.today())
    (match,), (without,) = found[need.id], found[other.id]
    assert without.standing is None
    assert match.standing is not None
    assert (match.standing.state, match.standing.stage.amount_cents) == ("granted", 120_000)


def test_activity_reads_with_its_label(seat: Seat) -> None:
    joinery = Activity.objects.create(nomenclature="NAFRev2", code="43.32A", label="Menuiserie bois", section="F")
    place = make.establishment_of(seat.programme, Business(activity=joinery))
    make.tool(seat, Offer(criteria=make.criteria({"kind": "naf", "params": {"include": ["F"]}})))
    (match,) = queries.tools_for(seat, place, make.need(seat, place), on=clock.today())
    assert [reason.text for reason in match.reasons] == ["Activité parmi F Construction : 43.32A Menuiserie bois"]


def test_matching_reads_what_was_in_force_that_day(seat: Seat, place: Establishment, clock: Clock) -> None:
    tool = make.tool(seat, Offer(criteria=SMALL))
    need = make.need(seat, place)
    clock.move_to(date(2024, 12, 2))
    make.new_version(seat, tool, Offer(criteria=LARGE))
    verdicts = [
        [match.verdict for match in queries.tools_for(seat, place, need, on=day)]
        for day in (date(2024, 11, 19), date(2024, 11, 20), date(2024, 12, 2))
    ]
    assert verdicts == [[], [Answer.YES], [Answer.NO]]


@pytest.mark.parametrize("count", [1, 3])
def test_matching_asks_three_queries(seat: Seat, place: Establishment, count: int) -> None:
    theme = make.leaf_theme(seat)
    assert theme.parent is not None
    needs = [make.need(seat, place, words=f"Besoin {rank}") for rank in range(count)]
    for _ in range(count):
        tool = make.tool(seat, Offer(criteria=MANUAL, themes=[theme, theme.parent]))
        make.proposal(seat, place, tool, need=needs[0])
    sheet = fact_sheet(seat, place, on=clock.today())
    needs = list(needs_of(seat, place.company_id))
    seen = directory_access.establishment(seat, place.id)
    with CaptureQueriesContext(connection) as asked:
        found = queries.tools_for_needs(seat, seen, needs, sheet=sheet, on=clock.today())
    assert [len(found[need.id]) for need in needs] == [count] * count
    assert len(asked) == 3


def test_theme_criterion_is_read_for_each_need(seat: Seat, place: Establishment) -> None:
    theme, other = make.leaf_theme(seat), make.leaf_theme(seat, 1)
    assert theme.parent is not None
    assert theme.parent_id == other.parent_id
    row: Params = {"kind": "theme", "params": {"themes": [theme.code]}}
    make.tool(seat, Offer(criteria=make.criteria(row), themes=[theme.parent]))
    needs = [make.need(seat, place, theme=theme), make.need(seat, place, theme=other)]
    sheet = fact_sheet(seat, place, on=clock.today())
    found = queries.tools_for_needs(seat, place, needs, sheet=sheet, on=clock.today())
    assert [[match.verdict for match in found[need.id]] for need in needs] == [[Answer.YES], [Answer.NO]]
    assert [reason.text for reason in found[needs[0].id][0].reasons] == [
        f"Besoin sur le thème {theme.label} : {theme.label}"
    ]
