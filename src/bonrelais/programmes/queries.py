from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from bonrelais.core.nomenclature import Nomenclature
from bonrelais.network.models import User
from bonrelais.programmes.models import ActivitySector, Membership, Programme
from bonrelais.territory.models import Activity

SUB_CLASS_LENGTH = 6


def open_memberships(user: User, *, on: date) -> QuerySet[Membership]:
    """The person's roles in force that day, oldest first."""
    return (
        Membership.objects.filter(Q(until_on__isnull=True) | Q(until_on__gt=on), user=user, since_on__lte=on)
        .select_related("programme", "organisation")
        .order_by("since_on", "id")
    )


def membership_in_use(user: User, *, programme_id: UUID | None, on: date) -> Membership | None:
    """The membership chosen in the session if it still holds, else the first one."""
    memberships = list(open_memberships(user, on=on))
    for membership in memberships:
        if membership.programme_id == programme_id:
            return membership
    return memberships[0] if memberships else None


def memberships_in_force(programme: Programme, *, on: date) -> QuerySet[Membership]:
    """The programme's roles in force that day, by name."""
    return (
        Membership.objects.filter(Q(until_on__isnull=True) | Q(until_on__gt=on), programme=programme, since_on__lte=on)
        .select_related("user", "organisation")
        .order_by("user__last_name", "user__first_name", "id")
    )


def activities_without_sector(programme: Programme) -> list[Activity]:
    """Activities that businesses bear (sub-classes, and any code of an older nomenclature) and without a sector yet."""
    held = ActivitySector.objects.filter(programme=programme, superseded_at__isnull=True).values("activity_id")
    present = {Nomenclature.NAFREV2.value, Nomenclature.NAF2025.value}
    activities = Activity.objects.exclude(pk__in=held).order_by("nomenclature", "code")
    return [one for one in activities if one.nomenclature not in present or len(one.code) == SUB_CLASS_LENGTH]
