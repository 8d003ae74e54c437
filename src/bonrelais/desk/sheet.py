"""The company sheet: read in parts, each a page of its own for who browses without scripts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from bonrelais.core.french import show_euros
from bonrelais.directory.queries.business import business
from bonrelais.directory.queries.shapes import Business
from bonrelais.foundation import clock
from bonrelais.needs.models import Need
from bonrelais.needs.queries import needs_of
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.projects.models import ActionProject
from bonrelais.projects.queries import ProjectLine, projects_of, proposed_projects
from bonrelais.referrals.lines import ReferralLine, line_of
from bonrelais.referrals.queries import referrals as referrals_queries
from bonrelais.toolbox.models import ProposalStage
from bonrelais.toolbox.queries.proposals import stages_of_company
from bonrelais.ui.french import hour, plain_day
from bonrelais.ui.parts import Action, NextStep
from bonrelais.visits import queries as visits_queries
from bonrelais.visits.models import Appointment, Callback, PrivateNote, VisitVersion


@dataclass(frozen=True, slots=True)
class Sheet:
    """The first part: who it is, what is due, needs and relays. `can_note`: may add and correct what is known."""

    business: Business
    needs: Sequence[Need]
    ended: Sequence[Need]
    referrals: Sequence[ReferralLine]
    called: int
    callbacks: Sequence[Callback]
    appointments: Sequence[Appointment]
    next_step: NextStep | None
    can_note: bool


def sheet(seat: Seat, pk: UUID, *, on: date) -> Sheet:
    """Nine queries whatever the number of rows."""
    found = business(seat, pk)
    needs = needs_of(seat, found.company_id)
    referrals = [
        line_of(row, referrals_queries.answer_of(row), on=on)
        for row in referrals_queries.referrals_of(seat, found.company_id)
    ]
    callbacks = visits_queries.open_callbacks(seat, found.company_id)
    appointments = visits_queries.appointments_to_come(seat, found.company_id, on=on)
    return Sheet(
        business=found,
        needs=[need for need in needs if need.ended_at is None],
        ended=[need for need in needs if need.ended_at is not None],
        referrals=referrals,
        called=sum(line.answer.state in {"accepted", "helped", "no_help_available"} for line in referrals),
        callbacks=callbacks,
        appointments=appointments,
        next_step=_next_step(pk, callbacks, appointments),
        can_note=seat.has((Role.ADVISER, Role.COORDINATOR)),
    )


def _next_step(pk: UUID, callbacks: Sequence[Callback], appointments: Sequence[Appointment]) -> NextStep | None:
    """The appointment to come, else the first promise due; nothing when nothing is due."""
    if appointments:
        first = appointments[0]
        starts = first.starts_at.astimezone(clock.PARIS)
        url = f"{reverse('casework:record_visit', args=[pk])}?appointment={first.pk}"
        return NextStep(
            title=f"Rendez-vous le {plain_day(starts)} à {hour(starts)}",
            eyebrow=f"Avec {first.adviser.name}, {first.get_mode_display().lower()}",
            text=first.purpose,
            actions=(
                Action("Annuler", reverse("visits:appointment_cancel", args=[first.pk])),
                Action("Noter la visite", url, "pencil-square"),
            ),
        )
    if callbacks:
        due = callbacks[0]
        return NextStep(
            title=due.text,
            eyebrow=f"{due.get_kind_display()}, pour le {plain_day(due.due_on)}, par {due.adviser.name}",
            actions=(Action("Reporter", reverse("visits:callback_postpone", args=[due.pk])),),
        )
    return None


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
class Event:
    """One line of the timeline. A visit held stands out; `url` opens it when it has a page."""

    at: date
    title: str
    text: str = ""
    url: str = ""
    is_visit: bool = False
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class HistoryPart:
    """Visits, shared minutes, the notes of the person's own organisation, and everything in order, newest first."""

    minutes: VisitVersion | None
    notes: Sequence[PrivateNote]
    events: Sequence[Event]


def history_part(seat: Seat, company_id: UUID) -> HistoryPart:
    """Seven queries whatever the number of rows."""
    versions = visits_queries.present_versions(seat, company_id)
    referrals = referrals_queries.referrals_of(seat, company_id)
    events = [
        *(_visited(version) for version in versions),
        *(_needed(need) for need in needs_of(seat, company_id)),
        *(
            event
            for row in referrals
            for event in _referred(
                row.sent_at, row.pk, line_of(row, referrals_queries.answer_of(row), on=clock.today())
            )
        ),
        *(_projected(project) for project in proposed_projects(seat, company_id)),
        *(_offered(stage) for stage in stages_of_company(seat, company_id)),
    ]
    return HistoryPart(
        minutes=visits_queries.shown_minutes(versions),
        notes=list(visits_queries.notes_of(seat, company_id)),
        events=sorted(events, key=lambda event: event.at, reverse=True),
    )


def _visited(version: VisitVersion) -> Event:
    people = ", ".join(contact.name for contact in version.contacts.all())
    text = f"{version.adviser.name} ({version.organisation.short_name})" + (f" avec {people}" if people else "")
    is_cancelled = version.visit.cancelled_at is not None
    return Event(
        at=version.held_on,
        title=f"Rencontre {version.get_mode_display().lower()}, {version.minutes} min"
        + (" (annulée)" if is_cancelled else ""),
        text=text,
        url=reverse("visits:visit", args=[version.visit_id]),
        is_visit=not is_cancelled,
        is_cancelled=is_cancelled,
    )


def _needed(need: Need) -> Event:
    by = f"Relevé par {need.recorded_by.name}" if need.recorded_by else ""
    return Event(
        at=need.found_on, title=f"Besoin : {need.theme.label}", text=f"« {need.words} ». {by}" if need.words else by
    )


def _referred(sent_at: datetime, pk: UUID, line: ReferralLine) -> Iterator[Event]:
    url = reverse("referrals:sheet", args=[pk])
    relay = line.referral.relay
    name = f"{relay.organisation.short_name}, {relay.name}"
    yield Event(at=clock.day_of(sent_at), title=f"Confié à {name}", text=line.referral.need.theme.label, url=url)
    if line.answer.state != "pending":
        yield Event(
            at=clock.day_of(line.answer.answered_at), title=f"{name} : {line.word}", text=line.answer.comment, url=url
        )


def _projected(project: ActionProject) -> Event:
    url = reverse("projects:sheet", args=[project.pk])
    return Event(at=project.proposed_on, title=f"Projet : {project.title}", text=project.theme.label, url=url)


def _offered(stage: ProposalStage) -> Event:
    """A tool proposed, and each thing that became of it."""
    proposal = stage.proposal
    told = f" : {show_euros(stage.amount_cents)}" if stage.amount_cents is not None else ""
    need = proposal.need.theme.label if proposal.need is not None else "Sans besoin particulier"
    url = (
        reverse("toolbox:for_need", args=[proposal.need_id])
        if proposal.need_id
        else reverse("toolbox:for_company", args=[proposal.establishment_id])
    )
    return Event(
        at=stage.since_on,
        title=f"Outil {stage.get_state_display().lower()} : {proposal.tool.title}{told}",
        text=f"{need}. « {stage.reason} »" if stage.reason else need,
        url=url,
    )
