"""What the heading of sectors says, together with the sections that the source gives apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bonrelais.core.conditions.drafts import Draft, merge_lists
from bonrelais.core.conditions.found import Found
from bonrelais.core.conditions.naf_codes import covers
from bonrelais.core.rules.params import Json

_FEW: Final = 6
_LISTED: Final = re.compile(r"[,;:(/\n]|\b(?:et|ou|ainsi que|comme|notamment)\b")
WHO = frozenset({"naf", "activity", "registration", "legal_form"})


@dataclass(frozen=True, slots=True)
class SectorFacts:
    """`sections` are those of the source (None: all); `is_open`: a text says « tous secteurs ».

    `is_of_branch`: the offer is an OPCO's, whose own words of a sector only describe its branches.
    """

    sections: tuple[str, ...] | None
    is_open: bool
    is_of_branch: bool


def unite_sectors(found: Sequence[Found], facts: SectorFacts) -> list[Found]:
    """The criteria of the heading: who is accepted (any of), each refusal, and the source's own sections."""
    accepted = [one for one in found if _is_accepting(one.draft)]
    refusing = [one for one in found if _is_refusing(one.draft)]
    others = [one for one in found if one not in accepted and one not in refusing]
    if facts.is_of_branch:
        texts = tuple(rank for one in accepted for rank in one.texts)
        return [*_of_sections(facts, (), texts), *_refusals(refusing, accepted=()), *others]
    names = _accepted_names([one for one in accepted if not one.is_exception])
    texts = tuple(dict.fromkeys(rank for one in accepted if not one.is_exception for rank in one.texts))
    exceptions = [one for one in accepted if one.is_exception]
    is_soft = any(one.is_partial for one in accepted) or (bool(accepted) and all(one.draft.is_soft for one in accepted))
    if _are_of_one_clause(accepted) and not is_soft:
        return [*_of_sections(facts, (), texts), *accepted, *_refusals(refusing, accepted=()), *others]
    named = [replace(one, is_soft=is_soft) for one in names]
    return [*_who(facts, named, texts), *_refusals(refusing, accepted=exceptions), *others]


def _are_of_one_clause(accepted: Sequence[Found]) -> bool:
    """« artisans du bâtiment » is both: what one clause names without a comma nor « et », « ou » between."""
    kinds, sentences = [one.draft.kind for one in accepted], {one.sentence for one in accepted}
    if (
        len(kinds) < 2
        or len(set(kinds)) < len(kinds)
        or len(sentences) > 1
        or any(one.is_exception for one in accepted)
    ):
        return False
    said = sentences.pop()
    return _LISTED.search(said) is None and len(said.split()) <= _FEW


def _is_accepting(draft: Draft) -> bool:
    kinds = {one.kind for one in draft.alternatives}
    return kinds <= WHO and not _is_refusing(draft) and draft.when is None


def _is_refusing(draft: Draft) -> bool:
    return draft.kind in {*WHO, "ownership"} and ("exclude" in draft.params or draft.is_negated)


def _accepted_names(accepted: Sequence[Found]) -> list[Draft]:
    """One draft a kind. A prefix that stands over a written code is only its title: the code is meant."""
    drafts = [replace(one, span=(0, 0), is_soft=False) for found in accepted for one in _flat(found.draft)]
    merged = merge_lists(drafts)
    codes = [code for one in accepted if one.is_of_codes for code in _prefixes(one.draft)]
    return [_without_titles(one, codes) if one.kind == "naf" else one for one in merged]


def _flat(draft: Draft) -> list[Draft]:
    return [replace(one, others=()) for one in draft.alternatives]


def _without_titles(draft: Draft, codes: list[str]) -> Draft:
    kept = [one for one in _prefixes(draft) if not any(covers(one, code) and one != code for code in codes)]
    return replace(draft, params={"include": list(kept)})


def _prefixes(draft: Draft, name: str = "include") -> list[str]:
    value = draft.params.get(name)
    return [str(one) for one in value] if isinstance(value, list) else []


def _who(facts: SectorFacts, names: list[Draft], texts: tuple[int, ...]) -> list[Found]:
    """Words finer than sections say more than the source's sections; words of sections say the same."""
    naf = next((one for one in names if one.kind == "naf"), None)
    prefixes = _prefixes(naf) if naf is not None else []
    if facts.sections is None:
        return [Found(_any_of(names), texts)] if names else []
    if [one.kind for one in names] == ["naf"]:
        if all(one.isalpha() for one in prefixes):
            return _of_sections(facts, (), texts)
        return [Found(Draft("naf", {"include": list(prefixes)}, is_soft=names[0].is_soft), texts)]
    return [*_of_sections(facts, (), texts), *([Found(_any_of(names), texts)] if names else [])]


def _any_of(names: list[Draft]) -> Draft:
    return replace(names[0], others=tuple(names[1:]))


def _of_sections(facts: SectorFacts, excluded: tuple[str, ...], texts: tuple[int, ...]) -> list[Found]:
    """Where a text opens the tool to all sectors, the sections only say whom it is meant for."""
    if facts.sections is None:
        return []
    params: dict[str, Json] = {"include": list(facts.sections), **({"exclude": list(excluded)} if excluded else {})}
    words = "Sections de la NAF : " + ", ".join(facts.sections)
    return [Found(Draft("naf", params, is_soft=facts.is_open), texts, words=words)]


def _readmitting(refusal: Found, codes: list[str]) -> Found:
    if not codes:
        return refusal
    admitting = Draft("naf", {"include": list(dict.fromkeys(codes))})
    return replace(refusal, draft=replace(refusal.draft, others=(*refusal.draft.others, admitting)))


def _refusals(refusing: Sequence[Found], *, accepted: Sequence[Found]) -> list[Found]:
    """Each refusal by itself; « 64 sauf 64.2 » is met by 64.2. What is excepted from nothing is refused as well."""
    admitted = [(code, one) for one in accepted for code in _prefixes(one.draft)]
    refused: list[Found] = []
    used: set[str] = set()
    for one in refusing:
        drafts = [draft for draft in one.draft.alternatives if draft.kind == "naf"]
        under = [
            code
            for code, _ in admitted
            if any(
                covers(prefix, code) and prefix != code for draft in drafts for prefix in _prefixes(draft, "exclude")
            )
        ]
        used.update(under)
        refused.append(_readmitting(one, under))
    for one in accepted:
        left = [code for code in _prefixes(one.draft) if code not in used]
        texts = one.texts
        if left and one.is_of_codes:
            refused.append(Found(Draft("naf", {"exclude": list(left)}), texts))
        elif refused:
            refused[-1] = replace(refused[-1], texts=tuple(dict.fromkeys((*refused[-1].texts, *texts))))
    return refused
