"""What a leaf answers for each value of a column that occurs: asked once a value, whatever the number of businesses.

Every leaf is asked by its own `answer`. Two that meet many different values are asked less often: numbers are
compared as arrays, and as an age only grows, the day from which the answer changes is found by halving.
"""

from bisect import bisect_left
from datetime import date
from typing import Final

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


def answers_of(leaf: Leaf, values: Values, day: date) -> Answers:
    """For each value, in its place."""
    if len(values) > FEW:
        if isinstance(leaf, Within):
            return _numbers(leaf, values)
        if isinstance(leaf, Since):
            return _days(leaf, values, day)
    return np.array([_answer(leaf, value, day) for value in values.known], np.uint8)


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
