from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    DateTimeField,
    Exists,
    F,
    Max,
    Min,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    When,
)

from bonrelais.directory import access as directory_access
from bonrelais.directory.facts import MetDays
from bonrelais.directory.models import Contact
from bonrelais.foundation import clock
from bonrelais.foundation.prepared import Given, Prepared, given_day
from bonrelais.network.models import User
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Membership, Priority
from bonrelais.programmes.seat import Seat
from bonrelais.visits import access
from bonrelais.visits.models import Appointment, Callback, PrivateNote, SubjectRaised, Visit, VisitDraft, VisitVersion

KEPT_TO_NOTE: Final = timedelta(days=14)
"""How long an appointment that passed waits for its visit to be recorded."""


def visit_with_key(programme_id: UUID, device_key: UUID) -> Visit | None:
    return Visit.objects.filter(programme_id=programme_id, device_key=device_key).first()


_VERSIONS: Final = Prepared(
    lambda: (
        VisitVersion.objects.filter(
            visit__company_id=Given("company"), visit__programme_id=Given("programme"), replaced_at__isnull=True
        )
        .select_related("visit__cancelled_by", "adviser", "organisation")
        .prefetch_related(Prefetch("contacts", Contact.objects.order_by("name", "id")))
        .order_by("-held_on", "-recorded_at", "-id")
    )
)


def present_versions(seat: Seat, company_id: UUID) -> list[VisitVersion]:
    """The company's visits as they stand now, cancelled ones too, newest first."""
    return _VERSIONS.read({"programme": seat.programme_id, "company": company_id})


def versions_of(visit_id: UUID) -> list[VisitVersion]:
    """All that was recorded of a visit, newest first: the present version, then those before each correction."""
    rows = VisitVersion.objects.filter(visit_id=visit_id).select_related("adviser", "organisation", "recorded_by")
    return list(
        rows.prefetch_related(Prefetch("contacts", Contact.objects.order_by("name", "id"))).order_by(
            F("replaced_at").desc(nulls_first=True), "-recorded_at", "-id"
        )
    )


def sent_again(programme_id: UUID, content_digest: str, *, since: datetime) -> Visit | None:
    """A visit recorded since an instant from the very same words."""
    rows = Visit.objects.filter(
        programme_id=programme_id, content_digest=content_digest, cancelled_at__isnull=True, recorded_at__gte=since
    )
    return rows.order_by("recorded_at", "id").first()


def subjects_of(visit_id: UUID) -> list[Priority]:
    """What was raised at a visit, in the programme's order."""
    rows = SubjectRaised.objects.filter(visit_id=visit_id, withdrawn_at__isnull=True)
    return [row.priority for row in rows.select_related("priority").order_by("priority__position", "id")]


def priorities_raised(programme_id: UUID, visit_id: UUID) -> list[tuple[Priority, bool]]:
    """Each priority of the programme, in its order, and whether it was raised at a visit."""
    raised = SubjectRaised.objects.filter(visit_id=visit_id, withdrawn_at__isnull=True, priority=OuterRef("pk"))
    rows = Priority.objects.filter(programme_id=programme_id).annotate(is_raised=Exists(raised))
    return [(row, row.is_raised) for row in rows.order_by("position", "id")]


def notes_of(seat: Seat, company_id: UUID) -> QuerySet[PrivateNote]:
    return (
        access.visible_notes(seat)
        .filter(company_id=company_id)
        .select_related("written_by")
        .order_by("-written_at", "-id")
    )


_OPEN_CALLBACKS: Final = Prepared(
    lambda: (
        Callback.objects.filter(
            programme_id=Given("programme"),
            company_id=Given("company"),
            done_at__isnull=True,
            withdrawn_at__isnull=True,
        )
        .select_related("adviser")
        .order_by("due_on", "id")
    )
)


def open_callbacks(seat: Seat, company_id: UUID) -> list[Callback]:
    return _OPEN_CALLBACKS.read({"programme": seat.programme_id, "company": company_id})


def callbacks_due(seat: Seat, *, until: date) -> QuerySet[Callback]:
    """What the person promised and is due by a day, the latest first to be late first; `phone` is whom to call."""
    people = Contact.objects.filter(
        programme_id=seat.programme_id, company=OuterRef("company"), removed_at__isnull=True
    )
    return (
        Callback.objects.filter(
            programme_id=seat.programme_id,
            adviser=seat.user,
            done_at__isnull=True,
            withdrawn_at__isnull=True,
            due_on__lte=until,
        )
        .annotate(phone=Subquery(people.exclude(phone="").order_by("recorded_at", "id").values("phone")[:1]))
        .select_related("establishment__commune")
        .order_by("due_on", "id")
    )


def callbacks_of_visit(visit_id: UUID) -> list[Callback]:
    """What was promised at a visit, kept or not; withdrawn ones left out."""
    rows = Callback.objects.filter(visit_id=visit_id, withdrawn_at__isnull=True)
    return list(rows.select_related("adviser", "done_by").order_by("due_on", "id"))


