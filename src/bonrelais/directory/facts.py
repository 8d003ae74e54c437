"""What people tell of a business: the arguments of the actions."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from bonrelais.directory.choices import FactSource

REMOVED_NAME: Final = "Contact retiré"
"""What stands for the name of a person whose data were erased at their request."""
FactInput = str | int | bool | tuple[str, ...]
"""A value as a form gives it (« 12 », « oui », « 2024-03-01 ») or as code does (12, True); a tuple for several."""


@dataclass(frozen=True, slots=True)
class LearntFact:
    """One answer. `origin_id` names the visit or the document it comes from, without a key upward.

    `since_on` is the day a registration began or a step was done, when it is told.
    """

    code: str
    value: FactInput
    learnt_on: date
    source: FactSource = FactSource.DECLARED
    origin_id: UUID | None = None
    since_on: date | None = None


@dataclass(frozen=True, slots=True)
class MetDays:
    """When a programme met a company: first, last, how many times (at least once)."""

    first_on: date
    last_on: date
    visits: int


@dataclass(frozen=True, slots=True)
class ContactFacts:
    name: str
    title: str = ""
    phone: str = ""
    email: str = ""
