"""A toolbox made ready once says of each business, one after another, what each tool alone says of it."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bonrelais.core.facts import Doubt, Fact, FactSheet, SourceRank
from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.explain import Explanation, Toolbox, explain
from bonrelais.core.rules.requirements import ToolRule
from bonrelais.core.rules.verdicts import Answer, Missing, Reason
from tests.core.test_columns import CONTEXTS, CRAFTS, HERE, LEVELS, SMALL, tool
from tests.core.worlds import DAY, World, known, tools
from tests.spec.sheets import LUMBRES, band, sheet

TOOLS = st.lists(tools(), max_size=3).map(lambda drawn: [replace(one, key=str(rank)) for rank, one in enumerate(drawn)])
SITE: str = "digital.has_website"
LIT = ToolRule("c", read_document({"version": 1, "criteria": [{"kind": "fact", "params": {"code": SITE}}, SMALL]}))
NOTHING = FactSheet({})


def said(found: Explanation) -> tuple[Answer, list[Reason], tuple[Missing, ...]]:
    return found.verdict, list(found.reasons), found.missing


@given(TOOLS, st.lists(st.tuples(LEVELS, CONTEXTS), min_size=1, max_size=4))
def test_toolbox_says_of_each_business_what_each_tool_alone_says(
    drawn: list[ToolRule], read: list[tuple[tuple[World, tuple[tuple[int, ...], ...]], Context]]
) -> None:
    toolbox = Toolbox(drawn, {})
    for (world, both), context in read:
        for told in both:
            business = known(world, told)
            together = toolbox.read(business, context).explanations()
            assert list(map(said, together)) == [said(explain(one, business, context)) for one in drawn]


@given(TOOLS, LEVELS, CONTEXTS)
def test_toolbox_learning_a_fact_says_what_reading_again_would(
    drawn: list[ToolRule], told: tuple[World, tuple[tuple[int, ...], ...]], context: Context
) -> None:
    toolbox, (world, (before, after)) = Toolbox(drawn, {}), told
    first, facts = known(world, before), known(world, after).facts
    for fact in facts.values():
        again = toolbox.read(FactSheet({**first.facts, fact.code: fact}), context)
        learnt = toolbox.read(first, context).learning(fact)
        assert list(map(said, learnt.explanations())) == list(map(said, again.explanations()))


def test_toolbox_tells_once_what_nothing_is_known_of_whatever_the_businesses() -> None:
    toolbox = Toolbox([tool(SMALL, HERE), tool(SMALL, CRAFTS)], {})
    assert len(toolbox.lines) == 3
    one = toolbox.read(sheet(place_establishment=LUMBRES), Context(DAY))
    other = toolbox.read(sheet(employees_company=band(3, 5)), Context(DAY))
    small, here, crafts = range(3)
    assert one.looks[crafts] is other.looks[crafts]
    assert (one.looks[small] is other.looks[small], one.looks[here] is other.looks[here]) == (False, False)


def test_toolbox_looks_again_at_what_is_outdated_or_in_doubt() -> None:
    toolbox = Toolbox([LIT], {})
    assert [one.text for one in toolbox.read(NOTHING, Context(DAY)).reasons] == [
        "L’entreprise a-t-elle un site internet ? pas encore connu",
        "Moins de 10 salariés : pas encore connu",
    ]
    old = Fact(SITE, True, SourceRank.DECLARED, date(2019, 1, 1), until=date(2020, 1, 1))
    doubt = Doubt("employees.company", "deux registres se contredisent", DAY, "RNE")
    assert [one.text for one in toolbox.read(FactSheet.on(DAY, [old], [doubt]), Context(DAY)).reasons] == [
        "L’entreprise a-t-elle un site internet ? oui, à redemander",
        "Moins de 10 salariés : deux registres se contredisent",
    ]


def test_toolbox_follows_the_day_and_the_need_from_one_business_to_the_next() -> None:
    asked = tool({"kind": "theme", "params": {"themes": ["numerique"]}})
    toolbox = Toolbox([asked], {})
    themes = (None, frozenset({"numerique"}), frozenset({"formation"}), None)
    verdicts = [toolbox.read(NOTHING, Context(DAY, themes=one)).explanations()[0].verdict for one in themes]
    assert verdicts == [Answer.UNKNOWN, Answer.YES, Answer.NO, Answer.UNKNOWN]
