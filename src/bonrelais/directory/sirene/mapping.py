"""From a register row to the values of our own rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from bonrelais.core.nomenclature import ActivityCode, Nomenclature, parse_activity_code
from bonrelais.core.text import fold
from bonrelais.directory.masking import NAME_WITHHELD, is_name_withheld
from bonrelais.directory.sirene.addresses import address_line
from bonrelais.directory.sirene.names import NOT_TOLD, readable_name, readable_person
from bonrelais.directory.sirene.positions import (
    NOWHERE,
    LambertPoint,
    Position,
    degrees_of,
    position_of_geo,
    quality_of_address,
)
from bonrelais.directory.sirene.rows import StagedRow


class CompanyValues(NamedTuple):
    """The columns of a company that the register fills; `register_on`, last, moves without anything changing."""

    name: str
    acronym: str
    legal_form: str
    category: str
    category_year: int | None
    activity_id: UUID | None
    size_band: str
    size_year: int | None
    created_on: date | None
    is_open: bool
    is_partial: bool
    is_purged: bool
    is_social_economy: bool | None
    register_on: date | None


class EstablishmentValues(NamedTuple):
    """The columns of an establishment that the register fills; `register_on` comes last, as above."""

    display_name: str
    sort_name: str
    sign: str
    is_head_office: bool
    is_open: bool
    is_partial: bool
    opened_on: date | None
    state_since_on: date | None
    address: str
    postcode: str
    commune_id: UUID
    activity_id: UUID | None
    activity_2025_id: UUID | None
    size_band: str
    size_year: int | None
    crafts_activity: str
    latitude: float | None
    longitude: float | None
    position_quality: str
    register_on: date | None


class Mapped(NamedTuple):
    siren: str
    siret: str
    company: CompanyValues
    establishment: EstablishmentValues


@dataclass(frozen=True, slots=True)
class Keys:
    """Our keys: of the commune in force for each code, and of each activity."""

    communes: Mapping[str, UUID]
    activities: Mapping[ActivityCode, UUID]

    def activity(self, code: str, nomenclature: str) -> UUID | None:
        parsed = activity_code(code, nomenclature)
        return self.activities[parsed] if parsed else None


@lru_cache(maxsize=8192)
def activity_code(code: str, nomenclature: str) -> ActivityCode | None:
    return parse_activity_code(code, nomenclature)


def map_rows(rows: Sequence[StagedRow], keys: Keys) -> list[Mapped]:
    positions = _positions(rows)
    return [_mapped(row, position, keys) for row, position in zip(rows, positions, strict=True)]


def masked(values: EstablishmentValues, *, legal_form: str) -> EstablishmentValues:
    """What partial diffusion leaves: no address, no point; no name either when it is a person's."""
    hidden = values._replace(
        is_partial=True,
        address="",
        postcode="",
        latitude=None,
        longitude=None,
        position_quality=NOWHERE.quality.value,
    )
    if not is_name_withheld(is_partial=True, legal_form=legal_form):
        return hidden
    return hidden._replace(display_name=NAME_WITHHELD, sort_name=fold(NAME_WITHHELD), sign="")


def _mapped(row: StagedRow, position: Position, keys: Keys) -> Mapped:
    name = _company_name(row)
    company = _company(row, name, keys)
    establishment = _establishment(row, name, position, keys)
    if row.is_partial:
        establishment = masked(establishment, legal_form=row.unit_legal_form)
    return Mapped(row.siren, row.siret, company, establishment)


def _company(row: StagedRow, name: str, keys: Keys) -> CompanyValues:
    is_withheld = is_name_withheld(is_partial=row.unit_is_partial, legal_form=row.unit_legal_form)
    return CompanyValues(
        name="" if is_withheld else name[:240],
        acronym="" if row.unit_is_partial else row.unit_acronym[:60],
        legal_form=row.unit_legal_form[:4],
        category=row.unit_category[:3],
        category_year=row.unit_category_year,
        activity_id=keys.activity(row.unit_activity, row.unit_nomenclature),
        size_band=row.unit_size_band[:2],
        size_year=row.unit_size_year,
        created_on=row.unit_created_on,
        is_open=row.unit_is_open,
        is_partial=row.unit_is_partial,
        is_purged=row.unit_is_purged,
        is_social_economy=row.unit_is_social_economy,
        register_on=row.unit_treated_on,
    )


def _establishment(row: StagedRow, company_name: str, position: Position, keys: Keys) -> EstablishmentValues:
    acronym = row.unit_acronym
    sign = readable_name(row.sign, acronym)
    display_name = (sign or readable_name(row.unit_usual_name, acronym) or company_name or NOT_TOLD)[:240]
    street = address_line(row.number, row.repetition, row.street_type, row.street or row.complement)
    return EstablishmentValues(
        display_name=display_name,
        sort_name=fold(display_name)[:240],
        sign=sign[:160],
        is_head_office=row.is_head_office,
        is_open=row.is_open,
        is_partial=row.is_partial,
        opened_on=row.opened_on,
        state_since_on=row.since_on,
        address=street[:240],
        postcode=row.postcode[:5],
        commune_id=keys.communes[row.commune_code],
        activity_id=keys.activity(row.activity, row.nomenclature),
        activity_2025_id=keys.activity(row.activity_2025, Nomenclature.NAF2025),
        size_band=row.size_band[:2],
        size_year=row.size_year,
        crafts_activity=row.crafts_activity[:6],
        latitude=position.latitude,
        longitude=position.longitude,
        position_quality=position.quality.value,
        register_on=row.treated_on,
    )


def _company_name(row: StagedRow) -> str:
    """The denomination of a legal person, else the person's own name."""
    if row.unit_name:
        return readable_name(row.unit_name, row.unit_acronym)
    if row.unit_last_name:
        return readable_person(row.unit_first_name, row.unit_last_name)
    return readable_name(row.unit_usual_name, row.unit_acronym) or row.unit_acronym


def _positions(rows: Sequence[StagedRow]) -> list[Position]:
    """The geolocation file's point first; the register's own coordinates where that file has none."""
    found = [position_of_geo(row.longitude, row.latitude, row.quality) for row in rows]
    asked = [
        (rank, LambertPoint(row.commune_code, row.x, row.y))
        for rank, row in enumerate(rows)
        if found[rank] is None and row.x is not None and row.y is not None and row.x > 0
    ]
    degrees = degrees_of([point for _, point in asked])
    for (rank, _), place in zip(asked, degrees, strict=True):
        if place is not None:
            quality = quality_of_address(rows[rank].number, rows[rank].street)
            found[rank] = Position(place[1], place[0], quality)
    return [position or NOWHERE for position in found]
