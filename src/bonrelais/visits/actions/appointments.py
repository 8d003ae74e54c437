from datetime import datetime

from django.db import IntegrityError, transaction

from bonrelais.core.french import show_day
from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.programmes.seat import Seat
from bonrelais.visits.models import Appointment
from bonrelais.visits.reports import AppointmentMove, AppointmentPlan


class AlreadyEndedError(DomainError):
    pass


@transaction.atomic
def plan_appointment(establishment: Establishment, *, plan: AppointmentPlan, by: Seat, at: datetime) -> Appointment:
    """Plans once: the same device key gives the appointment already planned."""
    _check_moment(plan.starts_at, at=at)
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
def move_appointment(appointment: Appointment, *, move: AppointmentMove, by: Seat, at: datetime) -> Appointment:
    """Another appointment takes its place, the one before stays readable. The same device key moves once."""
    already = Appointment.objects.filter(programme_id=by.programme_id, device_key=move.device_key).first()
    if already is not None:
        return already
    _check_moment(move.starts_at, at=at)
    current = _open(appointment)
    if move.starts_at == current.starts_at:
        raise DomainError("Le rendez-vous est déjà à ce moment-là. Choisissez-en un autre.")
    moved = Appointment(
        programme_id=current.programme_id,
        organisation_id=current.organisation_id,
        company_id=current.company_id,
        establishment_id=current.establishment_id,
        adviser_id=current.adviser_id,
        contact_id=current.contact_id,
        starts_at=move.starts_at,
        minutes=current.minutes,
        mode=current.mode,
        purpose=current.purpose,
        device_key=move.device_key,
        recorded_at=at,
        moved_from=current,
    )
    reason = move.reason.strip() or f"Déplacé au {show_day(clock.day_of(move.starts_at))}"
    _cancel(current, reason=reason, by=by, at=at)
    moved.save(force_insert=True)
    record("appointment.moved", moved, by=by, at=at, fields=["starts_at"])
    return moved


@transaction.atomic
def cancel_appointment(appointment: Appointment, *, reason: str, by: Seat, at: datetime) -> Appointment:
    current = _open(appointment)
    _cancel(current, reason=reason, by=by, at=at)
    record("appointment.cancelled", current, by=by, at=at)
    return current


def _check_moment(starts_at: datetime, *, at: datetime) -> None:
    if starts_at <= at:
        raise DomainError("Cette heure est passée. Choisissez un moment à venir, ou notez la visite si elle a eu lieu.")


def _open(appointment: Appointment) -> Appointment:
    current = Appointment.objects.select_for_update(of=("self",)).get(pk=appointment.pk)
    if current.cancelled_at is not None:
        raise AlreadyEndedError("Ce rendez-vous est déjà annulé.")
    if hasattr(current, "visit"):
        raise AlreadyEndedError(
            "La visite de ce rendez-vous est déjà notée. Annulez la visite si elle n’a pas eu lieu."
        )
    return current


def _cancel(current: Appointment, *, reason: str, by: Seat, at: datetime) -> None:
    current.cancelled_at = at
    current.cancelled_by = by.user
    current.cancel_reason = reason
    current.save(update_fields=["cancelled_at", "cancelled_by", "cancel_reason"])
