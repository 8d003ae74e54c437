from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Concatenate, Final, ParamSpec, cast
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from bonrelais.foundation.errors import NotAllowedError
from bonrelais.messages.models import Message
from bonrelais.network.models import Affiliation, Organisation, User
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import (
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
from bonrelais.programmes.seat import Request, Seat

P = ParamSpec("P")

HOME = "/"

MANAGERS = (Role.COORDINATOR, Role.ADMINISTRATOR)
"""Who changes agreement, targets, themes and members. Structures, EPCIs and sectors: administrators alone."""

WORKERS = (Role.ADVISER, Role.COORDINATOR, Role.ADMINISTRATOR)
"""Who works on businesses' rows. Partners see their referrals only; officials see figures only."""


SeatedView = Callable[Concatenate[Request, P], HttpResponse]
OpenView = Callable[Concatenate[HttpRequest, P], HttpResponse]


def roles(*allowed: Role) -> Callable[[SeatedView[P]], OpenView[P]]:
    """The roles that may open a page; the others are answered 403 in words. Stands right above the view."""

    def guard(view: SeatedView[P]) -> OpenView[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            seat = getattr(request, "seat", None)
            if seat is None and request.path == HOME:
                return redirect("programmes:my_roles")  # the home of who has no role says so, and what to do
            if not isinstance(seat, Seat) or not seat.has(allowed):
                raise PermissionDenied
            return view(cast("Request", request), *args, **kwargs)

        return guarded

    return guard


def public(view: OpenView[P]) -> OpenView[P]:
    """A page without sign-in. Everything else asks for one."""
    return login_not_required(view)


INVITATION_SALT: Final = "programmes.invitation"
GIVEN_BY: Final = {
    Role.ADMINISTRATOR: tuple(Role),
    Role.COORDINATOR: (Role.ADVISER, Role.COORDINATOR, Role.PARTNER, Role.OFFICIAL),
}


def roles_to_give(seat: Seat) -> tuple[Role, ...]:
    """The roles that a person may open or end for others: nobody gives more than they hold."""
    return GIVEN_BY.get(seat.role, ())


def theme(seat: Seat, pk: UUID) -> Theme:
    return get_object_or_404(Theme.objects.select_related("programme", "parent"), pk=pk, programme=seat.programme_id)


def priority(seat: Seat, pk: UUID) -> Priority:
    return get_object_or_404(Priority, pk=pk, programme=seat.programme_id)


def sector(seat: Seat, pk: UUID) -> Sector:
    return get_object_or_404(Sector.objects.select_related("programme"), pk=pk, programme=seat.programme_id)


def agreement(seat: Seat, pk: UUID) -> Agreement:
    return get_object_or_404(Agreement.objects.select_related("programme"), pk=pk, programme=seat.programme_id)


def target(seat: Seat, pk: UUID) -> Target:
    targets = Target.objects.select_related("agreement__programme")
    return get_object_or_404(targets, pk=pk, agreement__programme=seat.programme_id)


def membership_to_end(seat: Seat, pk: UUID) -> Membership:
    """A role still open; 403 when it is higher than what the person may give."""
    memberships = Membership.objects.select_related("programme", "user")
    held = get_object_or_404(memberships, pk=pk, programme=seat.programme_id, until_on__isnull=True)
    if Role(held.role) not in roles_to_give(seat):
        raise NotAllowedError("Seule l’administration du dispositif termine ce rôle.")
    return held


def organisations_to_join(seat: Seat) -> QuerySet[Organisation]:
    """Where a person may place somebody: who joins an organisation reads its private notes.

    The administration: in any of the programme; the others: in those they work for themselves.
    """
    present = ProgrammeOrganisation.objects.filter(programme=seat.programme_id, until_on__isnull=True)
    rows = Organisation.objects.filter(pk__in=present.values("organisation_id")).order_by("name", "id")
    if seat.role is Role.ADMINISTRATOR:
        return rows
    own = Affiliation.objects.filter(user=seat.user, until_on__isnull=True)
    return rows.filter(pk__in=own.values("organisation_id"))


def invitation_to_withdraw(seat: Seat, pk: UUID) -> Invitation:
    """An invitation of the programme; 403 when its role is higher than what the person may give."""
    invitation = get_object_or_404(Invitation, pk=pk, programme=seat.programme_id)
    if Role(invitation.role) not in roles_to_give(seat):
        raise NotAllowedError("Seule l’administration du dispositif retire cette invitation.")
    return invitation


def epci_to_leave(seat: Seat, pk: UUID) -> ProgrammeEpci:
    return get_object_or_404(ProgrammeEpci, pk=pk, programme=seat.programme_id, left_on__isnull=True)


def participation(seat: Seat, pk: UUID) -> ProgrammeOrganisation:
    """An organisation that takes part now."""
    present = ProgrammeOrganisation.objects.select_related("organisation")
    return get_object_or_404(present, pk=pk, programme=seat.programme_id, until_on__isnull=True)


def invitation_of(token: str) -> Invitation:
    """The invitation that a signed link opens; a link that was touched is answered 404."""
    invitations = Invitation.objects.select_related("programme", "organisation", "invited_by")
    try:
        key = UUID(str(signing.loads(token, salt=INVITATION_SALT)))
    except (signing.BadSignature, ValueError) as failure:
        raise Http404 from failure
    return get_object_or_404(invitations, pk=key)


def own_membership(user: User, pk: UUID, *, on: date) -> Membership:
    return get_object_or_404(Membership.in_force(on), pk=pk, user=user)


def programme_without_administrator(user: User, pk: UUID) -> Programme:
    """The operator opens the first administrator's account; after that, administrators invite each other."""
    if not user.is_operator:
        raise PermissionDenied
    return get_object_or_404(Programme.without_administrator(), pk=pk)


def reads_open_letters(seat: Seat) -> bool:
    """In the demonstration, where no letter leaves and nobody is real, whoever tries it reads them whole."""
    return bool(settings.LETTERS_ARE_OPEN) and seat.programme.is_demonstration


def letters(seat: Seat) -> QuerySet[Message]:
    """The programme's messages: all for who manages it, their own for advisers; every one in the demonstration."""
    if reads_open_letters(seat):
        members = Membership.objects.filter(programme=seat.programme_id).values("user__email")
        return Message.objects.filter(
            Q(programme_id=seat.programme_id) | Q(programme_id__isnull=True, to_email__in=members)
        )
    messages = Message.objects.filter(programme_id=seat.programme_id)
    return messages if seat.has(MANAGERS) else messages.filter(sender=seat.user)


def letter(seat: Seat, pk: UUID) -> Message:
    return get_object_or_404(letters(seat).select_related("sender"), pk=pk)
