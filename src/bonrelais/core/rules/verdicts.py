"""Three-valued answers (Kleene's logic) and the reasons that go with them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from bonrelais.core.facts import Fact


class Answer(StrEnum):
    """« Not known yet » is an answer: never counted as yes nor as no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS: Final = {Answer.YES: "Oui", Answer.NO: "Non", Answer.UNKNOWN: "À savoir"}
_OPPOSITES: Final = {Answer.YES: Answer.NO, Answer.NO: Answer.YES, Answer.UNKNOWN: Answer.UNKNOWN}


def negate(answer: Answer) -> Answer:
    return _OPPOSITES[answer]


def all_of(answers: Iterable[Answer]) -> Answer:
    """No as soon as one is no; yes when all are yes (so for none at all); else unknown."""
    verdict = Answer.YES
    for answer in answers:
        if answer is Answer.NO:
            return Answer.NO
        if answer is Answer.UNKNOWN:
            verdict = Answer.UNKNOWN
    return verdict


def any_of(answers: Iterable[Answer]) -> Answer:
    """Yes as soon as one is yes; no when all are no (so for none at all); else unknown."""
    verdict = Answer.NO
    for answer in answers:
        if answer is Answer.YES:
            return Answer.YES
        if answer is Answer.UNKNOWN:
            verdict = Answer.UNKNOWN
    return verdict


def implies(guard: Answer, body: Answer) -> Answer:
    """Yes where the guard is no: the condition does not apply."""
    return any_of((negate(guard), body))


def from_bool(*, is_met: bool | None) -> Answer:
    if is_met is None:
        return Answer.UNKNOWN
    return Answer.YES if is_met else Answer.NO


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact to learn and the French question that gives it."""

    code: str
    question: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a criterion found: `value` is shown after the criterion's statement, `fact` is where it comes from."""

    answer: Answer
    value: str = ""
    fact: Fact | None = None
    missing: tuple[Missing, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One line an adviser can read aloud: « Moins de 20 salariés : de 3 à 5 », « SIRENE, année 2023 ».

    A line that stands for several conditions has its own answer, and theirs as its members.
    """

    answer: Answer
    statement: str
    value: str
    source: str
    on: date | None
    missing: tuple[Missing, ...]
    members: tuple["Reason", ...] = ()

    @property
    def text(self) -> str:
        """The line alone, without its members."""
        if not self.value:
            return self.statement
        return f"{self.statement} {self.value}" if self.statement.endswith("?") else f"{self.statement} : {self.value}"

    @property
    def lines(self) -> Iterator["Reason"]:
        """The line, then those of its members."""
        yield self
        for member in self.members:
            yield from member.lines


def reason_of(finding: Finding, statement: str) -> Reason:
    fact = finding.fact
    source = finding.source or (fact.source_text if fact is not None else "")
    return Reason(finding.answer, statement, finding.value, source, None if fact is None else fact.on, finding.missing)
