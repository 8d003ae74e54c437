"""Free texts: a list of conditions as bullets, to and from one text; texts too long for their place."""

import re
from collections.abc import Sequence
from typing import Final

LONGEST_CONDITION: Final = 600
LONGEST_TITLE: Final = 160
LONGEST_SOURCE: Final = 8000
"""Of the words of a source that a criterion keeps: what a file brings, the editor takes back."""
BULLET: Final = "• "
_BULLET: Final = re.compile(r"(?:^|\n)[ \t]*(?:[•◦‣▪●∙]|[-–—*·](?=\s)|\d{1,2}[.)](?=\s))[ \t]*|[ \t]*[•◦‣▪●∙][ \t]*")
_SENTENCE: Final = re.compile(r"(?<=[.;:!?])\s+")
_TAGS: Final = re.compile(r"<\s*(?:/\s*(?:p|div|li|ul|ol)|br\s*/?)\s*>", re.IGNORECASE)
_OTHER_TAGS: Final = re.compile(r"<\s*(?:li)\b[^<>]*>", re.IGNORECASE)
_ANY_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>")


def one_line(text: str) -> str:
    return " ".join(text.split())


def plain(text: str) -> str:
    """Without the tags of a web page: their breaks stay breaks, items become bullets."""
    if "<" not in text:
        return text
    return _ANY_TAG.sub("", _TAGS.sub("\n", _OTHER_TAGS.sub(f"\n{BULLET}", text)))


def bullets(text: str) -> tuple[str, ...]:
    """One condition an item: those of a list with bullets, else each line that says something."""
    written = plain(text).replace("\r\n", "\n").replace("\r", "\n")
    parts = _BULLET.split(written) if _BULLET.search(written) else written.split("\n")
    items = [one_line(part).rstrip(" ;").rstrip() for part in parts]
    return tuple(dict.fromkeys(piece for item in items if item for piece in _pieces(item)))


def _pieces(item: str) -> list[str]:
    """An item too long for a person to decide is cut at the ends of its sentences, else between words."""
    if len(item) <= LONGEST_CONDITION:
        return [item]
    pieces: list[str] = [""]
    for sentence in _SENTENCE.split(item):
        for part in [sentence] if len(sentence) <= LONGEST_CONDITION else _cut(sentence):
            joined = f"{pieces[-1]} {part}".strip()
            if len(joined) <= LONGEST_CONDITION:
                pieces[-1] = joined
            else:
                pieces.append(part)
    return [piece for piece in pieces if piece]


def _cut(sentence: str) -> list[str]:
    parts: list[str] = []
    left = sentence
    while len(left) > LONGEST_CONDITION:
        at = left.rfind(" ", 0, LONGEST_CONDITION + 1)
        at = at if at > 0 else LONGEST_CONDITION
        parts.append(left[:at].strip())
        left = left[at:].strip()
    return [*parts, left]


def listed(items: Sequence[str]) -> str:
    """The items as one text with bullets, one a line."""
    return "\n".join(f"{BULLET}{one_line(item)}" for item in items)


def shortened(text: str, longest: int) -> str:
    """The text, cut between words when it is too long for its place."""
    told = one_line(text)
    if len(told) <= longest:
        return told
    at = told.rfind(" ", 0, longest)
    return f"{told[: at if at > longest // 2 else longest - 1].rstrip()}…"
