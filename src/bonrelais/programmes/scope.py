"""Whose rows are read: a programme's. A seat is one, for who sits in it; a command has no seat and brings its own."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


class Scope(Protocol):
    """What queries that ask nothing about the person take."""

    @property
    def programme_id(self) -> UUID:
        """The programme whose rows are read."""


@dataclass(frozen=True, slots=True)
class ProgrammeScope:
    """A programme without anybody in it."""

    programme_id: UUID
