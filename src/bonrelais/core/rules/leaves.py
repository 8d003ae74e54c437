"""The leaves that several kinds of criteria share: a number, a day, yes or no, a code, several codes, a step done."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Final

from bonrelais.core.days import add_months, whole_months
from bonrelais.core.facts import FactValue, Step
from bonrelais.core.french import join_and, show_day, show_months
from bonrelais.core.interval import Interval
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.formula import Leaf
from bonrelais.core.rules.verdicts import Answer, Missing, from_bool

_FEW_DAYS: Final = timedelta(days=4)
"""Past the end of a short month, on either side of an anniversary."""


@dataclass(frozen=True, slots=True)
class Within(Leaf):
    """A number between two bounds, both accepted; known as an interval, it may straddle one and is unknown then."""

    takes: ClassVar[type] = Interval

    asked: Missing
    wanted: Interval
    unit: str = ""

    def answer(self, value: FactValue, day: date) -> Answer:
        if not isinstance(value, Interval):
            return Answer.UNKNOWN
        if self.wanted.contains(value):
            return Answer.YES
        return Answer.UNKNOWN if self.wanted.meets(value) else Answer.NO

    def examples(self, day: date) -> tuple[FactValue, ...]:
        low, high = self.wanted.low, self.wanted.high
        within = low if low is not None else high
        beside = (None if low is None or low <= 0 else low - 1, None if high is None else high + 1)
        return tuple(Interval.exactly(number) for number in (within, *beside) if number is not None)

    def told(self, value: FactValue, answer: Answer, context: Context) -> str:
        number = f"{value}\u00a0{self.unit}" if self.unit else str(value)
        return f"{number}, à préciser" if answer is Answer.UNKNOWN else number


@dataclass(frozen=True, slots=True)
class Since(Leaf):
    """Months since a day, between two bounds; the anniversary itself satisfies both. `past` is said before the day."""

    takes: ClassVar[type] = date

    asked: Missing
    min_months: int | None
    max_months: int | None
    past: str

    def answer(self, value: FactValue, day: date) -> Answer:
        return from_bool(is_met=isinstance(value, date) and self.is_old(value, day) and self.is_young(value, day))

    def is_old(self, start: date, day: date) -> bool:
        """Holds before some day and no more after it."""
        return self.min_months is None or add_months(start, self.min_months) <= day

    def is_young(self, start: date, day: date) -> bool:
        """Holds from some day on."""
        return self.max_months is None or day <= add_months(start, self.max_months)

    def examples(self, day: date) -> tuple[FactValue, ...]:
        old = add_months(day, -(self.min_months or self.max_months or 0))
        older = () if self.max_months is None else (add_months(day, -self.max_months) - _FEW_DAYS,)
        younger = () if self.min_months is None else (add_months(day, -self.min_months) + _FEW_DAYS,)
        return (old, *older, *younger)

    def told(self, value: FactValue, answer: Answer, context: Context) -> str:
        if not isinstance(value, date):
            return ""
        months = whole_months(value, context.day)
        # « 3 ans au plus : 3 ans » would not say why it is no.
        is_past = months == self.max_months and not self.is_young(value, context.day)
        age = f"plus de {show_months(months)}" if is_past else show_months(months)
        return f"{age}, {self.past} le {show_day(value)}"


@dataclass(frozen=True, slots=True)
class Flag(Leaf):
    """A yes or a no, and which of them is wanted."""

    takes: ClassVar[type] = bool

    asked: Missing
    is_yes_wanted: bool = True
    yes: str = "oui"
    no: str = "non"

    def answer(self, value: FactValue, day: date) -> Answer:
        return from_bool(is_met=value is self.is_yes_wanted)

    def examples(self, day: date) -> tuple[FactValue, ...]:
        return (True, False)

    def told(self, value: FactValue, answer: Answer, context: Context) -> str:
        return self.yes if value else self.no


@dataclass(frozen=True, slots=True)
class OneOf(Leaf):
    """A code among some; `names` are the words of codes, pairs of code and French label."""

    takes: ClassVar[type] = str

    asked: Missing
    wanted: frozenset[str]
    names: tuple[tuple[str, str], ...] = ()

    def answer(self, value: FactValue, day: date) -> Answer:
        return from_bool(is_met=value in self.wanted)

    def examples(self, day: date) -> tuple[FactValue, ...]:
        return (*sorted(self.wanted), "")

    def told(self, value: FactValue, answer: Answer, context: Context) -> str:
        return dict(self.names).get(str(value), str(value))


@dataclass(frozen=True, slots=True)
class Overlaps(Leaf):
    """Several codes of which one at least is among those wanted. What is told is told whole: the others are no."""

    takes: ClassVar[type] = frozenset

    asked: Missing
    wanted: frozenset[str]
    names: tuple[tuple[str, str], ...] = ()

    def answer(self, value: FactValue, day: date) -> Answer:
        return from_bool(is_met=isinstance(value, frozenset) and not value.isdisjoint(self.wanted))

    def examples(self, day: date) -> tuple[FactValue, ...]:
        return (*(frozenset({one}) for one in sorted(self.wanted)), frozenset())

    def told(self, value: FactValue, answer: Answer, context: Context) -> str:
        names = dict(self.names)
        codes = sorted(value) if isinstance(value, frozenset) else []
        return join_and([names.get(code, code) for code in codes]) or "aucune"


@dataclass(frozen=True, slots=True)
class StepDone(Leaf):
    """Done, and lately enough if asked; the last day counts. Done on a day nobody told: unknown if the day matters."""

    takes: ClassVar[type] = Step

    asked: Missing
    max_age_months: int | None = None
    since: str = ""
    yes: str = "oui"
    no: str = "non"

    def answer(self, value: FactValue, day: date) -> Answer:
        if not isinstance(value, Step) or not value.is_done:
            return Answer.NO
        if self.max_age_months is None:
            return Answer.YES
        if value.on is None:
            return Answer.UNKNOWN
        return from_bool(is_met=day <= add_months(value.on, self.max_age_months))

    def examples(self, day: date) -> tuple[FactValue, ...]:
        long_ago = () if self.max_age_months is None else (Step(True, add_months(day, -self.max_age_months - 1)),)
        return (Step(True, day), Step(False), *long_ago)

    def told(self, value: FactValue, answer: Answer, context: Context) -> str:
        if not isinstance(value, Step) or not value.is_done:
            return self.no
        if value.on is not None:
            return f"{self.yes}, le {show_day(value.on)}"
        return f"{self.yes}, à une date à préciser" if answer is Answer.UNKNOWN else self.yes

    def asks(self, value: FactValue) -> Missing:
        return Missing(self.asked.code, self.since or self.asked.question)
