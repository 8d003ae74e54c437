"""The priorities of a new programme."""

from dataclasses import dataclass
from typing import Final

from bonrelais.programmes.choices import PriorityRule

TOWN_CENTRE: Final = "centre-ville"


@dataclass(frozen=True, slots=True)
class PriorityDefault:
    """`theme_code` names a theme of the first level; `perimeter_kind` the kind of the programme's perimeters."""

    code: str
    label: str
    rule: PriorityRule
    perimeter_kind: str = ""
    theme_code: str = ""


PRIORITIES: Final = (
    PriorityDefault("centre-ville", "Vie des centres-villes et centres-bourgs", PriorityRule.PERIMETER, TOWN_CENTRE),
    PriorityDefault(
        "transition-ecologique",
        "Transition écologique",
        PriorityRule.SUBJECT_OR_THEME,
        theme_code="transition-ecologique",
    ),
    PriorityDefault("artisanat", "Artisanat", PriorityRule.CRAFTS),
)
