from collections.abc import Mapping, Sequence
from uuid import UUID

from bonrelais.casework.choices_offered import VisitChoices
from bonrelais.foundation import clock
from bonrelais.needs.models import Need
from bonrelais.needs.queries import needs_of_visit as open_needs_of_visit
from bonrelais.needs.queries import themes_offered
from bonrelais.programmes.models import Priority
from bonrelais.programmes.seat import Seat
from bonrelais.visits import queries as visits_queries
from bonrelais.visits.models import Appointment, VisitDraft, VisitVersion


def needs_of_visit(visit_id: UUID) -> list[Need]:
    return list(open_needs_of_visit(visit_id))


def rests_on(need: Need) -> bool:
    """Whether a referral, a project or a proposed tool rests on this need."""
    return need.referrals.exists() or need.projects.exists() or need.proposals.exists()


def visit_choices(seat: Seat, company_id: UUID) -> VisitChoices:
    """What the visit screen offers; themes are the leaves, in the order of the tree."""
    return VisitChoices(
        advisers=visits_queries.advisers(seat, on=clock.today()),
        contacts=visits_queries.contacts(seat, company_id),
        themes=themes_offered(seat),
        priorities=list(Priority.objects.filter(programme_id=seat.programme_id).order_by("position", "id")),
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


def recorded_values(version: VisitVersion) -> Mapping[str, object]:
    """A recorded visit, ready to fill the screen for a correction."""
    is_usual = str(version.minutes) in {"30", "45", "60"}
    needs = needs_of_visit(version.visit_id)
    words = {f"words_{need.theme_id}": need.words for need in needs}
    return words | {
        "held_on": version.held_on,
        "held_from": version.held_from,
        "mode": version.mode,
        "length": str(version.minutes) if is_usual else "other",
        "minutes": None if is_usual else version.minutes,
        "adviser": str(version.adviser_id),
        "contacts": [str(key) for key in version.contacts.order_by("name", "id").values_list("id", flat=True)],
        "themes": [str(need.theme_id) for need in needs],
        "subjects": [str(key) for key in visits_queries.subjects_of(version.visit_id)],
        "shared_minutes": version.shared_minutes,
    }
