from django.db.models import TextChoices


class ProjectState(TextChoices):
    PROPOSED = "proposed", "Proposé"
    ACCEPTED = "accepted", "Accepté"
    IN_PROGRESS = "in_progress", "En cours"
    COMPLETED = "completed", "Terminé"
    ABANDONED = "abandoned", "Abandonné"


class OutcomeKind(TextChoices):
    INVESTMENT = "investment", "Investissement (euros)"
    JOBS_CREATED = "jobs_created", "Embauches"
    JOBS_KEPT = "jobs_kept", "Emplois maintenus"
    AID = "aid", "Aide obtenue (euros)"


class OutcomeNature(TextChoices):
    PLANNED = "planned", "Prévu"
    MADE = "made", "Réalisé"


class Proof(TextChoices):
    DECLARED = "declared", "Déclaré par le dirigeant"
    SEEN = "seen", "Vu par la conseillère"
    DOCUMENT = "document", "Pièce"
    REGISTER = "register", "Registre"
