from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from bonrelais.foundation.errors import NotAllowedError
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.visits.models import Appointment, Callback, PrivateNote, VisitVersion


def visible_notes(seat: Seat) -> QuerySet[PrivateNote]:
    """Read by the present members of the organisation that wrote them, in this programme, and by nobody else."""
    return PrivateNote.objects.filter(
        programme_id=seat.programme_id, organisation_id=seat.organisation_id, withdrawn_at__isnull=True
    )


def can_correct(seat: Seat, version: VisitVersion) -> bool:
    """Its adviser, who recorded it, and the coordination of the same organisation or the programme's administration."""
    own = {version.adviser_id, version.visit.recorded_by_id}
    if seat.user.id in own or seat.role is Role.ADMINISTRATOR:
        return True
    return seat.role is Role.COORDINATOR and version.organisation_id == seat.organisation_id


def present_version(seat: Seat, pk: UUID) -> VisitVersion:
    return get_object_or_404(
        VisitVersion.objects.select_related(
            "visit__company",
            "visit__recorded_by",
            "visit__cancelled_by",
            "visit__appointment",
            "recorded_by",
            "establishment__commune",
            "establishment__company",
            "adviser",
            "organisation",
        ),
        visit_id=pk,
        visit__programme_id=seat.programme_id,
        replaced_at__isnull=True,
    )


def version_to_correct(seat: Seat, pk: UUID) -> VisitVersion:
    version = present_version(seat, pk)
    if not can_correct(seat, version):
        raise NotAllowedError(_why_not(version))
    return version


def _why_not(version: VisitVersion) -> str:
    """Who may correct or cancel this very visit."""
    adviser, organisation = version.adviser.name, version.organisation.short_name
    recorder = version.visit.recorded_by
    noted = f", notée par {recorder.name}" if recorder is not None and recorder != version.adviser else ""
    people = f"{adviser} ou {recorder.name}" if noted and recorder is not None else adviser
    return (
        f"Cette visite a été faite par {adviser} ({organisation}){noted}. La corriger ou l’annuler revient à {people}, "
        f"à la coordination de {organisation} ou à l’administration du dispositif : demandez-leur."
    )


def appointment_of(seat: Seat, pk: UUID) -> Appointment:
    return get_object_or_404(
        Appointment.objects.select_related("establishment__commune", "adviser", "contact"),
        pk=pk,
        programme_id=seat.programme_id,
    )


def callback_of(seat: Seat, pk: UUID) -> Callback:
    return get_object_or_404(
        Callback.objects.select_related("establishment", "adviser", "done_by", "visit"),
        pk=pk,
        programme_id=seat.programme_id,
    )


def note_of(seat: Seat, pk: UUID) -> PrivateNote:
    return get_object_or_404(visible_notes(seat), pk=pk)
