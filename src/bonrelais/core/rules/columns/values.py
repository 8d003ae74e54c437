"""The values of one fact that occur in a population, and what leaves that meet many of them ask at once."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import compress
from operator import attrgetter
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bonrelais.core.facts import FactValue
from bonrelais.core.interval import Interval

Places: TypeAlias = NDArray[np.intp]
Mask: TypeAlias = NDArray[np.bool_]
Taken: TypeAlias = type | tuple[type, ...]


class Ranked(NamedTuple):
    """What a part of the values may be, each once with its rank, and the rank of each value's own."""

    ranks: dict[object, int]
    of: Places


class Bounds(NamedTuple):
    """The least and the most that each value may be; where it is no number, `are_known` says so."""

    low: NDArray[np.float64]
    high: NDArray[np.float64]
    are_known: Mask


@dataclass(frozen=True, eq=False)
class Values:
    """Each value once; the first stands for « not known ». What is asked of all of them at once is worked out once."""

    known: tuple[FactValue | None, ...]

    def __len__(self) -> int:
        return len(self.known)

    def are(self, taken: Taken) -> Mask:
        """Which of them are of a type."""
        if taken not in self._are:
            self._are[taken] = np.array([isinstance(value, taken) for value in self.known], np.bool_)
        return self._are[taken]

    def ranked(self, taken: Taken, part: str) -> Ranked:
        """By a part of the values of a type; of another type, any rank."""
        key = (taken, part)
        if key not in self._ranked:
            are_taken = self.are(taken)
            told = map(attrgetter(part), compress(self.known, are_taken.tolist()))
            ranks: defaultdict[object, int] = defaultdict()
            ranks.default_factory = ranks.__len__
            of = np.zeros(len(self), np.intp)
            of[are_taken] = np.fromiter(map(ranks.__getitem__, told), np.intp)
            self._ranked[key] = Ranked(dict(ranks), of)
        return self._ranked[key]

    @cached_property
    def bounds(self) -> Bounds:
        spans = [value if isinstance(value, Interval) else None for value in self.known]
        return Bounds(
            np.array([least(span) for span in spans]),
            np.array([most(span) for span in spans]),
            self.are(Interval),
        )

    @cached_property
    def days(self) -> Places:
        """The places of days, the first of them first."""
        days = {place: value.toordinal() for place, value in enumerate(self.known) if isinstance(value, date)}
        places, ordinals = np.array(list(days), np.intp), np.array(list(days.values()), np.int64)
        return places[np.argsort(ordinals, kind="stable")]

    @cached_property
    def _are(self) -> dict[Taken, Mask]:
        return {}

    @cached_property
    def _ranked(self) -> dict[tuple[Taken, str], Ranked]:
        return {}


def least(span: Interval | None) -> float:
    return -np.inf if span is None or span.low is None else float(span.low)


def most(span: Interval | None) -> float:
    return np.inf if span is None or span.high is None else float(span.high)
