from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "bonrelais.needs"
    label = "needs"
    verbose_name = "Besoins"
