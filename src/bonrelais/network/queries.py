from collections.abc import Sequence
from datetime import date
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet

from bonrelais.network.models import Absence, Affiliation, Organisation, User


def colleagues(user: User, *, on: date) -> QuerySet[User]:
    """Those who work that day for an organisation of the person, by name."""
    present = Affiliation.objects.filter(Q(until_on__isnull=True) | Q(until_on__gt=on), since_on__lte=on)
    organisations = present.filter(user=user).values("organisation_id")
    people = present.filter(organisation__in=organisations).exclude(user=user).values("user_id")
    return User.objects.filter(pk__in=people, is_active=True).order_by("last_name", "first_name", "id")


def absences_to_come(user: User, *, on: date) -> QuerySet[Absence]:
    """Present and coming absences, the next first."""
    return Absence.objects.filter(user=user, until_on__gte=on).select_related("stand_in").order_by("from_on", "id")


def stand_ins(users: Sequence[User], *, on: date) -> dict[UUID, User]:
    """Who stands in for each of these people if they are away that day, by the absent person's key."""
    absences = Absence.objects.filter(
        user__in=users, from_on__lte=on, until_on__gte=on, stand_in__isnull=False, stand_in__is_active=True
    ).select_related("stand_in")
    return {absence.user_id: absence.stand_in for absence in absences if absence.stand_in is not None}


def has_second_factor(user: User) -> bool:
    return bool(Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists())


def organisations() -> QuerySet[Organisation]:
    """Every structure of the installation, by name."""
    return Organisation.objects.order_by("name", "id")


def unused_recovery_codes(user: User) -> list[str]:
    """The codes that still replace the second factor once; none without a second factor."""
    kept = Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.RECOVERY_CODES).first()
    return list(kept.wrap().get_unused_codes()) if kept is not None else []
