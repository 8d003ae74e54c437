"""The fields of the schema, v0.2.0, in the order of its extension for businesses."""

from collections.abc import Mapping
from typing import Final

VERSION: Final = "v0.2.0"
CORE: Final = (
    "id",
    "titre",
    "promesse",
    "description",
    "eligibilite",
    "types_aides",
    "porteurs",
    "programmes_parents",
    "url_source",
    "cibles",
    "eligibilite_geographique",
    "eligibilite_geographique_exclusions",
    "date_ouverture",
    "date_cloture",
    "date_mise_a_jour",
)
BUSINESSES: Final = (
    "base_juridique",
    "eligibilite_effectif_minimal",
    "eligibilite_effectif_maximal",
    "eligibilite_categorie_taille_entreprise",
    "eligibilite_annees_existence_minimal",
    "eligibilite_forme_juridique",
    "eligibilite_forme_juridique_exclusions",
    "ciblage_secteur_activite",
    "ciblage_naf",
    "ciblage_naf_exclusions",
    "chainage_paiement",
)
FIELDS: Final = (*CORE, *BUSINESSES)
NEEDED: Final = ("id", "titre")
"""Without these columns no row can be taken; what else the schema requires is asked of the source."""

NOT_OURS: Final = ("programmes_parents", "base_juridique", "chainage_paiement", "cibles")
"""Our tools have no place for these: they are kept as written, and written again."""

PIPE: Final = "|"
PROMISE_LENGTH: Final = 180
DESCRIPTION_LENGTH: Final = 5000
SECTORS: Final = "Secteurs principalement concernés : "
NO_CONDITION: Final = "Sans condition particulière"
ALL_SECTORS: Final = "tous secteurs d'activité"
AMOUNT: Final = "\n\nMontant : "
"""The schema asks for amounts inside the description: ours stands at its end, where it is found again."""

Row = Mapping[str, str]


def several(cell: str) -> tuple[str, ...]:
    """The values of a field that holds several, each once."""
    return tuple(dict.fromkeys(part.strip() for part in cell.split(PIPE) if part.strip()))
