"""Activities and legal forms by their words, with how many businesses of the programme stand under each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np

from bonrelais.core.facts import FactCode, FactValue
from bonrelais.core.french import count
from bonrelais.core.nomenclature import ActivityCode, Nomenclature, legal_form_label, legal_forms, section_label
from bonrelais.core.rules.criteria.naf import Naf, NafVersion
from bonrelais.core.text import fold
from bonrelais.directory.queries.mark import present_mark
from bonrelais.directory.queries.population import population_at
from bonrelais.foundation import clock
from bonrelais.programmes.scope import Scope
from bonrelais.territory import reference
from bonrelais.territory.models import Activity
from bonrelais.toolbox.queries.areas import LONGEST_TEXT, MOST, Choice, is_named
from bonrelais.toolbox.queries.labels import NOMENCLATURES

LEVELS: Final = {1: "section", 2: "division", 4: "groupe", 5: "classe", 6: "sous-classe"}
"""By the length of the code."""
FACTS: Final = {NafVersion.REV2: FactCode.ACTIVITY_REV2, NafVersion.NAF2025: FactCode.ACTIVITY_2025}
WHOLE: Final = len("43.32A")


def find_activities(scope: Scope, text: str, version: NafVersion) -> list[Choice]:
    """Codes that begin so, or whose label holds every word; the larger first, then those of most businesses."""
    asked = fold(text[:LONGEST_TEXT])
    code = text.strip().upper()
    if not asked:
        return []
    labels = _labels(NOMENCLATURES[version])
    numbers = _under(_known(scope, FACTS[version]))
    found = [one for one in {**labels, **dict.fromkeys(numbers, "")} if _answers(one, labels.get(one, ""), code, asked)]
    ordered = sorted(found, key=lambda one: (len(one), -numbers[one], one))
    return [Choice(one, f"{one} {labels.get(one, '')}".strip(), _about(one, numbers[one])) for one in ordered[:MOST]]


def _answers(code: str, label: str, asked_code: str, asked: str) -> bool:
    plain = asked_code.replace(".", "")
    return code.replace(".", "").startswith(plain) or is_named(label, asked)


def _about(code: str, number: int) -> str:
    level = LEVELS.get(len(code), "")
    return f"{level}, {count(number, 'entreprise', 'entreprises')}" if number else f"{level}, aucune entreprise"


def _labels(nomenclature: Nomenclature) -> dict[str, str]:
    """Of every code held at the five levels: published, imported, or met in the register."""
    published = {code: one.label for (of, code), one in reference.read_activities().items() if of is nomenclature}
    stored = Activity.objects.filter(nomenclature=nomenclature.value).exclude(label="").order_by("code")
    sections = {letter: label for letter in "ABCDEFGHIJKLMNOPQRSTUV" if (label := section_label(letter, nomenclature))}
    return {**sections, **published, **dict(stored.values_list("code", "label"))}


def _known(scope: Scope, fact: str) -> Mapping[FactValue, int]:
    """How many businesses have each value of a fact."""
    population = population_at(scope.programme_id, clock.today(), present_mark(scope.programme_id))
    column = population.frame.columns.get(fact)
    if column is None:
        return {}
    numbers = np.bincount(column.codes, minlength=len(column.values)).tolist()
    pairs = zip(column.values.known, numbers, strict=True)
    return {value: number for value, number in pairs if value is not None and number}


def _under(known: Mapping[FactValue, int]) -> Counter[str]:
    """By code, at every level."""
    numbers: Counter[str] = Counter()
    for value, number in known.items():
        if isinstance(value, ActivityCode):
            for prefix in value.prefixes:
                numbers[prefix] += number
    return numbers


def find_legal_forms(scope: Scope, text: str) -> list[Choice]:
    """At the three levels; a whole code met in the register is offered under its family."""
    asked = fold(text[:LONGEST_TEXT])
    if not asked:
        return []
    numbers: Counter[str] = Counter()
    for value, number in _known(scope, FactCode.LEGAL_FORM).items():
        for length in (1, 2, 4):
            numbers[str(value)[:length]] += number
    codes = {**legal_forms(), **{code: legal_form_label(code) or "" for code in numbers}}
    found = [code for code, label in codes.items() if code.startswith(asked) or is_named(label, asked)]
    ordered = sorted(found, key=lambda code: (len(code), -numbers[code], code))
    return [Choice(code, f"{code} {codes[code]}".strip(), _told(code, numbers[code])) for code in ordered[:MOST]]


def _told(code: str, number: int) -> str:
    level = {1: "famille", 2: "catégorie"}.get(len(code), "forme précise")
    return f"{level}, {count(number, 'entreprise', 'entreprises')}" if number else f"{level}, aucune entreprise"


def other_nomenclature(criterion: Naf) -> tuple[NafVersion, tuple[str, ...]] | None:
    """The nomenclature that holds whole codes written in the other, and these codes; None when all stand well."""
    other = NafVersion.NAF2025 if criterion.version is NafVersion.REV2 else NafVersion.REV2
    whole = [code for code in (*criterion.include, *criterion.exclude) if len(code) == WHOLE]
    held = _held(whole, NOMENCLATURES[other]) - _held(whole, NOMENCLATURES[criterion.version])
    return (other, tuple(code for code in whole if code in held)) if held else None


def lost_activities(criterion: Naf) -> tuple[str, ...]:
    """The codes that a nomenclature whose list is whole does not have."""
    nomenclature = NOMENCLATURES[criterion.version]
    published = {code for of, code in reference.read_activities() if of is nomenclature}
    codes = [code for code in (*criterion.include, *criterion.exclude) if len(code) > 1]
    return tuple(code for code in codes if code not in published) if published else ()


def _held(codes: Iterable[str], nomenclature: Nomenclature) -> set[str]:
    asked = set(codes)
    published = {code for code in asked if (nomenclature, code) in reference.read_activities()}
    stored = Activity.objects.filter(nomenclature=nomenclature.value, code__in=asked).order_by("code")
    return published | set(stored.values_list("code", flat=True)) if asked else set()
