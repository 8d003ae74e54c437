"""« ou » between two drafts of a clause, and enumerations: any of them is enough."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bonrelais.core.conditions.clauses import EITHER_STATE
from bonrelais.core.conditions.drafts import Draft
from bonrelais.core.conditions.enumerations import SEPARATED, WHO, unknown_members
from bonrelais.core.conditions.matching import Reading
from bonrelais.core.conditions.tables.neutral import NEUTRAL_WORDS
from bonrelais.core.conditions.tables.promises import ACCEPTED, JUDGED, PROMISE
from bonrelais.core.conditions.words import plain

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
# words that say more than « être », « situé en », « de plus de »
_SAYING: Final = re.compile(
    r"\b(?!(?:etre|avoir|ayant|situ|implant|install|localis|domicili|dispos|justifi|possed|employ|compt|label"
    r"|certifi|appart|relev|exerc|immatricul|inscri|realis|derni|chiffre|affaires|effectif|salari|deja|bien|commune"
    rf"|zone|quartier|territoire|region|departement)\w*|(?:{'|'.join(sorted(NEUTRAL_WORDS))})\b)[a-z]{{4,}}"
)
_ACRONYM: Final = re.compile(r"\b[A-Z]{2,}\b")
_NEXT_STATE: Final = re.compile(
    r",? ou (?:bien )?(?=(?:etre|avoir|dispos|justif|possed|exerc|relev|appart|deten|employ))|, "
)
_OF_WHOM: Final = re.compile(r"\bou\b .{2,} (?:dont|qui|employant|realisant|comptant)\b")
_AIMED: Final = re.compile(
    r" *(?:etre )?(?:en (?:cours|voie|phase) (?:de |d')(?:labellis|certif|obten|classem)\w*|engagee?s? dans (?:la|une"
    r"|cette) (?:demarche|labellisation|certification)|en passe)"
)
_OR_IF: Final = re.compile(r"\bou (?:bien )?(?:si\b|s'ils?\b|s'elles?\b)")
_APART: Final = re.compile(r"[.;:,()\n]| et ")
_OR_WORD: Final = re.compile(r"\bou\b(?! (?:plus|moins|egal))")
_SIDE_END: Final = re.compile(r"[.;,():\n]| et ")
_OR: Final = re.compile(r"[^.;,()]{0,60}\bou\b[^.;,()]{0,40}")


def join_alternatives(reading: Reading, drafts: list[Draft], *, is_of_sectors: bool) -> list[Draft]:
    """Join what « ou » separates, and the members of an enumeration of businesses; drafts come in their order.

    In a refusal it is the other way: « les A, les B » refuses each, « les A qui font B » only those that are both.
    """
    if EITHER_STATE.match(reading.text) and not reading.clause.is_contrary:
        return _any_state(reading, drafts)
    # under the heading of sectors, « entreprises dotées d’une flotte et garages » are two sorts of businesses
    who = WHO | {"fact"} if is_of_sectors else WHO
    joined: list[Draft] = []
    for draft in drafts:
        before = joined[-1] if joined else None
        if before is not None and _are_alternatives(reading, before, draft, who):
            span = (before.span[0], draft.span[1])
            joined[-1] = replace(before, others=(*before.others, *draft.alternatives), span=span)
        elif before is not None and _are_two_ways(reading, before, draft):
            _join_all(reading, joined, draft)
        else:
            joined.append(draft)
    return joined


def _any_state(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """« être artisan, avoir moins de 10 salariés ou être en QPV »: a way that is not one condition is a person's."""
    ends = [*(match.start() for match in _NEXT_STATE.finditer(reading.text)), len(reading.text)]
    ways = [[one for one in drafts if start <= one.span[0] < end] for start, end in zip([0, *ends], ends, strict=False)]
    told = [
        way[0] if len(way) == 1 else Draft("manual", {"text": reading.clause.text[start:end].strip(" ,.")})
        for way, start, end in zip(ways, [0, *ends], ends, strict=False)
    ]
    others = tuple(one for way in told[1:] for one in way.alternatives)
    return [replace(told[0], others=(*told[0].others, *others), span=(0, len(reading.text)))]


def with_unread_alternative(reading: Reading, drafts: list[Draft], *, is_of_sectors: bool) -> list[Draft]:
    """« être raccordé, ou disposer de son propre … »: the other way, that no rule understood, is a person's to tell."""
    if reading.clause.is_contrary:
        return drafts
    places = [*reading.taken, *(span for one in drafts for span in _spans(one))]
    if any(one.kind == "label" for one in drafts) and _AIMED.search(reading.text):
        return drafts
    for match in _OTHER_WAY.finditer(reading.text):
        end = len(reading.text)
        before = [rank for rank, one in enumerate(drafts) if one.span[0] < match.start()]
        is_read = any(start < end and match.start() < stop for start, stop in (one.span for one in drafts))
        read = [span for span in places if span[0] < match.start()]
        left = reading.text[: match.start()]
        if not read and drafts and _SAYING.search(left) and " et " not in left and not _APART.search(left):
            _add_told(reading, drafts, 0, (0, match.start()))
            return drafts
        if before and not is_read:
            _add_told(reading, drafts, before[-1], (match.end(), end))
            return drafts
    is_ranking = reading.clause.is_soft or reading.clause.is_widening
    if is_ranking or unknown_members(reading, is_of_sectors=is_of_sectors):
        return drafts
    for match in _OR_WORD.finditer(reading.text):
        _tell_other_side(reading, drafts, match, places)
    return _tell_doubtful(reading, drafts)


