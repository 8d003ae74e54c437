"""A programme as its source gives it: the JSON shape of one line, read with refusals in French."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bonrelais.core.rules.params import Json, Params

SIZE_HEADING: Final = "taille de l'entreprise"
TERRITORY_HEADING: Final = "secteur géographique"
SECTOR_HEADING: Final = "secteur d'activité"
AGE_HEADING: Final = "nombre d'années d'activité"
OTHER_HEADING: Final = "autres critères d'éligibilité"
# The longest real condition has under two thousand signs: more is a paste, not a condition.
LONGEST_TEXT: Final = 4_000
# The longest real programme has thirteen: each is compared with the others.
MOST_TEXTS: Final = 500
_MOST_DIGITS: Final = 9


class SourceError(ValueError):
    """A programme that cannot be read; the message says in French what is wrong."""


@dataclass(frozen=True, slots=True)
class ConditionText:
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class CompanyFields:
    """What the source knows without words. None where it says nothing; numbers of employees, both included."""

    sections: tuple[str, ...] | None = None
    areas: tuple[str, ...] = ()
    min_employees: int | None = None
    max_employees: int | None = None
    is_micro_excluded: bool | None = None
    is_open_to_public_bodies: bool | None = None


@dataclass(frozen=True, slots=True)
class ConditionalFields:
    """Texts that hold only under guards, written by the source as « effectif <= 49 » or « région = Bretagne »."""

    guards: tuple[str, ...]
    is_any_guard_enough: bool
    texts: tuple[ConditionText, ...]


@dataclass(frozen=True, slots=True)
class SourceProgramme:
    """`valid_from` and `valid_to` are written « 31/12/2026 », or blank.

    `unknown` are the fields of eligibility that nothing here reads, as « name : value »: they may carry a condition.
    """

    id: str
    title: str
    nature: str = ""
    operator: str = ""
    company: CompanyFields = CompanyFields()
    valid_from: str = ""
    valid_to: str = ""
    objectives: tuple[str, ...] = ()
    texts: tuple[ConditionText, ...] = ()
    conditional: tuple[ConditionalFields, ...] = ()
    unknown: tuple[str, ...] = ()


def read_source(row: Json) -> SourceProgramme:
    """Read one programme; raise SourceError. What tells nothing of eligibility is left aside without a word."""
    if not isinstance(row, Mapping):
        raise SourceError("La ligne doit être un objet JSON, entre accolades.")
    fields = _mapping(row, "eligibilityData")
    validity = _mapping(fields, "validity")
    read = SourceProgramme(
        id=_required(row, "id"),
        title=_required(row, "titre"),
        nature=_text(row, "nature"),
        operator=_text(row, "operateur"),
        company=_read_company(_mapping(fields, "company")),
        valid_from=_text(validity, "start"),
        valid_to=_text(validity, "end"),
        objectives=_texts(fields, "priorityObjectives") or (),
        texts=_read_texts(_mapping(row, "conditions_texte")),
        conditional=tuple(_read_conditional(one) for one in _rows(row, "champs_conditionnels")),
        unknown=(*_unknown(fields, _FIELDS), *_unknown(_mapping(fields, "company"), _COMPANY_FIELDS)),
    )
    if _count(read) > MOST_TEXTS:
        raise SourceError(f"Ce programme a plus de {MOST_TEXTS} textes. Coupez-le en plusieurs lignes.")
    return read


def _count(read: SourceProgramme) -> int:
    """Of all that is read as words."""
    cases = sum(len(one.guards) + len(one.texts) for one in read.conditional)
    told = (
        read.company.sections or (),
        read.company.areas,
        read.objectives,
        read.texts,
        read.conditional,
        read.unknown,
    )
    return cases + sum(map(len, told))


_FIELDS: Final = frozenset({"company", "validity", "priorityObjectives"})
_COMPANY_FIELDS: Final = frozenset(
    {
        "allowedNafSections",
        "allowedRegion",
        "minEmployees",
        "maxEmployees",
        "excludeMicroentrepreneur",
        "openToPublicAdministration",
    }
)


def _unknown(fields: Params, known: frozenset[str]) -> tuple[str, ...]:
    """What is blank asks nothing, whatever its name."""
    return tuple(
        _readable(f"{name} : {json.dumps(value, ensure_ascii=False)}", name)
        for name, value in fields.items()
        if name not in known and value not in (None, "", [], {})
    )


def _read_company(company: Params) -> CompanyFields:
    low, high = _number(company, "minEmployees"), _number(company, "maxEmployees")
    if low is not None and high is not None and high < low:
        raise SourceError(f"L’effectif minimum ({low}) dépasse le maximum ({high}).")
    return CompanyFields(
        sections=_texts(company, "allowedNafSections"),
        areas=_texts(company, "allowedRegion") or (),
        min_employees=low,
        max_employees=high,
        is_micro_excluded=_flag(company, "excludeMicroentrepreneur"),
        is_open_to_public_bodies=_flag(company, "openToPublicAdministration"),
    )


def _read_texts(headings: Params) -> tuple[ConditionText, ...]:
    return tuple(
        ConditionText(heading, text)
        for heading in headings
        for text in (_texts(headings, heading) or ())
        if text.strip()
    )


_ALL_GUARDS: Final = "toutes ces conditions"
_ANY_GUARD: Final = "une de ces conditions"


def _read_conditional(row: Params) -> ConditionalFields:
    guards = _texts(row, _ALL_GUARDS)
    is_any_enough = guards is None
    texts = {heading: value for heading, value in row.items() if heading not in {_ALL_GUARDS, _ANY_GUARD}}
    return ConditionalFields(
        guards=guards or _texts(row, _ANY_GUARD) or (), is_any_guard_enough=is_any_enough, texts=_read_texts(texts)
    )


def _required(row: Params, field: str) -> str:
    text = _text(row, field).strip()
    if not text:
        raise SourceError(f"Il manque « {field} ».")
    return text


def _text(row: Params, field: str) -> str:
    value = row.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise SourceError(f"« {field} » doit être un texte.")
    return _readable(value, field)


def _texts(row: Params, field: str) -> tuple[str, ...] | None:
    """A list of texts; one text alone is a list of one. None when the source says nothing."""
    value = row.get(field)
    if value is None:
        return None
    if isinstance(value, str):
        return (_readable(value, field),)
    if isinstance(value, Sequence) and all(isinstance(one, str) for one in value):
        return tuple(_readable(str(one), field) for one in value)
    raise SourceError(f"« {field} » doit être une liste de textes.")


def _readable(text: str, field: str) -> str:
    """Short enough to be one condition, and made of signs that can be stored."""
    if len(text) > LONGEST_TEXT:
        raise SourceError(f"Un texte de « {field} » dépasse {LONGEST_TEXT} signes.")
    if "\x00" in text or (not text.isprintable() and any(unicodedata.category(sign) == "Cs" for sign in text)):
        raise SourceError(f"Un texte de « {field} » contient des signes illisibles.")
    return text


def _number(row: Params, field: str) -> int | None:
    """A whole number; the source writes it as a text."""
    value = row.get(field)
    if value is None or value == "":
        return None
    written = value.strip() if isinstance(value, str) else value
    if isinstance(written, str) and written.isascii() and written.isdigit() and len(written) <= _MOST_DIGITS:
        return int(written)
    if isinstance(written, int) and not isinstance(written, bool) and 0 <= written < 10**_MOST_DIGITS:
        return written
    raise SourceError(f"« {field} » doit être un nombre entier.")


def _flag(row: Params, field: str) -> bool | None:
    value = row.get(field)
    if value is None or isinstance(value, bool):
        return value
    raise SourceError(f"« {field} » doit être oui ou non (true ou false).")


def _mapping(row: Params, field: str) -> Params:
    value = row.get(field)
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise SourceError(f"« {field} » doit être un objet, entre accolades.")
    return value


def _rows(row: Params, field: str) -> tuple[Params, ...]:
    value = row.get(field)
    if value is None:
        return ()
    if isinstance(value, Sequence) and all(isinstance(one, Mapping) for one in value):
        return tuple(one for one in value if isinstance(one, Mapping))
    raise SourceError(f"« {field} » doit être une liste d’objets.")
