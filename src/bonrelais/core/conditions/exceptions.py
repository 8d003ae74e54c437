"""What stands after « sauf », « hors », « excepté »: it changes what was found before it in the same text."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from bonrelais.core.conditions.clause_reading import ReadClause, read_clause
from bonrelais.core.conditions.drafts import Draft
from bonrelais.core.conditions.enumerations import WHO
from bonrelais.core.conditions.found import Found
from bonrelais.core.conditions.outcome import NoCondition
from bonrelais.core.conditions.source import SourceProgramme
from bonrelais.core.conditions.table_reading import read_alone
from bonrelais.core.conditions.tables.neutral import NEUTRAL_WORDS
from bonrelais.core.conditions.words import slug

_IN_CASE: Final = re.compile(
    r"^(?:en cas d(?:e |')|dans le cas d|s'il s'agit d|si |s'il |s'ils |lorsqu|quand |pour (?:les? |la |un|des ))"
)
# « sauf s’il s’agit d’une construction » may speak of the project: only these say the same by themselves
_WHEN_KNOWN: Final = frozenset(
    {"project_nature", "size_category", "legal_form", "territory", "zone", "workforce", "label"}
)
# « être artisan et être implanté hors de Paris »: two conditions, no exception to the first
_SITUATED: Final = re.compile(
    r"\b(?:situe|implante|installe|localise|base|domicilie)\w* (?:hors|en dehors|ailleurs|a l'exterieur)\b"
)
_FIRST: Final = re.compile(r"^(?:et |mais )?(?:sauf|hors|hormis|except|en dehors|a l'excep)")
# « celles relevant de l’industrie … » links
_SAYING: Final = re.compile(r"\b(?!celles|relev|appart|exerc|employ|industrie\b)[a-z]{5,}")
_REFUSING_KINDS: Final = frozenset({"not_started", "compliance"})
_REFUSING_VALUES: Final = frozenset({"exclude", "excluded"})
# A perimeter of its own name, to be drawn; any other name goes to a person.
_OWN_AREA: Final = re.compile(
    r"^(?:les? |la |l'|du )?(?:pays|vallee|agglomeration|communaute|bassin|massif|parc|perimetre)\b"
    r"(?: [^ ]+){1,4}[ .]*$"
)
# An area excepted from one of these is refused; excepted from anything else, it is where that is not asked.
# « moins de 50 salariés, sauf les SCOP »: the bound is not asked of them. « hors » leaves them out.
_BOUNDING: Final = frozenset({"workforce", "turnover", "age", "project_cost", "quantity", "premises"})
_NOT_ASKED: Final = re.compile(r"^(?:et )?(?:sauf|except|a l'exception)")
_LISTED: Final = re.compile(
    r"^(?:sont (?:seule?s )?(?:eligibles|concernee?s)|(?:peuvent|pourront) |beneficiaires? ?:|eligibles? ?:)"
)
_BUSINESSES: Final = WHO | {"label", "ownership", "project_nature"}
_OF_PLACES: Final = frozenset({"territory", "naf", "activity", "zone"})


@dataclass(slots=True)
class HeadingReading:
    found: list[Found] = field(default_factory=list)
    silences: list[tuple[int, NoCondition]] = field(default_factory=list)
    unread: list[tuple[int, str]] = field(default_factory=list)
    is_open: bool = False

    def silence(self, rank: int, text: str, reason: str) -> None:
        self.silences.append((rank, NoCondition(text, reason)))


@dataclass(frozen=True, slots=True)
class ReadException:
    """`is_of_sector_codes`: its codes are told apart later, with the other codes of their sentence."""

    read: ReadClause
    rank: int
    is_of_sector_codes: bool


def read_exception(reading: HeadingReading, exception: ReadException, source: SourceProgramme) -> bool:
    """Whether what stands before was changed; else the clause is read like any other."""
    read = exception.read
    before = [at for at, one in enumerate(reading.found) if _stands_before(one, exception)]
    if not before:
        return _told_alone(reading, exception)
    at = before[-1]
    held = reading.found[at]
    changed: Found | None
    if _is_not_asked(held, read) and not _IN_CASE.match(read.clause.plain):
        admitted = read_clause(replace(read.clause, is_excluded=False), source)
        reading.found[at] = _or_else(held, _otherwise(held, admitted))
        return True
    if _IN_CASE.match(read.clause.plain):
        otherwise = read_alone(read.clause, source)
        told = Draft("manual", {"text": f"Sauf {read.clause.text}"})
        is_known = otherwise is not None and otherwise.kind in _WHEN_KNOWN
        changed = _or_else(held, otherwise.alternatives if otherwise is not None and is_known else (told,))
    elif held.draft.kind == "territory" and not read.drafts and _OWN_AREA.match(read.clause.plain) is not None:
        zone = Draft("zone", {"zones": ["perimetre-" + slug(read.clause.text)]}, is_negated=read.clause.is_excluded)
        reading.found.append(Found(zone, (exception.rank,)))
        changed = held
    else:
        changed = _changed(held, exception)
    if changed is not None:
        reading.found[at] = changed
    return changed is not None or _told_alone(reading, exception)


def _is_not_asked(held: Found, read: ReadClause) -> bool:
    if _LISTED.match(read.clause.sentence):
        return False  # « sont éligibles les …, à l’exception des … » leaves those out
    is_bound = held.draft.kind in _BOUNDING and not _is_refusal(held) and not held.is_exception
    kinds = {draft.kind for draft in read.drafts}
    return is_bound and _NOT_ASKED.match(read.clause.excepting) is not None and bool(kinds) and kinds <= _BUSINESSES


def _stands_before(one: Found, exception: ReadException) -> bool:
    """« Sauf en cas de reprise. » is an exception to the sentence before; other exceptions are to their own."""
    clause = exception.read.clause
    is_alone = _IN_CASE.match(clause.plain) is not None or _FIRST.match(clause.sentence) is not None
    return one.texts == (exception.rank,) and (is_alone or one.sentence == clause.sentence)


def _told_alone(reading: HeadingReading, exception: ReadException) -> bool:
    """What is excepted from a refusal that no rule read is no condition on all: a person reads it too."""
    clause = exception.read.clause
    if clause.is_excluded or exception.is_of_sector_codes or exception.read.silence:
        return False
    reading.unread.append((exception.rank, f"Sauf {clause.text}"))
    return True


def _changed(held: Found, exception: ReadException) -> Found | None:
    read = exception.read
    drafts = read.drafts
    is_one_more = read.clause.is_excluded and held.is_exception  # « sauf A, sauf B »
    if not exception.is_of_sector_codes and _is_refusal(held) and not is_one_more:
        return _or_else(held, _otherwise(held, read))
    is_place = [draft.kind for draft in drafts] == ["territory"]
    if is_place and _SITUATED.search(exception.read.clause.sentence) is not None:
        return None
    if is_place and held.draft.kind not in _OF_PLACES and held.draft.when is None:
        return replace(held, draft=replace(held.draft, when=drafts[0]))
    return None


def _otherwise(held: Found, read: ReadClause) -> tuple[Draft, ...]:
    """« sont exclues les associations, sauf les entreprises d’insertion »: those are admitted all the same.

    What is said in several conditions, or read in part, would admit too many: a person tells.
    """
    told = Draft("manual", {"text": f"Sauf {read.clause.text}"})
    if held.draft.kind in _REFUSING_KINDS or read.clause.is_excluded or not _is_read_whole(read):
        return (told,)
    others = tuple(_admitted(one, held.draft, read.clause.text) for one in read.drafts[0].alternatives)
    return (*others, told) if read.members else others


def _is_read_whole(read: ReadClause) -> bool:
    """« les hôtels de plus de 10 salariés » of which the number alone is read would admit every large business."""
    if len(read.drafts) != 1 or read.unread:
        return False
    text = read.clause.plain
    for start, end in (one.span for one in read.drafts[0].alternatives):
        text = text[:start] + " " * (min(end, len(text)) - start) + text[end:]
    return bool(read.members) or NEUTRAL_WORDS.issuperset(_SAYING.findall(text))


def _is_refusal(held: Found) -> bool:
    """Whether it refuses some: by its words, by its values, or by what its kind asks."""
    draft = held.draft
    refuses = draft.is_negated or not _REFUSING_VALUES.isdisjoint({*draft.params, *map(str, draft.params.values())})
    return held.is_refusal or refuses or draft.kind in _REFUSING_KINDS


def _admitted(draft: Draft, refusal: Draft, text: str) -> Draft:
    """« les incinérateurs (hors ceux d’un site industriel) » excepts some of what it refuses: a person tells which."""
    names, refused = _names(draft, "include"), _names(refusal, "exclude")
    is_part = draft.kind == refusal.kind and bool(names) and names <= refused
    return Draft("manual", {"text": text}) if is_part else draft


def _names(draft: Draft, field_name: str) -> set[str]:
    value = draft.params.get(field_name)
    return {str(one) for one in value} if isinstance(value, list) else set()


def _or_else(held: Found, others: tuple[Draft, ...]) -> Found:
    return replace(held, draft=replace(held.draft, others=(*held.draft.others, *others)))
