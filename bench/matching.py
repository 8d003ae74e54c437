"""The matching engine on real programmes and a made-up population, with its peers in the same run.

Peers read the same rules: straightforward SQL with NULL logic (DuckDB), and straightforward numpy. Each count of each
tool is compared before anything is timed: a peer that disagrees ends the run.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final

import numpy as np

from bench.interview import measure_interview
from bench.peer_numpy import NumpyPeer
from bench.peer_sql import SqlPeer
from bench.population import DAY, draw_population, sheet_of
from bench.stream import measure_stream
from bench.toolbox import PROGRAMMES, as_many_as_peers, facts_read, real_tools
from bonrelais.core.facts import FactSheet
from bonrelais.core.rules.columns.frame import Column, Frame
from bonrelais.core.rules.columns.lists import Counts, ThreeLists, count_all, three_lists
from bonrelais.core.rules.columns.reading import Reading
from bonrelais.core.rules.columns.values import Values
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.explain import Toolbox
from bonrelais.core.rules.requirements import ToolRule

BUSINESSES: Final = 100_000
TERRITORY: Final = 12_000
SHEETS: Final = 60
CONTEXT: Final = Context(DAY, themes=frozenset({"energy"}))
NOTHING: Final = FactSheet({})


class DisagreementError(Exception):
    """A peer counts otherwise than the product."""


def measure_matching() -> dict[str, float]:
    """Nothing without the folder of shared data: the programmes are not ours to keep."""
    if not PROGRAMMES.exists():
        print(f"Matching is not measured: {PROGRAMMES} is not here.", file=sys.stderr)
        return {}
    real = real_tools()
    tools = as_many_as_peers(real)
    frame = draw_population(BUSINESSES, facts_read(real), seed=1)
    figures = {
        **_explained(frame, tools),
        **_columns(frame, tools),
        **_one_tool(frame, real),
        **measure_interview(real),
    }
    with tempfile.TemporaryDirectory(prefix="bonrelais-bench-") as folder:
        return {**figures, **measure_stream(Path(folder))}


def _explained(frame: Frame, tools: Sequence[ToolRule]) -> dict[str, float]:
    """A business on average, the best of seven rounds over sixty. The tools are made ready once for all of them."""
    ready = Toolbox(tools, {})
    all_known = draw_population(SHEETS, facts_read(tools), seed=1, declared=1.0)
    return {
        "1 business x 260 tools, reasons in French, ms": _explain_ms(ready, frame),
        "the same, once everything is known of it, ms": _explain_ms(ready, all_known),
        "the tools made ready for that, once, ms": 1000 * _best(lambda: _explain(Toolbox(tools, {}), NOTHING), times=7),
    }


def _explain_ms(ready: Toolbox, frame: Frame) -> float:
    sheets = [sheet_of(frame, row) for row in range(SHEETS)]

    def explain() -> None:
        for sheet in sheets:
            _explain(ready, sheet)

    return 1000 * _best(explain, times=7) / SHEETS


def _explain(ready: Toolbox, sheet: FactSheet) -> None:
    for found in ready.read(sheet, CONTEXT).explanations():
        assert len(found.reasons) == len(found.tool.requirements)


def _columns(frame: Frame, tools: Sequence[ToolRule]) -> dict[str, float]:
    sql, peer = SqlPeer(frame, CONTEXT), NumpyPeer(frame, CONTEXT)
    ours = _ours(frame, tools)
    for name, theirs in (("SQL", [sql.count(one) for one in tools]), ("numpy", [peer.count(one) for one in tools])):
        if theirs != ours:
            raise DisagreementError(name)
    seconds = _best(lambda: _ours(frame, tools), times=5)
    sql_seconds = _best(lambda: [sql.count(one) for one in tools], times=2)
    numpy_seconds = _best(lambda: [peer.count(one) for one in tools], times=2)
    return {
        "260 tools x 100,000 businesses, counts by reason, s": seconds,
        "the same in SQL, NULL logic (DuckDB), x ours": sql_seconds / seconds,
        "the same in straightforward numpy, x ours": numpy_seconds / seconds,
    }


def _ours(frame: Frame, tools: Sequence[ToolRule]) -> list[Counts]:
    return count_all(tools, Reading(frame, CONTEXT))


def _one_tool(frame: Frame, tools: Sequence[ToolRule]) -> dict[str, float]:
    """Three whole lists, with what to ask of each business, for every tool in turn.

    The first time, what its leaves ask of the values that occur is still to be worked out, as after an import.
    """
    territory = frame.take(np.arange(TERRITORY, dtype=np.int32))
    first = [1000 * min(_first_seconds(territory, tool) for _ in range(3)) for tool in tools]
    again = [1000 * _best(partial(_lists, territory, tool), times=3) for tool in tools]
    return {
        f"1 tool x 12,000 businesses, {when}, {which} of 210, ms": told(figures)
        for when, figures in (("the first time", first), ("after another", again))
        for which, told in (("fastest", min), ("median", median), ("slowest", max))
    }


def _first_seconds(frame: Frame, tool: ToolRule) -> float:
    """On a population where nothing was worked out before."""
    columns = {code: Column(Values(one.values.known), one.codes) for code, one in frame.columns.items()}
    return _best(partial(_lists, Frame(frame.size, columns), tool), times=1)


def _lists(frame: Frame, tool: ToolRule) -> ThreeLists:
    return three_lists(tool, Reading(frame, CONTEXT))


def _best(measured: Callable[[], object], *, times: int) -> float:
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        measured()
        seconds.append(time.perf_counter() - start)
    return min(seconds)
