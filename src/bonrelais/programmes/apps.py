from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "bonrelais.programmes"
    label = "programmes"
    verbose_name = "Dispositifs"
