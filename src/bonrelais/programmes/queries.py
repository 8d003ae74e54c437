from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from bonrelais.core.nomenclature import Nomenclature
from bonrelais.foundation.prepared import Given, Prepared, given_day
from bonrelais.messages.choices import MessageState
from bonrelais.messages.models import Message
from bonrelais.messages.queries import of_state
from bonrelais.network.models import Organisation, User
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import (
    ActivitySector,
    Agreement,
    Invitation,
    Membership,
    Priority,
    Programme,
    ProgrammeEpci,
    ProgrammeOrganisation,
    Sector,
    Target,
    Theme,
)
from bonrelais.territory.models import Activity

SUB_CLASS_LENGTH = 6


def open_memberships(user: User, *, on: date) -> QuerySet[Membership]:
    """The person's roles in force that day, oldest first."""
    return _open_memberships(user.pk, on)


def _open_memberships(user: UUID | Given, on: date | Given) -> QuerySet[Membership]:
    held = Membership.in_force(on).filter(user=user)
    return held.select_related("programme", "organisation").order_by("since_on", "id")


_IN_USE = Prepared(lambda: _open_memberships(Given("user"), given_day("on")))


def membership_in_use(user: User, *, programme_id: UUID | None, on: date) -> Membership | None:
    """The membership chosen in the session if it still holds, else the first one."""
    memberships = _IN_USE.read({"user": user.pk, "on": on})
    for membership in memberships:
        if membership.programme_id == programme_id:
            return membership
    return memberships[0] if memberships else None


def memberships_in_force(programme: Programme, *, on: date) -> QuerySet[Membership]:
    """The programme's roles in force that day, by name."""
    return (
        Membership.in_force(on)
        .filter(programme=programme)
        .select_related("user", "organisation")
        .order_by("user__last_name", "user__first_name", "id")
    )


def advisers(programme: Programme, *, on: date) -> list[User]:
    return [held.user for held in memberships_in_force(programme, on=on).filter(role=Role.ADVISER)]


def pending_invitations(programme: Programme) -> QuerySet[Invitation]:
    """Sent and not answered, the latest first; those that expired stay shown until withdrawn."""
    return (
        Invitation.objects.filter(programme=programme, accepted_at__isnull=True, withdrawn_at__isnull=True)
        .select_related("organisation", "invited_by")
        .order_by("-sent_at", "-id")
    )


def activities_without_sector(programme: Programme) -> list[Activity]:
    """Activities that businesses bear (sub-classes, and any code of an older nomenclature) and without a sector yet."""
    held = ActivitySector.objects.filter(programme=programme, superseded_at__isnull=True).values("activity_id")
    present = {Nomenclature.NAFREV2.value, Nomenclature.NAF2025.value}
    activities = Activity.objects.exclude(pk__in=held).order_by("nomenclature", "code")
    return [one for one in activities if one.nomenclature not in present or len(one.code) == SUB_CLASS_LENGTH]


def sector_table(programme: Programme, *, words: str = "", sector: UUID | None = None) -> QuerySet[ActivitySector]:
    """The present row of each activity, by nomenclature and code. `words` are looked for in code and label."""
    rows = ActivitySector.objects.filter(programme=programme, superseded_at__isnull=True)
    for word in words.split():
        rows = rows.filter(Q(activity__code__istartswith=word) | Q(activity__label__icontains=word))
    if sector is not None:
        rows = rows.filter(sector=sector)
    return rows.select_related("activity", "sector").order_by("-activity__nomenclature", "activity__code", "id")


def sectors(programme: Programme) -> QuerySet[Sector]:
    return Sector.objects.filter(programme=programme).order_by("position", "id")


def priorities(programme: Programme) -> QuerySet[Priority]:
    return Priority.objects.filter(programme=programme).select_related("theme").order_by("position", "id")


@dataclass(frozen=True, slots=True)
class ThemeBranch:
    """A theme of the first level and those under it, in the programme's order."""

    theme: Theme
    children: Sequence[Theme]


def theme_tree(programme: Programme, *, with_retired: bool = False) -> list[ThemeBranch]:
    themes = Theme.objects.filter(programme=programme).order_by("position", "label", "id")
    if not with_retired:
        themes = themes.filter(retired_at__isnull=True)
    rows = list(themes)
    return [
        ThemeBranch(theme=parent, children=[one for one in rows if one.parent_id == parent.pk])
        for parent in rows
        if parent.parent_id is None
    ]


def siblings(theme: Theme) -> list[Theme]:
    """The themes in service beside this one, itself included, in order."""
    beside = Theme.objects.filter(programme=theme.programme_id, parent=theme.parent_id, retired_at__isnull=True)
    return list(beside.order_by("position", "label", "id"))


def agreements(programme: Programme) -> QuerySet[Agreement]:
    """With their targets, the latest first."""
    scoped = Target.objects.select_related("epci", "organisation", "adviser").order_by("starts_on", "indicator", "id")
    return (
        Agreement.objects.filter(programme=programme)
        .prefetch_related(Prefetch("targets", scoped))
        .order_by("-starts_on", "-id")
    )


def targets(agreement: Agreement) -> QuerySet[Target]:
    rows = Target.objects.filter(agreement=agreement).select_related("epci", "organisation", "adviser")
    return rows.order_by("starts_on", "indicator", "id")


def agreement_in_force(programme: Programme, *, on: date) -> Agreement | None:
    """The agreement whose period holds that day."""
    return agreements(programme).filter(starts_on__lte=on, ends_on__gte=on).first()


def epcis(programme: Programme) -> QuerySet[ProgrammeEpci]:
    return ProgrammeEpci.objects.filter(programme=programme).select_related("epci").order_by("joined_on", "id")


def participations(programme: Programme) -> QuerySet[ProgrammeOrganisation]:
    """The structures that take part today, by name."""
    present = ProgrammeOrganisation.objects.filter(programme=programme, until_on__isnull=True)
    return present.select_related("organisation").order_by("organisation__name", "id")


def organisations_in(programme: Programme) -> QuerySet[Organisation]:
    present = ProgrammeOrganisation.objects.filter(programme=programme, until_on__isnull=True).values("organisation_id")
    return Organisation.objects.filter(pk__in=present).order_by("name", "id")


def organisations_out_of(programme: Programme) -> QuerySet[Organisation]:
    """Structures known to the installation that do not take part."""
    present = ProgrammeOrganisation.objects.filter(programme=programme, until_on__isnull=True).values("organisation_id")
    return Organisation.objects.exclude(pk__in=present).order_by("name", "id")


def programmes_without_administrator() -> QuerySet[Programme]:
    return Programme.without_administrator().order_by("name", "id")


def account_of(invitation: Invitation) -> User | None:
    """The account already opened at the invited address."""
    return User.objects.filter(email__iexact=invitation.email).first()


@dataclass(frozen=True, slots=True)
class InstallationState:
    """Counts only: the operator sees no content."""

    programmes: int
    accounts: int
    messages_waiting: int
    messages_failed: int


def installation_state() -> InstallationState:
    everything = Message.objects.all()
    return InstallationState(
        programmes=Programme.objects.count(),
        accounts=User.objects.filter(is_active=True).count(),
        messages_waiting=of_state(everything, MessageState.WAITING).count(),
        messages_failed=of_state(everything, MessageState.FAILED).count(),
    )
