"""An establishment's whole life, drawn once: a vintage of the register is a day's look at it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bonrelais.core.identifiers import Siret
from bonrelais.demonstration.register.activities.model import Activity, ActivityGroup
from bonrelais.demonstration.register.addresses import Address
from bonrelais.demonstration.register.companies import Company
from bonrelais.demonstration.register.dice import Dice, Wheel
from bonrelais.demonstration.register.signs import sign
from bonrelais.demonstration.register.workforce import Workforce

REV2_DAY: Final = date(2008, 1, 1)  # the day every activity was recoded from NAF rev.1 to NAF rev.2
UNKNOWN_DAY: Final = date(1900, 1, 1)  # INSEE's way of writing that the date is not known

_REOPENS: Final = 0.035
_CHANGES_ACTIVITY: Final = 0.06
_CHANGES_SIGN: Final = 0.05
_UNKNOWN_CREATION: Final = 0.06  # of those born before 1990
_OLD: Final = date(1990, 1, 1)


class State(StrEnum):
    OPEN = "A"
    CLOSED = "F"


class Nomenclature(StrEnum):
    NAP = "NAP"
    NAF_1993 = "NAF1993"
    NAF_REV1 = "NAFRev1"
    NAF_REV2 = "NAFRev2"
    NAF_2025 = "NAF2025"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Period:
    """What holds from a day to the next period; `twin` is the NAF 2025 code of the activity."""

    starts_on: date
    state: State
    activity: str
    twin: str | None
    nomenclature: Nomenclature
    sign: str


@dataclass(frozen=True, slots=True)
class Establishment:
    company: Company
    siret: Siret
    created_on: date
    address: Address
    may_be_seat: bool
    periods: tuple[Period, ...]
    workforce: Workforce
    crafts_code: str
    is_purged: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """When an establishment opens and, in the end, closes; the other events are drawn between."""

    opens_on: date
    closes_on: date
    reopens_on: date | None = None
    closes_again_on: date | None = None

    @property
    def ends_on(self) -> date:
        return self.closes_again_on or self.closes_on


def draw_span(opens_on: date, closes_on: date, years: float, dice: Dice) -> Span:
    if not dice.happens(_REOPENS):
        return Span(opens_on, closes_on)
    reopens_on = closes_on + timedelta(days=45 + dice.below(600))
    return Span(opens_on, closes_on, reopens_on, dice.years_after(reopens_on, years * 0.8))


def draw_periods(
    span: Span, activity: Activity, group: ActivityGroup, choices: Wheel[Activity], dice: Dice
) -> tuple[Period, ...]:
    """The periods of a life that starts with an activity: births before 2008 went through the recoding of that year."""
    shown = sign(activity, dice) if dice.happens(group.sign_share) else ""
    period = Period(span.opens_on, State.OPEN, activity.code, activity.twin, Nomenclature.NAF_REV2, shown)
    periods = [period]
    if span.opens_on < REV2_DAY:
        periods = [replace(period, activity=group.old_codes[2], twin=None, nomenclature=Nomenclature.NAF_REV1)]
        periods.append(replace(period, starts_on=REV2_DAY))
    if dice.happens(_CHANGES_ACTIVITY):
        other = dice.turn(choices)
        day = _between(periods[-1].starts_on, span.closes_on, dice)
        periods.append(replace(periods[-1], starts_on=day, activity=other.code, twin=other.twin))
    if shown and dice.happens(_CHANGES_SIGN):
        day = _between(periods[-1].starts_on, span.closes_on, dice)
        periods.append(replace(periods[-1], starts_on=day, sign=sign(activity, dice)))
    return (*periods, *_endings(periods[-1], span))


def shown_creation(opens_on: date, dice: Dice) -> date:
    """The creation date as the register holds it: a few old ones are lost."""
    return UNKNOWN_DAY if opens_on < _OLD and dice.happens(_UNKNOWN_CREATION) else opens_on


def crafts_code(activity: Activity, dice: Dice) -> str:
    """The activity in the crafts register's own nomenclature, when it is registered there: 9602AA."""
    if not dice.happens(activity.crafts_share):
        return ""
    return activity.code.replace(".", "") + dice.pick("ABZ")


def _endings(last: Period, span: Span) -> tuple[Period, ...]:
    closing = replace(last, starts_on=span.closes_on, state=State.CLOSED)
    if span.reopens_on is None or span.closes_again_on is None:
        return (closing,)
    return (
        closing,
        replace(last, starts_on=span.reopens_on),
        replace(closing, starts_on=span.closes_again_on),
    )


def _between(first: date, last: date, dice: Dice) -> date:
    """A day strictly between two when there is one, else the earlier."""
    return first + timedelta(days=min(1 + dice.below(max((last - first).days - 1, 1)), max((last - first).days - 1, 0)))
