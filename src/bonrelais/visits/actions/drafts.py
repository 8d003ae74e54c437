from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from bonrelais.directory.models import Establishment
from bonrelais.programmes.seat import Seat
from bonrelais.visits.models import VisitDraft


@dataclass(frozen=True, slots=True)
class DraftContent:
    """The form as typed: every field's name and its values, in order."""

    fields: Mapping[str, Sequence[str]]


@transaction.atomic
def keep_draft(
    establishment: Establishment, *, device_key: UUID, content: DraftContent, by: Seat, at: datetime
) -> VisitDraft:
    """Keeps what is being typed; not journalled: nothing is recorded yet."""
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
