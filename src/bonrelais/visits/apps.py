from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "bonrelais.visits"
    label = "visits"
    verbose_name = "Visites"
