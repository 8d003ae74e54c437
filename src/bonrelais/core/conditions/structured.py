"""Criteria from the fields that the source keeps apart from its texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from bonrelais.core.conditions.drafts import Draft
from bonrelais.core.conditions.naf_codes import ALL_SECTIONS
from bonrelais.core.conditions.places import ALL_AREAS, area_named
from bonrelais.core.conditions.source import SourceError, SourceProgramme
from bonrelais.core.rules.params import Json
from bonrelais.core.text import fold

# The source's objectives, and the themes of needs that they serve.
THEMES: Final = {
    "environmental": ("transition-ecologique",),
    "energy": ("energie",),
    "building": ("locaux", "energie"),
    "waste": ("dechets-et-reemploi",),
    "water": ("eau",),
    "mobility": ("mobilite",),
    "eco-design": ("eco-conception",),
    "biodiversite": ("transition-ecologique",),
    "rh": ("ressources-humaines",),
}
# An OPCO's offer is for the branches it collects for: its own words of a sector describe them.
OPCOS: Final = {
    "constructys": "constructys", "atlas": "atlas", "akto": "akto", "afdas": "afdas", "opcommerce": "opcommerce",
    "l opcommerce": "opcommerce", "2i": "2i", "ep": "ep", "mobilites": "mobilites", "ocapiat": "ocapiat",
    "sante": "sante",
    "uniformation": "uniformation", "cohesion sociale": "uniformation",
}  # fmt: skip
_DAY: Final = re.compile(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})")
# INSEE's first figures of legal forms: with public bodies, which are 4 and 7, no form is left out.
_ALL_FORMS: Final = ("1", "2", "3", "4", "5", "6", "7", "8", "9")


@dataclass(frozen=True, slots=True)
class FieldDraft:
    """A draft and the words that tell where it comes from, when no text of the source says the same."""

    draft: Draft
    words: str


def read_fields(source: SourceProgramme) -> Iterator[FieldDraft]:
    """What needs no text; activities and workforces are read with theirs."""
    if source.valid_from or source.valid_to:
        yield _period(source)
    yield from _territory(source.company.areas)
    if source.company.is_micro_excluded:
        yield FieldDraft(Draft("legal_form", {"micro_regime": "excluded"}), "Non éligible aux micro-entreprises")
    if source.company.is_open_to_public_bodies is not None:
        yield _public_bodies(is_open=source.company.is_open_to_public_bodies)
    opco = opco_of(source.operator)
    if opco is not None:
        yield FieldDraft(Draft("branch", {"opcos": [opco]}), f"Proposé par {source.operator}")
    yield from _themes(source.objectives)
    for field in source.unknown:
        yield FieldDraft(Draft("manual", {"text": field}), f"Champ inconnu : {field}")


def _territory(names: tuple[str, ...]) -> Iterator[FieldDraft]:
    """The areas named; a name that is none of ours is left to a person, beside those that are."""
    areas = {name: area_named(name) for name in names}
    known: list[Json] = list(dict.fromkeys(area for area in areas.values() if area is not None))
    unknown = [Draft("manual", {"text": f"Territoire : {name}"}) for name, area in areas.items() if area is None]
    if not names or set(areas.values()) >= ALL_AREAS:
        return
    words = "Territoires : " + ", ".join(names)
    if known:
        draft = Draft("territory", {"include": known, "basis": "establishment"}, others=tuple(unknown))
    else:
        draft = Draft("manual", unknown[0].params, others=tuple(unknown[1:]))
    yield FieldDraft(draft, words)


def source_sections(source: SourceProgramme) -> tuple[str, ...] | None:
    """The NAF sections admitted; None when all are, or when the source says nothing."""
    sections = source.company.sections
    if sections is None or set(sections) >= set(ALL_SECTIONS):
        return None
    if not sections:
        raise SourceError("« allowedNafSections » ne nomme aucune section.")
    for section in sections:
        if section not in ALL_SECTIONS:
            raise SourceError(f"« {section} » n’est pas une section de la NAF.")
    return tuple(dict.fromkeys(sections))


def opco_of(operator: str) -> str | None:
    folded = fold(operator)
    name = folded.removeprefix("opco ")
    return OPCOS.get(name) if folded.startswith("opco ") or name in _NAMED_ALONE else None


_NAMED_ALONE: Final = frozenset(
    {"constructys", "atlas", "akto", "afdas", "opcommerce", "l opcommerce", "ocapiat", "uniformation"}
)


def _period(source: SourceProgramme) -> FieldDraft:
    params: dict[str, Json] = {}
    words = []
    for name, written, told in (("from", source.valid_from, "à partir du"), ("to", source.valid_to, "jusqu’au")):
        if written:
            params[name] = _day(written).isoformat()
            words.append(f"{told} {written}")
    if "from" in params and "to" in params and str(params["to"]) < str(params["from"]):
        raise SourceError(f"La période finit le {source.valid_to}, avant de commencer le {source.valid_from}.")
    return FieldDraft(Draft("period", params), "Ouvert " + " ".join(words))


def _day(written: str) -> date:
    match = _DAY.fullmatch(written.strip())
    try:
        return date(*map(int, match.group("year", "month", "day"))) if match else date.fromisoformat(written.strip())
    except ValueError as error:
        raise SourceError(f"« {written} » n’est pas une date (JJ/MM/AAAA).") from error


def _public_bodies(*, is_open: bool) -> FieldDraft:
    """Open to public bodies as to all others: every form is named, so that none is left out."""
    if is_open:
        draft = Draft("legal_form", {"include": list(_ALL_FORMS)}, is_soft=True)
        return FieldDraft(draft, "Ouvert aussi aux organismes publics")
    return FieldDraft(Draft("legal_form", {"public_body": "excluded"}), "Fermé aux organismes publics")


def _themes(objectives: tuple[str, ...]) -> Iterator[FieldDraft]:
    """They rank: a tool goes to needs by its own themes, and is no less open to who has not told a need yet."""
    themes = [theme for objective in objectives for theme in THEMES.get(objective, ())]
    if themes:
        draft = Draft("theme", {"themes": list(dict.fromkeys(themes))}, is_soft=True)
        yield FieldDraft(draft, "Objectifs : " + ", ".join(objectives))
    for objective in objectives:
        if objective not in THEMES:
            yield FieldDraft(Draft("manual", {"text": f"Objectif « {objective} »"}), f"Objectif : {objective}")
