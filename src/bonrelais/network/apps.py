from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "bonrelais.network"
    label = "network"
    verbose_name = "Structures et personnes"
