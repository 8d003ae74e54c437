from django.apps import AppConfig


class ImpactConfig(AppConfig):
    name = "bonrelais.impact"
    label = "impact"
    verbose_name = "Résultats"
