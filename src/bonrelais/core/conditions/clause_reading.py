"""One clause read: its drafts, or why it asks nothing, or that a person must read it."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from bonrelais.core.conditions.alternatives import join_alternatives, with_unread_alternative
from bonrelais.core.conditions.bounds import Bound, find_bounds
from bonrelais.core.conditions.brackets import find_variants, with_variants, without
from bonrelais.core.conditions.clauses import Clause, told_of
from bonrelais.core.conditions.drafts import Draft, merge_lists
from bonrelais.core.conditions.enumerations import (
    WHO,
    has_left,
    has_unread_amount,
    is_partly_read,
    keep_finer,
    soften_members,
    unknown_members,
    without_qualified,
)
from bonrelais.core.conditions.localities import has_unread_area
from bonrelais.core.conditions.matching import Reading
from bonrelais.core.conditions.naf_codes import CODE_CUE
from bonrelais.core.conditions.source import SourceProgramme
from bonrelais.core.conditions.table_reading import Topic, read_alone, read_tables, with_own_code, with_status
from bonrelais.core.conditions.tables.asides import (
    ANY_BUSINESS,
    ANY_FORM,
    ASIDES,
    CONDITIONAL,
    EXAMPLES,
    LEAD,
    OBJECTS,
    WHATEVER,
)
from bonrelais.core.conditions.tables.descriptions import PLAIN_SILENCES
from bonrelais.core.conditions.tables.openings import OPEN_SECTORS, OPEN_TO_ALL
from bonrelais.core.conditions.tables.promises import ACCEPTED, ACTED, DESIGNED, JUDGED, ONLY_FOR, PROMISE
from bonrelais.core.conditions.tables.silences import silence_of
from bonrelais.core.conditions.tables.untold import OF_OTHERS, UNTOLD, UNTOLD_SUBJECTS
from bonrelais.core.conditions.words import plain

_PRIVATE_OR_PUBLIC: Final = re.compile(r"\bprive\w* (?:ou|et|et/ou) publi\w+|\bpubli\w+ (?:ou|et|et/ou) prive\w*")
# « sont exclues les activités qui ne sont pas en règle »: two denials, for a person
_TWICE_DENIED: Final = re.compile(r"\b(?:qui|dont|lesquel\w+)\b[^,;]{0,40}\b(?:ne |n')")
_ELSEWHERE: Final = re.compile(
    r"\bailleurs\b(?! qu)|\b(?:les|une) autres? (?:regions?|departements?|territoires?|zones?|communes?)\b"
)
_ONLY: Final = re.compile(r"\b(?:uniquement|exclusivement|reserve\w*|seule?s?)\b")
# what is left of « être une société ou une entreprise individuelle »
_ANY_ONE: Final = re.compile(r"\W*(?:(?:etre|les?|une?|toute|aux|des) *)*\W*")
_PUBLIC: Final = "7"
_OWNERS: Final = frozenset({"ownership", "legal_form"})
_SPENT: Final = frozenset({"spend_include", "spend_exclude"})
_BOUNDED: Final = frozenset({"workforce", "turnover", "age"})
_OPEN: Final = "Ouvert à toutes les entreprises."


@dataclass(frozen=True, slots=True)
class ReadClause:
    """`unread` are the parts that may carry a condition and that no rule understood.

    `members` are those of a list of businesses that the tables do not know, beside others that they know.
    `is_addressed`: the words were « ce prêt est destiné aux … ».
    """

    clause: Clause
    drafts: tuple[Draft, ...] = ()
    silence: str = ""
    unread: tuple[str, ...] = field(default=())
    members: tuple[str, ...] = ()
    is_addressed: bool = False

    @property
    def told(self) -> str:
        """The clause as a person must read it, with what guards it."""
        return told_of(self.clause)


def read_clause(
    clause: Clause, source: SourceProgramme, topic: Topic = Topic.ANY, *, is_of_codes: bool = False
) -> ReadClause:
    """`is_of_codes`: it is the rest of a sentence that speaks of NAF codes."""
    variants = find_variants(clause.plain)
    reading = Reading(clause, _without_asides(without(clause.plain, variants)))
    led = LEAD.match(reading.text)
    if led is not None:
        reading.text = " " * led.end("subject") + reading.text[led.end("subject") :]
    silence = _said_before_all(clause, reading.text.strip())
    if silence or _is_beyond(clause):
        return ReadClause(clause, silence=silence, unread=() if silence else (told_of(clause),))
    unknown = read_tables(reading, source, topic, is_of_codes=is_of_codes)
    qualified = without_qualified(reading) if clause.is_contrary and clause.is_excluded else ()
    drafts = _drafts_of(reading, topic)
    drafts = [_finished(draft, reading, source) for draft in with_variants(drafts, variants, clause.text)]
    guard = read_alone(Clause(clause.guard, plain(clause.guard)), source) if clause.guard else None
    if not drafts:
        return _without_draft(clause, reading, guard)
    if _says_too_little(reading, drafts, unknown, guard):
        return ReadClause(clause, unread=(told_of(clause),))
    drafts = [replace(draft, when=draft.when or _guard_of(draft, guard)) for draft in drafts]
    members: tuple[str, ...] = (
        ()
        if is_of_codes or CODE_CUE.search(clause.plain)
        else unknown_members(reading, is_of_sectors=topic is Topic.SECTORS)
    )
    fragments = _fragments(reading, drafts, unknown, is_of_sectors=topic is Topic.SECTORS)
    if clause.is_contrary:
        return _refusal(clause, drafts, () if qualified else fragments, members)
    if members:  # part of the list would refuse those of the other part
        drafts = [_ranking(one) if one.kind in WHO else one for one in drafts]
    return ReadClause(clause, tuple(drafts), "", fragments, members, is_addressed=led is not None and not members)


def _guard_of(draft: Draft, guard: Draft | None) -> Draft | None:
    """« les artisans doivent être inscrits au répertoire des métiers » guards nothing."""
    return None if guard is not None and guard.identity == draft.identity else guard


def _is_otherwise_elsewhere(reading: Reading) -> bool:
    """« 1 à 49 salariés en Bretagne ou 1 à 19 ailleurs »: no criterion holds both, and one of them alone misleads."""
    if _ELSEWHERE.search(reading.text) is None or any(one.when is not None for one in reading.drafts):
        return False
    return len(find_bounds(reading.text)) > 1


def _are_of_two(drafts: list[Draft]) -> bool:
    """« une entreprise de moins de 50 salariés ou une association de moins de 10 »: each bound is of one of them.

    Nor can it be told whose age is whose: « moins de 5 ans pour les créateurs, de 3 ans pour les repreneurs ».
    """
    asked = [one for one in drafts if not one.is_soft and one.when is None]
    measures = [
        repr([(name, value) if isinstance(value, str) else name for name, value in sorted(one.params.items())])
        for one in asked
        if one.kind in _BOUNDED
    ]
    return len(measures) > len(set(measures))


def _says_too_little(reading: Reading, drafts: list[Draft], unknown: list[Bound], guard: Draft | None) -> bool:
    """« 30 000 € pour les uns, 50 000 € pour les autres »: half of it would mislead."""
    is_guarded_unread = bool(reading.clause.guard) and guard is None
    # « moins de 5 ans pour les créateurs »: what is planned says of whom the number is
    is_of_project = not reading.clause.is_contrary and {one.kind for one in drafts} == {"project_nature"}
    return (
        is_guarded_unread
        or _are_of_two(drafts)
        or (bool(unknown) and is_of_project)
        or has_unread_amount(reading, unknown)
        or _is_otherwise_elsewhere(reading)
    )


def _is_beyond(clause: Clause) -> bool:
    """What no rule can read: a place abroad, what is said of others, a denial of a denial."""
    if clause.is_abroad or OF_OTHERS.search(clause.plain) is not None:
        return True
    return clause.is_excluded and clause.is_negated and _TWICE_DENIED.search(clause.plain) is not None


def _ranking(draft: Draft) -> Draft:
    """What is refused stays refused, whatever else the list names."""
    return draft if "exclude" in draft.params else replace(draft, is_soft=True)


def _without_draft(clause: Clause, reading: Reading, guard: Draft | None) -> ReadClause:
    """What no table reads: silent for a reason, a promise of one's own, or for a person."""
    is_open = (
        _ANY_ONE.fullmatch(reading.text)
        or ANY_BUSINESS.search(reading.text.strip())
        or _PRIVATE_OR_PUBLIC.search(reading.text)
    )
    silence = _OPEN if is_open else silence_of(plain(clause.text))
    if not silence and clause.is_excluded and OBJECTS.match(clause.plain):
        silence = "Dit ce que l’aide finance."
    if not silence and clause.is_widening and not clause.is_contrary and not CONDITIONAL.search(clause.plain):
        silence = "Permet sans exiger."
    if not silence and clause.is_soft and not clause.is_contrary and not CONDITIONAL.search(clause.plain):
        silence = "Préfère ou permet, sans exiger."
    if silence:
        return ReadClause(clause, silence=silence)
    if _is_promise(clause):
        told = told_of(clause).strip(" .;,")
        return ReadClause(clause, (Draft("commitment", {"text": told}, is_soft=clause.is_soft, when=guard),))
    return ReadClause(clause, unread=(told_of(clause),))


