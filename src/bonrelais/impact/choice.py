"""The period and the day that an address asks for; what cannot be read gives the year of the day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlencode

from bonrelais.core.figures.periods import AsOf, Period
from bonrelais.core.french import show_day
from bonrelais.foundation import clock
from bonrelais.impact.asking import Asked
from bonrelais.impact.terms import Frame
from bonrelais.programmes.models import Programme

YEAR, PHASE, EVER, DAYS = "annee-", "convention-", "debut", "dates"
EARLIEST: Final = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    period: Period | None


@dataclass(frozen=True, slots=True)
class Choice:
    """`value` is the chosen option; `label` says the period in a sentence: « année 2025 », « depuis 2021 »."""

    asked: Asked
    value: str
    label: str
    options: tuple[Option, ...]
    today: date
    has_days: bool = True
    """Whether any day may be asked for: officials are told of closed quarters only."""

    @property
    def start(self) -> date:
        return self.asked.period.start

    @property
    def end(self) -> date:
        return self.asked.period.end

    @property
    def as_of(self) -> date:
        return self.asked.as_of.day

    @property
    def shown_days(self) -> str:
        """What the form sends back, to tell whether the days were changed."""
        return f"{self.start.isoformat()}/{self.end.isoformat()}"

    @property
    def is_now(self) -> bool:
        return self.as_of == self.today

    @property
    def query(self) -> dict[str, str]:
        """What an address repeats to ask the same again; nothing for the present year as known now."""
        kept = {} if self.value == f"{YEAR}{self.as_of.year}" else {"periode": self.value}
        if self.value == DAYS:
            kept |= {"du": self.start.isoformat(), "au": self.end.isoformat()}
        if self.has_days and not self.is_now:
            kept["arret"] = self.as_of.isoformat()
        return kept

    @property
    def encoded(self) -> str:
        return urlencode(self.query)


def official_choice(asked: Mapping[str, str], programme: Programme, frame: Frame) -> Choice:
    """For officials: whole years, agreements, or since the start, as known at the end of the last quarter.

    Figures of two days, or of two periods a few days apart, would tell one business by their difference.
    """
    today = clock.today()
    as_of = end_of_last_quarter(today)
    options = tuple(one for one in _options(programme, frame, as_of) if one.period is not None)
    chosen = next((one for one in options if one.value == asked.get("periode", "")), options[0])
    period = chosen.period or _year(as_of.year)
    return Choice(Asked(period, AsOf(as_of)), chosen.value, chosen.label, options, today, has_days=False)


def end_of_last_quarter(today: date) -> date:
    """The eve of the present quarter's first day."""
    return date(today.year, 3 * ((today.month - 1) // 3) + 1, 1) - timedelta(days=1)


def read_choice(asked: Mapping[str, str], programme: Programme, frame: Frame) -> Choice:
    today = clock.today()
    as_of = min(_day(asked.get("arret", "")) or today, today)
    options = tuple(_options(programme, frame, as_of))
    value = DAYS if _are_days_typed(asked) else asked.get("periode", "") or f"{YEAR}{as_of.year}"
    if value == DAYS:
        start, end = _day(asked.get("du", "")) or programme.started_on, _day(asked.get("au", "")) or as_of
        period = Period(min(start, end), max(start, end))
        label = f"du {show_day(period.start)} au {show_day(period.end)}"
        return Choice(Asked(period, AsOf(as_of)), DAYS, label, options, today)
    chosen = next((one for one in options if one.value == value and one.period is not None), options[0])
    return Choice(Asked(chosen.period or _year(as_of.year), AsOf(as_of)), chosen.value, chosen.label, options, today)


def _are_days_typed(asked: Mapping[str, str]) -> bool:
    """Whether the days sent are not those that the page showed: then they are meant, whatever the period chosen."""
    shown = asked.get("vu", "")
    return bool(shown) and shown != f"{asked.get('du', '')}/{asked.get('au', '')}"


def _options(programme: Programme, frame: Frame, as_of: date) -> Iterator[Option]:
    """The present year first: it is the default."""
    for year in range(as_of.year, min(programme.started_on.year, as_of.year) - 1, -1):
        yield Option(f"{YEAR}{year}", f"année {year}", _year(year))
    for agreement in reversed(frame.agreements):
        yield Option(f"{PHASE}{agreement.code}", agreement.name, agreement.period)
    since = Period(programme.started_on, max(as_of, programme.started_on))
    yield Option(EVER, f"depuis {programme.started_on.year}", since)
    yield Option(DAYS, "deux dates", None)


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= EARLIEST else None
