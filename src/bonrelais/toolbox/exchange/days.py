"""Days as files write them: ISO 8601 with or without an hour, or « 31/12/2026 »."""

import re
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bonrelais.toolbox.exchange.shapes import RowError

_PARIS: Final = ZoneInfo("Europe/Paris")
_FRENCH: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200


def read_day(text: str) -> date | None:
    """The day in Paris; None when blank."""
    written = text.strip()
    if not written:
        return None
    try:
        day = _day(written)
    except ValueError as refusal:
        raise RowError(f"« {text} » n’est pas une date. Écrivez 2026-12-31 ou 31/12/2026.") from refusal
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise RowError(f"« {text} » : l’année {day.year} ne se peut pas. Corrigez cette date.")
    return day


def _day(written: str) -> date:
    french = _FRENCH.fullmatch(written)
    if french:
        return date(int(french[3]), int(french[2]), int(french[1]))
    if _ISO_DAY.fullmatch(written):
        return date.fromisoformat(written)
    instant = datetime.fromisoformat(written)
    return (instant.astimezone(_PARIS) if instant.tzinfo else instant).date()


def opening(day: date) -> str:
    """An instant that reads as that day in Paris and in UTC alike."""
    return f"{day.isoformat()}T00:00:00Z"


def closing(day: date) -> str:
    return f"{day.isoformat()}T21:59:59Z"