def _is_promise(clause: Clause) -> bool:
    """What the business will do, or what its project will be, unless someone must weigh it."""
    if clause.is_exception:
        return False
    if not clause.is_excluded and PROMISE.match(clause.plain):
        return True
    for pattern in (ACCEPTED, ACTED, ONLY_FOR) if not clause.is_contrary else ():
        match = pattern.match(clause.plain)
        if match is not None:
            return JUDGED.search(clause.plain, match.end()) is None
    if clause.is_excluded:
        return False
    if clause.is_continued and DESIGNED.match(clause.sentence):
        return JUDGED.search(clause.plain) is None
    said = f"{clause.intro} {clause.plain}" if DESIGNED.match(f"{clause.intro} ") else clause.plain
    return DESIGNED.match(said) is not None and JUDGED.search(clause.plain) is None


def _said_before_all(clause: Clause, said: str) -> str:
    """Why the clause asks nothing, when that shows at once; `said` is without the subject « ce dispositif »."""
    if OPEN_SECTORS.match(said) and not clause.is_contrary:
        return "Ouvert à tous les secteurs."
    if OPEN_TO_ALL.match(said) and not clause.is_contrary:
        return _OPEN
    return next((reason for pattern, reason in PLAIN_SILENCES if pattern.search(clause.plain)), "")


