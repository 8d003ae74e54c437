from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bonrelais.core.facts import FactSheet, Place
from bonrelais.core.rules.codec import read_document, write_document
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.contradictions import contradictions
from bonrelais.core.rules.criteria import CRITERIA, read_criterion
from bonrelais.core.rules.criteria.period import Today
from bonrelais.core.rules.criteria.registration import InRegister
from bonrelais.core.rules.explain import explain
from bonrelais.core.rules.formula import AllOf, AnyOf, FirstKnown, Formula, Not
from bonrelais.core.rules.leaves import Since, StepDone
from bonrelais.core.rules.params import Params
from bonrelais.core.rules.requirements import Condition, Requirement, ToolRule
from bonrelais.core.rules.verdicts import Answer
from tests.core.kinds import PARAMS
from tests.core.worlds import DAY, MOST, World, known, levels, tools, worlds

OPPOSITE = {Answer.YES: Answer.NO, Answer.NO: Answer.YES, Answer.UNKNOWN: Answer.UNKNOWN}
CONTEXTS = st.sampled_from([None, frozenset({"numerique"}), frozenset({"formation"})]).map(
    lambda themes: Context(DAY, themes=themes)
)
CONDITIONS = [Condition(read_criterion(*drawn), is_negated) for drawn in PARAMS for is_negated in (False, True)]


@given(tools(), worlds(), CONTEXTS, st.data())
def test_learning_a_fact_never_overturns_a_sure_verdict(
    tool: ToolRule, world: World, context: Context, data: st.DataObject
) -> None:
    before, after = data.draw(levels(world))
    verdict = explain(tool, known(world, before), context).verdict
    assert verdict in (Answer.UNKNOWN, explain(tool, known(world, after), context).verdict)


@given(tools(), worlds(), CONTEXTS, st.data())
def test_learning_a_fact_never_overturns_a_sure_requirement(
    tool: ToolRule, world: World, context: Context, data: st.DataObject
) -> None:
    before, after = data.draw(levels(world))
    pairs = zip(
        explain(tool, known(world, before), context).results,
        explain(tool, known(world, after), context).results,
        strict=True,
    )
    for first, then in pairs:
        assert first.answer in (Answer.UNKNOWN, then.answer)


@given(tools(), worlds(), CONTEXTS, st.data())
def test_unknown_verdict_always_says_what_to_ask(
    tool: ToolRule, world: World, context: Context, data: st.DataObject
) -> None:
    before, _ = data.draw(levels(world))
    explanation = explain(tool, known(world, before), context)
    assert bool(explanation.missing) is (explanation.verdict is Answer.UNKNOWN)


@settings(max_examples=15)
@given(worlds(), st.sampled_from(CONDITIONS), CONTEXTS)
def test_what_one_business_meets_all_at_once_is_no_contradiction(
    world: World, other: Condition, context: Context
) -> None:
    sheet = known(world, (MOST,) * len(world))
    met = [one for one in CONDITIONS if one.formula.find(sheet, context).answer is Answer.YES and not _is_odd(one)]
    alone = [Requirement(f"c{rank}", (one,)) for rank, one in enumerate(met)]
    either = [Requirement(f"d{rank}", (other, one)) for rank, one in enumerate(met)]
    places = [fact.value for fact in sheet.facts.values() if isinstance(fact.value, Place)]
    told = contradictions(alone, day=DAY, labels={}, places=places)
    assert [one for one in told if one.field != "exclude"] == []
    told = contradictions(either, day=DAY, labels={}, places=places)
    assert [one for one in told if one.words.startswith("Contredit")] == []


def _is_odd(condition: Condition) -> bool:
    """The worlds draw the people of a place, of its company and of its group apart: some have more in the smaller."""
    return any(code.startswith(("employees.", "fte.")) for code in condition.criterion.reads)


