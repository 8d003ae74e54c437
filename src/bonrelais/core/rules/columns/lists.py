"""From a tool to businesses: those it surely serves, those to ask something, those it excludes and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from bonrelais.core.rules.columns.reading import Reading, Trool
from bonrelais.core.rules.columns.tables import NO, UNKNOWN, YES
from bonrelais.core.rules.columns.values import Mask
from bonrelais.core.rules.requirements import Requirement, Strength, ToolRule

Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many businesses a tool surely serves, is to be asked of, and excludes, by the key of the first that fails."""

    sure: int
    to_ask: int
    excluded: Mapping[str, int]

    @property
    def population(self) -> int:
        return self.sure + self.to_ask + sum(self.excluded.values())

    def __add__(self, other: "Counts") -> "Counts":
        """Of two slices of a population, for the same tool."""
        excluded = {key: number + other.excluded[key] for key, number in self.excluded.items()}
        return Counts(self.sure + other.sure, self.to_ask + other.to_ask, excluded)


@dataclass(frozen=True, slots=True, eq=False)
class ThreeLists:
    """Rows of a frame. `sure` and `to_ask` go best first; `missing[row]` holds the facts to ask of a business."""

    sure: Rows
    to_ask: Rows
    missing: Mapping[int, tuple[str, ...]]
    excluded: Mapping[str, Rows]
    """By the key of the first requirement that says no, in the tool's order; each business once."""

    @property
    def counts(self) -> Counts:
        return Counts(len(self.sure), len(self.to_ask), {key: len(rows) for key, rows in self.excluded.items()})


def count_all(tools: Sequence[ToolRule], reading: Reading) -> list[Counts]:
    """The counts of each tool over one population, read once."""
    return [_count(tool, reading) for tool in tools]


def three_lists(tool: ToolRule, reading: Reading) -> ThreeLists:
    """Sure: best targeted first. To ask: fewest facts first, then best targeted. Ties keep the frame's order."""
    decisive = _decisive(tool)
    verdict = verdicts(tool, reading)
    codes, asked = _asked(decisive, reading, verdict == UNKNOWN)
    number = asked.sum(axis=0)
    order = np.lexsort(
        (-_score(tool, reading, Strength.PREFERENCE), -_score(tool, reading, Strength.TARGETING), number)
    )
    sure, to_ask = order[verdict[order] == YES], order[verdict[order] == UNKNOWN]
    return ThreeLists(sure, to_ask, _named(codes, asked, to_ask), _excluded(decisive, reading, verdict == NO))


def verdicts(tool: ToolRule, reading: Reading) -> NDArray[np.uint8]:
    """No, unknown or yes for each business: the AND of the tool's eligibility requirements."""
    verdict = np.full(reading.frame.size, YES)
    for requirement in _decisive(tool):
        np.minimum(verdict, reading.requirement(requirement), out=verdict)
    return verdict


def _decisive(tool: ToolRule) -> list[Requirement]:
    return [one for one in tool.requirements if one.strength is Strength.ELIGIBILITY]


def _count(tool: ToolRule, reading: Reading) -> Counts:
    size = reading.frame.size
    verdict: Trool = YES
    excluded: dict[str, int] = {}
    left = size
    for requirement in _decisive(tool):
        verdict = np.minimum(verdict, reading.requirement(requirement))
        # Those not excluded yet: what falls away from one requirement to the next fails it first.
        still = int(np.count_nonzero(verdict)) if isinstance(verdict, np.ndarray) else size * int(verdict != NO)
        excluded[requirement.key] = left - still
        left = still
    sure = int(np.count_nonzero(verdict == YES)) if isinstance(verdict, np.ndarray) else size * int(verdict == YES)
    return Counts(sure, left - sure, excluded)


def _excluded(decisive: Sequence[Requirement], reading: Reading, rows: Mask) -> dict[str, Rows]:
    left = rows
    excluded: dict[str, Rows] = {}
    for requirement in decisive:
        fails = left & (reading.requirement(requirement) == NO)
        excluded[requirement.key] = np.flatnonzero(fails)
        left = left & ~fails
    return excluded


def _asked(decisive: Sequence[Requirement], reading: Reading, rows: Mask) -> tuple[list[str], NDArray[np.bool_]]:
    """The facts to ask, each once, and for each the businesses that miss it."""
    masks: dict[str, Mask] = {}
    for requirement in decisive:
        for code, mask in reading.asked(requirement, rows):
            masks[code] = masks[code] | mask if code in masks else mask
    return list(masks), np.array(list(masks.values()), np.bool_).reshape(len(masks), reading.frame.size)


def _named(codes: Sequence[str], asked: NDArray[np.bool_], rows: Rows) -> dict[int, tuple[str, ...]]:
    """One tuple for each pattern of missing facts: there are few."""
    packed = np.packbits(asked[:, rows], axis=0)
    _, first, pattern_of = np.unique(packed, axis=1, return_index=True, return_inverse=True)
    names = [tuple(compress(codes, asked[:, rows[place]])) for place in first.tolist()]
    return dict(zip(rows.tolist(), map(names.__getitem__, pattern_of.ravel().tolist()), strict=True))


def _score(tool: ToolRule, reading: Reading, strength: Strength) -> NDArray[np.int32]:
    """Met minus missed; what is not known weighs nothing."""
    score = np.zeros(reading.frame.size, np.int32)
    for requirement in tool.requirements:
        if requirement.strength is strength:
            score += np.asarray(reading.requirement(requirement), np.int32) - 1
    return score
