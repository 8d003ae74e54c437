"""What the buttons of the editor do to what is typed, before anything is checked or kept: lines, their order, parts."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict

from bonrelais.core.rules.criteria import CRITERIA
from bonrelais.toolbox.forms.fields import codes_in
from bonrelais.toolbox.forms.lines import (
    MOST_LINES,
    MOST_OTHERS,
    guard_prefix,
    other_prefix,
    sent_lines,
    sent_others,
)

SEPARATOR: Final = "|"
FIELD: Final = re.compile(r"c\d{1,4}(?:o\d{1,4}|w)?\|[a-z_]{1,40}")


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a button changes nothing, and the line it is of; a blank line for the whole of them."""

    words: str
    prefix: str = ""


class BeyondError(Exception):
    """One more than can be kept."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.words)
        self.refused = refused


TOO_MANY_LINES: Final = f"Une version a {MOST_LINES} critères au plus. Retirez-en un pour en ajouter un autre."
TOO_MANY_OTHERS: Final = (
    f"Un critère a {MOST_OTHERS + 1} possibilités au plus. Retirez-en une pour en ajouter une autre."
)


@dataclass(frozen=True, slots=True)
class Changed:
    """What is sent, as the button pressed leaves it, the line to show next, and why the button could do nothing.

    A line moved, or the neighbour of one taken away, is reached and stays folded: `is_opened` is of the others.
    """

    sent: QueryDict
    line: str
    is_opened: bool
    refused: Refused | None = None


def changed(data: QueryDict) -> Changed:
    """What the button pressed does to what is typed.

    A button of no meaning changes nothing. Its value is « do|line », « drop|part », « put|part|field|value » or
    « swap|part|field|code|instead ».
    """
    do, _, rest = data.get("do", "").partition(SEPARATOR)
    sent = data.copy()
    change = CHANGES.get(do)
    try:
        line = change(sent, rest) if change is not None else ""
    except BeyondError as failure:
        return Changed(sent, failure.refused.prefix, is_opened=True, refused=failure.refused)
    return Changed(sent, line, is_opened=do not in FOLDED)


def _add(sent: QueryDict, rest: str) -> str:
    del rest
    kind, lines = sent.get("add_kind", ""), sent_lines(sent)
    if kind not in CRITERIA:
        return ""
    _check_room(lines)
    prefix = _free_line(lines)
    sent[f"{prefix}-kind"] = kind
    sent.setlist("line", [*lines, prefix])
    return prefix


def _check_room(lines: list[str]) -> None:
    if len(lines) >= MOST_LINES:
        raise BeyondError(Refused(TOO_MANY_LINES))


def _remove(sent: QueryDict, prefix: str) -> str:
    """The next line takes its place, else the one before."""
    lines = sent_lines(sent)
    left = [one for one in lines if one != prefix]
    sent.setlist("line", left)
    return left[min(lines.index(prefix), len(left) - 1)] if left and prefix in lines else ""


def _copy(sent: QueryDict, prefix: str) -> str:
    """The same line again, right under."""
    lines = sent_lines(sent)
    if prefix not in lines:
        return ""
    _check_room(lines)
    new = _free_line(lines)
    own = re.compile(rf"{prefix}((?:o\d+|w)?-.+)")
    for name, values in list(sent.lists()):
        if found := own.fullmatch(name):
            sent.setlist(f"{new}{found[1]}", values)
    sent.setlist(f"{new}-or", [one.replace(f"{prefix}o", f"{new}o", 1) for one in sent_others(sent, prefix)])
    place = lines.index(prefix) + 1
    sent.setlist("line", [*lines[:place], new, *lines[place:]])
    return new


def _move(step: int) -> Callable[[QueryDict, str], str]:
    def move(sent: QueryDict, prefix: str) -> str:
        lines = sent_lines(sent)
        place = lines.index(prefix) if prefix in lines else -1
        if place >= 0 and 0 <= place + step < len(lines):
            lines[place], lines[place + step] = lines[place + step], lines[place]
        sent.setlist("line", lines)
        return prefix

    return move


def _add_other(sent: QueryDict, prefix: str) -> str:
    """Another possibility: one of them is enough."""
    kind, others = sent.get(f"{prefix}-part_kind", ""), sent_others(sent, prefix)
    if prefix not in sent_lines(sent) or kind not in CRITERIA:
        return prefix
    if len(others) >= MOST_OTHERS:
        raise BeyondError(Refused(TOO_MANY_OTHERS, prefix))
    taken = {int(one.rpartition("o")[2]) for one in others}
    new = other_prefix(prefix, max(taken, default=-1) + 1)
    sent[f"{new}-kind"] = kind
    sent.setlist(f"{prefix}-or", [*others, new])
    return prefix


def _add_guard(sent: QueryDict, prefix: str) -> str:
    kind = sent.get(f"{prefix}-part_kind", "")
    if prefix in sent_lines(sent) and kind in CRITERIA:
        _forget(sent, guard_prefix(prefix))
        sent[f"{guard_prefix(prefix)}-kind"] = kind
    return prefix


def _drop(sent: QueryDict, part: str) -> str:
    """Takes away a possibility, or the case."""
    prefix = re.split("[ow]", part, maxsplit=1)[0]
    sent.setlist(f"{prefix}-or", [one for one in sent_others(sent, prefix) if one != part])
    if part == guard_prefix(prefix):
        _forget(sent, part)
    return prefix


def _put(sent: QueryDict, rest: str) -> str:
    """Another choice in one field, as a refusal proposed it."""
    name, value = _field(rest)
    if name:
        sent[name] = value
    return _line(rest)


def _swap(sent: QueryDict, rest: str) -> str:
    """Codes instead of one that no longer exists; several are parted by commas."""
    name, values = _field(rest)
    gone, _, instead = values.partition(SEPARATOR)
    if name:
        codes = [
            new for code in codes_in(sent.get(name, "")) for new in (codes_in(instead) if code == gone else [code])
        ]
        sent[name] = "\n".join(dict.fromkeys(codes))
    return _line(rest)


def _field(rest: str) -> tuple[str, str]:
    """« c0|include|rest » as the field's name and what follows; nothing when it is no field of a line."""
    part, _, after = rest.partition(SEPARATOR)
    field, _, value = after.partition(SEPARATOR)
    return (f"{part}-{field}", value) if FIELD.fullmatch(f"{part}|{field}") else ("", "")


def _line(rest: str) -> str:
    return re.split(r"[ow|]", rest, maxsplit=1)[0]


def _forget(sent: QueryDict, part: str) -> None:
    for name in [name for name in sent if name.startswith(f"{part}-")]:
        del sent[name]


def _free_line(lines: list[str]) -> str:
    return f"c{max((int(one[1:]) for one in lines), default=-1) + 1}"


FOLDED: Final = frozenset({"remove", "up", "down"})
CHANGES: Final[Mapping[str, Callable[[QueryDict, str], str]]] = {
    "add": _add,
    "remove": _remove,
    "copy": _copy,
    "up": _move(-1),
    "down": _move(1),
    "or": _add_other,
    "when": _add_guard,
    "drop": _drop,
    "put": _put,
    "swap": _swap,
}
