from django.db.models import TextChoices


class EpciKind(TextChoices):
    """The values are those of the DGCL's list of EPCIs."""

    COMMUNITY = "CC", "Communauté de communes"
    AGGLOMERATION = "CA", "Communauté d'agglomération"
    URBAN_COMMUNITY = "CU", "Communauté urbaine"
    METROPOLIS = "METRO", "Métropole"
    LYON_METROPOLIS = "MET69", "Métropole de Lyon"


class ZoneKind(TextChoices):
    QPV = "qpv", "Quartier prioritaire de la politique de la ville"
    ZFRR = "zfrr", "Zone France ruralités revitalisation"
    ZFRR_PLUS = "zfrr_plus", "Zone France ruralités revitalisation « plus »"
    AFR = "afr", "Zone d'aide à finalité régionale"
    ACV = "acv", "Action cœur de ville"
    PVD = "pvd", "Petites villes de demain"
    VILLAGES = "villages_avenir", "Villages d'avenir"
    ORT = "ort", "Opération de revitalisation de territoire"
    BER = "ber", "Bassin d'emploi à redynamiser"
