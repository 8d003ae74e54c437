"""What the columns reading costs: a question a value, whatever the number of businesses."""

from dataclasses import dataclass
from datetime import date
from time import perf_counter
from typing import ClassVar

import numpy as np
import pytest

from bonrelais.core.facts import FactValue, Place
from bonrelais.core.rules.columns.frame import Frame, column_of, frame_of
from bonrelais.core.rules.columns.lists import count_all
from bonrelais.core.rules.columns.reading import Reading
from bonrelais.core.rules.columns.tables import Tables
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.explain import explain
from bonrelais.core.rules.formula import Leaf, Part
from bonrelais.core.rules.verdicts import Answer, Missing
from tests.core.test_columns import ASKED, CRAFTS, HERE, POPULATION, SMALL, TARGETED, tool
from tests.core.worlds import DAY
from tests.spec.sheets import sheet


@dataclass(frozen=True, slots=True)
class Counted(Leaf):
    """Says yes to a shop, and how often it was asked."""

    takes: ClassVar[type] = bool

    asked: Missing
    times: list[FactValue]
    looks_at: tuple[Part, ...] | None = None

    def answer(self, value: FactValue, day: date) -> Answer:
        self.times.append(value)
        return Answer.YES if value else Answer.NO

    def told(self, value: FactValue, answer: Answer, context: Context) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class CountedPlace(Counted):
    """The same, of places."""

    takes: ClassVar[type] = Place


def test_columns_ask_a_value_once_however_many_businesses_have_it() -> None:
    """The explanation asks each business; a thousand times more businesses cost the columns no question more."""
    few, many = Counted(ASKED, []), Counted(ASKED, [])
    for leaf, businesses in ((few, 10), (many, 10_000)):
        column = column_of([rank % 2 == 0 for rank in range(businesses)])
        answers = Reading(Frame(businesses, {"asked": column}), Context(DAY)).formula(leaf)
        assert np.asarray(answers).tolist() == [2, 0] * (businesses // 2)
    assert (few.times, many.times) == ([True, False], [True, False])
    sheets = [sheet(asked=rank % 2 == 0) for rank in range(10)]
    assert [few.find(one, Context(DAY)).answer for one in sheets] == [Answer.YES, Answer.NO] * 5
    assert len(few.times) == 12


@pytest.mark.parametrize(
    ("parts", "times"),
    [
        ((), 1),
        ((Part("commune", frozenset({"62001", "62002", "75056"})),), 3),
        ((Part("department"),), 2),
        ((Part("department"), Part("commune", frozenset({"62001"}))), 3),
        (None, 2000),
    ],
)
def test_columns_ask_one_value_of_all_that_are_alike_to_a_leaf(parts: tuple[Part, ...] | None, times: int) -> None:
    """A thousand communes of two departments, of which a leaf names a few: those it names are asked, and one other."""
    places = [
        Place(f"{department}{number:03d}", None, department) for department in ("62", "59") for number in range(1000)
    ]
    leaf = CountedPlace(ASKED, [], parts)
    answers = Tables(DAY).answers(leaf, column_of(places).values)
    assert (answers.tolist(), len(leaf.times)) == ([1] + [2] * 2000, times)


def test_columns_of_many_businesses_cost_far_less_than_their_explanations() -> None:
    """Asked on one machine in one run: 200 times the businesses, read a tool at a time, in less than a tenth."""
    rule = tool(SMALL, HERE, CRAFTS, TARGETED)
    start = perf_counter()
    for one in POPULATION * 20:
        explain(rule, one, Context(DAY))
    explained = perf_counter() - start
    frame = frame_of(POPULATION).take(np.tile(np.arange(5, dtype=np.int32), 4_000))
    start = perf_counter()
    count_all([rule], Reading(frame, Context(DAY)))
    assert perf_counter() - start < 200 * explained / 10
