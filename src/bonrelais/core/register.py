"""From one row of the register to facts. What the register leaves blank gives no fact: blank is not a no."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from bonrelais.core.facts import Fact, FactCode, FactValue, Grade, Place, Registration, SourceRank
from bonrelais.core.nomenclature import ActivityCode, Nomenclature, size_band
from bonrelais.core.nomenclature.legal_forms import is_association
from bonrelais.core.routing.chambers import CraftShare, presume_crafts, presume_trade

SIRENE: Final = "SIRENE"
RNE: Final = "RNE"

_NATURES: Final = {
    "ARTISANALE": FactCode.REGISTRATION_CRAFTS,
    "ARTISANALE_REGLEMENTEE": FactCode.REGISTRATION_CRAFTS,
    "COMMERCIALE": FactCode.REGISTRATION_TRADE,
    "LIBERALE_REGLEMENTEE": FactCode.REGISTRATION_LIBERAL,
    "LIBERALE_NON_REGLEMENTEE": FactCode.REGISTRATION_LIBERAL,
    "INDEPENDANTE": FactCode.REGISTRATION_LIBERAL,
    "ACTIF_AGRICOLE": FactCode.REGISTRATION_AGRICULTURAL,
    "AGRICOLE": FactCode.REGISTRATION_AGRICULTURAL,
}
_ACTIVITY_FACTS: Final = {
    Nomenclature.NAFREV2: FactCode.ACTIVITY_REV2,
    Nomenclature.NAF2025: FactCode.ACTIVITY_2025,
}


@dataclass(frozen=True, slots=True)
class RegisterSize:
    """A size band's code and the year it describes (two years back as a rule)."""

    code: str | None
    year: int | None


NO_SIZE: Final = RegisterSize(None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One establishment with its company, as the register of a day gives them."""

    on: date
    establishment: Place | None = None
    head_office: Place | None = None
    activities: tuple[ActivityCode, ...] = ()
    establishment_size: RegisterSize = NO_SIZE
    company_size: RegisterSize = NO_SIZE
    legal_form: str | None = None
    created_on: date | None = None
    crafts_activity: str | None = None
    rne_natures: frozenset[str] = frozenset()
    is_social_economy: bool | None = None


def read_facts(row: RegisterRow, share: CraftShare | None = None) -> tuple[Fact, ...]:
    """All the facts a row gives; `share` is that of its activity in the loaded register, for the presumption."""
    return (*_read_plain(row), *_read_sizes(row), *_read_registrations(row, share))


def _read_plain(row: RegisterRow) -> Iterator[Fact]:
    plain: tuple[tuple[FactCode, FactValue | None], ...] = (
        (FactCode.PLACE_ESTABLISHMENT, row.establishment),
        (FactCode.PLACE_HEAD_OFFICE, row.head_office),
        (FactCode.LEGAL_FORM, row.legal_form or None),
        (FactCode.CREATED_ON, row.created_on),
        *((_ACTIVITY_FACTS[one.nomenclature], one) for one in row.activities if one.nomenclature in _ACTIVITY_FACTS),
    )
    for code, value in plain:
        if value is not None:
            yield Fact(code, value, SourceRank.REGISTER, row.on, SIRENE)


def _read_sizes(row: RegisterRow) -> Iterator[Fact]:
    sizes = (
        (FactCode.EMPLOYEES_ESTABLISHMENT, row.establishment_size),
        (FactCode.EMPLOYEES_COMPANY, row.company_size),
    )
    for code, size in sizes:
        employees = size_band(size.code).employees
        if employees is None:
            continue
        on = row.on if size.year is None else min(date(size.year, 12, 31), row.on)
        yield Fact(code, employees, SourceRank.REGISTER, on, SIRENE, is_dated_by_year=size.year is not None)


def _read_registrations(row: RegisterRow, share: CraftShare | None) -> Iterator[Fact]:
    held: dict[FactCode, tuple[Registration, str]] = {}
    employees = size_band(row.establishment_size.code).employees
    if (presumed := presume_crafts(share, employees)) is not None:
        held[FactCode.REGISTRATION_CRAFTS] = (presumed, SIRENE)
    if (presumed := presume_trade(row.legal_form)) is not None:
        held[FactCode.REGISTRATION_TRADE] = (presumed, SIRENE)
    if crafts := (row.crafts_activity or "").strip():
        field = f"{SIRENE} (activité {crafts} au registre des métiers)"
        held[FactCode.REGISTRATION_CRAFTS] = (Registration(Grade.REGISTERED), field)
    for nature in sorted(row.rne_natures):
        if nature in _NATURES:
            held[_NATURES[nature]] = (Registration(Grade.REGISTERED), RNE)
    for code, is_held in (
        (FactCode.REGISTRATION_SOCIAL_ECONOMY, row.is_social_economy),
        (FactCode.REGISTRATION_ASSOCIATION, is_association(row.legal_form)),
    ):
        if is_held is not None:
            held[code] = (Registration(Grade.REGISTERED if is_held else Grade.NOT_REGISTERED), SIRENE)
    for code, (registration, origin) in held.items():
        yield Fact(code, registration, SourceRank.REGISTER, row.on, origin)