def _drafts_of(reading: Reading, topic: Topic) -> list[Draft]:
    soften_members(reading)
    if not reading.clause.is_contrary and ANY_BUSINESS.search(reading.text.strip()) is not None:
        reading.drafts[:] = [one for one in reading.drafts if one.kind not in WHO or "exclude" in one.params]
    if _PRIVATE_OR_PUBLIC.search(reading.text) is not None:
        reading.drafts[:] = [one for one in reading.drafts if not (one.kind in _OWNERS and not one.is_negated)]
    _soften_public_bodies(reading)
    if reading.clause.is_excluded and OBJECTS.match(
        reading.clause.plain
    ):  # an expense that is not paid for refuses nobody
        reading.drafts[:] = [one for one in reading.drafts if one.kind != "fact" and _SPENT.isdisjoint(one.params)]
    keep_finer(reading)
    merged = merge_lists(sorted(reading.drafts, key=lambda draft: draft.span))
    joined = join_alternatives(reading, merged, is_of_sectors=topic is Topic.SECTORS)
    return with_unread_alternative(reading, joined, is_of_sectors=topic is Topic.SECTORS)


def _soften_public_bodies(reading: Reading) -> None:
    """« les entreprises de … et les collectivités »: public bodies are admitted too, nobody has to be one."""
    if len(reading.drafts) > 1 and _ONLY.search(reading.text) is None:
        reading.drafts[:] = [
            replace(one, is_soft=True) if one.kind == "legal_form" and _PUBLIC in _included(one) else one
            for one in reading.drafts
        ]


def _included(draft: Draft) -> list[str]:
    value = draft.params.get("include")
    return [str(one) for one in value] if isinstance(value, list) else []


def _refusal(clause: Clause, drafts: list[Draft], fragments: tuple[str, ...], members: tuple[str, ...]) -> ReadClause:
    """Each member of a refused list is refused by itself; half of one refusal would refuse too many."""
    if fragments and not members:
        return ReadClause(clause, unread=(told_of(clause),))
    return ReadClause(clause, tuple(drafts), unread=(*fragments, *(f"Sont exclus : {one}" for one in members)))


def _fragments(reading: Reading, drafts: list[Draft], unknown: list[Bound], *, is_of_sectors: bool) -> tuple[str, ...]:
    """The numbers that no table knows; else the whole clause, when much of it was looked at by no rule."""
    is_left = has_unread_area(reading) or any(
        has_left(reading, drafts, one) for one in ((UNTOLD,) if is_of_sectors else (UNTOLD, *UNTOLD_SUBJECTS))
    )
    if unknown and not is_left:
        return tuple(reading.clause.text[bound.start : bound.end] for bound in unknown)
    is_partial = is_left or is_partly_read(reading, is_of_sectors=is_of_sectors)
    return (told_of(reading.clause),) if is_partial else ()


def _without_asides(text: str) -> str:
    """Examples are blanked, and explanations in brackets that hold no number."""
    text = WHATEVER.sub(lambda match: " " * len(match.group()), text)
    text = ANY_FORM.sub(lambda match: " " * len(match.group()), text)
    text = EXAMPLES.sub(lambda match: " " * len(match.group()), text)
    return ASIDES.sub(
        lambda match: match.group() if re.search(r"\d", match.group()) else " " * len(match.group()), text
    )


def _finished(draft: Draft, reading: Reading, source: SourceProgramme) -> Draft:
    is_soft = draft.is_soft or reading.clause.is_soft or reading.clause.is_widening
    return replace(with_own_code(with_status(draft, reading.text), source.id), is_soft=is_soft)
