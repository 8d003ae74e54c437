"""Who may open what: one row for each address and method, one column for each kind of visitor.

A room's rows stand in `tests/access/<room>.py`, in a tuple named ROWS; they are gathered by themselves. For example:

    ROWS = (
        #                            anonymous adviser coordinator partner official administrator operator elsewhere
        Row("visits:sheet", "GET",  (302,      200,    200,        403,    403,     200,          403,     404), visit),
        Row("visits:cancel", "POST", (302,     302,    403,        403,    403,     403,          403,     404), visit),
    )

where `visit` makes what the address needs: `def visit(world: World) -> Case: return Case({"pk": make.visit(...).pk})`.
It is called anew for each visitor, in a transaction undone afterwards.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from django.test import Client

from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Programme
from bonrelais.programmes.seat import Seat
from tests import make


class Visitor(StrEnum):
    """The columns, in their order. `ELSEWHERE` is an adviser of another programme of the same installation."""

    ANONYMOUS = "anonymous"
    ADVISER = "adviser"
    COORDINATOR = "coordinator"
    PARTNER = "partner"
    OFFICIAL = "official"
    ADMINISTRATOR = "administrator"
    OPERATOR = "operator"
    ELSEWHERE = "elsewhere"


ROLES = {
    Visitor.ADVISER: Role.ADVISER,
    Visitor.COORDINATOR: Role.COORDINATOR,
    Visitor.PARTNER: Role.PARTNER,
    Visitor.OFFICIAL: Role.OFFICIAL,
    Visitor.ADMINISTRATOR: Role.ADMINISTRATOR,
}


@dataclass(frozen=True, slots=True)
class World:
    """One programme with a person in each role. Rows are made in it; `elsewhere` sits in another programme."""

    programme: Programme
    seats: Mapping[Visitor, Seat]

    @property
    def adviser(self) -> Seat:
        return self.seats[Visitor.ADVISER]

    def client(self, visitor: Visitor) -> Client:
        if visitor is Visitor.ANONYMOUS:
            return Client()
        if visitor is Visitor.OPERATOR:
            client = Client()
            client.force_login(
                make.user(is_operator=True), backend="allauth.account.auth_backends.AuthenticationBackend"
            )
            return client
        return make.client_of(self.seats[visitor])


def make_world() -> World:
    programme = make.programme()
    seats = {visitor: make.seat(role, programme=programme) for visitor, role in ROLES.items()}
    return World(programme=programme, seats={**seats, Visitor.ELSEWHERE: make.seat(Role.ADVISER)})


@dataclass(frozen=True, slots=True)
class Case:
    """What one request needs: the parts of its address, what its form sends, its query string."""

    arguments: Mapping[str, object] = field(default_factory=dict)
    form: Mapping[str, str | list[str]] = field(default_factory=dict)
    query: str = ""


def nothing(world: World) -> Case:
    """An address without parts."""
    del world
    return Case()


Statuses = tuple[int, int, int, int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Row:
    url: str
    method: Literal["GET", "POST"]
    statuses: Statuses
    case: Callable[[World], Case] = nothing

    @property
    def expected(self) -> dict[Visitor, int]:
        return dict(zip(Visitor, self.statuses, strict=True))

    def __str__(self) -> str:
        return f"{self.method} {self.url}"


def all_visitors(status: int) -> Statuses:
    """The same answer for everyone, signed in or not."""
    return (status, status, status, status, status, status, status, status)


def signed_in(status: int) -> Statuses:
    """The same answer for whoever is signed in; the sign-in page for the others."""
    return (302, status, status, status, status, status, status, status)
