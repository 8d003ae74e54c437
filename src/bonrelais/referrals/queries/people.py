"""To whom a letter about a referral goes, today: the person, who stands in for them, or the present coordination."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bonrelais.network.models import User
from bonrelais.network.queries import stand_ins
from bonrelais.programmes.access import WORKERS
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Membership
from bonrelais.referrals.models import Referral, Relay


@dataclass(frozen=True, slots=True)
class Addressee:
    """`instead_of` names the absent person the letter was first for; `in_place_of`, who left the programme."""

    email: str
    name: str
    greeting: str
    user_id: UUID | None = None
    instead_of: str = ""
    in_place_of: str = ""


def relay_addressee(relay: Relay, *, on: date) -> Addressee:
    """The relay, or who stands in for them that day if they too have a role there for the same organisation."""
    person = relay.user or User.objects.filter(email__iexact=relay.email, is_active=True).first()
    stand_in = stand_ins([person], on=on).get(person.id) if person else None
    if stand_in is not None:
        held = Membership.in_force(on).filter(
            programme_id=relay.programme_id, organisation_id=relay.organisation_id, user=stand_in
        )
        if held.exists():
            return Addressee(stand_in.email, stand_in.name, stand_in.name, stand_in.id, instead_of=relay.name)
    return Addressee(relay.email, relay.name, relay.name)


def sender_addressees(referral: Referral, *, on: date) -> Sequence[Addressee]:
    """Who sent it, or who stands in for them; once they work there no more, the present coordination."""
    sender = referral.sent_by
    held = Membership.in_force(on).filter(
        programme_id=referral.programme_id, role__in=[role.value for role in WORKERS], user__is_active=True
    )
    members = list(held.select_related("user").order_by("user__last_name", "user__first_name", "id"))
    people = {member.user_id: member.user for member in members}
    if sender.id in people:
        stand_in = stand_ins([sender], on=on).get(sender.id)
        if stand_in is not None and stand_in.id in people:
            return [_addressed(stand_in, instead_of=sender.name)]
        return [_addressed(sender)]
    for role in (Role.COORDINATOR, Role.ADMINISTRATOR):
        coordination = [member.user for member in members if member.role == role]
        if coordination:
            return [_addressed(user, in_place_of=sender.name) for user in coordination]
    return []


def _addressed(user: User, *, instead_of: str = "", in_place_of: str = "") -> Addressee:
    return Addressee(user.email, user.name, user.first_name, user.id, instead_of, in_place_of)
