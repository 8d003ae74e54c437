"""Structured fields of the schema as typed criteria, each in its own function of a row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bonrelais.core.rules.criteria import CriterionError, read_criterion
from bonrelais.core.rules.criteria.manual import Manual
from bonrelais.core.rules.params import Params
from bonrelais.core.rules.requirements import Condition, Requirement, Strength
from bonrelais.core.text import fold
from bonrelais.toolbox.exchange.days import read_day
from bonrelais.toolbox.exchange.legal_forms import read_forms
from bonrelais.toolbox.exchange.places import read_area, territory_of
from bonrelais.toolbox.exchange.schema.fields import NO_CONDITION, SECTORS, Row, several
from bonrelais.toolbox.exchange.shapes import RowError
from bonrelais.toolbox.exchange.texts import bullets

CATEGORIES: Final = ("MIC", "PME", "ETI", "GE")
Found = tuple[Sequence[Requirement], Sequence[str]]
"""The requirements, their keys left blank, and what is to be said of them."""

NOTHING: Final[Found] = ((), ())


def read_period(row: Row) -> Found:
    start, end = _day(row, "date_ouverture"), _day(row, "date_cloture")
    params = {name: day.isoformat() for name, day in (("from", start), ("to", end)) if day is not None}
    return _one("period", params, field="date_cloture") if params else NOTHING


def read_territory(row: Row) -> Found:
    include = [read_area(code) for code in several(row["eligibilite_geographique"])]
    try:
        exclude = [read_area(code) for code in several(row["eligibilite_geographique_exclusions"])]
    except RowError as refusal:
        raise RowError(str(refusal), field="eligibilite_geographique_exclusions") from refusal
    criterion = territory_of(include, exclude)
    return ([Requirement("", (Condition(criterion),))], ()) if criterion is not None else NOTHING


def read_workforce(row: Row) -> Found:
    low, high = _whole(row, "eligibilite_effectif_minimal"), _whole(row, "eligibilite_effectif_maximal")
    params = {name: number for name, number in (("min", low or None), ("max", high)) if number is not None}
    return _one("workforce", params, field="eligibilite_effectif_maximal") if params else NOTHING


def read_size(row: Row) -> Found:
    """All four categories close the tool to nobody."""
    asked = several(row["eligibilite_categorie_taille_entreprise"].upper())
    unknown = [word for word in asked if word not in CATEGORIES]
    if unknown:
        raise RowError(f"« {unknown[0]} » n’est pas une catégorie d’entreprise : MIC, PME, ETI ou GE.")
    if not asked or set(asked) == set(CATEGORIES):
        return NOTHING
    return _one("size_category", {"categories": list(asked)})


def read_age(row: Row) -> Found:
    years = _whole(row, "eligibilite_annees_existence_minimal")
    return _one("age", {"min_months": 12 * years}) if years else NOTHING


def read_legal_forms(row: Row) -> Found:
    return read_forms(
        several(row["eligibilite_forme_juridique"]), several(row["eligibilite_forme_juridique_exclusions"])
    )


def read_sectors(row: Row) -> Found:
    sectors = several(row["ciblage_secteur_activite"])
    if not sectors or any(fold(one).startswith(("tous secteurs", "tous les secteurs")) for one in sectors):
        return NOTHING
    told = _manual(SECTORS + ", ".join(sectors))
    return [replace(told, strength=Strength.TARGETING)], ()


def read_naf(row: Row) -> Found:
    """What is aimed at ranks; what is excluded closes, and wins."""
    aimed, banned = several(row["ciblage_naf"]), several(row["ciblage_naf_exclusions"])
    found: list[Requirement] = []
    notes: list[str] = []
    exclusion = _one("naf", {"exclude": list(banned)}, field="ciblage_naf_exclusions")[0] if banned else []
    left = [code for code in aimed if code not in banned]
    if aimed and not left:
        notes.append("Tous les codes NAF visés sont aussi exclus. L’exclusion l’emporte, le ciblage est laissé.")
    elif len(left) < len(aimed):
        notes.append("Des codes NAF sont visés et exclus à la fois. L’exclusion l’emporte.")
    if left:
        found += [replace(one, strength=Strength.TARGETING) for one in _one("naf", {"include": left})[0]]
    return [*found, *exclusion], notes


def read_conditions(row: Row) -> Found:
    """The free text: one condition a bullet, for a person to decide until someone types it."""
    items = [item for item in bullets(row["eligibilite"]) if item != NO_CONDITION]
    return [_manual(item) for item in items], ()


@dataclass(frozen=True, slots=True)
class Group:
    """Fields read together. Refusals name the first, unless they name another."""

    fields: tuple[str, ...]
    read: Callable[[Row], Found]


CONDITIONS: Final = Group(("eligibilite",), read_conditions)
STRUCTURED: Final = (
    Group(("date_ouverture", "date_cloture"), read_period),
    Group(("eligibilite_geographique", "eligibilite_geographique_exclusions"), read_territory),
    Group(("eligibilite_effectif_minimal", "eligibilite_effectif_maximal"), read_workforce),
    Group(("eligibilite_categorie_taille_entreprise",), read_size),
    Group(("eligibilite_annees_existence_minimal",), read_age),
    Group(("eligibilite_forme_juridique", "eligibilite_forme_juridique_exclusions"), read_legal_forms),
    Group(("ciblage_secteur_activite",), read_sectors),
    Group(("ciblage_naf", "ciblage_naf_exclusions"), read_naf),
)
"""In the order the criteria are listed; the free conditions come last."""


def _one(kind: str, params: Params, *, field: str = "") -> Found:
    try:
        criterion = read_criterion(kind, params)
    except CriterionError as refusal:
        raise RowError(str(refusal), field=field) from refusal
    return [Requirement("", (Condition(criterion),))], ()


def _manual(text: str) -> Requirement:
    return Requirement("", (Condition(Manual(text)),))


def _day(row: Row, field: str) -> date | None:
    try:
        return read_day(row[field])
    except RowError as refusal:
        raise RowError(str(refusal), field=field) from refusal


def _whole(row: Row, field: str) -> int | None:
    text = row[field].replace("\u00a0", "").replace(" ", "").removesuffix(".0")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise RowError(f"« {row[field]} » n’est pas un nombre entier. Écrivez-le en chiffres, sans unité.", field=field)
    return int(text)
