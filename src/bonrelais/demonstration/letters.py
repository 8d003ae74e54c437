"""The letters of the demonstration went to nobody: they are kept as sent, and the worker has nothing to deliver."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Final

from django_tasks import task_backends
from django_tasks.backends.dummy import DummyBackend

from bonrelais.foundation.actor import SYSTEM
from bonrelais.messages.actions import note_delivery
from bonrelais.messages.models import Message

_ALIAS: Final = "default"
_SECONDS_TO_SEND: Final = timedelta(seconds=20)


@contextmanager
def kept_from_the_worker() -> Iterator[None]:
    """What actions hand to the background meanwhile stays in memory, and is forgotten."""
    usual = task_backends[_ALIAS]
    task_backends[_ALIAS] = DummyBackend(_ALIAS, {"QUEUES": ["default"]})
    try:
        yield
    finally:
        task_backends[_ALIAS] = usual


def mark_letters_sent() -> None:
    for message in Message.objects.filter(sent_at__isnull=True).order_by("created_at", "id"):
        note_delivery(message, by=SYSTEM, at=message.created_at + _SECONDS_TO_SEND)
