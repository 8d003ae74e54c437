from django.db.models import TextChoices


class ReferralState(TextChoices):
    PENDING = "pending", "En attente de réponse"
    ACCEPTED = "accepted", "Pris"
    DECLINED = "declined", "Refusé"
    EXPIRED = "expired", "Sans réponse"
    HELPED = "helped", "Aidée"
    NO_HELP = "no_help_available", "Pas d’aide possible"
    UNREACHABLE = "unreachable", "Injoignable"
    WITHDRAWN = "withdrawn", "Retiré"


class DeclineReason(TextChoices):
    TERRITORY = "territory", "Ce n’est pas mon territoire"
    PUBLIC = "public", "Ce n’est pas mon public"
    NOT_ELIGIBLE = "not_eligible", "L’entreprise n’est pas éligible"
    DUPLICATE = "duplicate", "Nous la suivons déjà"
    CAPACITY = "capacity", "Nous ne pouvons pas en prendre plus"
    THEME = "theme", "Ce n’est pas le bon thème"
    COMPANY = "company", "L’entreprise ne le souhaite pas"
