"""The same rules in straightforward numpy: two masks a condition, yes and no; nothing shared between tools."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import singledispatchmethod
from typing import TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from bench.raw import GRADES, LEVELS, named, plain_columns
from bonrelais.core.days import add_months
from bonrelais.core.facts import Grade
from bonrelais.core.nomenclature import is_natural_person, is_public_body
from bonrelais.core.rules.columns.frame import Frame
from bonrelais.core.rules.columns.lists import Counts
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.criteria.legal_form import SOLE_PARTNER, CompanyIsNoMicro, FormIs, Presence
from bonrelais.core.rules.criteria.naf import UnderActivity
from bonrelais.core.rules.criteria.registration import InRegister
from bonrelais.core.rules.criteria.size_category import CategoryIs
from bonrelais.core.rules.criteria.territory import Area, AreaLevel, InPlace
from bonrelais.core.rules.formula import AllOf, AnyOf, FirstKnown, Formula, Given, Leaf, Not
from bonrelais.core.rules.leaves import Flag, OneOf, Overlaps, Since, StepDone, Within
from bonrelais.core.rules.requirements import Requirement, Strength, ToolRule
from bonrelais.core.rules.verdicts import Answer

Mask: TypeAlias = NDArray[np.bool_]
Masks: TypeAlias = tuple[Mask, Mask]
"""Those that surely meet a condition, those that surely do not."""


class NumpyPeer:
    def __init__(self, frame: Frame, context: Context) -> None:
        self._size = frame.size
        self._context = context
        self._plain = plain_columns(frame)
        self._texts: dict[str, tuple[dict[str, int], NDArray[np.int32]]] = {}
        for name, column in self._plain.items():
            if column.dtype == object:
                self._texts[name] = _numbered(column)

    def count(self, tool: ToolRule) -> Counts:
        left = np.ones(self._size, bool)
        sure = np.ones(self._size, bool)
        excluded: dict[str, int] = {}
        for requirement in tool.requirements:
            if requirement.strength is Strength.ELIGIBILITY:
                yes, no = self._requirement(requirement)
                excluded[requirement.key] = int(np.count_nonzero(left & no))
                left &= ~no
                sure &= yes
        return Counts(int(np.count_nonzero(sure)), int(np.count_nonzero(left & ~sure)), excluded)

    def _requirement(self, requirement: Requirement) -> Masks:
        yes, no = _any([self._read(one.formula) for one in requirement.any_of])
        if requirement.when is None:
            return yes, no
        holds, fails = self._read(requirement.when.formula)
        return fails | yes, holds & no

    def _read(self, formula: Formula) -> Masks:
        found = [self._read(part) for part in formula.inner]
        match formula:
            case AllOf():
                read = np.logical_and.reduce([yes for yes, _ in found]), np.logical_or.reduce([no for _, no in found])
            case AnyOf():
                read = _any(found)
            case Not():
                read = found[0][::-1]
            case FirstKnown():
                read = self._first_known(found)
            case Given():
                answer = formula.given(self._context).answer
                read = np.full(self._size, answer is Answer.YES), np.full(self._size, answer is Answer.NO)
            case _:
                read = self._read_leaf(cast("Leaf", formula))
        return read

    def _read_leaf(self, leaf: Leaf) -> Masks:
        if any(name.startswith(named(leaf.asked.code, "")) for name in self._plain):
            return self.leaf(leaf)
        return np.zeros(self._size, bool), np.zeros(self._size, bool)

    @staticmethod
    def _first_known(found: Sequence[Masks]) -> Masks:
        yes, no = found[0]
        for then_yes, then_no in found[1:]:
            unknown = ~(yes | no)
            yes, no = yes | (unknown & then_yes), no | (unknown & then_no)
        return yes, no

    @singledispatchmethod
    def leaf(self, leaf: Leaf) -> Masks:
        raise TypeError(type(leaf).__name__)

    @leaf.register
    def _(self, leaf: Within) -> Masks:
        low, high = (np.asarray(self._plain[named(leaf.asked.code, part)], float) for part in ("low", "high"))
        least = -np.inf if leaf.wanted.low is None else float(leaf.wanted.low)
        most = np.inf if leaf.wanted.high is None else float(leaf.wanted.high)
        return (low >= least) & (high <= most), (high < least) | (low > most)

    @leaf.register
    def _(self, leaf: Since) -> Masks:
        start = self._plain[named(leaf.asked.code, "day")]
        # Some days have no anniversary in a short month: those few are compared by their own months.
        met = np.ones(self._size, bool)
        if leaf.min_months is not None:
            met &= start <= _last_old(self._context.day, leaf.min_months)
        if leaf.max_months is not None:
            met &= start >= _first_young(self._context.day, leaf.max_months)
        known = ~np.isnat(start)
        return known & met, known & ~met

    @leaf.register
    def _(self, leaf: Flag) -> Masks:
        flag = self._plain[named(leaf.asked.code, "flag")]
        return flag == float(leaf.is_yes_wanted), flag == float(not leaf.is_yes_wanted)

    @leaf.register
    def _(self, leaf: OneOf) -> Masks:
        return self._in(named(leaf.asked.code, "text"), leaf.wanted)

    @leaf.register
    def _(self, leaf: CategoryIs) -> Masks:
        answers = {code: leaf.answer(code, self._context.day) for code in ("MIC", "PME", "ETI", "GE")}
        text = named(leaf.asked.code, "text")
        yes, _ = self._in(text, [code for code, one in answers.items() if one is Answer.YES])
        no, _ = self._in(text, [code for code, one in answers.items() if one is Answer.NO])
        return yes, no

    @leaf.register
    def _(self, leaf: Overlaps) -> Masks:
        names, _ = self._texts[named(leaf.asked.code, "codes")]
        met = [name for name in names if any(f"|{one}|" in name for one in leaf.wanted)]
        return self._in(named(leaf.asked.code, "codes"), met)

    @leaf.register
    def _(self, leaf: UnderActivity) -> Masks:
        known = self._texts[named(leaf.asked.code, "code")][1] >= 0
        included = self._under(leaf.asked.code, leaf.include) if leaf.include else known
        met = included & ~self._under(leaf.asked.code, leaf.exclude)
        return known & met, known & ~met

    def _under(self, code: str, prefixes: Iterable[str]) -> Mask:
        lengths = {1: 0, 2: 1, 4: 2, 5: 3, 6: 4}
        met = np.zeros(self._size, bool)
        by_level: dict[int, list[str]] = {}
        for prefix in prefixes:
            by_level.setdefault(lengths[len(prefix)], []).append(prefix)
        for level, ones in by_level.items():
            met |= self._in(named(code, LEVELS[level]), ones)[0]
        return met

    @leaf.register
    def _(self, leaf: InPlace) -> Masks:
        code = leaf.asked.code
        known = self._texts[named(code, "commune")][1] >= 0
        yes, no = self._areas(code, leaf.include) if leaf.include else (known, ~known)
        out, kept = self._areas(code, leaf.exclude)
        return known & yes & kept, known & (no | out)

    def _areas(self, code: str, areas: Sequence[Area]) -> Masks:
        found = [(np.zeros(self._size, bool), np.ones(self._size, bool))]
        for level in AreaLevel:
            codes = [area.code for area in areas if area.level is level]
            if codes and level is AreaLevel.COUNTRY:
                found.append((np.full(self._size, "FR" in codes), np.full(self._size, "FR" not in codes)))
            elif codes:
                found.append(self._in(named(code, level.value), codes))
        return _any(found)

    @leaf.register
    def _(self, leaf: FormIs) -> Masks:
        name = named(leaf.asked.code, "text")
        met = [
            one
            for one in self._texts[name][0]
            if (not leaf.include or one.startswith(leaf.include))
            and not (leaf.exclude and one.startswith(leaf.exclude))
            and (leaf.public_body is None or is_public_body(one) is (leaf.public_body is Presence.REQUIRED))
        ]
        return self._in(name, met)

    @leaf.register
    def _(self, leaf: CompanyIsNoMicro) -> Masks:
        name = named(leaf.asked.code, "text")
        forms = [one for one in self._texts[name][0] if is_natural_person(one) is False and one != SOLE_PARTNER]
        companies, _ = self._in(name, forms)
        nobody = np.zeros(self._size, bool)
        return (nobody, companies) if leaf.is_micro_wanted else (companies, nobody)

    @leaf.register
    def _(self, leaf: InRegister) -> Masks:
        grade, start = self._plain[named(leaf.asked.code, "grade")], self._plain[named(leaf.asked.code, "day")]
        held, refused = grade == GRADES.index(Grade.REGISTERED), grade == GRADES.index(Grade.NOT_REGISTERED)
        if not leaf.since_months:
            return held, refused
        last = _last_old(self._context.day, leaf.since_months)
        return held & (start <= last), refused | (held & (start > last))

    @leaf.register
    def _(self, leaf: StepDone) -> Masks:
        flag, on = self._plain[named(leaf.asked.code, "flag")], self._plain[named(leaf.asked.code, "day")]
        if leaf.max_age_months is None:
            return flag == 1, flag == 0
        first = _first_young(self._context.day, leaf.max_age_months)
        return (flag == 1) & (on >= first), (flag == 0) | ((flag == 1) & (on < first))

    def _in(self, name: str, wanted: Iterable[str]) -> Masks:
        numbers, codes = self._texts[name]
        met = np.isin(codes, [numbers[one] for one in wanted if one in numbers])
        return met, ~met & (codes >= 0)


def _any(found: Sequence[Masks]) -> Masks:
    return np.logical_or.reduce([yes for yes, _ in found]), np.logical_and.reduce([no for _, no in found])


def _numbered(column: NDArray[np.generic]) -> tuple[dict[str, int], NDArray[np.int32]]:
    names = sorted({one for one in column.tolist() if one is not None})
    numbers = {name: rank for rank, name in enumerate(names)}
    return numbers, np.array([numbers.get(one, -1) for one in column.tolist()], np.int32)


def _last_old(day: date, months: int) -> np.datetime64:
    """The last day whose anniversary has come."""
    last = add_months(day, -months)
    while add_months(date.fromordinal(last.toordinal() + 1), months) <= day:
        last = date.fromordinal(last.toordinal() + 1)
    return np.datetime64(last)


def _first_young(day: date, months: int) -> np.datetime64:
    """The first day whose anniversary has not passed."""
    first = add_months(day, -months)
    while add_months(date.fromordinal(first.toordinal() - 1), months) >= day:
        first = date.fromordinal(first.toordinal() - 1)
    return np.datetime64(first)
