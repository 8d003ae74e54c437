"""The one thing to do now for a business: note the visit of an appointment, keep an appointment, keep a promise."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from bonrelais.desk.queries import AgendaLine, AgendaState
from bonrelais.foundation import clock
from bonrelais.ui.french import hour, plain_day
from bonrelais.ui.parts import Action, NextStep
from bonrelais.visits.models import Appointment, Callback


def next_step(
    appointments: Sequence[AgendaLine], callbacks: Sequence[Callback], *, on: date, notes_visits: bool
) -> NextStep | None:
    """The visit to note, then the appointment to come, else the first promise due; nothing when nothing is due."""
    if appointments:
        return _of_appointment(appointments[0], notes_visits=notes_visits)
    return _of_promise(callbacks[0], on=on) if callbacks else None


def noting(appointment: Appointment) -> str:
    """Where its visit is noted."""
    url = reverse("casework:record_visit", args=[appointment.establishment_id])
    return f"{url}?appointment={appointment.pk}"


def _of_appointment(line: AgendaLine, *, notes_visits: bool) -> NextStep:
    row = line.row
    starts = row.starts_at.astimezone(clock.PARIS)
    moment = f"{plain_day(starts)} à {hour(starts)}"
    is_over = line.standing is AgendaState.TO_NOTE
    actions = (
        Action("Annuler" if not is_over else "N’a pas eu lieu", reverse("visits:appointment_cancel", args=[row.pk])),
        Action("Déplacer", reverse("visits:appointment_move", args=[row.pk])),
        Action("Noter la visite", noting(row), "pencil-square"),
    )
    return NextStep(
        title=f"Visite à noter, rendez-vous du {moment}" if is_over else f"Rendez-vous le {moment}",
        eyebrow=f"Avec {row.adviser.name}, {row.get_mode_display().lower()}",
        text=row.purpose,
        actions=actions if notes_visits else (),
    )


def _of_promise(due: Callback, *, on: date) -> NextStep:
    late = "En retard, " if due.due_on < on else ""
    told = f"{due.get_kind_display()}, pour le {plain_day(due.due_on)}, par {due.adviser.name}"
    return NextStep(
        title=due.text,
        eyebrow=f"{late}{told[0].lower()}{told[1:]}" if late else told,
        actions=(
            Action("Changer la date", reverse("visits:callback_postpone", args=[due.pk])),
            Action("C’est fait", reverse("visits:callback_done", args=[due.pk]), "check-lg", is_post=True),
        ),
    )
