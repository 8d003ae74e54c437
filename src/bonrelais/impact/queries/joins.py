"""Businesses entered by hand that joined the register: where each row stood at the instant asked.

Joining moves the rows of one business to the other, and the link keeps their keys. A figure asked as of a day when the
link did not hold puts them back; one asked while it held counts both as one, even if it was undone since.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from bonrelais.core.figures.periods import AsOf
from bonrelais.directory.choices import LinkKind
from bonrelais.directory.models import EstablishmentLink
from bonrelais.programmes.models import Programme


class Stood(NamedTuple):
    """Keys as the database writes them."""

    company_id: str
    establishment_id: str


@dataclass(frozen=True, slots=True)
class Joins:
    """Where the rows that were ever moved stood, by their key; every other row stands where it says."""

    stood: dict[str, Stood] = field(default_factory=dict)

    def of(self, row_id: str, company_id: str, establishment_id: str) -> Stood:
        return self.stood.get(row_id) or Stood(company_id, establishment_id)

    def company_of(self, row_id: str, company_id: str) -> str:
        return self.of(row_id, company_id, "").company_id


def links_of(programme: Programme) -> QuerySet[EstablishmentLink]:
    """All the joins of a programme, undone ones too."""
    return EstablishmentLink.objects.filter(programme=programme, kind=LinkKind.SAME)


@dataclass(frozen=True, slots=True)
class Join:
    """One join: from where to where, the keys of what moved, and when it held."""

    entered: Stood
    register: Stood
    moved: tuple[UUID, ...]
    recorded_at: datetime
    undone_at: datetime | None


def joins_at(as_of: AsOf, joins: Iterable[Join]) -> Joins:
    """The join that held at the instant says the register's place; when none did, it is the entered one."""
    found = Joins()
    for join in sorted(joins, key=lambda one: one.recorded_at):
        holds = as_of.knows(join.recorded_at) and not as_of.knows(join.undone_at)
        for pk in join.moved:
            for written in (pk.hex, str(pk)):
                if holds:
                    found.stood[written] = join.register
                else:
                    found.stood.setdefault(written, join.entered)
    return found
