from datetime import date, datetime, timedelta

from bonrelais.casework.actions import record_whole_visit
from bonrelais.casework.whole_visit import NeedHeard, Promise, WholeVisit
from bonrelais.directory.models import Company, Establishment
from bonrelais.foundation import clock
from bonrelais.foundation.ids import new_id
from bonrelais.programmes.choices import Mode
from bonrelais.programmes.models import Theme
from bonrelais.programmes.seat import Seat
from bonrelais.visits.actions.appointments import plan_appointment
from bonrelais.visits.actions.callbacks import promise_callback
from bonrelais.visits.actions.notes import write_private_note
from bonrelais.visits.choices import CallbackKind
from bonrelais.visits.models import Appointment, Callback, PrivateNote, Visit, VisitVersion
from bonrelais.visits.reports import AppointmentPlan, CallbackPlan, VisitReport


def report(seat: Seat, *, held_on: date | None = None, mode: Mode = Mode.ON_SITE, minutes: int = 45) -> VisitReport:
    """A visit held today by the person of the seat unless said otherwise."""
    return VisitReport(
        adviser=seat.user, held_on=held_on or clock.today(), minutes=minutes, mode=mode, device_key=new_id()
    )


def visit(
    seat: Seat,
    establishment: Establishment,
    *,
    held_on: date | None = None,
    mode: Mode = Mode.ON_SITE,
    themes: tuple[Theme, ...] = (),
    at: datetime | None = None,
) -> Visit:
    whole = WholeVisit(report=report(seat, held_on=held_on, mode=mode), needs=[NeedHeard(theme) for theme in themes])
    return record_whole_visit(establishment, whole=whole, by=seat, at=at or clock.now())


def promised_visit(seat: Seat, establishment: Establishment, text: str, *, due_on: date) -> Visit:
    whole = WholeVisit(report=report(seat), promises=[Promise(text, due_on)])
    return record_whole_visit(establishment, whole=whole, by=seat, at=clock.now())


def version_of(visit: Visit) -> VisitVersion:
    """The visit as it stands."""
    return VisitVersion.objects.get(visit=visit, replaced_at__isnull=True)


def appointment(seat: Seat, establishment: Establishment, *, starts_at: datetime | None = None) -> Appointment:
    plan = AppointmentPlan(
        adviser=seat.user,
        starts_at=starts_at or clock.now() + timedelta(days=1),
        minutes=60,
        mode=Mode.ON_SITE,
        device_key=new_id(),
        purpose="Faire connaissance",
    )
    return plan_appointment(establishment, plan=plan, by=seat, at=clock.now())


def callback(seat: Seat, establishment: Establishment, *, due_on: date | None = None) -> Callback:
    plan = CallbackPlan(
        kind=CallbackKind.PROMISE,
        text="Envoyer le plan de financement",
        due_on=due_on or clock.today() + timedelta(days=2),
        adviser=seat.user,
    )
    return promise_callback(establishment, plan=plan, by=seat, at=clock.now())


def private_note(seat: Seat, company: Company, text: str = "Pense à transmettre d’ici cinq ans.") -> PrivateNote:
    return write_private_note(company, text=text, by=seat, at=clock.now())
