"""What a company sheet shows of a business: frozen, ready to be drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bonrelais.core.facts import FactSheet, Grade
from bonrelais.directory.facts import MetDays
from bonrelais.ui.parts import Fact


@dataclass(frozen=True, slots=True)
class Evidence:
    """How sure a registration is, in words with its source. `grade` None: not known, which is not a no."""

    grade: Grade | None
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class ContactLine:
    id: UUID
    name: str
    title: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class ConsentLine:
    id: UUID
    organisation_id: UUID
    organisation: str
    contact: str
    given_on: date


@dataclass(frozen=True, slots=True)
class LearntLine:
    """The answer to one question: in force, or outdated and to ask again. `former` counts the earlier answers kept."""

    id: UUID
    code: str
    label: str
    value: str
    source: str
    recorded_by: str
    is_sensitive: bool
    is_outdated: bool
    former: int


@dataclass(frozen=True, slots=True)
class OtherPlace:
    id: UUID
    name: str
    commune: str
    is_open: bool
    is_head_office: bool
    is_visible: bool
    """Whether it has a sheet in the programme."""


@dataclass(frozen=True, slots=True)
class Business:
    """One establishment and its company as a programme knows them, masked where they must be."""

    id: UUID
    company_id: UUID
    name: str
    company_name: str
    siren: str
    siret: str
    commune: str
    commune_code: str
    epci: str
    address: str
    activity: str
    is_open: bool
    is_manual: bool
    is_partial: bool
    told_number: str
    """The SIREN or SIRET told of a business entered by hand."""
    register_on: date | None
    facts: Sequence[Fact]
    crafts: Evidence
    trade: Evidence
    contacts: Sequence[ContactLine]
    consents: Sequence[ConsentLine]
    learnt: Sequence[LearntLine]
    others: Sequence[OtherPlace]
    met: MetDays | None
    sheet: FactSheet
