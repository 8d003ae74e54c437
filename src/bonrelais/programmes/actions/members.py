"""Roles in a programme."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from bonrelais.foundation.actor import Actor
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.network.actions import join_organisation, leave_organisation
from bonrelais.network.models import Organisation, User
from bonrelais.programmes.actions.programme import add_organisation, locked
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Membership, Programme


class AlreadyMemberError(DomainError):
    pass


class LastAdministratorError(DomainError):
    pass


@dataclass(frozen=True, slots=True)
class Grant:
    user: User
    organisation: Organisation
    role: Role
    since_on: date


@transaction.atomic
def grant_role(programme: Programme, *, grant: Grant, by: Actor, at: datetime) -> Membership:
    """Opens the role; the person joins the organisation, and the organisation the programme, if not yet there."""
    locked(programme)
    present = Membership.objects.filter(programme=programme, user=grant.user)
    if present.filter(Q(until_on__isnull=True) | Q(until_on__gt=grant.since_on)).exists():
        raise AlreadyMemberError(
            f"{grant.user.name} a déjà un rôle dans ce dispositif. Terminez-le avant d’en donner un autre."
        )
    add_organisation(programme, organisation=grant.organisation, since_on=grant.since_on, by=by, at=at)
    join_organisation(grant.user, organisation=grant.organisation, on=grant.since_on, by=by, at=at)
    membership = Membership.objects.create(
        programme=programme,
        user=grant.user,
        organisation=grant.organisation,
        role=grant.role,
        since_on=grant.since_on,
    )
    record("membership.granted", membership, by=by, at=at)
    return membership


@transaction.atomic
def end_role(membership: Membership, *, on: date, by: Actor, at: datetime) -> Membership:
    """`on` is the first day without the role. What the person wrote stays with their organisation.

    The last role held for the organisation ended, the person works there no more: nobody is replaced by who left.
    """
    locked(membership.programme)
    others = Membership.objects.filter(
        programme=membership.programme, role=Role.ADMINISTRATOR, until_on__isnull=True, user__is_active=True
    ).exclude(pk=membership.pk)
    if membership.role == Role.ADMINISTRATOR and not others.exists():
        raise LastAdministratorError(
            "Le dispositif garde au moins une personne à l’administration. Nommez-en une autre d’abord."
        )
    membership.until_on = max(on, membership.since_on)
    membership.save(update_fields=["until_on"])
    record("membership.ended", membership, by=by, at=at)
    held = Membership.in_force(on).filter(user=membership.user, organisation=membership.organisation)
    if not held.exists():
        leave_organisation(membership.user, organisation=membership.organisation, on=on, by=by, at=at)
    return membership
