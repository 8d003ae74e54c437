"""Days in Paris, periods whose two days belong to them, and what was known at the end of a day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

PARIS: Final = ZoneInfo("Europe/Paris")
WEEK_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Period:
    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"The period ends before it starts: {self.start} > {self.end}.")

    def holds(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def until(self, day: date) -> "Period | None":
        """The part of the period that has passed at the end of a day; None before it starts."""
        return None if day < self.start else Period(self.start, min(day, self.end))


def paris_day(instant: datetime) -> date:
    """The day an aware instant falls on in Paris."""
    return instant.astimezone(PARIS).date()


@cache
def end_of_day(day: date) -> datetime:
    """The instant (UTC) at which a day of Paris is over; it belongs to the next day."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), tzinfo=PARIS).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class AsOf:
    """What was known at the end of a day."""

    day: date

    @property
    def instant(self) -> datetime:
        return end_of_day(self.day)

    def knows(self, recorded_at: datetime | None) -> bool:
        return recorded_at is not None and recorded_at < self.instant
