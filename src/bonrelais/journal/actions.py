from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Final
from uuid import UUID

from bonrelais.foundation.actor import Actor, ActorKind
from bonrelais.foundation.models import Row
from bonrelais.journal.models import Entry

_GATHERED: Final[ContextVar[list[Entry] | None]] = ContextVar("gathered", default=None)


def entry_for(verb: str, subject: Row, *, by: Actor, at: datetime, fields: Sequence[str] = ()) -> Entry:
    """An entry not yet written: imports and the demonstration write many at once with `record_all`."""
    programme = getattr(subject, "programme_id", None)
    is_user = by.actor_kind is ActorKind.USER
    return Entry(
        at=at,
        actor_kind=by.actor_kind.value,
        actor_id=by.actor_id if is_user else None,
        actor_ref=by.actor_id,
        verb=verb,
        subject_kind=subject._meta.label_lower,
        subject_id=subject.pk,
        programme_id=programme if isinstance(programme, UUID) else None,
        fields=list(fields),
    )


def record(verb: str, subject: Row, *, by: Actor, at: datetime, fields: Sequence[str] = ()) -> None:
    """Writes one line in the same transaction as the change. `fields` names what changed, never its content."""
    entry = entry_for(verb, subject, by=by, at=at, fields=fields)
    gathered = _GATHERED.get()
    if gathered is None:
        entry.save(force_insert=True)
    else:
        gathered.append(entry)


@contextmanager
def lines_written_together() -> Iterator[None]:
    """For a transaction of many actions: their lines are written at its end, all at once. Stands inside it."""
    gathered: list[Entry] = []
    token = _GATHERED.set(gathered)
    try:
        yield
    finally:
        _GATHERED.reset(token)
    record_all(gathered)


def record_all(entries: Sequence[Entry]) -> None:
    Entry.objects.bulk_create(entries, batch_size=500)
