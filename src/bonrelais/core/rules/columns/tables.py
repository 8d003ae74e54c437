"""What a leaf answers for each value of a column that occurs: asked once a value, whatever the number of businesses.

Every leaf is asked by its own `answer`. Those that meet many different values are asked less often: once for all the
values whose parts it looks at are the same; by arrays for numbers; and as an age only grows, by halving for days.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from operator import attrgetter
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bonrelais.core.facts import FactValue
from bonrelais.core.interval import Interval
from bonrelais.core.rules.columns.frame import Values
from bonrelais.core.rules.formula import Leaf
from bonrelais.core.rules.leaves import Since, Within
from bonrelais.core.rules.verdicts import Answer

Answers = NDArray[np.uint8]
NO: Final = np.uint8(0)
UNKNOWN: Final = np.uint8(1)
YES: Final = np.uint8(2)
FEW: Final = 64
_AS_NUMBER: Final = {Answer.NO: NO, Answer.UNKNOWN: UNKNOWN, Answer.YES: YES}


def as_number(answer: Answer) -> np.uint8:
    """No, unknown and yes in that order, so that the AND is the least and the OR the greatest."""
    return _AS_NUMBER[answer]


class Tables:
    """The answers of leaves to the values that occur, on a day: kept from one slice of a population to the next."""

    def __init__(self, day: date) -> None:
        self._day = day
        # Leaves and values are kept with what is keyed by their addresses: no other can come to have the same.
        self._answers: dict[tuple[int, int], tuple[Leaf, Values, Answers]] = {}
        self._parts: dict[tuple[int, type | tuple[type, ...], tuple[str, ...]], Parts] = {}

    def answers(self, leaf: Leaf, values: Values) -> Answers:
        """For each value, in its place."""
        kept = self._answers.get((id(leaf), id(values)))
        if kept is None:
            kept = self._answers[id(leaf), id(values)] = (leaf, values, self._ask(leaf, values))
        return kept[2]

    def _ask(self, leaf: Leaf, values: Values) -> Answers:
        if len(values) > FEW:
            if isinstance(leaf, Within):
                return _numbers(leaf, values)
            if isinstance(leaf, Since):
                return _days(leaf, values, self._day)
            if leaf.looks_at:
                return self._by_parts(leaf, values)
        return self._one_by_one(leaf, values.known)

    def _one_by_one(self, leaf: Leaf, values: Sequence[FactValue | None]) -> Answers:
        return np.array([_answer(leaf, value, self._day) for value in values], np.uint8)

    def _by_parts(self, leaf: Leaf, values: Values) -> Answers:
        key = (id(values), leaf.takes, leaf.looks_at)
        if key not in self._parts:
            self._parts[key] = _parts_of(leaf, values)
        parts = self._parts[key]
        return self._one_by_one(leaf, parts.examples).take(parts.places)


class Parts(NamedTuple):
    """One value for all those that are alike to a leaf, and for each value the place of the one that stands for it."""

    examples: list[FactValue | None]
    places: NDArray[np.intp]


def _parts_of(leaf: Leaf, values: Values) -> Parts:
    seen: dict[object, int] = {}
    examples: list[FactValue | None] = []
    places = np.empty(len(values), np.intp)
    takes, parts_of = leaf.takes, attrgetter(*leaf.looks_at)
    for place, value in enumerate(values.known):
        key = (parts_of(value),) if isinstance(value, takes) else None
        if key not in seen:
            seen[key] = len(examples)
            examples.append(value)
        places[place] = seen[key]
    return Parts(examples, places)


def _answer(leaf: Leaf, value: FactValue | None, day: date) -> np.uint8:
    if value is None or not isinstance(value, leaf.takes):
        return UNKNOWN
    return _AS_NUMBER[leaf.answer(value, day)]


def _numbers(leaf: Within, values: Values) -> Answers:
    spans = [value if isinstance(value, Interval) else None for value in values.known]
    low = np.array([_low(span) for span in spans])
    high = np.array([_high(span) for span in spans])
    least, most = _low(leaf.wanted), _high(leaf.wanted)
    answers = np.full(len(values), UNKNOWN)
    answers[(high < least) | (low > most)] = NO
    answers[(low >= least) & (high <= most)] = YES
    answers[[span is None for span in spans]] = UNKNOWN
    return answers


def _low(span: Interval | None) -> float:
    return -np.inf if span is None or span.low is None else float(span.low)


def _high(span: Interval | None) -> float:
    return np.inf if span is None or span.high is None else float(span.high)


def _days(leaf: Since, values: Values, day: date) -> Answers:
    places = [place for place, value in enumerate(values.known) if isinstance(value, date)]
    days = {place: value for place, value in enumerate(values.known) if isinstance(value, date)}
    places.sort(key=lambda place: days[place])
    start = bisect_left(places, x=True, key=lambda place: leaf.is_young(days[place], day))
    end = bisect_left(places, x=True, key=lambda place: not leaf.is_old(days[place], day))
    answers = np.full(len(values), UNKNOWN)
    answers[places] = NO
    answers[places[start:end]] = YES
    return answers
