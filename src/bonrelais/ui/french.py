"""Filters that write French on screen: numbers, money, days, hours. What core already writes is not written again."""

import math
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString

from bonrelais.core.french import MONTHS, count, show_euros, show_number
from bonrelais.core.identifiers import show_siren, show_siret
from bonrelais.foundation import clock

NBSP: Final = "\u00a0"
_FIRST: Final = SafeString("1<sup>er</sup>")
_TIME: Final = '<time datetime="{}">{}{}</time>'
_THOUSAND: Final = 100_000
_MILLION: Final = 100_000_000
DAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
SHORT_MONTHS: Final = (
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
)


def number(value: float | Decimal) -> str:
    """12 012; a float keeps one decimal: 5,4."""
    if isinstance(value, float):
        return show_number(_rounded(value, "0.1"))
    return show_number(value)


def euros(cents: int) -> str:
    """38 000 € from 3800000."""
    return show_euros(cents)


def short_euros(cents: int) -> str:
    """14,3 M€ from a million up, 38 k€ from ten thousand up, 5 850 € below."""
    if abs(cents) >= _MILLION:
        return f"{show_number(_rounded(cents / _MILLION, '0.1'))}{NBSP}M€"
    if abs(cents) >= 10 * _THOUSAND:
        return f"{show_number(_rounded(cents / _THOUSAND, '1'))}{NBSP}k€"
    return show_euros(cents)


def percent(share: float) -> str:
    """40 % from 0.4, rounded to the unit, halves up."""
    return f"{show_number(_rounded(share * 100, '1'))}{NBSP}%"


def siren(value: str) -> str:
    return show_siren(value)


def siret(value: str) -> str:
    return show_siret(value)


def plain_day(value: date | datetime) -> str:
    """12 sept. 2025, for an attribute or a text without tags."""
    day = _day(value)
    return f"{'1er' if day.day == 1 else day.day}{NBSP}{SHORT_MONTHS[day.month - 1]}{NBSP}{day.year}"


def day(value: date | datetime) -> SafeString:
    """<time>12 sept. 2025</time>; the first of a month is written 1er."""
    shown = _day(value)
    return format_html(
        _TIME, shown.isoformat(), _first(shown), f"{NBSP}{SHORT_MONTHS[shown.month - 1]}{NBSP}{shown.year}"
    )


def long_day(value: date | datetime) -> SafeString:
    """<time>12 septembre 2025</time>."""
    shown = _day(value)
    return format_html(_TIME, shown.isoformat(), _first(shown), f"{NBSP}{MONTHS[shown.month - 1]}{NBSP}{shown.year}")


def week_day(value: date | datetime) -> SafeString:
    """<time>mercredi 1er octobre</time>, for the near future."""
    shown = _day(value)
    before = format_html("{} {}", DAYS[shown.weekday()], _first(shown))
    return format_html(_TIME, shown.isoformat(), before, f"{NBSP}{MONTHS[shown.month - 1]}")


def hour(value: datetime) -> str:
    """14 h, 14 h 10."""
    local = value.astimezone(clock.PARIS)
    minutes = f"{NBSP}{local.minute:02d}" if local.minute else ""
    return f"{local.hour}{NBSP}h{minutes}"


def instant(value: datetime) -> SafeString:
    """<time>12 sept. 2025 à 14 h 10</time>."""
    shown = _day(value)
    rest = f"{NBSP}{SHORT_MONTHS[shown.month - 1]}{NBSP}{shown.year} à {hour(value)}"
    return format_html(_TIME, value.isoformat(), _first(shown), rest)


def ago(value: date | datetime) -> SafeString:
    """A relative date whose exact one shows on hover and on focus: il y a 3 jours, demain, dans 2 semaines."""
    shown = _day(value)
    exact = f"{DAYS[shown.weekday()]} {plain_day(value)}"
    if isinstance(value, datetime):
        exact = f"{exact} à {hour(value)}"
    text = _relative(shown - clock.today())
    return format_html('<time datetime="{}" data-exact="{}" tabindex="0">{}</time>', shown.isoformat(), exact, text)


def duration(minutes: int) -> str:
    """45 min, 1 h, 1 h 30."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NBSP}min"
    return f"{hours}{NBSP}h{NBSP}{rest:02d}" if rest else f"{hours}{NBSP}h"


def counted(amount: int, words: str) -> str:
    """{{ total|counted:"visite,visites" }} gives 1 visite, 2 visites."""
    singular, plural = words.split(",")
    return count(amount, singular, plural)


def quoted(words: str) -> str:
    """{{ reason|quoted }}: what a person typed, inside a sentence that has its own full stop."""
    return f"« {words.rstrip(' .')} »"


def _relative(gap: timedelta) -> str:
    near = {-2: "avant-hier", -1: "hier", 0: "aujourd’hui", 1: "demain", 2: "après-demain"}
    if gap.days in near:
        return near[gap.days]
    length = abs(gap.days)
    if length < 14:
        text = count(length, "jour", "jours")
    elif length < 60:
        text = count(length // 7, "semaine", "semaines")
    elif length < 730:
        text = count(length * 12 // 365, "mois", "mois")
    else:
        text = count(length // 365, "an", "ans")
    return f"dans {text}" if gap.days > 0 else f"il y a {text}"


def _rounded(value: float, step: str) -> Decimal:
    if not math.isfinite(value):
        raise ValueError(f"{value} cannot be shown")
    return Decimal(str(value)).quantize(Decimal(step), ROUND_HALF_UP)


def _day(value: date | datetime) -> date:
    return clock.day_of(value) if isinstance(value, datetime) else value


def _first(shown: date) -> str:
    return _FIRST if shown.day == 1 else str(shown.day)


FILTERS: Final[tuple[Callable[..., str], ...]] = (
    number, euros, short_euros, percent, siren, siret, plain_day, day, long_day, week_day, hour, instant, ago, duration,
    counted, quoted,
)  # fmt: skip


def register_filters(library: Library) -> None:
    for written in FILTERS:
        library.filter(written.__name__, written)
