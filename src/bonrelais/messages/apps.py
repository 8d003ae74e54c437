from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "bonrelais.messages"
    label = "outbox"
    verbose_name = "Messages"
