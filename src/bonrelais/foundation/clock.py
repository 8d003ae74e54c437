"""The only place that reads the clock. Instants are UTC; days are those of Paris."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    return day_of(now())


def day_of(instant: datetime) -> date:
    """The day in Paris of an instant."""
    return instant.astimezone(PARIS).date()


def start_of(day: date) -> datetime:
    """The first instant of a day in Paris, in UTC."""
    return at_paris(day, time.min)


def end_of(day: date) -> datetime:
    """The first instant after a day in Paris, in UTC: what was recorded strictly before it was known that day."""
    return start_of(day + timedelta(days=1))


def at_paris(day: date, hour: time) -> datetime:
    """An hour of a day in Paris, in UTC. The first day of the calendar begins with UTC's: nothing comes before."""
    try:
        return datetime.combine(day, hour, PARIS).astimezone(UTC)
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC)
