"""What is asked of the figures: a period, and the day at whose end they are asked."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from bonrelais.core.figures.periods import AsOf, Period
from bonrelais.core.french import show_day
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes.models import Programme

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200


class AskingError(DomainError):
    """The days asked make no period."""


@dataclass(frozen=True, slots=True)
class Asked:
    period: Period
    as_of: AsOf


def ask(programme: Programme, *, start: date | None, end: date | None, as_of: date) -> Asked:
    """The programme's start and the day asked stand for the days not given."""
    end = end or as_of
    start = start or min(programme.started_on, end)
    for day in (start, end, as_of):
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise AskingError(
                f"Le {show_day(day)} est hors du temps. Choisissez une année de {FIRST_YEAR} à {LAST_YEAR}."
            )
    if end < start:
        raise AskingError(f"La période commence le {show_day(start)}, après sa fin le {show_day(end)}. Corrigez l’une.")
    return Asked(Period(start, end), AsOf(as_of))
