from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    name = "bonrelais.territory"
    label = "territory"
    verbose_name = "Territoire"
