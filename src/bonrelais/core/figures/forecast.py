"""A target's progress, the pace it needs, and where the present rhythm leads, as an interval."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from bonrelais.core.figures.periods import WEEK_DAYS, Period

RECENT_DAYS: Final = 8 * WEEK_DAYS
# Four chances in five that the end falls within the interval.
_NORMAL_80: Final = 1.2816
_HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class Projection:
    """Never one number: the count at the end of the period stands between these with four chances in five."""

    low: int
    high: int

    def __str__(self) -> str:
        return f"{self.low} à {self.high}" if self.low != self.high else str(self.low)


@dataclass(frozen=True, slots=True)
class Progress:
    """`share` is done / target; rates are per week; None where the period tells nothing yet, or is over."""

    done: int
    target: int
    share: Fraction
    weeks_left: Fraction
    needed_per_week: Fraction | None
    recent_per_week: Fraction | None
    projection: Projection | None

    @property
    def is_reached(self) -> bool:
        return self.done >= self.target


def measure_progress(days: Iterable[date], target: int, period: Period, as_of: date) -> Progress:
    """Measure from the days of what counts (one a business met) in the target's own period."""
    elapsed = period.until(as_of)
    done_on = [day for day in days if elapsed is not None and elapsed.holds(day)]
    done = len(done_on)
    weeks_left = Fraction(max((period.end - max(as_of, period.start - timedelta(days=1))).days, 0), WEEK_DAYS)
    remaining = max(target - done, 0)
    recent = _recent_days(elapsed)
    recent_count = 0 if recent is None else sum(1 for day in done_on if recent.holds(day))
    recent_weeks = None if recent is None else Fraction(recent.days, WEEK_DAYS)
    return Progress(
        done=done,
        target=target,
        share=Fraction(done, target) if target else Fraction(1),
        weeks_left=weeks_left,
        needed_per_week=remaining / weeks_left if weeks_left else None,
        recent_per_week=None if recent_weeks is None else recent_count / recent_weeks,
        projection=None if recent_weeks is None else _project(done, recent_count, recent_weeks, weeks_left),
    )


def _recent_days(elapsed: Period | None) -> Period | None:
    """The last eight weeks of the elapsed period, or all of it; None in its first week, which tells nothing."""
    if elapsed is None or elapsed.days < WEEK_DAYS:
        return None
    return Period(max(elapsed.start, elapsed.end - timedelta(days=RECENT_DAYS - 1)), elapsed.end)


def _project(done: int, recent_count: int, recent_weeks: Fraction, weeks_left: Fraction) -> Projection:
    """Arrivals at a steady rate, itself known from few weeks: both uncertainties are in the width."""
    ratio = float(weeks_left / recent_weeks)
    expected = recent_count * ratio
    cautious = (recent_count + _HALF) * ratio
    spread = _NORMAL_80 * math.sqrt(cautious + cautious * ratio)
    low = done + max(math.floor(expected - spread), 0)
    return Projection(low, max(done + math.ceil(expected + spread), low))
