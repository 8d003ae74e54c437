from hypothesis import given
from hypothesis import strategies as st

from bonrelais.core.rules.codec import read_document, write_document
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.explain import explain
from bonrelais.core.rules.requirements import ToolRule
from bonrelais.core.rules.verdicts import Answer
from tests.core.worlds import DAY, MOST, World, known, levels, tools, worlds

CONTEXTS = st.sampled_from([None, frozenset({"numerique"}), frozenset({"formation"})]).map(
    lambda themes: Context(DAY, themes=themes)
)


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
