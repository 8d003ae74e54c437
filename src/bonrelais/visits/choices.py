from django.db.models import TextChoices


class CallbackKind(TextChoices):
    PROMISE = "promise", "Promesse"
    SIX_MONTHS = "six_months", "Rappel à 6 mois"
    TWELVE_MONTHS = "twelve_months", "Rappel à 12 mois"
    OTHER = "other", "Rappel"
