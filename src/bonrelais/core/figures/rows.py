"""What is counted: one frozen row a visit, a project, an outcome, as the rooms hand them over.

Every row carries the instant it was recorded. A correction is a new row naming the one it replaces; a cancellation is
an instant on the row. What a company was (sector, size, EPCI) is what it was on the day of the row.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Final, TypeAlias
from uuid import UUID

Key: TypeAlias = UUID | str


class VisitMode(StrEnum):
    ON_SITE = "on_site"
    OFFICE = "office"
    VIDEO = "video"
    PHONE = "phone"

    @property
    def label(self) -> str:
        return _MODE_LABELS[self]


_MODE_LABELS: Final = {
    VisitMode.ON_SITE: "sur place",
    VisitMode.OFFICE: "au bureau",
    VisitMode.VIDEO: "en visio",
    VisitMode.PHONE: "par téléphone",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """The EPCI of the establishment's commune on the row's day, and when it was in the programme.

    `epci` None: the commune is in no EPCI of the programme. `joined_on` None: since the beginning. `left_on` is the
    first day without it.
    """

    epci: str | None
    joined_on: date | None = None
    left_on: date | None = None


OUTSIDE: Final = Membership(epci=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRow:
    """A visit held. `priorities` are the codes of those it serves, by the programme's rules."""

    taken_back: ClassVar[str] = "Rencontre annulée"

    id: Key
    company_id: Key
    held_on: date
    mode: VisitMode
    recorded_at: datetime
    membership: Membership
    establishment_id: Key | None = None
    corrects_id: Key | None = None
    cancelled_at: datetime | None = None
    adviser: Key | None = None
    organisation: Key | None = None
    sector: str | None = None
    size_band: str | None = None
    priorities: frozenset[str] = frozenset()

    @property
    def on(self) -> date:
        return self.held_on


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRow:
    """An action project; `theme` is the code of its theme at the level that is reported."""

    taken_back: ClassVar[str] = "Projet retiré"

    id: Key
    company_id: Key
    theme: str
    proposed_on: date | None
    recorded_at: datetime
    membership: Membership
    corrects_id: Key | None = None
    cancelled_at: datetime | None = None
    adviser: Key | None = None
    organisation: Key | None = None

    @property
    def on(self) -> date | None:
        return self.proposed_on


class OutcomeKind(StrEnum):
    INVESTMENT = "investment"
    JOBS = "jobs"


class Stage(StrEnum):
    PLANNED = "planned"
    MADE = "made"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """Euros (in cents) or jobs. `on` is the day it was planned, or the day what was made concerns."""

    taken_back: ClassVar[str] = "Résultat annulé"

    id: Key
    project_id: Key
    company_id: Key
    kind: OutcomeKind
    stage: Stage
    value: int
    on: date
    recorded_at: datetime
    membership: Membership
    corrects_id: Key | None = None
    cancelled_at: datetime | None = None
    adviser: Key | None = None
    organisation: Key | None = None


Row: TypeAlias = VisitRow | ProjectRow | OutcomeRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose rows a target looks at; nothing named means the whole programme."""

    epci: str | None = None
    adviser: Key | None = None
    organisation: Key | None = None

    def holds(self, row: Row) -> bool:
        return (
            (self.epci is None or row.membership.epci == self.epci)
            and (self.adviser is None or row.adviser == self.adviser)
            and (self.organisation is None or row.organisation == self.organisation)
        )


WHOLE: Final = Scope()
