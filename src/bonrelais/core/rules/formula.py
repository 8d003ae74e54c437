"""What a criterion asks, as one formula over single facts. Both readings are made from it.

A leaf looks at one fact, or at what is not a fact (the day, the need, a person's decision). Nodes follow Kleene's
logic. The explaining reading walks the formula for one business; the columns reading walks it for all of them.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import ClassVar, NamedTuple

from bonrelais.core.facts import Fact, FactSheet, FactValue
from bonrelais.core.interval import Interval
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.verdicts import Answer, Finding, Missing, all_of, any_of, negate


class Formula(ABC):
    """One of the nodes below, or a leaf."""

    __slots__ = ()

    @abstractmethod
    def find(self, sheet: FactSheet, context: Context) -> Finding:
        """What one business answers, with the value that decides and what is left to ask."""

    @property
    def codes(self) -> Iterator[str]:
        """The facts it looks at, in order, perhaps more than once."""
        return (code for part in self.inner for code in part.codes)

    @property
    def inner(self) -> tuple["Formula", ...]:
        """What it is made of, nothing for a leaf."""
        return ()

    @property
    def is_given(self) -> bool:
        """Whether a part of it looks at the context, and not at facts alone."""
        return any(part.is_given for part in self.inner)


class Part(NamedTuple):
    """A part of a value, by its name, and the codes that a leaf tells apart there; None, it tells all apart."""

    name: str
    apart: frozenset[str] | None = None


class Leaf(Formula):
    """Looks at one fact. `answer` alone decides, for both readings; the rest is words."""

    __slots__ = ()
    takes: ClassVar[type | tuple[type, ...]]
    asked: Missing

    @abstractmethod
    def answer(self, value: FactValue, day: date) -> Answer:
        """From a known value, of a type it takes."""

    @abstractmethod
    def told(self, value: FactValue, answer: Answer, context: Context) -> str:
        """The value in French, as it is shown after the criterion's statement."""

    @property
    def looks_at(self) -> tuple[Part, ...] | None:
        """The parts of the value that alone decide; None, the whole value does."""
        return None

    def examples(self, day: date) -> tuple[FactValue, ...]:
        """Answers that it tells apart, as many as it has ways to answer; none where nobody is asked."""
        return ()

    def asks(self, value: FactValue) -> Missing:
        """What to ask when the known value does not suffice."""
        return self.asked

    @property
    def codes(self) -> Iterator[str]:
        yield self.asked.code

    def find(self, sheet: FactSheet, context: Context) -> Finding:
        fact = sheet.facts.get(self.asked.code)
        if fact is None or not isinstance(fact.value, self.takes):
            return not_known(sheet, self.asked)
        answer = self.answer(fact.value, context.day)
        told = self.told(fact.value, answer, context)
        asked = (self.asks(fact.value),) if answer is Answer.UNKNOWN else ()
        return Finding(answer, told, fact, asked)


class Given(Formula):
    """Looks at the context alone: the day, the need's themes, what a person decided. Reads no fact."""

    __slots__ = ()

    @property
    def is_given(self) -> bool:
        return True

    @abstractmethod
    def given(self, context: Context) -> Finding:
        """What the context answers."""

    def find(self, sheet: FactSheet, context: Context) -> Finding:
        return self.given(context)


@dataclass(frozen=True, slots=True)
class Parts(Formula):
    """Made of several parts."""

    parts: tuple[Formula, ...]

    @property
    def inner(self) -> tuple[Formula, ...]:
        return self.parts


@dataclass(frozen=True, slots=True)
class AllOf(Parts):
    def find(self, sheet: FactSheet, context: Context) -> Finding:
        findings = [part.find(sheet, context) for part in self.parts]
        return _settled(all_of([finding.answer for finding in findings]), findings)


@dataclass(frozen=True, slots=True)
class AnyOf(Parts):
    def find(self, sheet: FactSheet, context: Context) -> Finding:
        findings = [part.find(sheet, context) for part in self.parts]
        return _settled(any_of([finding.answer for finding in findings]), findings)


@dataclass(frozen=True, slots=True)
class FirstKnown(Parts):
    """The first part that answers; the last one is asked when none does."""

    def find(self, sheet: FactSheet, context: Context) -> Finding:
        for part in self.parts[:-1]:
            found = part.find(sheet, context)
            if found.answer is not Answer.UNKNOWN:
                return found
        return self.parts[-1].find(sheet, context)


@dataclass(frozen=True, slots=True)
class Not(Formula):
    part: Formula

    @property
    def inner(self) -> tuple[Formula, ...]:
        return (self.part,)

    def find(self, sheet: FactSheet, context: Context) -> Finding:
        found = self.part.find(sheet, context)
        return Finding(negate(found.answer), found.value, found.fact, found.missing, found.source)


def all_parts(parts: Sequence[Formula]) -> Formula:
    """The parts together, or the only one."""
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def any_part(parts: Sequence[Formula]) -> Formula:
    """One of the parts, or the only one."""
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))


def none_of(parts: Sequence[Formula]) -> tuple[Formula, ...]:
    """Nothing to check without parts, else that none of them holds."""
    return (Not(any_part(parts)),) if parts else ()


def not_known(sheet: FactSheet, asked: Missing) -> Finding:
    """Never answered; or answered so long ago that the answer stands no more: it is shown with its day; or in doubt."""
    old = sheet.outdated.get(asked.code)
    if old is not None:
        return Finding(Answer.UNKNOWN, ", ".join(filter(None, (_said(old), "à redemander"))), old, (asked,))
    doubt = sheet.doubts.get(asked.code)
    if doubt is not None:
        return Finding(Answer.UNKNOWN, doubt.words, None, (asked,), doubt.source_text)
    return _never_known(asked)


# Most facts of a business were never asked: they are told with the same words each time.
@lru_cache(maxsize=4096)
def _never_known(asked: Missing) -> Finding:
    return Finding(Answer.UNKNOWN, "pas encore connu", None, (asked,))


def _said(old: Fact) -> str:
    match old.value:
        case bool():
            return "oui" if old.value else "non"
        case Interval():
            return str(old.value)
        case _:
            return ""


def _settled(answer: Answer, findings: Sequence[Finding]) -> Finding:
    """The first finding that settles the answer is shown; while it is unknown, one of which something is known."""
    deciding = [finding for finding in findings if finding.answer is answer]
    if answer is not Answer.UNKNOWN:
        return deciding[0]
    shown = next((finding for finding in deciding if finding.fact is not None), deciding[0])
    asked = tuple(dict.fromkeys(one for finding in findings for one in finding.missing))
    return Finding(answer, shown.value, shown.fact, asked, shown.source)
