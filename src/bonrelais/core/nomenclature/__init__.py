"""Official code lists: activities, size bands, legal forms. Long tables are loaded elsewhere and passed in."""

from bonrelais.core.nomenclature.activities import (
    ActivityCode,
    ActivityLevel,
    Nomenclature,
    NomenclatureError,
    activity_words,
    levels_of,
    parse_activity_code,
    parse_nomenclature,
    parse_prefix,
    section_label,
)
from bonrelais.core.nomenclature.legal_forms import (
    is_natural_person,
    is_public_body,
    legal_form_label,
    legal_forms,
)
from bonrelais.core.nomenclature.size_bands import SIZE_BANDS, SizeBand, size_band, size_band_of

__all__ = [
    "SIZE_BANDS",
    "ActivityCode",
    "ActivityLevel",
    "Nomenclature",
    "NomenclatureError",
    "SizeBand",
    "activity_words",
    "is_natural_person",
    "is_public_body",
    "legal_form_label",
    "legal_forms",
    "levels_of",
    "parse_activity_code",
    "parse_nomenclature",
    "parse_prefix",
    "section_label",
    "size_band",
    "size_band_of",
]
