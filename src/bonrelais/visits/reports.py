"""What an adviser says of an appointment or a visit: the arguments of the actions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID

from bonrelais.directory.models import Contact
from bonrelais.network.models import User
from bonrelais.programmes.choices import Mode
from bonrelais.programmes.models import Priority
from bonrelais.visits.choices import CallbackKind
from bonrelais.visits.models import Appointment, Visit


@dataclass(frozen=True, slots=True)
class AppointmentPlan:
    """`minutes` is the expected length; `device_key` makes a second sending of the same form harmless."""

    adviser: User
    starts_at: datetime
    minutes: int
    mode: Mode
    device_key: UUID
    contact: Contact | None = None
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class AppointmentMove:
    """The moment an appointment is moved to, and why if it is told."""

    starts_at: datetime
    device_key: UUID
    reason: str = ""


@dataclass(frozen=True, slots=True)
class VisitReport:
    """What happened: `held_on` is a day in Paris, `minutes` the length; all the programme reads the shared minutes.

    `content_digest` tells what was sent from anything else sent; blank when nobody compares.
    """

    adviser: User
    held_on: date
    minutes: int
    mode: Mode
    device_key: UUID
    held_from: time | None = None
    shared_minutes: str = ""
    contacts: Sequence[Contact] = field(default=())
    subjects: Sequence[Priority] = field(default=())
    appointment: Appointment | None = None
    content_digest: str = ""


@dataclass(frozen=True, slots=True)
class CallbackPlan:
    """A promise or a call back, due on a day."""

    kind: CallbackKind
    text: str
    due_on: date
    adviser: User
    visit: Visit | None = None
