from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q

from bonrelais.casework.choices_offered import VisitChoices
from bonrelais.casework.recorded import RecordedVisit
from bonrelais.casework.whole_visit import WholeVisit
from bonrelais.directory.models import Establishment, FactLearnt
from bonrelais.directory.queries import fact_in_words, facts_of_origin
from bonrelais.foundation import clock
from bonrelais.needs.models import Need
from bonrelais.needs.queries import all_needs_of_visit, themes_offered
from bonrelais.needs.queries import needs_of_visit as open_needs_of_visit
from bonrelais.programmes.models import Priority
from bonrelais.programmes.seat import Seat
from bonrelais.visits import queries as visits_queries
from bonrelais.visits.access import can_correct
from bonrelais.visits.models import Appointment, Callback, Visit, VisitDraft, VisitVersion

SENT_AGAIN_WITHIN: Final = timedelta(hours=1)
"""The very same words about the same place, this soon, are the same visit sent again."""


def needs_of_visit(visit_id: UUID) -> list[Need]:
    return list(open_needs_of_visit(visit_id))


def taken_needs(visit_id: UUID) -> set[UUID]:
    """Of the needs heard at a visit, those on which a referral, a project or a proposed tool rests."""
    rows = Need.objects.filter(visit_id=visit_id)
    followed = Q(referrals__isnull=False) | Q(projects__isnull=False) | Q(proposals__isnull=False)
    return set(rows.filter(followed).values_list("id", flat=True))


def visit_choices(seat: Seat, company_id: UUID, *, priorities: Sequence[Priority] | None = None) -> VisitChoices:
    """What the visit screen offers; themes are the leaves, in the order of the tree. `priorities`: read already."""
    if priorities is None:
        priorities = list(Priority.objects.filter(programme_id=seat.programme_id).order_by("position", "id"))
    advisers = visits_queries.advisers(seat, on=clock.today())
    return VisitChoices(
        advisers=advisers,
        usual=next((user for user in advisers if user.id == seat.user.id), None),
        contacts=visits_queries.contacts(seat, company_id),
        themes=themes_offered(seat),
        priorities=priorities,
    )


def recorded_visit(version: VisitVersion) -> RecordedVisit:
    """Four queries."""
    priorities = visits_queries.priorities_raised(version.visit.programme_id, version.visit_id)
    return RecordedVisit(
        version=version,
        contacts=list(version.contacts.order_by("name", "id")),
        needs=list(open_needs_of_visit(version.visit_id).select_related("theme__parent")),
        priorities=[priority for priority, _ in priorities],
        subjects=[priority for priority, is_raised in priorities if is_raised],
        promises=visits_queries.callbacks_of_visit(version.visit_id),
    )


def correction_choices(seat: Seat, recorded: RecordedVisit) -> VisitChoices:
    """What is offered today, and what the visit itself holds: an adviser gone, a theme retired, a contact removed."""
    offered = visit_choices(seat, recorded.version.visit.company_id, priorities=recorded.priorities)
    own = recorded.version.adviser
    themes = [need.theme for need in recorded.needs if need.theme not in offered.themes]
    return replace(
        offered,
        advisers=[*offered.advisers, *([own] if own not in offered.advisers else [])],
        contacts=[*offered.contacts, *(one for one in recorded.contacts if one not in offered.contacts)],
        themes=[*offered.themes, *dict.fromkeys(themes)],
    )


def sent_again(seat: Seat, establishment: Establishment, whole: WholeVisit, *, at: datetime) -> Visit | None:
    """The visit that another key recorded a moment ago from the same words: the browser's arrow, then sent again."""
    found = visits_queries.sent_again(seat.programme_id, whole.digest(establishment.id), since=at - SENT_AGAIN_WITHIN)
    return None if found is None or found.device_key == whole.report.device_key else found


@dataclass(frozen=True, slots=True)
class SeenVisit:
    """A visit on its page: the present version first, then those before; what was heard, promised, learnt."""

    version: VisitVersion
    versions: Sequence[VisitVersion]
    needs: Sequence[Need]
    subjects: Sequence[str]
    promises: Sequence[Callback]
    learnt: Sequence[tuple[str, str]]
    can_correct: bool


def seen_visit(seat: Seat, version: VisitVersion) -> SeenVisit:
    """Seven queries."""
    visit = version.visit
    return SeenVisit(
        version=version,
        versions=visits_queries.versions_of(visit.id),
        needs=all_needs_of_visit(visit.id),
        subjects=[priority.label for priority in visits_queries.subjects_of(visit.id)],
        promises=visits_queries.callbacks_of_visit(visit.id),
        learnt=[fact_in_words(fact.code, fact.value) for fact in facts_of_origin(seat, visit.company_id, visit.id)],
        can_correct=can_correct(seat, version) and visit.cancelled_at is None,
    )


@dataclass(frozen=True, slots=True)
class Left:
    """What a visit leaves behind it: withdrawn with it when it is cancelled, but for needs that somebody took up."""

    needs: Sequence[Need]
    taken: Sequence[Need]
    promises: Sequence[Callback]
    facts: Sequence[FactLearnt]
    appointment: Appointment | None

    @property
    def learnt(self) -> list[tuple[str, str]]:
        return [fact_in_words(fact.code, fact.value) for fact in self.facts]


def left_by(seat: Seat, visit: Visit) -> Left:
    needs = needs_of_visit(visit.id)
    taken = taken_needs(visit.id)
    return Left(
        needs=[need for need in needs if need.id not in taken],
        taken=[need for need in needs if need.id in taken],
        promises=[row for row in visits_queries.callbacks_of_visit(visit.id) if row.done_at is None],
        facts=facts_of_origin(seat, visit.company_id, visit.id),
        appointment=visit.appointment,
    )


def draft_values(draft: VisitDraft | None) -> Mapping[str, Sequence[str] | str]:
    """What was typed, ready to fill the screen again: single values alone, several as a list."""
    if draft is None:
        return {}
    several = {"themes", "subjects", "contacts"}
    return {name: values if name in several else values[0] for name, values in draft.content.items() if values} | {
        "device_key": draft.device_key
    }


def appointment_values(appointment: Appointment | None) -> Mapping[str, object]:
    if appointment is None:
        return {}
    starts = appointment.starts_at.astimezone(clock.PARIS)
    return {
        "held_on": min(starts.date(), clock.today()),
        "held_from": starts.time(),
        "mode": appointment.mode,
        "contacts": [str(appointment.contact_id)] if appointment.contact_id else [],
        "adviser": str(appointment.adviser_id),
    }
