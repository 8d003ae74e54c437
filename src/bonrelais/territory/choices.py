from django.db.models import TextChoices


class EpciKind(TextChoices):
    """The values are those of the DGCL's list of EPCIs."""

    COMMUNITY = "CC", "Communauté de communes"
    AGGLOMERATION = "CA", "Communauté d'agglomération"
    URBAN_COMMUNITY = "CU", "Communauté urbaine"
    METROPOLIS = "METRO", "Métropole"
    LYON_METROPOLIS = "MET69", "Métropole de Lyon"
