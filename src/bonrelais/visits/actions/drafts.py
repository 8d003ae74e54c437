from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes.seat import Seat
from bonrelais.visits import queries
from bonrelais.visits.models import VisitDraft

KEPT_FOR: Final = timedelta(days=7)
"""How long a draft waits for its person; the privacy page says it too."""


class RecordedKeyError(DomainError):
    """The visit that this key records is recorded: there is nothing left to draft under it."""


@dataclass(frozen=True, slots=True)
class DraftContent:
    """The form as typed: every field's name and its values, in order."""

    fields: Mapping[str, Sequence[str]]


@transaction.atomic
def keep_draft(
    establishment: Establishment, *, device_key: UUID, content: DraftContent, by: Seat, at: datetime
) -> VisitDraft:
    """Keeps what is being typed; not journalled: nothing is recorded yet."""
    if queries.visit_with_key(by.programme_id, device_key) is not None:
        raise RecordedKeyError(
            "Cette visite est déjà notée. Enregistrez pour comparer ce qui est noté et votre saisie."
        )
    draft, _ = VisitDraft.objects.update_or_create(
        user=by.user,
        device_key=device_key,
        defaults={
            "programme_id": by.programme_id,
            "establishment": establishment,
            "content": {name: list(values) for name, values in content.fields.items()},
            "saved_at": at,
        },
    )
    return draft


def drop_draft(*, device_key: UUID, by: Seat) -> None:
    VisitDraft.objects.filter(user=by.user, device_key=device_key).delete()


def drop_old_drafts(*, at: datetime) -> int:
    """What was typed and never recorded, once nobody is offered to take it up again."""
    first_kept = clock.start_of(clock.day_of(at) - KEPT_FOR)
    return VisitDraft.objects.filter(saved_at__lt=first_kept).delete()[0]
