from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "bonrelais.journal"
    label = "journal"
    verbose_name = "Journal"
