"""What looking for contradictions costs: a list of criteria is looked at while it is typed."""

from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import ClassVar

from bonrelais.core.facts import FactValue
from bonrelais.core.rules.clashes import Lack, lack
from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.contradictions import contradictions
from bonrelais.core.rules.criteria.legal_form import FormIs
from bonrelais.core.rules.criteria.naf import NafVersion, UnderActivity
from bonrelais.core.rules.requirements import Condition, Requirement
from bonrelais.core.rules.samples import MOST_LOOKS, Domain, Patience
from bonrelais.core.rules.verdicts import Answer, Missing
from tests.core.test_contradictions import LARGE, SMALL, TODAY, naf

ASKED = Missing("activity", "Laquelle ?")
FORM = Missing("form", "Laquelle ?")
DIVISIONS = ("10", "13", "14", "15", "16", "41", "42", "43", "45", "46", "47", "55", "56")


@dataclass(frozen=True, slots=True)
class Counted(UnderActivity):
    """An activity, and how often any was asked."""

    times: ClassVar[list[FactValue]] = []

    def answer(self, value: FactValue, day: date) -> Answer:
        self.times.append(value)
        return UnderActivity.answer(self, value, day)


def choice(number: int) -> Requirement:
    """One of eight activities."""
    pairs = list(combinations(DIVISIONS, 2))
    conditions = read_document(
        {"version": 1, "criteria": [naf(*pair) for pair in pairs[number % 70 : number % 70 + 8]]}
    )
    return Requirement(f"c{number}", tuple(_counted(one.any_of[0]) for one in conditions))


def _counted(condition: Condition) -> Condition:
    told = condition.formula
    assert isinstance(told, UnderActivity)
    counted = Condition(condition.criterion)
    object.__setattr__(counted, "formula", Counted(told.asked, told.version, told.include, told.exclude))
    return counted


def test_a_long_list_of_choices_is_looked_at_as_long_as_patience_lasts() -> None:
    Counted.times.clear()
    asked = [choice(number) for number in range(100)]
    assert contradictions(asked, day=TODAY, labels={}) == []
    assert MOST_LOOKS // 4 < len(Counted.times) < MOST_LOOKS


def test_nothing_is_said_once_patience_is_over() -> None:
    apart = tuple((UnderActivity(ASKED, NafVersion.REV2, frozenset({one}), frozenset()), True) for one in ("47", "56"))
    forms = tuple((FormIs(FORM, (one,), (), None), True) for one in ("1", "57"))
    for way, expected in ((apart, Lack.ACTIVITY), (forms, Lack.LEGAL_FORM)):
        assert lack(way, Domain(TODAY)) is expected
        assert [lack(way, Domain(TODAY, patience=Patience(left))) for left in (0, 20, 100)] == [None] * 3


def test_patience_is_new_for_each_list() -> None:
    """What took long does not keep the next list from being looked at."""
    contradictions([choice(number) for number in range(100)], day=TODAY, labels={})
    asked = read_document({"version": 1, "criteria": [SMALL, LARGE]})
    assert [one.key for one in contradictions(asked, day=TODAY, labels={})] == ["c2"]


def test_more_criteria_than_anybody_writes_are_left_before_each_pair_is_told() -> None:
    asked = read_document({"version": 1, "criteria": [SMALL, LARGE] * 400})
    assert 0 < len(contradictions(asked, day=TODAY, labels={})) < 400 * 400
