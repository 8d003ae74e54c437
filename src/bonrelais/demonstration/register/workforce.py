"""Size bands over the years: published two years late, drifting slowly."""

from typing import Final

from bonrelais.demonstration.register.dice import Dice

UNKNOWN: Final = ""
YEARS_LATE: Final = 2

_BANDS: Final = ("NN", "00", "01", "02", "03", "11", "12", "21", "22", "31", "32", "41", "42")
_EMPLOYING: Final = _BANDS.index("01")
_FIRST_YEAR: Final = 2013
_LAST_YEAR: Final = 2040
_GROWS: Final = 0.035
_SHRINKS: Final = 0.03
_HIRES_FIRST: Final = 0.018

Workforce = tuple[tuple[int, str], ...]
"""(first year, band), in order of years; a year takes the last entry not after it."""


def draw_workforce(opening_year: int, closing_year: int, band: str, dice: Dice) -> Workforce:
    first = max(opening_year, _FIRST_YEAR)
    entries = [(first, band)]
    if band == UNKNOWN:
        return tuple(entries)
    rank = _BANDS.index(band)
    for year in range(first + 1, min(closing_year, _LAST_YEAR) + 1):
        stepped = _step(rank, dice)
        if stepped != rank:
            entries.append((year, _BANDS[stepped]))
            rank = stepped
    return tuple(entries)


def band_in(workforce: Workforce, year: int) -> str:
    known = UNKNOWN
    for first, band in workforce:
        if first > year:
            break
        known = band
    return known


def employs(band: str) -> bool:
    return band != UNKNOWN and _BANDS.index(band) >= _EMPLOYING


def _step(rank: int, dice: Dice) -> int:
    throw = dice.random()
    if rank < _EMPLOYING:
        return _EMPLOYING if throw < _HIRES_FIRST else rank
    if throw < _GROWS and rank < len(_BANDS) - 1:
        return rank + 1
    if throw > 1 - _SHRINKS:
        return rank - 1 if rank > _EMPLOYING else 0
    return rank
