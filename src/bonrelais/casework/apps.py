from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "bonrelais.casework"
    label = "casework"
    verbose_name = "Accompagnement"
