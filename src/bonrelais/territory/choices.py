from typing import Final

from django.db.models import TextChoices

from bonrelais.core.ground import Standing
from bonrelais.core.vocabulary.choices import DENSITIES


class EpciKind(TextChoices):
    """The values are those of the DGCL's list of EPCIs."""

    COMMUNITY = "CC", "Communauté de communes"
    AGGLOMERATION = "CA", "Communauté d'agglomération"
    URBAN_COMMUNITY = "CU", "Communauté urbaine"
    METROPOLIS = "METRO", "Métropole"
    LYON_METROPOLIS = "MET69", "Métropole de Lyon"


STANDINGS: Final = [
    (Standing.WHOLE.value, "la commune entière"),
    (Standing.PART.value, "une partie de la commune"),
    *DENSITIES.options,
]
