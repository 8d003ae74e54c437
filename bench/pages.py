"""Which pages are measured, and what each may cost: as many times a bare page of 25 rows."""

from dataclasses import dataclass
from typing import Final

ANY_PAGE: Final = 12.0
LISTING: Final = 3.0
SHEET: Final = 5.0
MOST_HTML: Final = 60_000
MOST_QUERIES: Final = 12
MOST_ASSETS: Final = 300_000


@dataclass(frozen=True, slots=True)
class Page:
    """`most` is the ratio required, `aim` the milliseconds hoped for (None: no aim of its own)."""

    name: str
    path: str
    most: float = ANY_PAGE
    aim: float | None = None
