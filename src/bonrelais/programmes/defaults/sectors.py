"""The sectors of a new programme and the activities each holds. The choices are argued in docs/guide/secteurs.md."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bonrelais.core.nomenclature import ActivityCode, Nomenclature


class DefaultSector(StrEnum):
    COMMERCE = "commerce"
    PERSONAL_SERVICES = "services-aux-particuliers"
    INDUSTRY = "industrie"
    HOSPITALITY = "hotellerie-restauration"
    CONSTRUCTION = "construction"
    BUSINESS_SERVICES = "services-aux-entreprises"
    OTHER = "autres"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS: Final = {
    DefaultSector.COMMERCE: "Commerce",
    DefaultSector.PERSONAL_SERVICES: "Services aux particuliers",
    DefaultSector.INDUSTRY: "Industrie",
    DefaultSector.HOSPITALITY: "Hôtellerie-restauration",
    DefaultSector.CONSTRUCTION: "Construction",
    DefaultSector.BUSINESS_SERVICES: "Services aux entreprises",
    DefaultSector.OTHER: "Autres",
}


@dataclass(frozen=True, slots=True)
class Holding:
    """The prefixes a sector holds in one nomenclature. The longest prefix of a code decides."""

    sector: DefaultSector
    prefixes: str


_REV2: Final = (
    # Food makers whose trade is a shop: a baker is met, counted and helped as a shopkeeper.
    Holding(DefaultSector.COMMERCE, "G 10.13B 10.71B 10.71C 10.71D"),
    # Garages, taxis, estate agents, photographers, veterinarians, hirers and travel agents work for households.
    Holding(
        DefaultSector.PERSONAL_SERVICES,
        "45.20 49.32 59.14 68.20A 68.31 74.20 75 77.11 77.21 77.22 77.29 79 85.5 Q R 95 96",
    ),
    Holding(DefaultSector.INDUSTRY, "B C D E"),
    Holding(DefaultSector.HOSPITALITY, "I"),
    Holding(DefaultSector.CONSTRUCTION, "F"),
    Holding(DefaultSector.BUSINESS_SERVICES, "H J K L M N 85.59A 85.60 96.01A"),
    Holding(DefaultSector.OTHER, "A O P 94 T U"),
)
_2025: Final = (
    Holding(DefaultSector.COMMERCE, "G 10.13H 10.71H 10.71J"),
    Holding(
        DefaultSector.PERSONAL_SERVICES,
        "49.33 59.14 68.20G 68.31 74.20 75 77.11 77.21 77.22 77.51 79 85.5 R S 95 96",
    ),
    Holding(DefaultSector.INDUSTRY, "B C D E"),
    Holding(DefaultSector.HOSPITALITY, "I"),
    Holding(DefaultSector.CONSTRUCTION, "F 68.12"),
    Holding(DefaultSector.BUSINESS_SERVICES, "H J K L M N O 85.59G 85.6 96.10G"),
    Holding(DefaultSector.OTHER, "A P Q 94 U V"),
)


def _by_prefix(holdings: tuple[Holding, ...]) -> dict[str, DefaultSector]:
    return {prefix: holding.sector for holding in holdings for prefix in holding.prefixes.split()}


_TABLES: Final = {Nomenclature.NAFREV2: _by_prefix(_REV2), Nomenclature.NAF2025: _by_prefix(_2025)}


def default_sector(activity: ActivityCode) -> DefaultSector:
    """The sector of an activity by the longest prefix held; « Autres » for older nomenclatures and unknown codes."""
    table = _TABLES.get(activity.nomenclature, {})
    section = activity.section or ""
    for prefix in (activity.code, activity.code[:5], activity.code[:4], activity.code[:2], section):
        if prefix in table:
            return table[prefix]
    return DefaultSector.OTHER
