from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID


class ActorKind(StrEnum):
    USER = "user"
    RELAY = "relay"
    SYSTEM = "system"


class Actor(Protocol):
    """Who does something: a signed-in user, a relay answering by a signed link, or the system itself."""

    @property
    def actor_kind(self) -> ActorKind: ...

    @property
    def actor_id(self) -> UUID | None: ...


@dataclass(frozen=True, slots=True)
class System:
    """The installation acting by itself: imports, night schedule, set-up."""

    actor_kind: ActorKind = ActorKind.SYSTEM
    actor_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class RelayActor:
    """A relay who answers on a signed page, without an account."""

    actor_id: UUID
    actor_kind: ActorKind = ActorKind.RELAY


SYSTEM = System()
