from datetime import datetime

from django.db import IntegrityError, transaction

from bonrelais.directory.models import Establishment
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.programmes.seat import Seat
from bonrelais.visits.models import Appointment
from bonrelais.visits.reports import AppointmentPlan


class AlreadyEndedError(DomainError):
    pass


@transaction.atomic
def plan_appointment(establishment: Establishment, *, plan: AppointmentPlan, by: Seat, at: datetime) -> Appointment:
    """Plans once: the same device key gives the appointment already planned."""
    if plan.starts_at <= at:
        raise DomainError("Cette heure est passée. Choisissez un moment à venir, ou notez la visite si elle a eu lieu.")
    appointment = Appointment(
        programme_id=by.programme_id,
        organisation_id=by.organisation_id,
        company_id=establishment.company_id,
        establishment=establishment,
        adviser=plan.adviser,
        contact=plan.contact,
        starts_at=plan.starts_at,
        minutes=plan.minutes,
        mode=plan.mode,
        purpose=plan.purpose,
        device_key=plan.device_key,
        recorded_at=at,
    )
    try:
        with transaction.atomic():
            appointment.save(force_insert=True)
    except IntegrityError:
        return Appointment.objects.get(programme_id=by.programme_id, device_key=plan.device_key)
    record("appointment.planned", appointment, by=by, at=at)
    return appointment


@transaction.atomic
def cancel_appointment(appointment: Appointment, *, reason: str, by: Seat, at: datetime) -> Appointment:
    current = Appointment.objects.select_for_update().get(pk=appointment.pk)
    if current.cancelled_at is not None:
        raise AlreadyEndedError("Ce rendez-vous est déjà annulé.")
    if hasattr(current, "visit"):
        raise AlreadyEndedError(
            "La visite de ce rendez-vous est déjà notée. Annulez la visite si elle n’a pas eu lieu."
        )
    current.cancelled_at = at
    current.cancel_reason = reason
    current.save(update_fields=["cancelled_at", "cancel_reason"])
    record("appointment.cancelled", current, by=by, at=at)
    return current
