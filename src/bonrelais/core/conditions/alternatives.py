"""« ou » between two drafts of a clause, and enumerations: any of them is enough."""

import re
from dataclasses import replace
from typing import Final

from bonrelais.core.conditions.drafts import Draft
from bonrelais.core.conditions.enumerations import SEPARATED, WHO
from bonrelais.core.conditions.matching import Reading

# « ou » stands between two ways to meet one thing: of the same kind, or of one of these families.
_FAMILIES: Final = (
    frozenset({"workforce", "turnover", "size_category"}),
    frozenset({"prior_step", "prior_aid", "label", "commitment"}),
    frozenset({"zone", "territory", "commune_attribute", "premises"}),
    frozenset({"label", "quantity", "legal_form", "registration"}),
    frozenset({"age", "project_nature"}),
    frozenset({"person", "prior_step"}),
    frozenset({"naf", "activity", "registration", "legal_form", "size_category", "ownership", "label"}),
)
_OTHER_WAY: Final = re.compile(
    r"\bou (?:bien )?(?=(?:etre|avoir|disposer|justifier|posseder|a defaut|relever|appartenir|exercer|presenter)\b)"
)
_OR: Final = re.compile(r"[^.;,()]{0,60}\bou\b[^.;,()]{0,40}")


def join_alternatives(reading: Reading, drafts: list[Draft], *, is_of_sectors: bool) -> list[Draft]:
    """Join what « ou » separates, and the members of an enumeration of businesses; drafts come in their order.

    In a refusal it is the other way: « les A, les B » refuses each, « les A qui font B » only those that are both.
    """
    # under the heading of sectors, « entreprises dotées d’une flotte et garages » are two sorts of businesses
    who = WHO | {"fact"} if is_of_sectors else WHO
    joined: list[Draft] = []
    for draft in drafts:
        before = joined[-1] if joined else None
        if before is not None and _are_alternatives(reading, before, draft, who):
            span = (before.span[0], draft.span[1])
            joined[-1] = replace(before, others=(*before.others, *draft.alternatives), span=span)
        else:
            joined.append(draft)
    return joined


def with_unread_alternative(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """« être raccordé, ou disposer de son propre … »: the other way, that no rule understood, is a person's to tell."""
    for match in _OTHER_WAY.finditer(reading.text):
        end = len(reading.text)
        before = [rank for rank, one in enumerate(drafts) if one.span[0] < match.start()]
        is_read = any(start < end and match.start() < stop for start, stop in (one.span for one in drafts))
        if before and not is_read and not reading.clause.is_contrary:
            told = reading.clause.text[match.end() : end].strip(" .")
            held = drafts[before[-1]]
            drafts[before[-1]] = replace(held, others=(*held.others, Draft("manual", {"text": told})))
    return drafts


def _are_alternatives(reading: Reading, before: Draft, draft: Draft, who: frozenset[str]) -> bool:
    between = reading.text[min(before.span[1], draft.span[0]) : draft.span[0]]
    are_mixed = draft.span[0] < before.span[1]  # their words stand among one another: a list
    kinds = {before.kind, draft.kind}
    if reading.clause.is_contrary:
        is_one_kind = len(kinds) == 1 and not (kinds == {"premises"} and set(before.params) != set(draft.params))
        return not is_one_kind and not are_mixed and _is_one_thing(between)
    if len(kinds) > 1 and kinds <= who:
        return are_mixed or SEPARATED.search(between) is not None
    if len(kinds) > 1 and not any(kinds <= family for family in _FAMILIES):
        return False
    return _OR.fullmatch(re.sub(r"\([^()]*\)", "", between)) is not None


def _is_one_thing(between: str) -> bool:
    """« les commerces de plus de 400 m² », « les cabinets dont l’activité … »: both together are refused."""
    return re.search(r"\b(?:dont|qui)\b", between) is not None or SEPARATED.search(between) is None
