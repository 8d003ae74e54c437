"""How many questions settle nine in ten of the tools a business may use: ours, in a fixed order, at random."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Final

from bench.population import DAY, draw_population, sheet_of
from bench.toolbox import facts_read
from bonrelais.core.facts import Fact, FactSheet
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.criteria.theme import Theme
from bonrelais.core.rules.explain import Toolbox
from bonrelais.core.rules.interview import Interview, Wanted, questions_of
from bonrelais.core.rules.requirements import ToolRule
from bonrelais.core.rules.verdicts import Answer
from bonrelais.core.vocabulary.facts import ALL_FACTS, find_fact

BUSINESSES: Final = 120
SETTLED: Final = 0.9
Order = Callable[[Interview, Sequence[str]], str]
"""Chooses the next fact among those the undecided tools miss."""


@dataclass(frozen=True, slots=True)
class Case:
    """A business: what a register says of it, before the tools that serve its needs, and the truth."""

    interview: Interview
    truth: FactSheet


def measure_interview(tools: Sequence[ToolRule]) -> dict[str, float]:
    """Questions on average until nine in ten of the relevant undecided tools that answers can settle are settled."""
    cases = _cases(tools)
    chance = random.Random(7)  # noqa: S311  # a simulation
    fixed = {code: rank for rank, code in enumerate(ALL_FACTS)}
    orders: dict[str, Order] = {
        "best question": lambda interview, _: questions_of(interview)[0].asked.code,
        "fixed order": lambda _, missing: min(missing, key=lambda code: (fixed.get(code, len(fixed)), code)),
        "at random": lambda _, missing: chance.choice(missing),
    }
    figures = {
        f"questions to settle 90 %, {name}": fmean(_asked(case, order) for case in cases)
        for name, order in orders.items()
    }
    return {**figures, "businesses with something to settle": float(len(cases))}


def _cases(tools: Sequence[ToolRule]) -> list[Case]:
    """Businesses drawn with all their facts; those of which no relevant tool waits for an answer are left out."""
    frame = draw_population(BUSINESSES, facts_read(tools), seed=3, declared=1.0)
    chance = random.Random(11)  # noqa: S311  # a simulation
    themes = sorted({theme for tool in tools for theme in _themes(tool)})
    sensitive = frozenset(code for code in facts_read(tools) if (one := find_fact(code)) and one.is_sensitive)
    cases: list[Case] = []
    for row in range(BUSINESSES):
        needs = frozenset(chance.sample(themes, 2))
        relevant = [tool for tool in tools if not needs.isdisjoint(_themes(tool))]
        wanted = [Wanted(tool) for tool in relevant]
        known = sheet_of(frame, row, register_only=True)
        context, ready = Context(DAY, themes=needs), Toolbox(relevant, {})
        interview = Interview(wanted=wanted, sheet=known, context=context, sensitive=sensitive, ready=ready)
        case = Case(interview, sheet_of(frame, row))
        if _settleable(case):
            cases.append(case)
    return cases


def _themes(tool: ToolRule) -> frozenset[str]:
    criteria = [condition.criterion for one in tool.requirements for condition in one.conditions]
    return frozenset(theme for one in criteria if isinstance(one, Theme) for theme in one.themes)


def _settleable(case: Case) -> set[str]:
    """Tools undecided at first, that the whole truth settles."""
    return _undecided(case.interview) - _undecided(replace(case.interview, sheet=case.truth))


def _undecided(interview: Interview) -> set[str]:
    return {one.tool.key for one in interview.explained if one.verdict is Answer.UNKNOWN}


def _asked(case: Case, order: Order) -> int:
    """One question at a time; a fact that the business cannot tell is asked for nothing, and counts."""
    waiting = _settleable(case)
    enough = len(waiting) * (1 - SETTLED)
    interview, asked = case.interview, 0
    facts: dict[str, Fact] = dict(interview.sheet.facts)
    while len(waiting) > enough:
        code = order(interview, _missing(interview))
        asked += 1
        if (answer := case.truth.get(code)) is not None:
            facts[code] = answer
        sheet = FactSheet(dict(facts))
        interview = replace(interview, sheet=sheet, left=interview.left | {code})
        waiting &= _undecided(interview)
    return asked


def _missing(interview: Interview) -> list[str]:
    codes = {one.code for tool in interview.explained for one in tool.missing if find_fact(one.code) is not None}
    return sorted(codes - interview.left)
