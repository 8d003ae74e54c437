from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "bonrelais.demonstration"
    label = "demonstration"
    verbose_name = "Démonstration"
