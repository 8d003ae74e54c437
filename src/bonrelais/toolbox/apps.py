from django.apps import AppConfig


class ToolboxConfig(AppConfig):
    name = "bonrelais.toolbox"
    label = "toolbox"
    verbose_name = "Boîte à outils"
