"""Chance that always falls the same way: one die per place in the register, seeded by its name."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Final, Generic, TypeVar

T = TypeVar("T")

_DAYS_A_YEAR: Final = 365.25


@dataclass(frozen=True, slots=True)
class Wheel(Generic[T]):
    """Weighted choices, with their running weights."""

    choices: tuple[T, ...]
    bounds: tuple[float, ...]


def wheel(weighted: Sequence[tuple[T, float]]) -> Wheel[T]:
    return Wheel(tuple(choice for choice, _ in weighted), tuple(accumulate(weight for _, weight in weighted)))


class Dice(Random):
    """The standard generator with the throws a register needs."""

    def happens(self, share: float) -> bool:
        return self.random() < share

    def turn(self, weighted: Wheel[T]) -> T:
        last = len(weighted.choices) - 1
        return weighted.choices[min(bisect(weighted.bounds, self.random() * weighted.bounds[-1]), last)]

    def pick(self, choices: Sequence[T]) -> T:
        return choices[int(self.random() * len(choices))]

    def below(self, bound: int) -> int:
        return int(self.random() * bound)

    def years_after(self, day: date, mean_years: float) -> date:
        """A day at a random distance (exponential) after another, never later than 2199."""
        days = min(int(self.expovariate(1 / (mean_years * _DAYS_A_YEAR))), 60_000)
        return day + timedelta(days=days + 1)
