"""Columns a file does not have say nothing: what is stored there stays as it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bonrelais.directory.sirene.mapping import CompanyValues, EstablishmentValues

# Our column, and the file's columns (by our short names) that all miss when nothing is said of it.
_COMPANY: Final[Mapping[str, tuple[str, ...]]] = {
    "acronym": ("acronym",),
    "category": ("category",),
    "category_year": ("category_year",),
    "activity_id": ("activity",),
    "size_band": ("size_band",),
    "size_year": ("size_year",),
    "created_on": ("created",),
    "is_purged": ("purged",),
    "is_social_economy": ("social_economy",),
    "register_on": ("treated",),
}
_SIGNS: Final = ("sign_1", "sign_2", "sign_3", "usual_name")
_ESTABLISHMENT: Final[Mapping[str, tuple[str, ...]]] = {
    "display_name": _SIGNS,
    "sort_name": _SIGNS,
    "sign": _SIGNS,
    "is_head_office": ("head_office",),
    "opened_on": ("opened",),
    "state_since_on": ("since",),
    "address": ("number", "repetition", "street_type", "street", "complement"),
    "postcode": ("postcode",),
    "activity_2025_id": ("activity_2025",),
    "size_band": ("size_band",),
    "size_year": ("size_year",),
    "crafts_activity": ("crafts_activity",),
    "register_on": ("treated",),
}


@dataclass(frozen=True, slots=True)
class Silence:
    """Our columns that these files are silent about. Without a geolocation file, a point already found is kept too."""

    company: frozenset[str]
    establishment: frozenset[str]
    has_geo: bool


def silence_of(absent: frozenset[str], units_absent: frozenset[str], *, has_geo: bool) -> Silence:
    return Silence(_silent(_COMPANY, units_absent), _silent(_ESTABLISHMENT, absent), has_geo)


def fill_company(values: CompanyValues, held: CompanyValues, silence: Silence) -> CompanyValues:
    silent = silence.company - {"acronym"} if values.is_partial else silence.company
    if not silent:
        return values
    pairs = zip(CompanyValues._fields, values, held, strict=True)
    return CompanyValues._make(was if name in silent else now for name, now, was in pairs)


def fill_establishment(values: EstablishmentValues, held: EstablishmentValues, silence: Silence) -> EstablishmentValues:
    """To be masked again by the caller when the row is partially diffused."""
    if silence.establishment:
        pairs = zip(EstablishmentValues._fields, values, held, strict=True)
        values = EstablishmentValues._make(was if name in silence.establishment else now for name, now, was in pairs)
    place = (values.address, values.postcode, values.commune_id)
    if silence.has_geo or held.latitude is None or place != (held.address, held.postcode, held.commune_id):
        return values
    return values._replace(latitude=held.latitude, longitude=held.longitude, position_quality=held.position_quality)


def _silent(table: Mapping[str, tuple[str, ...]], absent: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name, columns in table.items() if absent.issuperset(columns))
