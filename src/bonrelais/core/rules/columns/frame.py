"""A population as columns: for each fact, the values that occur and, for each business, which one it has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bonrelais.core.facts import FactSheet, FactValue
from bonrelais.core.rules.columns.values import Values

Codes: TypeAlias = NDArray[np.int32]
NOT_KNOWN: Final = 0
"""The code of what is not known of a business."""


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One fact: `codes[row]` is the place, among `values`, of what is known of the business at that row."""

    values: Values
    codes: Codes


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """`size` businesses, in the caller's order. A fact without a column is known of none of them."""

    size: int
    columns: Mapping[str, Column]

    def chunks(self, rows: int) -> Iterator["Frame"]:
        """The same population by slices, which share the values of each column."""
        for start in range(0, self.size, rows):
            end = min(start + rows, self.size)
            parts = {code: Column(one.values, one.codes[start:end]) for code, one in self.columns.items()}
            yield Frame(end - start, parts)

    def take(self, rows: Codes) -> "Frame":
        """Some businesses of the population, in the order given."""
        parts = {code: _occurring(Column(one.values, one.codes[rows])) for code, one in self.columns.items()}
        return Frame(len(rows), parts)


def _occurring(column: Column) -> Column:
    """Without the values that occur no more, where there are more of them than businesses."""
    values, codes = column.values, column.codes
    if len(values) <= len(codes):
        return column
    are_used = np.bincount(codes, minlength=len(values)) > 0
    are_used[NOT_KNOWN] = True
    places = np.cumsum(are_used, dtype=np.int32) - 1
    return Column(Values(tuple(compress(values.known, are_used.tolist()))), places[codes].astype(np.int32))


class _Coder:
    """Gives each value its place, the same to equal values of one type: True and 1 are two."""

    def __init__(self, known: Sequence[FactValue | None] = (None,)) -> None:
        self.known = list(known)
        self._places = {(type(value), value): place for place, value in enumerate(known)}

    def place(self, value: FactValue | None) -> int:
        key = (type(value), value)
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = len(self.known)
            self.known.append(value)
        return found


def column_of(values: Sequence[FactValue | None]) -> Column:
    """From the value of each business in turn, None where it is not known."""
    coder = _Coder()
    codes = np.fromiter((coder.place(value) for value in values), np.int32, len(values))
    return Column(Values(tuple(coder.known)), codes)


def amended(frame: Frame, changes: Mapping[str, Mapping[int, FactValue | None]], *, size: int) -> Frame:
    """The population with other values at some rows, by fact then row, and grown to a size."""
    added = np.zeros(size - frame.size, np.int32)
    columns = {code: Column(one.values, np.concatenate([one.codes, added])) for code, one in frame.columns.items()}
    for code, by_row in changes.items():
        held = columns.get(code) or Column(Values((None,)), np.zeros(size, np.int32))
        coder = _Coder(held.values.known)
        codes = held.codes.copy()
        for row, value in by_row.items():
            codes[row] = coder.place(value)
        is_same = len(coder.known) == len(held.values)
        columns[code] = Column(held.values if is_same else Values(tuple(coder.known)), codes)
    return Frame(size, columns)


def frame_of(sheets: Sequence[FactSheet]) -> Frame:
    """The population of these businesses, in their order."""
    codes = dict.fromkeys(code for sheet in sheets for code in sheet.facts)
    return Frame(len(sheets), {code: column_of(list(_values(sheets, code))) for code in codes})


def _values(sheets: Iterable[FactSheet], code: str) -> Iterator[FactValue | None]:
    for sheet in sheets:
        fact = sheet.get(code)
        yield None if fact is None else fact.value
