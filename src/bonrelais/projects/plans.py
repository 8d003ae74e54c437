"""What is said of a project and of its outcomes: the arguments of the actions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from bonrelais.needs.models import Need
from bonrelais.network.models import User
from bonrelais.programmes.models import Theme
from bonrelais.projects.choices import OutcomeKind, OutcomeNature, Proof


@dataclass(frozen=True, slots=True)
class StepPlan:
    title: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class ProjectPlan:
    """A project as proposed, with its steps in order and the euros and jobs planned with it."""

    title: str
    theme: Theme
    adviser: User
    proposed_on: date
    device_key: UUID
    need: Need | None = None
    steps: Sequence[StepPlan] = field(default=())
    planned: Sequence["OutcomeEntry"] = field(default=())


@dataclass(frozen=True, slots=True)
class OutcomeEntry:
    """`value` is in cents for euros, in persons for jobs.

    `concerns_on` is the day it was planned for what is planned, the day it happened for what is made.
    """

    kind: OutcomeKind
    nature: OutcomeNature
    value: int
    concerns_on: date
    proof: Proof
    device_key: UUID
    note: str = ""
