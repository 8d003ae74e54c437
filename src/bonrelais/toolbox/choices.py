from django.db.models import TextChoices


class ToolKind(TextChoices):
    GRANT = "grant", "Subvention"
    LOAN = "loan", "Prêt"
    GUARANTEE = "guarantee", "Garantie"
    TAX_RELIEF = "tax_relief", "Allègement fiscal"
    ADVICE = "advice", "Conseil"
    TRAINING = "training", "Formation"
    STUDY = "study", "Étude"
    NETWORK = "network", "Réseau"
    EVENT = "event", "Événement"


class ProposalState(TextChoices):
    PROPOSED = "proposed", "Proposé"
    SET_ASIDE = "set_aside", "Écarté"
    APPLIED = "applied", "Demandé"
    GRANTED = "granted", "Obtenu"
    REFUSED = "refused", "Refusé"
