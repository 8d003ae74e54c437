"""From one row of the register to facts. What the register leaves blank gives no fact: blank is not a no."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from bonrelais.core.facts import Fact, FactCode, FactValue, Grade, Place, Registration, SourceRank
from bonrelais.core.ground import Ground, read_ground
from bonrelais.core.nomenclature import ActivityCode, Nomenclature, size_band
from bonrelais.core.nomenclature.legal_forms import is_association
from bonrelais.core.routing.chambers import CraftShare, presume_crafts, presume_trade
from bonrelais.core.vocabulary.choices import ANY_SME

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
_SIZE_CATEGORIES: Final = {"PME": ANY_SME, "ETI": "ETI", "GE": "GE"}
"""As the register writes them: it does not tell micro-businesses from the other SMEs."""
_ACTIVITY_FACTS: Final = {
    Nomenclature.NAFREV2: FactCode.ACTIVITY_REV2,
    Nomenclature.NAF2025: FactCode.ACTIVITY_2025,
}


@dataclass(frozen=True, slots=True)
class RegisterSize:
    """The code of a size band, or of a size category, and the year it describes (two years back as a rule)."""

    code: str | None
    year: int | None


NO_SIZE: Final = RegisterSize(None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One establishment with its company, as the register of a day gives them, and the ground it stands on."""

    on: date
    establishment: Place | None = None
    head_office: Place | None = None
    activities: tuple[ActivityCode, ...] = ()
    establishment_size: RegisterSize = NO_SIZE
    company_size: RegisterSize = NO_SIZE
    size_category: RegisterSize = NO_SIZE
    legal_form: str | None = None
    created_on: date | None = None
    crafts_activity: str | None = None
    rne_natures: frozenset[str] = frozenset()
    is_social_economy: bool | None = None
    ground: Ground | None = None


def read_facts(row: RegisterRow, share: CraftShare | None = None) -> tuple[Fact, ...]:
    """All the facts a row gives; `share` is that of its activity in the loaded register, for the presumption."""
    ground = read_ground(row.ground) if row.ground is not None else ()
    return (*_read_plain(row), *_read_sizes(row), *_read_category(row), *_read_registrations(row, share), *ground)


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
        yield _of_year(code, employees, size.year, row)


def _read_category(row: RegisterRow) -> Iterator[Fact]:
    category = _SIZE_CATEGORIES.get(row.size_category.code or "")
    if category is not None:
        yield _of_year(FactCode.SIZE_CATEGORY, category, row.size_category.year, row)


def _of_year(code: FactCode, value: FactValue, year: int | None, row: RegisterRow) -> Fact:
    on = row.on if year is None else min(date(year, 12, 31), row.on)
    return Fact(code, value, SourceRank.REGISTER, on, SIRENE, is_dated_by_year=year is not None)


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
