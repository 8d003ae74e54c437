"""A kept row of the register as DuckDB hands it over: cleaned, dates read, joined with its unit and its point."""

from datetime import date
from typing import NamedTuple


class StagedRow(NamedTuple):
    """In the order of the SELECT of `staging`. Blank text is « », an unknown day, number or truth is None."""

    siret: str
    siren: str
    is_partial: bool
    is_open: bool
    is_head_office: bool
    opened_on: date | None
    since_on: date | None
    treated_on: date | None
    size_band: str
    size_year: int | None
    crafts_activity: str
    activity: str
    nomenclature: str
    activity_2025: str
    sign: str
    number: str
    repetition: str
    street_type: str
    street: str
    complement: str
    postcode: str
    commune_code: str
    x: float | None
    y: float | None
    longitude: float | None
    latitude: float | None
    quality: str
    unit_is_partial: bool
    unit_is_open: bool
    unit_is_purged: bool
    unit_is_social_economy: bool | None
    unit_created_on: date | None
    unit_treated_on: date | None
    unit_name: str
    unit_usual_name: str
    unit_first_name: str
    unit_last_name: str
    unit_acronym: str
    unit_legal_form: str
    unit_category: str
    unit_activity: str
    unit_nomenclature: str
    unit_size_band: str
    unit_size_year: int | None
    unit_category_year: int | None