def notes_of_visit(visit_id: UUID) -> QuerySet[PrivateNote]:
    """Every structure's: to be withdrawn with the visit, never to be shown."""
    return PrivateNote.objects.filter(visit_id=visit_id, withdrawn_at__isnull=True).order_by("id")


def agenda(seat: Seat, *, first: date, last: date, adviser_id: UUID | None = None) -> QuerySet[Appointment]:
    """Appointments from a day to another, both included, with their visit when it is recorded."""
    return (
        Appointment.objects.filter(
            programme_id=seat.programme_id,
            adviser_id=adviser_id or seat.user.id,
            starts_at__gte=clock.start_of(first),
            starts_at__lt=clock.end_of(last),
            cancelled_at__isnull=True,
        )
        .select_related("establishment__commune", "contact", "visit")
        .order_by("starts_at", "id")
    )


_TO_COME: Final = Prepared(
    lambda: (
        Appointment.objects.filter(
            programme_id=Given("programme"),
            company_id=Given("company"),
            cancelled_at__isnull=True,
            visit__isnull=True,
            starts_at__gte=Given("since", DateTimeField()),
        )
        .select_related("adviser", "contact", "visit")
        .order_by("starts_at", "id")
    )
)


def open_appointments(seat: Seat, company_id: UUID, *, on: date) -> list[Appointment]:
    """Those to come, and those of the last two weeks whose visit is not recorded: it may still be."""
    since = clock.start_of(on - KEPT_TO_NOTE)
    return _TO_COME.read({"programme": seat.programme_id, "company": company_id, "since": since})


def latest_draft(seat: Seat, establishment_id: UUID, *, on: date) -> VisitDraft | None:
    """The person's unfinished visit to this establishment, kept seven days; what is recorded is no draft."""
    return (
        VisitDraft.objects.filter(
            user=seat.user,
            programme_id=seat.programme_id,
            establishment_id=establishment_id,
            saved_at__gte=clock.start_of(on - timedelta(days=7)),
        )
        .exclude(Exists(Visit.objects.filter(programme_id=OuterRef("programme_id"), device_key=OuterRef("device_key"))))
        .order_by("-saved_at", "-id")
        .first()
    )


def met_days(programme_id: UUID, company_id: UUID) -> MetDays | None:
    """When a company was met, cancelled visits left out; None when it never was."""
    found = VisitVersion.objects.filter(
        visit__programme_id=programme_id,
        visit__company_id=company_id,
        visit__cancelled_at__isnull=True,
        replaced_at__isnull=True,
    ).aggregate(first=Min("held_on"), last=Max("held_on"), count=Count("id"))
    if not found["count"]:
        return None
    return MetDays(first_on=found["first"], last_on=found["last"], visits=found["count"])


def shown_minutes(versions: Sequence[VisitVersion]) -> VisitVersion | None:
    """The newest visit that has shared minutes."""
    return next((v for v in versions if v.shared_minutes and v.visit.cancelled_at is None), None)


_CONTACTS: Final = Prepared(
    lambda: Contact.objects.filter(
        programme_id=Given("programme"), company_id=Given("company"), removed_at__isnull=True
    ).order_by("name", "id")
)


def contacts(seat: Seat, company_id: UUID) -> list[Contact]:
    """The company's people as this programme knows them, those removed left out."""
    return _CONTACTS.read({"programme": seat.programme_id, "company": company_id})


_ADVISERS: Final = Prepared(
    lambda: (
        Membership.in_force(given_day("on"))
        .filter(programme_id=Given("programme"), role=Role.ADVISER)
        .select_related("user")
        .order_by("user__last_name", "user__first_name", "id")
    )
)


def advisers(seat: Seat, *, on: date) -> list[User]:
    """Who may hold a visit: the person asking first when they are an adviser, then the programme's other advisers."""
    users = [row.user for row in _ADVISERS.read({"programme": seat.programme_id, "on": on})]
    return sorted(users, key=lambda user: user.id != seat.user.id)


def organisation_of(programme_id: UUID, user_id: UUID, *, on: date) -> UUID | None:
    """For whom a person works in the programme: that day, else the last time they did."""
    held = Membership.objects.filter(programme_id=programme_id, user_id=user_id).order_by("-since_on", "-id")
    rows = list(held.values_list("organisation_id", "since_on", "until_on"))
    then = (row[0] for row in rows if row[1] <= on and (row[2] is None or row[2] > on))
    return next(then, rows[0][0] if rows else None)


def main_places(seat: Seat, company_ids: Sequence[UUID]) -> dict[UUID, UUID]:
    """For each company, the place whose sheet stands for it: of the territory first, open, and its head office."""
    here = directory_access.in_territory(seat.programme_id, clock.today())
    rows = directory_access.visible_establishments(seat).filter(company_id__in=company_ids)
    rows = rows.annotate(is_here=Case(When(here, then=True), default=False))
    return dict(rows.order_by("is_here", "is_open", "is_head_office", "-id").values_list("company_id", "id"))
