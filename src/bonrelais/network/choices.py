from django.db.models import TextChoices


class OrganisationKind(TextChoices):
    CMA = "cma", "Chambre de métiers et de l’artisanat"
    CCI = "cci", "Chambre de commerce et d’industrie"
    EPCI = "epci", "Intercommunalité"
    REGION = "region", "Région"
    STATE = "state", "Service de l’État"
    EMPLOYMENT = "employment", "Emploi et formation"
    FINANCE = "finance", "Financement"
    NETWORK = "network", "Réseau d’accompagnement"
    OTHER = "other", "Autre structure"