@given(tools(), worlds())
def test_knowing_everything_leaves_only_people_and_the_need_to_ask(tool: ToolRule, world: World) -> None:
    explanation = explain(tool, known(world, (MOST,) * len(world)), Context(DAY))
    asked = {one.code.partition(":")[0] for one in explanation.missing}
    assert asked <= {"manual", "need.theme"}


@given(tools(), worlds(), CONTEXTS, st.data())
def test_every_condition_has_its_sentence(tool: ToolRule, world: World, context: Context, data: st.DataObject) -> None:
    before, _ = data.draw(levels(world))
    for result in explain(tool, known(world, before), context).results:
        assert all(line.text for line in result.reason.lines)


@given(tools(), worlds(), CONTEXTS, st.data())
def test_line_of_a_requirement_has_its_answer_and_asks_what_it_misses(
    tool: ToolRule, world: World, context: Context, data: st.DataObject
) -> None:
    before, _ = data.draw(levels(world))
    for result in explain(tool, known(world, before), context).results:
        assert (result.reason.answer, result.reason.missing) == (result.answer, result.missing)


@given(tools())
def test_a_document_read_back_is_the_same_rule(tool: ToolRule) -> None:
    document = write_document(tool.requirements)
    assert read_document(document) == tool.requirements
    assert write_document(read_document(document)) == document


def test_several_parameters_of_each_kind_are_drawn() -> None:
    drawn = [kind for kind, _ in PARAMS]
    assert set(drawn) == set(CRITERIA)
    alone = {"not_started", "tax_regime", "cofinancing", "person", "manual", "theme", "commitment"}
    assert {kind for kind in drawn if drawn.count(kind) < 2} == alone


def is_dated(formula: Formula) -> bool:
    """Whether the day of the question counts."""
    match formula:
        case AllOf(parts) | AnyOf(parts) | FirstKnown(parts):
            return any(is_dated(part) for part in parts)
        case Not(part):
            return is_dated(part)
        case InRegister():
            return formula.since_months > 0
        case StepDone():
            return formula.max_age_months is not None
    return isinstance(formula, Today | Since)


@given(st.sampled_from(PARAMS), worlds(), st.integers(1, 3000), st.data())
def test_a_later_day_alone_changes_only_dated_criteria(
    drawn: tuple[str, Params], world: World, days: int, data: st.DataObject
) -> None:
    told, _ = data.draw(levels(world))
    criterion, sheet = read_criterion(*drawn), known(world, told)
    now, later = [criterion.decide(sheet, Context(day)) for day in (DAY, DAY + timedelta(days=days))]
    assert is_dated(criterion.formula) or (now.answer, now.missing) == (later.answer, later.missing)


@given(tools(), worlds(), CONTEXTS, st.data())
def test_requirement_obeys_kleene(tool: ToolRule, world: World, context: Context, data: st.DataObject) -> None:
    told, _ = data.draw(levels(world))
    sheet = known(world, told)

    def answer(condition: Condition) -> Answer:
        found = condition.criterion.decide(sheet, context).answer
        return OPPOSITE[found] if condition.is_negated else found

    for result in explain(tool, sheet, context).results:
        answers = [answer(one) for one in result.requirement.any_of]
        if result.requirement.when is not None:
            answers.append(OPPOSITE[answer(result.requirement.when)])
        expected = Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.NO
        assert result.answer is (Answer.YES if Answer.YES in answers else expected)


@given(st.sampled_from(PARAMS), worlds(), CONTEXTS, st.data())
def test_nothing_is_looked_at_that_is_not_read(
    drawn: tuple[str, Params], world: World, context: Context, data: st.DataObject
) -> None:
    told, _ = data.draw(levels(world))
    criterion, sheet = read_criterion(*drawn), known(world, told)
    alone = FactSheet({code: fact for code, fact in sheet.facts.items() if code in criterion.reads})
    assert criterion.decide(alone, context) == criterion.decide(sheet, context)
