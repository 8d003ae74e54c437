"""The days on which advisers work, and the hours of their days."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from bonrelais.demonstration.register.dice import Dice
from bonrelais.foundation import clock

PUBLISHED_ON: Final = date(2024, 11, 20)
"""The day the agreement of the fourth phase is signed, and the results of the first three published."""
STARTED_ON: Final = date(2020, 9, 1)
LUMBRES_JOINS: Final = date(2023, 1, 1)
LAST_DAY: Final = date(2030, 12, 31)

_FIXED_HOLIDAYS: Final = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
_EASTERS: Final = {
    2020: (4, 12), 2021: (4, 4), 2022: (4, 17), 2023: (4, 9), 2024: (3, 31), 2025: (4, 20), 2026: (4, 5),
    2027: (3, 28), 2028: (4, 16), 2029: (4, 1), 2030: (4, 21),
}  # fmt: skip
_AFTER_EASTER: Final = (1, 39, 50)
_HOURS: Final = (time(9), time(9, 30), time(10, 30), time(11), time(14), time(14, 30), time(15, 30), time(16))


@lru_cache(maxsize=64)
def holidays(year: int) -> frozenset[date]:
    month, day = _EASTERS[year]
    moving = {date(year, month, day) + timedelta(days=days) for days in _AFTER_EASTER}
    return frozenset(moving | {date(year, month, day) for month, day in _FIXED_HOLIDAYS})


def is_worked(day: date) -> bool:
    """Neither a weekend, nor a public holiday, nor the weeks when everybody is away."""
    is_away = (day.month == 8 and 3 <= day.day <= 21) or (day.month == 12 and day.day >= 24)
    return day.weekday() < 5 and day not in holidays(day.year) and not is_away


def worked_days(first: date, last: date) -> list[date]:
    every = (first + timedelta(days=rank) for rank in range((last - first).days + 1))
    return [day for day in every if is_worked(day)]


def next_worked(day: date) -> date:
    while not is_worked(day):
        day += timedelta(days=1)
    return day


def last_worked(day: date) -> date:
    while not is_worked(day):
        day -= timedelta(days=1)
    return day


def visiting_hour(dice: Dice) -> time:
    return dice.pick(_HOURS)


def evening(day: date, dice: Dice) -> datetime:
    """When the day's visits are recorded."""
    return clock.at_paris(day, time(17 + dice.below(2), dice.below(60), dice.below(60)))


def office_hour(day: date, dice: Dice) -> datetime:
    return clock.at_paris(day, time(8 + dice.below(9), dice.below(60), dice.below(60)))


def spread(count: int, first: date, last: date, dice: Dice) -> list[date]:
    """`count` worked days between two, evenly spaced give or take."""
    days = worked_days(first, last)
    step = len(days) / count
    return [days[min(int((rank + dice.random()) * step), len(days) - 1)] for rank in range(count)]
