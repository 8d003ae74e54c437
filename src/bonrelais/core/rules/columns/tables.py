"""What a leaf answers for each value of a column that occurs: asked once a value, whatever the number of businesses.

Every leaf is asked by its own `answer`. Those that meet many different values are asked less often: once for all the
values that are alike to it, by the parts it looks at; by arrays for numbers; and as an age only grows, by halving for
days.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bonrelais.core.facts import FactValue
from bonrelais.core.rules.columns.values import Places, Ranked, Values, least, most
from bonrelais.core.rules.formula import Leaf, Part
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
            if leaf.looks_at is not None:
                return self._by_kind(leaf, values, _kinds(leaf, leaf.looks_at, values))
        return self._one_by_one(leaf, values.known)

    def _one_by_one(self, leaf: Leaf, values: Sequence[FactValue | None]) -> Answers:
        return np.array([_answer(leaf, value, self._day) for value in values], np.uint8)

    def _by_kind(self, leaf: Leaf, values: Values, kinds: Places) -> Answers:
        """Asked of one value of each kind."""
        one_of = np.full(int(kinds.max()) + 1, -1)
        one_of[kinds] = np.arange(len(values))
        occurring = np.flatnonzero(one_of >= 0)
        answers = np.full(len(one_of), UNKNOWN)
        answers[occurring] = self._one_by_one(leaf, [values.known[place] for place in one_of[occurring].tolist()])
        return answers.take(kinds)


def _kinds(leaf: Leaf, parts: Sequence[Part], values: Values) -> Places:
    """The kind of each value, the same for all that are alike to a leaf: there are fewer kinds than values."""
    kinds = values.are(leaf.takes).astype(np.intp)
    number = 2
    for part in parts:
        more, ranks = _told_apart(part, values.ranked(leaf.takes, part.name))
        kinds, number = kinds * more + ranks, number * more
        if number > len(values):
            occurring, kinds = np.unique(kinds, return_inverse=True)
            number = len(occurring)
    return kinds


def _told_apart(part: Part, ranked: Ranked) -> tuple[int, Places]:
    """How many kinds a part makes, and which of them each value is."""
    if part.apart is None:
        return len(ranked.ranks), ranked.of
    named = [ranked.ranks[one] for one in (None, *part.apart) if one in ranked.ranks]
    kinds = np.zeros(len(ranked.ranks), np.intp)
    kinds[named] = np.arange(1, len(named) + 1)
    return len(named) + 1, kinds.take(ranked.of)


def _answer(leaf: Leaf, value: FactValue | None, day: date) -> np.uint8:
    if value is None or not isinstance(value, leaf.takes):
        return UNKNOWN
    return _AS_NUMBER[leaf.answer(value, day)]


def _numbers(leaf: Within, values: Values) -> Answers:
    low, high, are_known = values.bounds
    from_, to = least(leaf.wanted), most(leaf.wanted)
    answers = np.full(len(values), UNKNOWN)
    answers[(high < from_) | (low > to)] = NO
    answers[(low >= from_) & (high <= to)] = YES
    answers[~are_known] = UNKNOWN
    return answers


def _days(leaf: Since, values: Values, day: date) -> Answers:
    known, places = values.known, values.days.tolist()
    days = [known[place] for place in places]
    start = bisect_left(days, x=True, key=lambda one: leaf.is_young(one, day))
    end = bisect_left(days, x=True, key=lambda one: not leaf.is_old(one, day))
    answers = np.full(len(values), UNKNOWN)
    answers[values.days] = NO
    answers[values.days[start:end]] = YES
    return answers
