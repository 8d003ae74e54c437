"""What brackets add to a number: « 100 k€ (25 k€ en Corse) », « 5 M€ (des dérogations sont possibles) »."""

import re
from dataclasses import dataclass, replace
from typing import Final

from bonrelais.core.conditions.bounds import find_amount, has_amount
from bonrelais.core.conditions.drafts import Draft
from bonrelais.core.conditions.places import find_areas
from bonrelais.core.rules.params import Json

_BRACKETS: Final = re.compile(r"\((?P<inside>[^()]*)\)")
_DISCRETION: Final = re.compile(r"\bpeu(?:t|vent) etre\b|\bderogations?\b|\bau cas par cas\b|\bsous conditions?\b")
_OTHERWISE: Final = re.compile(r"\b(?:en cas d|si |pour |lorsqu|dans le cas)")


@dataclass(frozen=True, slots=True)
class Variant:
    """`start` and `end` are its place in the clause, brackets included; `inside` is plain."""

    start: int
    end: int
    inside: str


def find_variants(text: str) -> list[Variant]:
    """Brackets that change the number before them, rather than explain it."""
    return [
        Variant(match.start(), match.end(), match["inside"])
        for match in _BRACKETS.finditer(text)
        if has_amount(text[: match.start()])
        and (_DISCRETION.search(match["inside"]) is not None or _is_other_amount(match["inside"]))
    ]


def without(text: str, variants: list[Variant]) -> str:
    for one in variants:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def with_variants(drafts: list[Draft], variants: list[Variant], written: str) -> list[Draft]:
    """The drafts with their variants; `written` is the clause as it is written, for what a person must read."""
    for one in variants:
        rank = max((at for at, draft in enumerate(drafts) if _is_varied(draft, one)), default=None)
        if rank is None:
            continue
        drafts[rank : rank + 1] = _varied(drafts[rank], one, written[one.start + 1 : one.end - 1])
    return drafts


def _is_other_amount(inside: str) -> bool:
    return find_amount(inside) is not None and (bool(find_areas(inside)) or _OTHERWISE.search(inside) is not None)


def _is_varied(draft: Draft, one: Variant) -> bool:
    return draft.span[0] < one.start and any(isinstance(value, int) for value in draft.params.values())


def _varied(draft: Draft, one: Variant, written: str) -> list[Draft]:
    if _DISCRETION.search(one.inside):
        return [replace(draft, is_soft=True)]
    value, areas = find_amount(one.inside), [area for area, _ in find_areas(one.inside)]
    if value is None or not areas:
        return [replace(draft, others=(*draft.others, Draft("manual", {"text": written})))]
    named: list[Json] = list(dict.fromkeys(areas))
    bound = next(name for name, held in draft.params.items() if isinstance(held, int))
    elsewhere = replace(draft, when=Draft("territory", {"exclude": named, "basis": "establishment"}))
    there = Draft("territory", {"include": named, "basis": "establishment"})
    return [elsewhere, replace(draft, params={**draft.params, bound: value}, when=there)]
