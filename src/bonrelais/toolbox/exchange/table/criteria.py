"""The columns of conditions as typed criteria."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bonrelais.core.rules.criteria import read_criterion
from bonrelais.core.rules.criteria.manual import Manual
from bonrelais.core.rules.params import Params
from bonrelais.core.rules.requirements import Condition, Requirement
from bonrelais.toolbox.exchange.shapes import RowError
from bonrelais.toolbox.exchange.table import values
from bonrelais.toolbox.exchange.table.gazetteer import Gazetteer
from bonrelais.toolbox.exchange.table.headings import Column
from bonrelais.toolbox.exchange.texts import bullets

Found = tuple[Sequence[Requirement], Sequence[str]]
NOTHING: Final[Found] = ((), ())
NAF_ITEM: Final = re.compile(
    r"""
    ( [A-Z]                                          # a section
    | \d{2} (?: \.?\d{1,2} )?                        # a division, a group, a class
    | \d{2} (?: [. ]?\d{2} ) (?: [A-Z] | \ [A-Z] (?=\s*(?:[-–—:(]|$)) )
    )
    (?: \s*:? | (?: \s*[-–—:(]\s* | \s+ ) (?! (?:et|ou|à|a|au|sauf|hors)\b ) [^\W\d_]{2} .* )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A code, then nothing or its label. A letter set apart is of the code only where the code ends."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one line by column, and the places their names mean."""

    row: Mapping[Column, object]
    places: Gazetteer

    def of(self, column: Column) -> object:
        return self.row.get(column, "")


def territory(cells: Cells) -> Found:
    readers = (
        (Column.COMMUNES, cells.places.commune),
        (Column.EPCIS, cells.places.epci),
        (Column.DEPARTMENTS, cells.places.department),
    )
    areas: list[str] = []
    for column, read in readers:
        try:
            areas += [read(name) for name in values.items(cells.of(column), has_commas=column is not Column.EPCIS)]
        except RowError as refusal:
            raise RowError(str(refusal), field=column) from refusal
    return _one("territory", {"include": list(dict.fromkeys(areas))}) if areas else NOTHING


def activity(cells: Cells) -> Found:
    """A code typed as a number may have lost its last zero: it is told."""
    include, exclude = _codes(cells, Column.NAF), _codes(cells, Column.NAF_EXCLUDED)
    if not include and not exclude:
        return NOTHING
    if include and set(include) <= set(exclude):
        raise RowError("tous les codes acceptés sont aussi exclus. Retirez-en d’un côté.")
    lists = {"include": include, "exclude": exclude}
    numbers = [one for one in (cells.of(Column.NAF), cells.of(Column.NAF_EXCLUDED)) if isinstance(one, float)]
    notes = [f"Code NAF lu dans un nombre ({one:g}) : un zéro final a pu s’y perdre." for one in numbers if one % 1]
    requirements, _ = _one("naf", {name: codes for name, codes in lists.items() if codes})
    return requirements, notes


def _codes(cells: Cells, column: Column) -> list[str]:
    try:
        return [_code(item) for item in values.items(cells.of(column))]
    except RowError as refusal:
        raise RowError(str(refusal), field=column) from refusal


def _code(item: str) -> str:
    """« 10.71C - Boulangerie » and « 10.71 C » are their code; « 47 et 56 » are two, « 47 59 » may be one or two."""
    found = NAF_ITEM.fullmatch(item)
    if found:
        return found[1].replace(" ", "")
    if " " not in item:
        return item.rstrip(":")
    raise RowError(f"« {item} » : donnez un code par case ou entre « ; », son libellé après lui s’il le faut.")


def workforce(cells: Cells) -> Found:
    low = _whole(cells, Column.WORKFORCE_MIN)
    high = _whole(cells, Column.WORKFORCE_MAX)
    params = {name: number for name, number in (("min", low or None), ("max", high)) if number is not None}
    return _one("workforce", params) if params else NOTHING


def sales_area(cells: Cells) -> Found:
    most = values.whole(cells.of(Column.SALES_AREA_MAX))
    if most is None:
        return NOTHING
    return _one("premises", {"sales_area_max": most})


def age(cells: Cells) -> Found:
    months = values.whole(cells.of(Column.AGE_MIN))
    return _one("age", {"min_months": months}) if months else NOTHING


def period(cells: Cells) -> Found:
    start = values.day(cells.of(Column.START))
    try:
        end = values.day(cells.of(Column.END))
    except RowError as refusal:
        raise RowError(str(refusal), field=Column.END) from refusal
    params = {name: day.isoformat() for name, day in (("from", start), ("to", end)) if day is not None}
    return _one("period", params) if params else NOTHING


def not_started(cells: Cells) -> Found:
    if not values.yes(cells.of(Column.NOT_STARTED)):
        return NOTHING
    return _one("not_started", {})


def others(cells: Cells) -> Found:
    return [_manual(item) for item in bullets(values.text_of(cells.of(Column.OTHERS)))], ()


BUILDERS: Final[tuple[tuple[Column, Callable[[Cells], Found]], ...]] = (
    (Column.START, period),
    (Column.COMMUNES, territory),
    (Column.WORKFORCE_MIN, workforce),
    (Column.NAF, activity),
    (Column.SALES_AREA_MAX, sales_area),
    (Column.AGE_MIN, age),
    (Column.NOT_STARTED, not_started),
    (Column.OTHERS, others),
)
"""Each with the column its refusals name, unless they name another."""


def _whole(cells: Cells, column: Column) -> int | None:
    try:
        return values.whole(cells.of(column))
    except RowError as refusal:
        raise RowError(str(refusal), field=column) from refusal


def _one(kind: str, params: Params) -> Found:
    """Raise CriterionError in French."""
    return [Requirement("", (Condition(read_criterion(kind, params)),))], ()


def _manual(text: str) -> Requirement:
    return Requirement("", (Condition(Manual(text)),))
