"""Invitations by e-mail: a signed link, for eight days, used once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from bonrelais.core.french import show_day
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM, Actor
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.network.actions import Person, create_user
from bonrelais.network.models import Organisation, User
from bonrelais.programmes import mail
from bonrelais.programmes.actions.members import AlreadyMemberError, Grant, grant_role
from bonrelais.programmes.actions.programme import locked
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Invitation, Membership, Programme
from bonrelais.programmes.queries import memberships_in_force

LIFETIME: Final = timedelta(days=8)


class InvitationError(DomainError):
    pass


class AlreadyInvitedError(InvitationError):
    pass


class InvitationClosedError(InvitationError):
    """Expired, withdrawn or already used."""


@dataclass(frozen=True, slots=True)
class Invitee:
    email: str
    first_name: str
    last_name: str
    organisation: Organisation
    role: Role


@transaction.atomic
def invite(programme: Programme, *, invitee: Invitee, by: Actor, at: datetime) -> Invitation:
    locked(programme)
    email = invitee.email.strip().lower()
    if memberships_in_force(programme, on=clock.day_of(at)).filter(user__email__iexact=email).exists():
        raise AlreadyMemberError("Cette personne a déjà un rôle dans ce dispositif.")
    pending = Invitation.objects.filter(
        programme=programme, email=email, accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=at
    ).first()
    if pending is not None:
        raise AlreadyInvitedError(
            f"Une invitation est déjà partie à cette adresse le {show_day(clock.day_of(pending.sent_at))}. "
            "Retirez-la pour en envoyer une autre."
        )
    invitation = Invitation.objects.create(
        programme=programme,
        organisation=invitee.organisation,
        role=invitee.role,
        email=email,
        first_name=invitee.first_name.strip(),
        last_name=invitee.last_name.strip(),
        invited_by=by if isinstance(by, User) else None,
        sent_at=at,
        expires_at=at + LIFETIME,
    )
    record("invitation.sent", invitation, by=by, at=at)
    mail.send_invitation(invitation, by=by, at=at)
    return invitation


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: User, at: datetime) -> Invitation:
    invitation = open_invitation(invitation, at=at)
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    record("invitation.withdrawn", invitation, by=by, at=at)
    return invitation


@dataclass(frozen=True, slots=True)
class NewAccount:
    first_name: str
    last_name: str
    password: str


@transaction.atomic
def accept_with_new_account(invitation: Invitation, *, account: NewAccount, at: datetime) -> Membership:
    """Opens the account that the invitation was for, then takes the role. The person acts by themselves."""
    invitation = open_invitation(invitation, at=at)
    person = Person(email=invitation.email, first_name=account.first_name, last_name=account.last_name)
    inviter = invitation.invited_by
    user = create_user(person, password=account.password, by=inviter or SYSTEM, at=at)
    return _take_role(invitation, user, at=at)


@transaction.atomic
def accept_invitation(invitation: Invitation, *, by: User, at: datetime) -> Membership:
    """An account already opened takes the role; only the one invited may."""
    invitation = open_invitation(invitation, at=at)
    if by.email.lower() != invitation.email.lower():
        raise InvitationError("Cette invitation est pour une autre adresse. Connectez-vous avec le compte invité.")
    return _take_role(invitation, by, at=at)


def open_invitation(invitation: Invitation, *, at: datetime) -> Invitation:
    """The invitation held until the end of the transaction, if it can still be used."""
    held = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("programme", "organisation", "invited_by")
        .get(pk=invitation.pk)
    )
    refusal = refusal_of(held, at=at)
    if refusal:
        raise InvitationClosedError(refusal)
    return held


def refusal_of(invitation: Invitation, *, at: datetime) -> str:
    """Why the link opens nothing any more, and what to do; empty when it still does."""
    if invitation.accepted_at is not None:
        return "Cette invitation a déjà servi. Connectez-vous avec votre compte."
    if invitation.withdrawn_at is not None:
        return "Cette invitation a été retirée. Demandez-en une autre à la personne qui vous l’a envoyée."
    if invitation.expires_at <= at:
        return "Ce lien n’est plus valable. Demandez une autre invitation à la personne qui vous l’a envoyée."
    return ""


def _take_role(invitation: Invitation, user: User, *, at: datetime) -> Membership:
    grant = Grant(
        user=user, organisation=invitation.organisation, role=Role(invitation.role), since_on=clock.day_of(at)
    )
    membership = grant_role(invitation.programme, grant=grant, by=user, at=at)
    invitation.accepted_at = at
    invitation.save(update_fields=["accepted_at"])
    record("invitation.accepted", invitation, by=user, at=at)
    return membership
