from datetime import datetime

from django.db import transaction

from bonrelais.directory.models import Company
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.programmes.seat import Seat
from bonrelais.visits.models import PrivateNote, Visit


@transaction.atomic
def write_private_note(
    company: Company, *, text: str, visit: Visit | None = None, by: Seat, at: datetime
) -> PrivateNote:
    """Read by the present members of the writer's organisation in this programme, and by nobody else.

    The same words written again that day by the same person are the same note.
    """
    if not text.strip():
        raise DomainError("La note est vide. Écrivez-la, ou laissez-la.")
    Company.objects.select_for_update().get(pk=company.pk)  # two clicks at once come one after the other
    note, is_new = PrivateNote.objects.get_or_create(
        programme_id=by.programme_id,
        organisation_id=by.organisation_id,
        company=company,
        visit=visit,
        text=text.strip(),
        written_by=by.user,
        written_at__gte=clock.start_of(clock.day_of(at)),
        withdrawn_at__isnull=True,
        defaults={"written_at": at},
    )
    if is_new:
        record("note.written", note, by=by, at=at)
    return note


@transaction.atomic
def withdraw_private_note(note: PrivateNote, *, by: Seat, at: datetime) -> None:
    current = PrivateNote.objects.select_for_update().get(pk=note.pk)
    if current.withdrawn_at is None:
        current.withdrawn_at = at
        current.save(update_fields=["withdrawn_at"])
        record("note.withdrawn", current, by=by, at=at)
