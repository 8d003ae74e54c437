"""One line of a table: words, and the condition they state."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from bonrelais.core.rules.params import Params


class Sense(StrEnum):
    """How the words stand with a clause that refuses (« sont exclus ») or denies (« ne pas être »)."""

    NAMES = "names"  # « hôtel » accepts hotels, or refuses them
    DENIES = "denies"  # « en difficulté »: asked when it is refused or denied
    HOLDS = "holds"  # says the same either way: « à jour de ses obligations »
    STATES = "states"  # « apport personnel »: asked, but what denies or refuses it is for a person


@dataclass(frozen=True, slots=True)
class Row:
    """`refusal`, when there is one, stands for `params` in a refusal: « agricole » admits section A, but refuses farms.

    `cue`, when there is one, must stand in the clause too: « construction » is an activity beside « entreprises »."""

    words: re.Pattern[str]
    kind: str
    params: Params
    sense: Sense = Sense.NAMES
    cue: re.Pattern[str] | None = None
    refusal: Params | None = None


def row(words: str, kind: str, params: Params | None = None) -> Row:
    return Row(_whole(words), kind, params or {})


def denied(words: str, kind: str, params: Params | None = None) -> Row:
    return Row(_whole(words), kind, params or {}, Sense.DENIES)


def held(words: str, kind: str, params: Params | None = None) -> Row:
    return Row(_whole(words), kind, params or {}, Sense.HOLDS)


def stated(words: str, kind: str, params: Params | None = None) -> Row:
    return Row(_whole(words), kind, params or {}, Sense.STATES)


def cued(cue: str, *rows: Row) -> tuple[Row, ...]:
    """The same rows, read only in clauses where `cue` is found."""
    found = re.compile(cue)
    return tuple(replace(one, cue=found) for one in rows)


def _whole(words: str) -> re.Pattern[str]:
    """Words of the pattern begin where a word begins; they may end with any ending the pattern allows."""
    return re.compile(rf"(?<![a-z0-9])(?:{words})(?![a-z])")
