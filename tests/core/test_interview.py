"""The next best question: what it is worth, what its answers do, and when there is nothing left to ask."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bonrelais.core.days import add_months
from bonrelais.core.facts import Fact, FactSheet, SourceRank, Step
from bonrelais.core.interval import Interval
from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.explain import explain_all
from bonrelais.core.rules.interview import Effect, Interview, Wanted, questions_of
from bonrelais.core.rules.params import Json, Params
from bonrelais.core.rules.requirements import ToolRule
from bonrelais.core.rules.verdicts import Answer
from tests.core.worlds import DAY, MOST, World, known, tools, worlds
from tests.spec.sheets import band, sheet

CONTEXT = Context(DAY)
NOTHING = FactSheet({})
SMALL: Params = {"kind": "workforce", "params": {"max": 9}}
OWNED: Json = {"kind": "premises", "params": {"occupancy": ["owner"]}}
SHOP: Json = {"kind": "premises", "params": {"uses": ["shop"]}}
STARTED: Json = {"kind": "not_started", "params": {}}
JOBLESS: Json = {"kind": "person", "params": {"statuses": ["job_seeker"]}}
STUDY: Json = {"kind": "prior_step", "params": {"step": "feasibility_study", "max_age_months": 24}}
COMMITTEE: Json = {"kind": "manual", "params": {"text": "Projet retenu par le comité"}}
SENSITIVE = frozenset({"person.is_job_seeker"})


def tool(key: str, *rows: Json) -> ToolRule:
    return ToolRule(key, read_document({"version": 1, "criteria": list(rows)}))


def ask(*wanted: Wanted | ToolRule, told: FactSheet = NOTHING, left: frozenset[str] = frozenset()) -> list[str]:
    return [one.asked.code for one in questions_of(interview(*wanted, told=told, left=left))]


def interview(*wanted: Wanted | ToolRule, told: FactSheet = NOTHING, left: frozenset[str] = frozenset()) -> Interview:
    each = [one if isinstance(one, Wanted) else Wanted(one) for one in wanted]
    return Interview(wanted=each, sheet=told, context=CONTEXT, sensitive=SENSITIVE, left=left)


def test_fact_that_settles_most_tools_comes_first() -> None:
    assert ask(tool("a", OWNED), tool("b", SHOP), tool("c", SHOP)) == ["premises.is_shop", "premises.is_owned"]


def test_fact_that_settles_alone_comes_before_one_of_many() -> None:
    assert ask(tool("a", OWNED), tool("b", SHOP, STARTED))[0] == "premises.is_owned"


def test_tool_of_a_need_weighs_more() -> None:
    assert ask(tool("a", OWNED), Wanted(tool("b", SHOP), weight=3))[0] == "premises.is_shop"


def test_targeting_ranks_a_little_and_eligibility_first() -> None:
    targeted: Json = {"kind": "workforce", "params": {"max": 9}, "strength": "targeting"}
    preferred: Json = {"kind": "premises", "params": {"uses": ["shop"]}, "strength": "preference"}
    assert ask(tool("a", OWNED, targeted, preferred)) == [
        "premises.is_owned",
        "employees.company",
        "premises.is_shop",
    ]


def test_excluded_tool_asks_nothing() -> None:
    assert ask(tool("a", SMALL, OWNED), told=sheet(employees_company=band(20, 49))) == []


def test_each_answer_says_what_it_opens_and_closes() -> None:
    (question,) = questions_of(
        interview(
            tool("a", SMALL), tool("b", {**SMALL, "not": True}), tool("c", {"kind": "workforce", "params": {"max": 19}})
        )
    )
    assert question.tools == ("a", "b", "c")
    assert question.effects == (
        Effect(Interval.exactly(Decimal("9.99")), ("a", "c"), ("b",)),
        Effect(Interval.exactly(Decimal("10.99")), ("b", "c"), ("a",)),
        Effect(Interval.exactly(Decimal("20.99")), ("b",), ("a", "c")),
    )


def test_step_is_tried_done_lately_never_and_long_ago() -> None:
    (question,) = questions_of(interview(tool("a", STUDY)))
    assert [(one.value, one.opens, one.closes) for one in question.effects] == [
        (Step(True, DAY), ("a",), ()),
        (Step(False), (), ("a",)),
        (Step(True, add_months(DAY, -25)), (), ("a",)),
    ]


def test_sensitive_fact_waits_until_nothing_else_settles_the_tool() -> None:
    asked = tool("a", JOBLESS, OWNED)
    assert ask(asked) == ["premises.is_owned"]
    assert ask(asked, left=frozenset({"premises.is_owned"})) == ["person.is_job_seeker"]
    owner = FactSheet({"premises.is_owned": Fact("premises.is_owned", True, SourceRank.DECLARED, DAY)})
    assert ask(asked, told=owner) == ["person.is_job_seeker"]
    tenant = FactSheet({"premises.is_owned": Fact("premises.is_owned", False, SourceRank.DECLARED, DAY)})
    assert ask(asked, told=tenant) == []


def test_sensitive_fact_comes_last_however_much_it_settles() -> None:
    assert ask(tool("a", JOBLESS), tool("b", JOBLESS), tool("c", OWNED)) == [
        "premises.is_owned",
        "person.is_job_seeker",
    ]


def test_what_a_person_decides_is_not_asked() -> None:
    assert ask(tool("a", COMMITTEE)) == []
    assert ask(tool("a", COMMITTEE, OWNED)) == ["premises.is_owned"]


@given(st.lists(tools(), max_size=4), worlds())
def test_answering_the_first_question_again_and_again_settles_all(drawn: list[ToolRule], world: World) -> None:
    """What is left undecided waits for a person, for the need, or for a fact the world does not hold."""
    numbered = [ToolRule(str(rank), one.requirements) for rank, one in enumerate(drawn)]
    truth = known(world, (MOST,) * len(world))
    facts: dict[str, Fact] = {}
    left: frozenset[str] = frozenset()
    for _ in range(len(world) + 20):
        told = FactSheet(dict(facts))
        found = questions_of(
            Interview(wanted=[Wanted(one) for one in numbered], sheet=told, context=CONTEXT, left=left)
        )
        if not found:
            break
        code = found[0].asked.code
        left |= {code}
        if (answer := truth.get(code)) is not None:
            facts[code] = answer
    now = explain_all(numbered, FactSheet(facts), CONTEXT)
    whole = explain_all(numbered, truth, CONTEXT)
    assert [one.verdict for one in now] == [one.verdict for one in whole]
    assert all(one.verdict is not Answer.UNKNOWN or one.missing for one in now)
