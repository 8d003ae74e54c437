"""Communes, their former codes, and EPCIs."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from bonrelais.core.text import fold, words
from bonrelais.territory.reference.rows import read_rows

KEPT_EPCIS = 32
PUBLISHED_ON: Final = date(2026, 1, 1)
"""The day the tables hold for: legal populations in force, and the DGCL's list of EPCIs."""


@dataclass(frozen=True, slots=True)
class ReferenceEpci:
    siren: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class ReferenceCommune:
    """`population` is the legal total one; None where nobody is counted."""

    code: str
    name: str
    department_code: str
    region_code: str
    population: int | None
    epci_siren: str | None
    postcodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormerCode:
    """A code that is not, or no longer, a commune of its own; `name` is blank where the lists do not tell it."""

    code: str
    name: str
    present_code: str


@lru_cache(maxsize=1)
def read_epcis() -> dict[str, ReferenceEpci]:
    """All EPCIs by SIREN."""
    return {siren: ReferenceEpci(siren, name, kind) for siren, name, kind in read_rows("epcis")}


def read_epci(siren: str) -> ReferenceEpci | None:
    return read_epcis().get(siren)


def find_epcis(typed: str, *, limit: int = 10) -> list[ReferenceEpci]:
    """EPCIs whose name holds every word typed, or whose SIREN starts so; shortest names first."""
    asked = words(typed)
    if not asked:
        return []
    found = [
        epci
        for epci in read_epcis().values()
        if epci.siren.startswith("".join(asked)) or _holds(fold(epci.name), asked)
    ]
    return sorted(found, key=lambda epci: (len(epci.name), epci.name, epci.siren))[:limit]


def _holds(folded_name: str, asked: Collection[str]) -> bool:
    return all(f" {word}" in f" {folded_name}" for word in asked)


@lru_cache(maxsize=KEPT_EPCIS)
def read_communes(epci_siren: str) -> tuple[ReferenceCommune, ...]:
    """The communes of an EPCI by code; empty for a SIREN that is not an EPCI's."""
    return tuple(_commune(row) for row in read_rows("communes") if row[5] == epci_siren)


def find_communes(codes: Collection[str]) -> list[ReferenceCommune]:
    """The communes in force, of the whole country, that have one of these codes."""
    return [_commune(row) for row in read_rows("communes") if row[0] in codes]


def every_commune() -> Iterator[ReferenceCommune]:
    """The communes in force of the whole country, read one after the other: nothing is kept."""
    return map(_commune, read_rows("communes"))


@lru_cache(maxsize=1)
def _named_communes() -> tuple[tuple[str, str, str, str], ...]:
    """Of the whole country: folded name, code, name, department; about ten megabytes once asked for."""
    return tuple((fold(row[1]), row[0], row[1], row[2]) for row in read_rows("communes"))


def find_communes_named(typed: str, *, limit: int = 10) -> list[tuple[str, str, str]]:
    """Code, name and department of the communes whose name holds every word typed; shortest names first."""
    asked = words(typed)
    if not asked:
        return []
    found = [row for row in _named_communes() if _holds(row[0], asked)]
    return [(code, name, department) for _, code, name, department in sorted(found, key=_by_length)[:limit]]


def _by_length(row: tuple[str, str, str, str]) -> tuple[int, str, str]:
    return (len(row[0]), row[0], row[1])


def read_former_codes(present_codes: Collection[str]) -> list[FormerCode]:
    """The codes that stand today for one of these communes."""
    return [FormerCode(*row) for row in read_rows("former_codes") if row[2] in present_codes]


def find_former_codes(codes: Collection[str]) -> list[FormerCode]:
    """What these codes stand for today, of those that are former ones."""
    return [FormerCode(*row) for row in read_rows("former_codes") if row[0] in codes]


def _commune(row: list[str]) -> ReferenceCommune:
    code, name, department, region, population, epci, postcodes = row
    return ReferenceCommune(
        code=code,
        name=name,
        department_code=department,
        region_code=region,
        population=int(population) if population else None,
        epci_siren=epci or None,
        postcodes=tuple(postcodes.split()),
    )
