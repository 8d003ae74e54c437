"""A population as plain columns, for peers that know nothing of our values: numbers, codes and days as they are."""

from collections.abc import Sequence
from datetime import date
from functools import singledispatch
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bonrelais.core.facts import FactValue, Grade, Place, Registration, Step
from bonrelais.core.interval import Interval
from bonrelais.core.nomenclature import ActivityCode
from bonrelais.core.rules.columns.frame import Frame

Cell: TypeAlias = str | float | date | None
Plain: TypeAlias = NDArray[np.generic]
LEVELS: Final = ("section", "division", "group", "class", "code")
GRADES: Final = list(Grade)


def plain_columns(frame: Frame) -> dict[str, Plain]:
    """« legal_form__text », « employees_company__low », « created_on__day »: NaN, NaT or None unknown."""
    plain: dict[str, Plain] = {}
    for code, column in frame.columns.items():
        told = [cells_of(value) for value in column.values.known]
        for part in sorted({part for cells in told for part in cells}):
            plain[named(code, part)] = _array([cells.get(part) for cells in told])[column.codes]
    return plain


def named(code: str, part: str) -> str:
    return f"{code.replace('.', '_').replace('-', '_')}__{part}"


def _array(cells: list[Cell]) -> Plain:
    known = next((cell for cell in cells if cell is not None), None)
    if known is None or isinstance(known, date):
        return instants([cell if isinstance(cell, date) else None for cell in cells])
    if isinstance(known, str):
        return np.array(cells, object)
    return np.array([np.nan if cell is None else cell for cell in cells], float)


def instants(days: Sequence[date | None]) -> Plain:
    """Days as the database reads them, NaT where there is none."""
    return np.array([np.datetime64("NaT" if day is None else day.isoformat(), "s") for day in days])


@singledispatch
def cells_of(value: FactValue | None) -> dict[str, Cell]:
    return {}


@cells_of.register
def _(value: bool) -> dict[str, Cell]:  # noqa: FBT001  # what is dispatched on
    return {"flag": float(value)}


@cells_of.register
def _(value: str) -> dict[str, Cell]:
    return {"text": value}


@cells_of.register
def _(value: date) -> dict[str, Cell]:
    return {"day": value}


@cells_of.register
def _(value: Interval) -> dict[str, Cell]:
    low, high = value.low, value.high
    return {"low": -np.inf if low is None else float(low), "high": np.inf if high is None else float(high)}


@cells_of.register
def _(value: Place) -> dict[str, Cell]:
    return {"commune": value.commune, "epci": value.epci, "department": value.department, "region": value.region}


@cells_of.register
def _(value: ActivityCode) -> dict[str, Cell]:
    return dict(zip(LEVELS, value.prefixes, strict=True))


@cells_of.register
def _(value: Registration) -> dict[str, Cell]:
    return {"grade": float(GRADES.index(value.grade)), "day": value.since}


@cells_of.register
def _(value: Step) -> dict[str, Cell]:
    return {"flag": float(value.is_done), "day": value.on}


@cells_of.register
def _(value: frozenset) -> dict[str, Cell]:  # type: ignore[type-arg]  # dispatched on the bare class
    return {"codes": "|" + "|".join(sorted(value)) + "|"}
