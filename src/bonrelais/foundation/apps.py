from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "bonrelais.foundation"
    label = "foundation"
