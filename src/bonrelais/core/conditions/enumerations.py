"""Lists of sorts of businesses: what their members mean together, and those that no table knows."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bonrelais.core.conditions.bounds import Bound, amount_spans
from bonrelais.core.conditions.clauses import is_refusing, told_of
from bonrelais.core.conditions.drafts import Draft
from bonrelais.core.conditions.matching import Reading
from bonrelais.core.conditions.tables.neutral import NEUTRAL_WORDS
from bonrelais.core.conditions.words import plain

# Kinds that say who the business is: in an enumeration, being one of them is enough.
WHO: Final = frozenset({"naf", "activity", "registration", "legal_form", "size_category"})
SEPARATED: Final = re.compile(r"[,;:\n]|\bet\b|\bou\b|\bni\b|\bainsi que\b")
_BETWEEN_MEMBERS: Final = re.compile(r"[,;:]| (?:et/ou|et|ou|ainsi que) ")
_LINK: Final = re.compile(r"^[\s,;:]*(?:(?:et/ou|et|ou|ainsi que)\s+)?")
# « immatriculée en France », « dont … » say more of what stands before: no new member of the list.
_QUALIFIER: Final = re.compile(
    r"^[ ,;:]*(?:et |ou )?(?:[a-z]+(?:ees?|es?|ies?|is|ant)(?<!tes)(?<!ces)"
    r" (?:en|a|au|aux|dans|sur|par|depuis|d'|un|une)\b|dont|qui|avec|ayant|dispos)"
)
_LONG_LIST: Final = 4
_OF_THE_PROJECT: Final = frozenset({"jobs", "project_nature", "fact", "quantity", "premises"})
# Measured on real programmes: under so many words in a row, what is left links what was read.
_MANY: Final = 8
_MANY_OF_SECTORS: Final = 10


def keep_finer(reading: Reading) -> None:
    """« les entités industrielles productrices d’énergie »: in one member of a list, the finer activity is meant."""
    ordered = sorted((one for one in reading.drafts if one.kind == "naf"), key=lambda draft: draft.span)
    for before, after in pairwise(ordered):
        if before.span[1] <= after.span[0] and not SEPARATED.search(reading.text[before.span[1] : after.span[0]]):
            wider = min((before, after), key=_fineness)
            if _fineness(before) != _fineness(after) and wider in reading.drafts:
                reading.drafts.remove(wider)


def _fineness(draft: Draft) -> int:
    names = draft.params.get("include") or draft.params.get("exclude")
    return min(len(str(name)) for name in names) if isinstance(names, list) else 0


def soften_members(reading: Reading) -> None:
    """In a long list of sorts of businesses, « projets innovants » is one more member, no condition on the others."""
    if sum(draft.kind in WHO for draft in reading.drafts) >= _LONG_LIST:
        reading.drafts[:] = [replace(one, is_soft=one.is_soft or one.kind in _OF_THE_PROJECT) for one in reading.drafts]


def unknown_members(reading: Reading, *, is_of_sectors: bool) -> tuple[str, ...]:
    """Members of a list of businesses that no table knows, beside others that one knows."""
    named = WHO | {"ownership"} if reading.clause.is_excluded else WHO
    known = [draft for draft in reading.drafts if draft.kind in named]
    if not known or (len(known) == 1 and not reading.clause.is_contrary and not is_of_sectors):
        return ()
    text = re.sub(r"\([^()]*\)?", lambda match: " " * len(match.group()), reading.text)
    ends = [*(match.start() for match in _BETWEEN_MEMBERS.finditer(text)), len(text)]
    return tuple(
        _LINK.sub("", reading.clause.text[start:end]).strip(" .").rpartition(": ")[2]
        for start, end in zip([0, *ends], ends, strict=False)
        if _is_unknown(reading, text[start:end], (start, end))
    )


def without_qualified(reading: Reading) -> tuple[str, ...]:
    """« les commerces saisonniers », « les dépôts sans emploi » refused: the tables know the noun, not which of them.

    Refusing all of them would refuse too many: who is one of them goes to a person, the others are not concerned.
    """
    told = []
    for draft in [one for one in reading.drafts if one.kind in WHO]:
        after = _AFTER.match(reading.text, draft.span[1])
        end = after.end() if after is not None else draft.span[1]
        if any(_qualifies(reading, draft, one, end) for one in reading.drafts):
            continue  # its qualifier is read, and both are refused together
        rest = _without_known(reading, (draft.span[1], end))
        if _QUALIFIED.match(reading.text, draft.span[1]) and re.search(r"[a-z]{5,}", rest):
            which = reading.clause.text[draft.span[0] : end].strip(" .")
            text = told_of(reading.clause) if is_refusing(plain(which)) else f"Sont exclus : {which}"
            either = replace(draft, others=(Draft("manual", {"text": text}),))
            reading.drafts[reading.drafts.index(draft)] = either
            told.append(which)
    return tuple(told)


def _qualifies(reading: Reading, draft: Draft, other: Draft, end: int) -> bool:
    """« les cabinets de conseil »: nothing stands between the noun and what says which."""
    is_after = draft.span[1] <= other.span[0] < end
    return is_after and SEPARATED.search(reading.text[draft.span[1] : other.span[0]]) is None


def _without_known(reading: Reading, place: tuple[int, int]) -> str:
    text = list(reading.text)
    for start, end in _read(reading):
        text[start:end] = " " * (min(end, len(text)) - start)
    return "".join(text[place[0] : place[1]])


_AFTER: Final = re.compile(r"[^,;:()\n]*")
_QUALIFIED: Final = re.compile(
    r" +(?:[a-z]+ ){0,2}?(?:sans|qui|dont|ayant|n'ayant|exclusivement|principalement|uniquement|saisonni\w+"
    r"|individuel\w*"
    r"|regie?s? par|reglementee?s?|medicales?|paramedicales?|relevant|disposant|situee?s?|implantee?s?|installee?s?"
    r"|detenue?s?|exploitee?s?|appartenant|exercant|realisant|employant|temporaires?|occasionnel\w*|illegale?s?"
    r"|pour (?:des|les|leurs?|une?|la|le)\b"
    r"|polluante?s?|non (?!eligible|concern|retenu))"
)


def _is_unknown(reading: Reading, member: str, place: tuple[int, int]) -> bool:
    words = [word for word in re.findall(r"[a-z]{5,}", member) if word not in NEUTRAL_WORDS]
    return bool(words) and _QUALIFIER.match(member) is None and not any(_meet(place, span) for span in _read(reading))


def is_partly_read(reading: Reading, *, is_of_sectors: bool) -> bool:
    """Whether many words in a row say something that no rule looked at: a person reads the clause too."""
    text = list(reading.text)
    for start, end in _read(reading):
        text[start:end] = "|" * (min(end, len(text)) - start)
    runs = [re.findall(r"[a-z]{4,}", run) for run in "".join(text).split("|")]
    longest = max((sum(word not in NEUTRAL_WORDS for word in run) for run in runs), default=0)
    return longest >= (_MANY_OF_SECTORS if is_of_sectors else _MANY)


def has_left(reading: Reading, drafts: list[Draft], words: re.Pattern[str]) -> bool:
    """Whether words that always ask something (« titulaires d’un brevet ») were looked at by no rule."""
    read = _read(reading)
    told = [plain(str(one.params["text"])) for draft in drafts for one in draft.alternatives if "text" in one.params]
    return any(
        not any(_meet(match.span(match.lastgroup or 0), one) for one in read)
        and not any(match.group().strip() in one for one in told)
        for match in words.finditer(reading.text)
    )


def has_unread_amount(reading: Reading, unknown: list[Bound]) -> bool:
    """Whether a number of the clause was read by no rule, nor told to a person."""
    places = [*_read(reading), *(bound.span for bound in unknown)]
    return any(not any(_meet(span, place) for place in places) for span in amount_spans(reading.text))


def _read(reading: Reading) -> list[tuple[int, int]]:
    return [*reading.taken, *(draft.span for draft in reading.drafts)]


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
