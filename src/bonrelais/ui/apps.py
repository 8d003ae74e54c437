from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "bonrelais.ui"
    label = "ui"
