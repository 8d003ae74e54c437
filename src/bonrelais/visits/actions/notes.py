from datetime import datetime

from django.db import transaction

from bonrelais.directory.models import Company
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.programmes.seat import Seat
from bonrelais.visits.models import PrivateNote, Visit


@transaction.atomic
def write_private_note(
    company: Company, *, text: str, visit: Visit | None = None, by: Seat, at: datetime
) -> PrivateNote:
    """Read by the present members of the writer's organisation in this programme, and by nobody else."""
    if not text.strip():
        raise DomainError("La note est vide. Écrivez-la, ou laissez-la.")
    note = PrivateNote.objects.create(
        programme_id=by.programme_id,
        organisation_id=by.organisation_id,
        company=company,
        visit=visit,
        text=text.strip(),
        written_by=by.user,
        written_at=at,
    )
    record("note.written", note, by=by, at=at)
    return note


@transaction.atomic
def withdraw_private_note(note: PrivateNote, *, by: Seat, at: datetime) -> None:
    current = PrivateNote.objects.select_for_update().get(pk=note.pk)
    if current.withdrawn_at is None:
        current.withdrawn_at = at
        current.save(update_fields=["withdrawn_at"])
        record("note.withdrawn", current, by=by, at=at)
