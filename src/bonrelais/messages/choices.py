from django.db.models import TextChoices


class MessageState(TextChoices):
    WAITING = "waiting", "En attente d’envoi"
    RETRYING = "retrying", "Nouvel essai prévu"
    SENT = "sent", "Envoyé"
    FAILED = "failed", "Pas envoyé"
    CANCELLED = "cancelled", "Annulé"
