from django.db.models import TextChoices


class NeedEnd(TextChoices):
    """How a need ends. « Mine is over » of a relay is not the end of the need."""

    ANSWERED = "answered", "Satisfait"
    ABANDONED = "abandoned", "Abandonné par l’entreprise"
    MISTAKEN = "mistaken", "Relevé par erreur"
