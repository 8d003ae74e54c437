"""What the component tags draw. Views and queries build these; templates only place them."""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """The colour of a state, always beside its icon and its word."""

    YES = "yes"
    ASK = "ask"
    NO = "no"
    INFO = "info"
    MUTE = "mute"


@dataclass(frozen=True, slots=True)
class Fact:
    """A value known of a company. No value shows « Pas encore connu »; `source` says where it comes from and when."""

    label: str
    value: str
    source: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One criterion or one piece of evidence: `answer` is yes, no or unknown. Its members are drawn under it."""

    answer: str
    text: str
    source: str = ""
    members: tuple["Reason", ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """A link that looks like a button, or a button that sends a POST. Verb and object."""

    label: str
    url: str
    icon: str = ""
    is_primary: bool = False
    is_post: bool = False


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do now: when, what, why, and at most one primary action."""

    title: str
    eyebrow: str = ""
    text: str = ""
    label: str = "À faire maintenant"
    actions: tuple[Action, ...] = ()
