from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "bonrelais.directory"
    label = "directory"
    verbose_name = "Entreprises"
