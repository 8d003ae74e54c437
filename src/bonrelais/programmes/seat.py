from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from bonrelais.foundation.actor import ActorKind
from bonrelais.network.models import Organisation, User
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Programme


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a signed-in person sits: one programme, one organisation, one role.

    All scoping starts from it; it acts as its user.
    """

    user: User
    programme: Programme
    organisation: Organisation
    role: Role

    @property
    def actor_kind(self) -> ActorKind:
        return ActorKind.USER

    @property
    def actor_id(self) -> UUID:
        return self.user.id

    @property
    def programme_id(self) -> UUID:
        return self.programme.id

    @property
    def organisation_id(self) -> UUID:
        return self.organisation.id

    def draft_key(self, of: str, pk: UUID) -> str:
        """Under what a device keeps what this person types here of one thing, until it is recorded."""
        return f"{self.user.pk}:{self.programme_id}:{of}:{pk}"

    def has(self, roles: Sequence[Role]) -> bool:
        return self.role in roles


class Request(HttpRequest):
    """The request a signed-in view receives once its roles are checked."""

    user: User
    seat: Seat
