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


class ImportFormat(TextChoices):
    """What a file of tools may be written in."""

    PROGRAMMES = "programmes", "Programmes d’aide (JSON Lines)"
    SCHEMA = "schema", "Schéma national « dispositif-aide » (CSV ou JSON)"
    NATIVE = "native", "Format de Bon Relais (JSON ou YAML)"
    TABLE = "table", "Tableau (XLSX, ODS ou CSV)"


class ExportFormat(TextChoices):
    """What the toolbox may be written in."""

    SCHEMA_CSV = "schema-csv", "Schéma national, CSV"
    SCHEMA_JSON = "schema-json", "Schéma national, JSON"
    NATIVE_JSON = "native-json", "Format de Bon Relais, JSON"
    NATIVE_YAML = "native-yaml", "Format de Bon Relais, YAML"
    XLSX = "xlsx", "Tableau, XLSX"
