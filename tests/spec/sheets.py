"""Facts written shortly, for tables of rules."""

from collections.abc import Mapping
from datetime import date

from bonrelais.core.facts import Fact, FactCode, FactSheet, FactValue, Grade, Place, Registration, SourceRank, Step
from bonrelais.core.interval import Interval
from bonrelais.core.nomenclature import ActivityCode, Nomenclature

DAY = date(2025, 9, 28)
LUMBRES = Place("62534", "246201016", "62", "32", "Lumbres")
SAINT_OMER = Place("62765", "200069037", "62", "32", "Saint-Omer")
SOMEWHERE = Place("62534")
JOINER = ActivityCode(Nomenclature.NAFREV2, "43.32A")
REGISTERED = Registration(Grade.REGISTERED)
SINCE_2024 = Registration(Grade.REGISTERED, date(2024, 9, 28))
PRESUMED = Registration(Grade.PRESUMED, why="87 % des établissements de cette activité le sont")
NOT_REGISTERED = Registration(Grade.NOT_REGISTERED)


def band(low: int, high: int) -> Interval:
    return Interval(low, high)


def fact(code: str, value: FactValue, on: date = DAY) -> Fact:
    return Fact(code, value, SourceRank.REGISTER, on, "SIRENE")


def sheet(**values: FactValue) -> FactSheet:
    """`employees_company=band(3, 5)`: the names are those of FactCode, lower case; others are catalogue codes."""
    return FactSheet.on(DAY, [fact(_code(name), value) for name, value in values.items()])


def told(values: Mapping[str, FactValue]) -> FactSheet:
    """`{"premises.area": band(20, 40)}`: the codes of the catalogue."""
    return FactSheet.on(DAY, [fact(code, value) for code, value in values.items()])


def exactly(number: int) -> Interval:
    return Interval.exactly(number)


def done(*day: int) -> Step:
    """A step done, on a day if one is given: `done(2024, 3, 1)`."""
    return Step(is_done=True, on=date(*day) if day else None)


NOT_DONE = Step(is_done=False)


def _code(name: str) -> str:
    return FactCode[name.upper()] if name.upper() in FactCode.__members__ else name
