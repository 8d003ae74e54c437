from typing import Final

from django.db.models import TextChoices


class FactSource(TextChoices):
    """Where a fact comes from, weakest first: the newest of the best source wins."""

    REGISTER = "register", "Registre"
    DECLARED = "declared", "Déclaré"
    EVIDENCED = "evidenced", "Vu sur pièce"


class PositionQuality(TextChoices):
    """How exact a point is. A random point in the commune is never drawn as exact."""

    EXACT = "exact", "à l’adresse"
    STREET = "street", "dans la rue"
    COMMUNE = "commune", "dans la commune, position inconnue"
    UNKNOWN = "unknown", "non localisé"


# A point drawn at random in the commune says nothing of the town centre.
TRUSTED: Final = (PositionQuality.EXACT, PositionQuality.STREET)


class LinkKind(TextChoices):
    MOVE = "move", "Déménagement"
    SUCCESSION = "succession", "Succession"
    SAME = "same", "Même établissement"
