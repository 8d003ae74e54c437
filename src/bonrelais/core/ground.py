"""What official tables, and the perimeters of a programme, say of the ground that an establishment stands on.

A zone whose list is not loaded gives no fact: it is not known. A list that names a part of the commune settles nothing
either: it gives a doubt, shown until somebody answers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from bonrelais.core.facts import Doubt, Fact, FactCode, SourceRank
from bonrelais.core.interval import Interval
from bonrelais.core.vocabulary.zones import ZONES, zone_fact

DENSITY: Final = "density"
"""The list that gives each commune its density; every other list is a zone's, by its code."""
PERIMETER_ORIGIN: Final = "périmètre du dispositif"
IN_PART: Final = "une partie de la commune y est\u00a0: vérifiez l’adresse"
NOT_PLACED: Final = "adresse mal localisée\u00a0: vérifiez-la"
_EPCI_TYPES: Final = {"CC": "CC", "CA": "CA", "CU": "CU", "METRO": "ME", "MET69": "ME"}
"""The kinds of the DGCL's list, in the words of the criteria."""


class Standing(StrEnum):
    """What a list says of a commune: the whole of it is in the zone, or a part; or how dense it is."""

    WHOLE = "whole"
    PART = "part"
    DENSE = "dense"
    INTERMEDIATE = "intermediate"
    LOW = "low"
    VERY_LOW = "very_low"


DENSITY_STANDINGS: Final = (Standing.DENSE, Standing.INTERMEDIATE, Standing.LOW, Standing.VERY_LOW)
"""From the first level of INSEE's grid to the fourth."""
ZONE_STANDINGS: Final = (Standing.WHOLE, Standing.PART)


def is_list_code(code: str) -> bool:
    return code == DENSITY or code in ZONES


@dataclass(frozen=True, slots=True)
class Listing:
    """One list in force, by its code, and what it says of the commune; None when the commune is not on it."""

    code: str
    standing: Standing | None
    on: date
    source: str


@dataclass(frozen=True, slots=True)
class PerimeterStanding:
    """Whether the point lies in a perimeter, by its code; None when the point is not exact enough to tell."""

    code: str
    is_inside: bool | None
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """`published_on` is the first day of the tables that population and kind of EPCI (the DGCL's code) come from."""

    published_on: date
    population: int | None = None
    epci_kind: str | None = None
    listings: tuple[Listing, ...] = ()
    perimeters: tuple[PerimeterStanding, ...] = ()


def read_ground(ground: Ground) -> Iterator[Fact]:
    on, year = ground.published_on, ground.published_on.year
    if ground.population is not None:
        number = Interval.exactly(ground.population)
        yield _of_year(FactCode.POPULATION, number, f"INSEE, population légale {year}", on)
    if ground.epci_kind in _EPCI_TYPES:
        yield _of_year(FactCode.EPCI_TYPE, _EPCI_TYPES[ground.epci_kind], f"DGCL, {year}", on)
    for listing in ground.listings:
        yield from _read_listing(listing)
    for one in ground.perimeters:
        if one.is_inside is not None:
            yield Fact(zone_fact(one.code), one.is_inside, SourceRank.REGISTER, one.on, PERIMETER_ORIGIN)


def _of_year(code: FactCode, value: Interval | str, origin: str, on: date) -> Fact:
    return Fact(code, value, SourceRank.REGISTER, on, origin, is_dated_by_year=True)


def _read_listing(listing: Listing) -> Iterator[Fact]:
    value: bool | str | None
    if listing.code == DENSITY:
        code: str = FactCode.DENSITY
        value = listing.standing.value if listing.standing in DENSITY_STANDINGS else None
    else:
        code = zone_fact(listing.code)
        value = None if listing.standing is Standing.PART else listing.standing is Standing.WHOLE
    if value is not None:
        yield Fact(code, value, SourceRank.REGISTER, listing.on, listing.source)


def read_doubts(ground: Ground) -> Iterator[Doubt]:
    """What the same tables say without settling it."""
    for listing in ground.listings:
        if listing.standing is Standing.PART:
            yield Doubt(zone_fact(listing.code), IN_PART, listing.on, listing.source)
    for one in ground.perimeters:
        if one.is_inside is None:
            yield Doubt(zone_fact(one.code), NOT_PLACED, one.on, PERIMETER_ORIGIN)
