"""What stands after « sauf », « hors », « excepté »: it changes what was found before it in the same text."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from bonrelais.core.conditions.clause_reading import ReadClause
from bonrelais.core.conditions.drafts import Draft
from bonrelais.core.conditions.found import Found
from bonrelais.core.conditions.outcome import NoCondition
from bonrelais.core.conditions.source import SourceProgramme
from bonrelais.core.conditions.table_reading import read_alone
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
_LONGEST_NAME: Final = 5
# An area excepted from one of these is refused; excepted from anything else, it is where that is not asked.
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
    before = [at for at, one in enumerate(reading.found) if one.texts == (exception.rank,)]
    if not before:
        return False
    at, read = before[-1], exception.read
    held = reading.found[at]
    changed: Found | None
    if _IN_CASE.match(read.clause.plain):
        otherwise = read_alone(read.clause, source)
        told = Draft("manual", {"text": f"Sauf {read.clause.text}"})
        is_known = otherwise is not None and otherwise.kind in _WHEN_KNOWN
        changed = _or_else(held, otherwise.alternatives if otherwise is not None and is_known else (told,))
    elif held.draft.kind == "territory" and not read.drafts and len(read.clause.text.split()) <= _LONGEST_NAME:
        zone = Draft("zone", {"zones": ["perimetre-" + slug(read.clause.text)]}, is_negated=read.clause.is_excluded)
        reading.found.append(Found(zone, (exception.rank,)))
        changed = held
    else:
        changed = _changed(held, exception)
    if changed is not None:
        reading.found[at] = changed
    return changed is not None


def _changed(held: Found, exception: ReadException) -> Found | None:
    drafts = exception.read.drafts
    is_admitting = bool(drafts) and not exception.read.clause.is_excluded and not exception.is_of_sector_codes
    if is_admitting and (held.draft.is_negated or "exclude" in held.draft.params):
        # « sont exclues les associations, sauf les entreprises d’insertion »: those are admitted all the same
        others = tuple(
            _admitted(one, held.draft, exception.read.clause.text) for draft in drafts for one in draft.alternatives
        )
        return _or_else(held, others)
    is_place = [draft.kind for draft in drafts] == ["territory"]
    if is_place and _SITUATED.search(exception.read.clause.sentence) is not None:
        return None
    if is_place and held.draft.kind not in _OF_PLACES and held.draft.when is None:
        return replace(held, draft=replace(held.draft, when=drafts[0]))
    return None


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
