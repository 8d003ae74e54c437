"""The company sheet: read in parts, each a page of its own for who browses without scripts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.urls import reverse

from bonrelais.desk.events import Event, happening_events, referral_events, visit_events
from bonrelais.desk.next_step import next_step, noting
from bonrelais.desk.queries import AgendaLine, agenda_lines
from bonrelais.desk.timeline import happenings
from bonrelais.directory.queries.business import business
from bonrelais.directory.queries.shapes import Business
from bonrelais.foundation import clock
from bonrelais.needs.models import Need
from bonrelais.needs.queries import needs_of
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.projects.queries import ProjectLine, projects_of
from bonrelais.referrals.lines import ReferralLine, line_of
from bonrelais.referrals.queries import referrals as referrals_queries
from bonrelais.ui.parts import NextStep
from bonrelais.visits import queries as visits_queries
from bonrelais.visits.models import Callback, PrivateNote, VisitVersion

VISITORS: Final = (Role.ADVISER, Role.COORDINATOR)
"""Who plans and notes visits."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The first part: who it is, what is due, needs and relays. `can_note`: may add and correct what is known."""

    business: Business
    needs: Sequence[Need]
    ended: Sequence[Need]
    referrals: Sequence[ReferralLine]
    called: int
    callbacks: Sequence[Callback]
    appointments: Sequence[AgendaLine]
    """Those to come, and those over whose visit is not recorded yet."""
    next_step: NextStep | None
    can_note: bool
    record_url: str
    """Where a visit is noted, for today's appointment when there is one; blank for who notes none."""
    phone: str


def sheet(seat: Seat, pk: UUID, *, at: datetime) -> Sheet:
    """Nine queries whatever the number of rows."""
    on = clock.day_of(at)
    found = business(seat, pk)
    needs = needs_of(seat, found.company_id)
    referrals = [
        line_of(row, referrals_queries.answer_of(row), on=on)
        for row in referrals_queries.referrals_of(seat, found.company_id)
    ]
    callbacks = visits_queries.open_callbacks(seat, found.company_id)
    appointments = agenda_lines(visits_queries.open_appointments(seat, found.company_id, on=on), at=at)
    return Sheet(
        business=found,
        needs=[need for need in needs if need.ended_at is None],
        ended=[need for need in needs if need.ended_at is not None],
        referrals=referrals,
        called=sum(line.answer.state in {"accepted", "helped", "no_help_available"} for line in referrals),
        callbacks=callbacks,
        appointments=appointments,
        can_note=seat.has(VISITORS),
        next_step=next_step(appointments, callbacks, on=on, notes_visits=seat.has(VISITORS)),
        record_url=_record_url(seat, pk, appointments, on=on) if seat.has(VISITORS) else "",
        phone=next((contact.phone for contact in found.contacts if contact.phone), ""),
    )


def _record_url(seat: Seat, pk: UUID, appointments: Sequence[AgendaLine], *, on: date) -> str:
    """For today's appointment at this place: the person's own, or any for who coordinates."""
    rows = [line.row for line in appointments if clock.day_of(line.row.starts_at) == on]
    mine = [
        row
        for row in rows
        if row.establishment_id == pk and (row.adviser_id == seat.user.id or seat.role is Role.COORDINATOR)
    ]
    return noting(mine[0]) if mine else reverse("casework:record_visit", args=[pk])


@dataclass(frozen=True, slots=True)
class ProjectsPart:
    lines: Sequence[ProjectLine]
    planned_cents: int
    made_cents: int


def projects_part(seat: Seat, company_id: UUID) -> ProjectsPart:
    lines = projects_of(seat, company_id)
    return ProjectsPart(
        lines=lines,
        planned_cents=sum(line.planned_cents or 0 for line in lines),
        made_cents=sum(line.made_cents or 0 for line in lines),
    )


@dataclass(frozen=True, slots=True)
class HistoryPart:
    """Visits, shared minutes, the notes of the person's own organisation, and everything in order, newest first."""

    minutes: VisitVersion | None
    notes: Sequence[PrivateNote]
    events: Sequence[Event]


def history_part(seat: Seat, company_id: UUID) -> HistoryPart:
    """Five queries whatever the number of rows."""
    versions = visits_queries.present_versions(seat, company_id)
    referrals = referrals_queries.referrals_of(seat, company_id)
    events = [
        *(event for version in versions for event in visit_events(version)),
        *(event for row in referrals for event in referral_events(row, referrals_queries.answer_of(row))),
        *happening_events(happenings(seat, company_id)),
    ]
    return HistoryPart(
        minutes=visits_queries.shown_minutes(versions),
        notes=list(visits_queries.notes_of(seat, company_id)),
        events=sorted(events, key=lambda event: event.order, reverse=True),
    )
