"""Formulas read on columns: Kleene's logic as the least and the greatest of numbers, a whole population at a time."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from bonrelais.core.rules.columns.frame import Frame
from bonrelais.core.rules.columns.tables import NO, UNKNOWN, YES, Answers, Tables, as_number
from bonrelais.core.rules.columns.values import Mask
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.formula import AllOf, AnyOf, FirstKnown, Formula, Given, Leaf, Not
from bonrelais.core.rules.requirements import Requirement

Trool: TypeAlias = "Answers | np.uint8"
"""An answer for each business, or one for all of them."""


class Reading:
    """One population read on a day: each formula is read once, whatever the number of tools that hold it."""

    def __init__(self, frame: Frame, context: Context, tables: Tables | None = None) -> None:
        self.frame = frame
        self.context = context
        self._tables = tables or Tables(context.day)
        self._places: dict[str, NDArray[np.intp]] = {}
        self._read: dict[int, tuple[Formula, Trool]] = {}

    def requirement(self, requirement: Requirement) -> Trool:
        """Met when one of its conditions is, or when its guard says no."""
        answer = _greatest([self.formula(condition.formula) for condition in requirement.any_of])
        if requirement.when is None:
            return answer
        return np.maximum(YES - self.formula(requirement.when.formula), answer)

    def formula(self, formula: Formula) -> Trool:
        kept = self._read.get(id(formula))
        if kept is None:
            kept = self._read[id(formula)] = (formula, self._answer(formula))
        return kept[1]

    def asked(self, requirement: Requirement, rows: Mask) -> Iterator[tuple[str, Mask]]:
        """The facts to ask, in order, each with the businesses, among the rows, that miss it."""
        rows = rows & (self.requirement(requirement) == UNKNOWN)
        guard = () if requirement.when is None else (requirement.when,)
        for condition in (*guard, *requirement.any_of):
            yield from self._missing(condition.formula, rows)

    def _answer(self, formula: Formula) -> Trool:
        match formula:
            case Leaf():
                return self._leaf(formula)
            case Given():
                return self._given(formula)
            case AllOf(parts):
                return _least([self.formula(part) for part in parts])
            case AnyOf(parts):
                return _greatest([self.formula(part) for part in parts])
            case Not(part):
                return YES - self.formula(part)
            case FirstKnown(parts):
                return _first_known([self.formula(part) for part in parts])
        raise TypeError(f"No columns reading of {type(formula).__name__}.")

    def _leaf(self, leaf: Leaf) -> Trool:
        code = leaf.asked.code
        column = self.frame.columns.get(code)
        if column is None:
            return UNKNOWN
        places = self._places.get(code)
        if places is None:
            places = self._places[code] = column.codes.astype(np.intp)
        return self._tables.answers(leaf, column.values).take(places, mode="clip")

    def _given(self, formula: Given) -> Trool:
        """The same for all, unless people decided for some: the frame has their answers under what was asked."""
        found = formula.given(self.context)
        asked = next((self.frame.columns[one.code] for one in found.missing if one.code in self.frame.columns), None)
        if asked is None:
            return as_number(found.answer)
        answers = [UNKNOWN if value is None else YES if value else NO for value in asked.values.known]
        return np.array(answers, np.uint8).take(asked.codes)

    def _missing(self, formula: Formula, rows: Mask) -> Iterator[tuple[str, Mask]]:
        """As the explanation asks: every fact not known of a formula that is not settled."""
        rows = rows & (self.formula(formula) == UNKNOWN)
        match formula:
            case Leaf():
                yield formula.asked.code, rows
            case Given():
                for one in formula.given(self.context).missing:
                    yield one.code, rows
            case Not(part):
                yield from self._missing(part, rows)
            case FirstKnown(parts):
                yield from self._missing(parts[-1], rows)
            case AllOf(parts) | AnyOf(parts):
                for part in parts:
                    yield from self._missing(part, rows)


def _least(answers: Sequence[Trool]) -> Trool:
    least, *others = answers
    for one in others:
        least = np.minimum(least, one)
    return least


def _greatest(answers: Sequence[Trool]) -> Trool:
    greatest, *others = answers
    for one in others:
        greatest = np.maximum(greatest, one)
    return greatest


def _first_known(answers: Sequence[Trool]) -> Trool:
    *others, found = answers
    for one in reversed(others):
        found = np.where(one == UNKNOWN, found, one)
    return found