def _tell_doubtful(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """« moins de 10 salariés dans le quartier rose ou en QPV »: what « ou » joins cannot be told: neither refuses."""
    doubtful = set[int]()
    for rank, (before, after) in enumerate(pairwise(drafts)):
        between = reading.text[before.span[1] : after.span[0]]
        is_hard = not (before.is_soft or after.is_soft or before.others or after.others)
        if is_hard and _OR_WORD.search(between) and not _APART.search(between):
            doubtful |= {rank, rank + 1}
    for rank in doubtful:
        _add_told(reading, drafts, rank, (0, len(reading.text)))
    return drafts


def _spans(draft: Draft) -> list[tuple[int, int]]:
    return [one.span for one in draft.alternatives]


def _tell_other_side(
    reading: Reading, drafts: list[Draft], match: re.Match[str], places: list[tuple[int, int]]
) -> None:
    """« labellisé RGE ou Qualibat »: beside a draft, with nothing else between, words that no table knows."""
    text = reading.text
    for rank, one in enumerate(drafts):
        has_two_measures = one.kind == "turnover" and bool(one.others)  # « de chiffre d’affaires ou de bilan »
        if one.is_soft or has_two_measures or any(start < match.end() and match.start() < end for start, end in places):
            continue
        if any(one.span[1] <= start and end <= match.start() for start, end in places):
            continue  # another stands nearer
        if one.span[1] <= match.start() and not _SAYING.search(text, one.span[1], match.start()):
            after = _SIDE_END.search(text, match.end())
            place = (match.end(), len(text) if after is None else after.start())
        elif match.end() <= one.span[0] and not _SAYING.search(text, match.end(), one.span[0]):
            ends = [0, *(found.end() for found in _SIDE_END.finditer(text, 0, match.start()))]
            place = (ends[-1], match.start())
        else:
            continue
        if one.kind == "label" and _AIMED.match(text, place[0]):
            continue  # a label that is aimed at, or held
        is_read = any(start < place[1] and place[0] < end for start, end in places)
        is_saying = _SAYING.search(text, *place) or _ACRONYM.search(reading.clause.text, *place)
        if not is_read and is_saying:
            _add_told(reading, drafts, rank, place)


def _add_told(reading: Reading, drafts: list[Draft], rank: int, place: tuple[int, int]) -> None:
    text = reading.clause.text[place[0] : place[1]].strip(" .,")
    is_promised = (PROMISE.match(plain(text)) or ACCEPTED.match(plain(text))) and JUDGED.search(plain(text)) is None
    told = Draft("commitment" if is_promised else "manual", {"text": text})
    drafts[rank] = replace(drafts[rank], others=(*drafts[rank].others, told))


def _are_alternatives(reading: Reading, before: Draft, draft: Draft, who: frozenset[str]) -> bool:
    between = reading.text[min(before.span[1], draft.span[0]) : draft.span[0]]
    are_mixed = draft.span[0] < before.span[1]  # their words stand among one another: a list
    kinds = {before.kind, draft.kind}
    if reading.clause.is_contrary:
        is_one_kind = len(kinds) == 1 and not (kinds == {"premises"} and set(before.params) != set(draft.params))
        return not is_one_kind and not are_mixed and _is_one_thing(between)
    if kinds == {"legal_form"} and before.is_negated is not draft.is_negated:  # « associations, micro-entreprises »
        return SEPARATED.search(between) is not None
    if len(kinds) > 1 and kinds <= who:
        return are_mixed or SEPARATED.search(between) is not None
    if len(kinds) > 1 and not any(kinds <= family for family in _FAMILIES):
        return False
    return _OR.fullmatch(re.sub(r"\([^()]*\)", "", between)) is not None


def _are_two_ways(reading: Reading, before: Draft, draft: Draft) -> bool:
    """« avoir moins de 10 salariés ou être situé en QPV »: nothing else stands between, whatever their kinds."""
    if reading.clause.is_contrary or before.is_soft or draft.is_soft or before.when or draft.when:
        return False
    between = reading.text[before.span[1] : draft.span[0]]
    if _OF_WHOM.search(between):
        return False  # « au RCS ou au RM, dont l’effectif est … »: asked of both
    other = _OTHER_WAY.search(between)
    if _OR_IF.search(between) is not None and " et " not in between:
        return True
    if other is not None and " et " not in between and not _SAYING.search(between, other.end()):
        return True  # « être propriétaire du local ou avoir moins de 10 salariés »
    return _OR.fullmatch(between) is not None and not _SAYING.search(between)


def _join_all(reading: Reading, joined: list[Draft], draft: Draft) -> None:
    """« TPE de moins de 10 salariés ou artisans »: both of the first or the last, so each of both or the last."""
    after = draft.span[0]
    for rank in range(len(joined) - 1, -1, -1):
        one = joined[rank]
        if rank < len(joined) - 1 and SEPARATED.search(reading.text[one.span[1] : after]):
            return
        after = one.span[0]
        if not one.is_soft:
            joined[rank] = replace(one, others=(*one.others, *draft.alternatives), span=(one.span[0], draft.span[1]))


def _is_one_thing(between: str) -> bool:
    """« les commerces de plus de 400 m² », « les cabinets dont l’activité … »: both together are refused."""
    if re.search(
        r"(?:,| et| ou) (?:les |des |aux )?(?:entreprises?|societes?|structures?|activites?"
        r"|celles) ",
        between,
    ):
        return False  # « les franchises et les entreprises qui … » are two sorts
    return re.search(r"\b(?:dont|qui)\b", between) is not None or SEPARATED.search(between) is None
