"""What the story holds of each meeting: with whom, when, how, and what is proposed at it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bonrelais.programmes.choices import Mode


class Side(StrEnum):
    """Whose adviser visits."""

    CMA = "cma"
    CCI = "cci"


class Twist(StrEnum):
    """What sets a meeting apart in the counting."""

    NONE = "none"
    CANCELLED = "cancelled"
    CORRECTED = "corrected"
    MADE_A_CALL = "made_a_call"
    ENTERED_BY_HAND = "entered_by_hand"


@dataclass(frozen=True, slots=True)
class ProjectIdea:
    """A project to propose, by the code of its theme of the first level. Money in cents."""

    theme: str
    invests: int = 0
    invested: int = 0
    hires: int = 0
    hired: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """`siret` names the place; an entered one has an invented key. `is_first` when the business was never met."""

    siret: str
    on: date
    side: Side
    mode: Mode
    sector: str
    epci: str
    is_first: bool = True
    twist: Twist = Twist.NONE
    ideas: tuple[ProjectIdea, ...] = field(default=())
    is_planned_freely: bool = False

    @property
    def seed(self) -> str:
        return f"meeting {self.siret} {self.on}"
