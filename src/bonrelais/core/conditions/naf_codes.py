"""NAF rev. 2 codes written in a text: « 56.10A », « section K64 », « 1712ZZ », « 47.91 à 53 », « division 38 »."""

import re
from collections.abc import Iterator
from typing import Final

from bonrelais.core.nomenclature import Nomenclature, NomenclatureError, parse_prefix

ALL_SECTIONS: Final = tuple("ABCDEFGHIJKLMNOPQRSTU")
_CODE: Final = r"(?:[a-u] ?)?(\d{2})(?:[.-]?(\d{1,2})\.?([a-z])?[a-z]{0,2})?"
_RANGE: Final = re.compile(rf"(?<![\w.])(?:de |entre )?{_CODE} (?:a|et) {_CODE}(?![\w.]?\d)")
_RANGE_CUE: Final = re.compile(r"\bentre\b|\d[a-z]{0,3} a ")
_SINGLE: Final = re.compile(
    rf"(?<![\w.€])(?:(?<!\d,)(?=\d)|(?=[a-u])){_CODE}(?![\w]|[.,]\d| ?(?:%|€|ans|mois|salaries|m2|\d{{3}}\b))"
)
_SECTION: Final = re.compile(
    r"\b(?:sections?|codes? (?:naf|ape)(?: section)?) ([a-u](?:(?:, ?| et | ou | a | - ?|-)[a-u])*)(?![\w'-])"
)
CODE_CUE: Final = re.compile(r"\bnaf\b|\bape\b|\bsections? (?:[a-u]\b|\d)|\bdivisions? \d|\b\d{2}\.?\d{2}[a-z]\b")


def find_codes(text: str, *, is_of_codes: bool = False) -> list[str]:
    """The prefixes named in a plain text that speaks of codes, in order, without repetition; [] in any other text.

    `is_of_codes` tells that it is the rest of such a text (« sauf 64-2 »).
    """
    if not is_of_codes and CODE_CUE.search(text) is None:
        return []
    found: list[str] = []
    rest = text
    if _RANGE_CUE.search(text):
        for match in _RANGE.finditer(text):
            found += _between(match)
        rest = _RANGE.sub(lambda match: " " * len(match.group()), text)
    sections = [letter for match in _SECTION.finditer(rest) for letter in _letters(match[1])]
    singles = [prefix for match in _SINGLE.finditer(rest) if (prefix := _prefix(*match.groups())) is not None]
    within = {parent for parent in sections if any(_section_of(one) == parent for one in singles)}
    return list(dict.fromkeys([*found, *(one for one in sections if one not in within), *singles]))


def _letters(said: str) -> list[str]:
    """« g a s » and « a, b »: every section of a range, or those that are named."""
    ends = re.fullmatch(r"([a-u]) ?(?:a|-) ?([a-u])", said)
    if ends is not None:
        return [one for one in ALL_SECTIONS if ends[1].upper() <= one <= ends[2].upper()]
    named: list[str] = re.findall(r"\b[a-u]\b", re.sub(r"(?<=[a-u]) a (?=[a-u])", " ", said))
    return [letter.upper() for letter in named]


def codes_span(text: str) -> tuple[int, int]:
    """The place from the first code of a plain text to its last."""
    spans = [match.span() for pattern in (_SINGLE, _SECTION) for match in pattern.finditer(text)]
    return min((start for start, _ in spans), default=0), max((end for _, end in spans), default=len(text))


def covers(prefix: str, code: str) -> bool:
    """Whether a prefix (a section's letter too) stands over a code."""
    return code.startswith(prefix) or (prefix.isalpha() and section_of(code) == prefix)


def section_of(code: str) -> str:
    return code if code.isalpha() else _section_of(code)


def _section_of(code: str) -> str:
    division = int(code[:2])
    return next((letter for letter, last in _LAST_DIVISIONS if division <= last), "U")


_LAST_DIVISIONS: Final = (
    ("A", 3), ("B", 9), ("C", 33), ("D", 35), ("E", 39), ("F", 43), ("G", 47), ("H", 53), ("I", 56), ("J", 63),
    ("K", 66), ("L", 68), ("M", 75), ("N", 82), ("O", 84), ("P", 85), ("Q", 88), ("R", 93), ("S", 96), ("T", 98),
)  # fmt: skip


def _prefix(division: str, digits: str | None, letter: str | None) -> str | None:
    """The prefix as the nomenclature writes it; None when it has no such division."""
    written = division + (digits or "")
    if letter is not None and len(written) == 4:
        written += letter.upper()
    try:
        return parse_prefix(written, Nomenclature.NAFREV2)
    except NomenclatureError:
        return None


def _between(match: re.Match[str]) -> Iterator[str]:
    """Prefixes that cover a range and no more: whole divisions, then whole groups, then classes."""
    low_division, low_digits, _, high_division, high_digits, _ = match.groups()
    low = int(low_division) * 100 + int((low_digits or "0").ljust(2, "0"))
    high = int(high_division) * 100 + int((high_digits or "99").ljust(2, "9"))
    number = low
    while number <= high:
        if number % 100 <= 11 and number - number % 100 + 99 <= high:
            step, written = 100 - number % 100, f"{number // 100:02d}"
        elif number % 10 <= 1 and number - number % 10 + 9 <= high:
            step, written = 10 - number % 10, f"{number // 10:03d}"
        else:
            step, written = 1, f"{number:04d}"
        prefix = _prefix(written[:2], written[2:] or None, None)
        if prefix is not None and not prefix.endswith(".0"):
            yield prefix
        number += step
