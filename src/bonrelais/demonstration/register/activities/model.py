"""What the fictional register knows of an activity and of a group of activities."""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from bonrelais.demonstration.register.dice import Wheel

# NAF rev.2 code, NAF 2025 code (None: split by product, no honest twin), weight in its group, share of establishments
# registered for crafts, smallest commune (inhabitants) where it settles, words of its signs.
ActivityLine: TypeAlias = tuple[str, str | None, float, float, int, str]


class Setting(Enum):
    """Where in a commune an activity settles."""

    CENTRE = "centre"
    SPREAD = "spread"
    ZONE = "zone"


@dataclass(frozen=True, slots=True)
class Activity:
    code: str
    twin: str | None
    weight: float
    crafts_share: float
    smallest_commune: int
    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActivityGroup:
    """Activities that live alike: same legal forms, same sizes, same length of life, same settings."""

    name: str
    share: float
    activities: tuple[Activity, ...]
    legal_forms: Wheel[int]
    sizes: Wheel[str]
    years_of_life: float
    town_pull: float
    setting: Setting
    sign_share: float
    old_codes: tuple[str, str, str]  # the same kind of activity in NAP, NAF1993 and NAFRev1


def activities(lines: tuple[ActivityLine, ...]) -> tuple[Activity, ...]:
    return tuple(
        Activity(code, twin, weight, crafts, smallest, tuple(nouns.split("/")))
        for code, twin, weight, crafts, smallest, nouns in lines
    )
