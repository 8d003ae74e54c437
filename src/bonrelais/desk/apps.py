from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "bonrelais.desk"
    label = "desk"
    verbose_name = "Bureau"
