"""A text cut into lines and sentences, as its bullets, its stops and its semicolons tell."""

import re
from collections.abc import Iterator
from typing import Final

from bonrelais.core.conditions.words import tidy

_ITEM: Final = re.compile(r"^\s*(?:[-*•◦●▪■♦❖·>»o✓✔→➔➢‣⁃]|\d{1,2}[.)°]|[a-z]\))\s+")
_STOP: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý«])|\s*;\s*")
_ABBREVIATED: Final = re.compile(r"\b(?:ex|cf|art|env|min|max|St|Ste|M)\.$")


def lines_of(text: str) -> Iterator[tuple[str, bool]]:
    """Each line without its bullet, and whether it heads those after it: by its colon, or by their bullets."""
    items = [
        item
        for line in tidy(text).replace("\r", "\n").split("\n")
        for item in re.split(r"\s+(?=[•●▪]\s)", line)
        if _ITEM.sub("", item).strip()
    ]
    for item, after in zip(items, [*items[1:], ""], strict=True):
        line = _ITEM.sub("", item).strip()
        is_listing = line == item.strip() and _ITEM.match(after) is not None and not line.endswith(".")
        yield line, line.endswith(":") or is_listing


# « PME (les grandes entreprises ne sont pas éligibles) »: two sentences
_ASIDE: Final = re.compile(
    r" ?\((?P<said>(?:les |la |le |l'|ces )[^()]{3,80} (?:(?:ne|n')[^()]{0,20} pas|(?:sont|est) (?:exclu"
    r"|in[ée]ligible|non ))"
    r"[^()]*)\)",
    re.IGNORECASE,
)


def sentences_of(line: str) -> Iterator[tuple[str, bool]]:
    """Cut at full stops and semicolons, not inside brackets nor after abbreviations; whether a semicolon follows.

    What a bracket refuses in a sentence of its own comes after.
    """
    said = [match["said"] for match in _ASIDE.finditer(line)]
    yield from _cut(_ASIDE.sub("", line) if said else line)
    yield from ((one, False) for one in said)


def _cut(line: str) -> Iterator[tuple[str, bool]]:
    start = 0
    for match in _STOP.finditer(line):
        before = line[start : match.start()]
        if before.count("(") > before.count(")") or _ABBREVIATED.search(before):
            continue
        if before.strip():
            yield before.strip(), ";" in match.group()
        start = match.end()
    if line[start:].strip():
        yield line[start:].strip(), False
