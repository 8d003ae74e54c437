"""Every real programme says the same of every business of a made-up population, explained or read by columns."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pytest

from bench.peer_numpy import NumpyPeer
from bench.peer_sql import SqlPeer
from bench.population import DAY, draw_population, sheet_of
from bench.toolbox import facts_read, real_tools
from bonrelais.core.rules.columns.frame import Frame
from bonrelais.core.rules.columns.lists import count_all, three_lists, verdicts
from bonrelais.core.rules.columns.reading import Reading
from bonrelais.core.rules.columns.tables import as_number
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.explain import Toolbox
from bonrelais.core.rules.requirements import ToolRule
from bonrelais.core.rules.verdicts import Answer

POPULATION: Final = 20_000
PARTS: Final = 4
CONTEXT: Final = Context(DAY, themes=frozenset({"energy"}))


@pytest.fixture(scope="module")
def tools() -> list[ToolRule]:
    return real_tools()


@pytest.fixture(scope="module")
def frame(tools: Sequence[ToolRule]) -> Frame:
    return draw_population(POPULATION, facts_read(tools), seed=2, declared=0.4)


@pytest.mark.parametrize("part", range(PARTS))
def test_each_programme_says_of_each_business_the_same_in_both_readings(
    tools: list[ToolRule], frame: Frame, part: int
) -> None:
    """Verdict and answer to each requirement: 210 programmes, 20,000 businesses."""
    reading = Reading(frame, CONTEXT)
    told = np.stack([verdicts(tool, reading) for tool in tools])
    answers = [
        np.stack([np.broadcast_to(reading.requirement(one), frame.size) for one in tool.requirements]) for tool in tools
    ]
    toolbox, different = Toolbox(tools, {}), []
    for row in range(part, frame.size, PARTS):
        for rank, found in enumerate(toolbox.read(sheet_of(frame, row), CONTEXT).explanations()):
            explained = [as_number(look.answer) for look in found.looks]
            if as_number(found.verdict) != told[rank, row] or explained != answers[rank][:, row].tolist():
                different.append((found.tool.key, row))
    assert different == []


def test_each_programme_asks_the_same_of_each_business_in_both_readings(tools: list[ToolRule], frame: Frame) -> None:
    rows = np.arange(0, frame.size, 40, dtype=np.int32)
    few = frame.take(rows)
    reading = Reading(few, CONTEXT)
    toolbox, lists = Toolbox(tools, {}), [three_lists(tool, reading) for tool in tools]
    for row in range(few.size):
        told = toolbox.read(sheet_of(few, row), CONTEXT)
        for one, found in zip(lists, told.explanations(), strict=True):
            asked = frozenset(missing.code for missing in found.missing)
            assert frozenset(one.missing.get(row, ())) == asked
            assert (row in one.missing) is (found.verdict is Answer.UNKNOWN)


def test_sql_and_numpy_peers_count_as_the_product_does(tools: list[ToolRule], frame: Frame) -> None:
    ours = count_all(tools, Reading(frame, CONTEXT))
    sql, peer = SqlPeer(frame, CONTEXT), NumpyPeer(frame, CONTEXT)
    assert [sql.count(tool) for tool in tools] == ours
    assert [peer.count(tool) for tool in tools] == ours
