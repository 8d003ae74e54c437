from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.programmes.models import Priority
from bonrelais.programmes.seat import Seat
from bonrelais.visits import queries
from bonrelais.visits.actions.acquaintance import refresh_acquaintance
from bonrelais.visits.models import Appointment, SubjectRaised, Visit, VisitVersion
from bonrelais.visits.reports import VisitReport


class VisitDayError(DomainError):
    """The day of a visit cannot be accepted."""


class VisitEndedError(DomainError):
    """The visit is cancelled already."""


class StaleVersionError(DomainError):
    """Somebody corrected the visit since the page was opened: what is typed must be read beside what they recorded."""


@transaction.atomic
def record_visit(establishment: Establishment, *, report: VisitReport, by: Seat, at: datetime) -> tuple[Visit, bool]:
    """Gives the visit, and whether it was made now: the same device key gives the one already recorded."""
    already = queries.visit_with_key(by.programme_id, report.device_key)
    if already is not None:
        return already, False
    _check(report, establishment=establishment, by=by, at=at)
    visit = Visit(
        programme_id=by.programme_id,
        company_id=establishment.company_id,
        appointment=_free_appointment(report),
        device_key=report.device_key,
        content_digest=report.content_digest,
        recorded_by=by.user,
        recorded_at=at,
    )
    try:
        with transaction.atomic():
            visit.save(force_insert=True)
    except IntegrityError:
        return Visit.objects.get(programme_id=by.programme_id, device_key=report.device_key), False
    _write_version(_version(visit, establishment=establishment, report=report, by=by, at=at), report)
    _settle_subjects(visit, subjects=report.subjects, at=at)
    refresh_acquaintance(programme_id=visit.programme_id, company_id=visit.company_id)
    record("visit.recorded", visit, by=by, at=at)
    return visit, True


@transaction.atomic
def correct_visit(version: VisitVersion, *, report: VisitReport, reason: str, by: Seat, at: datetime) -> VisitVersion:
    """Opens a new version and closes the present one, which stays readable. Its organisation goes with its adviser."""
    current = (
        VisitVersion.objects.select_for_update(of=("self",)).select_related("visit", "establishment").get(pk=version.pk)
    )
    if current.visit.cancelled_at is not None:
        raise VisitEndedError("Cette visite est annulée : elle ne se corrige plus.")
    if current.replaced_at is not None:
        raise StaleVersionError(
            "Cette visite vient d’être corrigée par quelqu’un d’autre. Rechargez la page pour lire sa version."
        )
    _check(report, establishment=current.establishment, by=by, at=at)
    current.replaced_at = at
    current.save(update_fields=["replaced_at"])
    corrected = _version(current.visit, establishment=current.establishment, report=report, by=by, at=at)
    if report.adviser.id == current.adviser_id:
        corrected.organisation_id = current.organisation_id
    corrected.correction_reason = reason
    _write_version(corrected, report)
    _settle_subjects(current.visit, subjects=report.subjects, at=at)
    refresh_acquaintance(programme_id=by.programme_id, company_id=current.visit.company_id)
    record("visit.corrected", current.visit, by=by, at=at, fields=_changed(current, corrected))
    return corrected


@transaction.atomic
def cancel_visit(visit: Visit, *, reason: str, by: Seat, at: datetime) -> Visit:
    """The visit no longer counts from now on; figures as of an earlier day still count it. Its appointment is free."""
    current = Visit.objects.select_for_update().get(pk=visit.pk)
    if current.cancelled_at is not None:
        raise VisitEndedError("Cette visite est déjà annulée.")
    if not reason.strip():
        raise DomainError("Dites pourquoi la visite est annulée : ce motif reste dans l’historique.")
    freed = ["appointment"] if current.appointment_id else []
    current.appointment = None
    current.cancelled_at = at
    current.cancelled_by = by.user
    current.cancel_reason = reason
    current.save(update_fields=["appointment", "cancelled_at", "cancelled_by", "cancel_reason"])
    refresh_acquaintance(programme_id=current.programme_id, company_id=current.company_id)
    record("visit.cancelled", current, by=by, at=at, fields=freed)
    return current


def _check(report: VisitReport, *, establishment: Establishment, by: Seat, at: datetime) -> None:
    if report.held_on > clock.day_of(at):
        raise VisitDayError(
            "Cette date est à venir. Choisissez le jour où la visite a eu lieu, ou planifiez un rendez-vous."
        )
    if report.held_on < by.programme.started_on:
        started = by.programme.started_on
        raise VisitDayError(f"Le dispositif commence le {started:%d/%m/%Y}. Choisissez un jour à partir de cette date.")
    if not 1 <= report.minutes <= 720:
        raise DomainError("La durée se compte en minutes, de 1 à 720.")
    if report.appointment is not None and report.appointment.company_id != establishment.company_id:
        raise DomainError("Ce rendez-vous est d’une autre entreprise. Rechargez la page.")
    for contact in report.contacts:
        if contact.company_id != establishment.company_id or contact.programme_id != by.programme_id:
            raise DomainError(
                "Un interlocuteur n’est pas de cette entreprise. Rechargez la page et choisissez de nouveau."
            )


def _free_appointment(report: VisitReport) -> Appointment | None:
    if report.appointment is None or hasattr(report.appointment, "visit"):
        return None
    return report.appointment


def _version(
    visit: Visit, *, establishment: Establishment, report: VisitReport, by: Seat, at: datetime
) -> VisitVersion:
    return VisitVersion(
        visit=visit,
        establishment=establishment,
        organisation_id=_organisation_of(report, by),
        adviser=report.adviser,
        held_on=report.held_on,
        held_from=report.held_from,
        minutes=report.minutes,
        mode=report.mode,
        shared_minutes=report.shared_minutes,
        recorded_by=by.user,
        recorded_at=at,
    )


def _organisation_of(report: VisitReport, by: Seat) -> UUID:
    """The adviser's own organisation, whoever records."""
    if report.adviser.id == by.user.id:
        return by.organisation_id
    held = queries.organisation_of(by.programme_id, report.adviser.id, on=report.held_on)
    return held or by.organisation_id


def _write_version(version: VisitVersion, report: VisitReport) -> None:
    version.save(force_insert=True)
    if report.contacts:
        version.contacts.set(report.contacts)


def _settle_subjects(visit: Visit, *, subjects: Sequence[Priority], at: datetime) -> None:
    """The visit's subjects become these: what is no longer raised is withdrawn, not deleted."""
    present = {row.priority_id: row for row in SubjectRaised.objects.filter(visit=visit, withdrawn_at__isnull=True)}
    wanted: set[UUID] = {priority.id for priority in subjects}
    SubjectRaised.objects.filter(pk__in=[row.pk for key, row in present.items() if key not in wanted]).update(
        withdrawn_at=at
    )
    SubjectRaised.objects.bulk_create(
        SubjectRaised(visit=visit, priority_id=key, recorded_at=at) for key in sorted(wanted - present.keys())
    )


def _changed(before: VisitVersion, after: VisitVersion) -> list[str]:
    names = ("held_on", "held_from", "minutes", "mode", "adviser_id", "shared_minutes")
    return [name for name in names if getattr(before, name) != getattr(after, name)]
