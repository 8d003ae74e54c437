"""What is not a fact of the company but decides with it: the day, the need, what people decided, labels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

# Labels of codes for the reasons, keyed « kind:code »: "epci:246201016", "commune:62534", "rev2:43", "theme:numerique".
Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ManualDecision:
    """A named person's answer to a condition that no rule decides."""

    is_met: bool
    by: str
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """`themes` holds the need's themes and their parents, None without a need; `decisions` go by condition words."""

    day: date
    themes: frozenset[str] | None = None
    decisions: Mapping[str, ManualDecision] = field(default_factory=dict)
    labels: Labels = field(default_factory=dict)
    said: dict[tuple[str, str], str] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Values already put into words, by kind and code: a business has one activity, told for each tool."""


def label_of(labels: Labels, kind: str, code: str) -> str:
    """The label of a code, or the code itself until its table is loaded."""
    return labels.get(f"{kind}:{code}", code)
