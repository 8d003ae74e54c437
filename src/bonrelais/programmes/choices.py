from django.db.models import TextChoices


class Role(TextChoices):
    ADVISER = "adviser", "Conseillère, conseiller"
    COORDINATOR = "coordinator", "Coordination"
    PARTNER = "partner", "Partenaire"
    OFFICIAL = "official", "Élu, financeur"
    ADMINISTRATOR = "administrator", "Administration"


class Mode(TextChoices):
    """How a visit is held. Stands here because an agreement's counting rule names the modes that count."""

    ON_SITE = "on_site", "Sur place"
    OFFICE = "office", "Au bureau"
    VIDEO = "video", "En visio"
    PHONE = "phone", "Par téléphone"


class CountingUnit(TextChoices):
    COMPANY = "company", "une fois par entreprise"
    ESTABLISHMENT = "establishment", "une fois par établissement"


class PriorityRule(TextChoices):
    """How a business met is found to serve a priority: computed, never typed."""

    PERIMETER = "perimeter", "L’établissement est dans un périmètre"
    SUBJECT_OR_THEME = "subject_or_theme", "Le sujet est abordé, ou un besoin est relevé sur le thème"
    CRAFTS = "crafts", "L’entreprise est inscrite aux métiers"


class TargetIndicator(TextChoices):
    BUSINESSES_MET = "businesses_met", "Entreprises rencontrées"
    ACTION_PROJECTS = "action_projects", "Projets d’action"
    JOBS_MADE = "jobs_made", "Embauches réalisées"
