"""The next best question: of all that is not known of a business, what settles most of the tools it needs.

Each fact is tried: its possible answers, told apart by what they change, are each given in turn, and the tools that
miss it are looked at again. A question is worth the weight of the tools that its answers settle, on the whole; a tool
for which less is left to ask counts in part, and one of which the rank alone would change counts for little.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from bonrelais.core.facts import Fact, FactSheet, FactValue, Registration, SourceRank, Step
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.explain import Decided, Explanation, Toolbox
from bonrelais.core.rules.formula import Formula, Leaf
from bonrelais.core.rules.requirements import Strength, ToolRule
from bonrelais.core.rules.verdicts import Answer, Missing

PROGRESS: Final = 0.5
_RANKING: Final = {Strength.TARGETING: 0.05, Strength.PREFERENCE: 0.02}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A tool the business may use. One that serves its needs weighs more."""

    tool: ToolRule
    weight: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Interview:
    """What is known before asking. Facts that are `sensitive` wait for the others; those `left` are not asked.

    `ready` holds the tools wanted, in their order, where they were made ready before.
    """

    wanted: Sequence[Wanted]
    sheet: FactSheet
    context: Context
    decided: Decided | None = None
    sensitive: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    ready: Toolbox | None = None

    @cached_property
    def explained(self) -> list[Explanation]:
        """What each tool says so far, in their order."""
        toolbox = self.ready or Toolbox([one.tool for one in self.wanted], self.context.labels)
        return toolbox.read(self.sheet, self.context).explanations(self.decided)


@dataclass(frozen=True, slots=True)
class Effect:
    """What one answer would do: the tools it opens and those it closes, by their keys."""

    value: FactValue
    opens: tuple[str, ...]
    closes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A fact to ask, what asking is worth, what each answer would do, and the tools, by their keys, that miss it."""

    asked: Missing
    worth: float
    effects: tuple[Effect, ...]
    tools: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Open:
    """A tool not settled, what the business answers to it, and the facts it misses."""

    wanted: Wanted
    found: Explanation
    missing: Mapping[str, Missing]


def questions_of(interview: Interview) -> list[Question]:
    """Best first. A sensitive fact comes last, and only where a tool waits for nothing else."""
    pairs = list(zip(interview.wanted, interview.explained, strict=True))
    readers = _readers(pairs)
    ranking = _ranking(pairs)
    asked = {code: found.missing[code] for code, ones in readers.items() for found in ones[:1]}
    asked.update({code: missing for code, (missing, _) in ranking.items() if code not in asked})
    leaves = _leaves([found.tool for found in interview.explained if found.verdict is not Answer.NO])
    found = [
        _question(missing, ranking.get(code, (missing, 0.0))[1], readers.get(code, []), leaves[code], interview)
        for code, missing in asked.items()
        if code in leaves and code not in interview.left and _may_be_asked(code, readers.get(code, []), interview)
    ]
    return sorted(found, key=lambda one: (one.asked.code in interview.sensitive, -one.worth, one.asked.code))


def _readers(pairs: Iterable[tuple[Wanted, Explanation]]) -> dict[str, list[_Open]]:
    """By fact, the tools not settled that miss it."""
    readers: dict[str, list[_Open]] = {}
    for wanted, found in pairs:
        if found.verdict is Answer.UNKNOWN:
            one = _Open(wanted, found, {asked.code: asked for asked in reversed(found.missing)})
            for code in one.missing:
                readers.setdefault(code, []).append(one)
    return readers


def _ranking(pairs: Iterable[tuple[Wanted, Explanation]]) -> dict[str, tuple[Missing, float]]:
    """By fact, what it is worth to know it for the order of the tools that are not excluded."""
    worth: dict[str, tuple[Missing, float]] = {}
    for wanted, found in pairs:
        if found.verdict is Answer.NO:
            continue
        for requirement, look in zip(found.tool.requirements, found.looks, strict=True):
            if requirement.strength in _RANKING:
                for asked in look.missing:
                    _, held = worth.get(asked.code, (asked, 0.0))
                    worth[asked.code] = (asked, held + wanted.weight * _RANKING[requirement.strength])
    return worth


def _may_be_asked(code: str, readers: Sequence[_Open], interview: Interview) -> bool:
    """A sensitive fact, only where it decides: a tool misses nothing else that may be asked first."""
    if code not in interview.sensitive:
        return True
    return any(one.missing.keys() <= interview.sensitive | interview.left for one in readers)


def _question(
    missing: Missing, ranking: float, readers: Sequence[_Open], leaves: Sequence[Leaf], interview: Interview
) -> Question:
    answers = _answers(leaves, interview.context.day)
    outcomes = [_try(missing.code, value, readers, interview) for value in answers]
    worth = sum(value for _, value in outcomes) / len(outcomes) if outcomes else PROGRESS * len(readers)
    tools = tuple(one.wanted.tool.key for one in readers)
    return Question(missing, worth + ranking, tuple(effect for effect, _ in outcomes), tools)


def _try(code: str, value: FactValue, readers: Sequence[_Open], interview: Interview) -> tuple[Effect, float]:
    """What an answer opens and closes, and what that is worth."""
    fact = Fact(code, value, SourceRank.EVIDENCED, interview.context.day)
    learnt = {told: told.learning(fact) for told in {one.found.told for one in readers}}
    opens: list[str] = []
    closes: list[str] = []
    worth = 0.0
    for one in readers:
        found = learnt[one.found.told].explanation(one.found.plan)
        if found.verdict is Answer.UNKNOWN:
            left = len({asked.code for asked in found.missing})
            worth += one.wanted.weight * PROGRESS * max(0.0, 1 - left / len(one.missing))
        else:
            worth += one.wanted.weight
            (opens if found.verdict is Answer.YES else closes).append(one.wanted.tool.key)
    return Effect(value, tuple(opens), tuple(closes)), worth


def _answers(leaves: Sequence[Leaf], day: date) -> list[FactValue]:
    """One answer for each way of answering all the leaves together, a yes apart from a no."""
    apart: dict[tuple[object, ...], FactValue] = {}
    for value in (example for leaf in leaves for example in leaf.examples(day)):
        told = tuple(leaf.answer(value, day) if isinstance(value, leaf.takes) else Answer.UNKNOWN for leaf in leaves)
        apart.setdefault((*told, _said(value)), value)
    return list(apart.values())


def _said(value: FactValue) -> object:
    """A day told beside a yes is still a yes."""
    match value:
        case Registration(grade=grade):
            return grade
        case Step(is_done=is_done):
            return is_done
        case _:
            return None


def _leaves(tools: Iterable[ToolRule]) -> dict[str, list[Leaf]]:
    """By fact, the leaves that read it, each once."""
    found: dict[str, dict[int, Leaf]] = {}
    for tool in tools:
        for requirement in tool.requirements:
            for condition in requirement.conditions:
                for leaf in leaves_of(condition.formula):
                    found.setdefault(leaf.asked.code, {})[id(leaf)] = leaf
    return {code: list(leaves.values()) for code, leaves in found.items()}


def leaves_of(formula: Formula) -> Iterator[Leaf]:
    """The leaves of a formula, in order."""
    if isinstance(formula, Leaf):
        yield formula
    for part in formula.inner:
        yield from leaves_of(part)
