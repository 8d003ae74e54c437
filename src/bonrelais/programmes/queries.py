from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from bonrelais.network.models import User
from bonrelais.programmes.models import Membership


def open_memberships(user: User, *, on: date) -> QuerySet[Membership]:
    """The person's roles in force that day, oldest first."""
    return (
        Membership.objects.filter(Q(until_on__isnull=True) | Q(until_on__gte=on), user=user, since_on__lte=on)
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
