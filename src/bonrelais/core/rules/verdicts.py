"""Three-valued answers (Kleene's logic) and the reasons that go with them."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

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


class Missing(NamedTuple):
    """A fact to learn and the French question that gives it."""

    code: str
    question: str


class Finding(NamedTuple):
    """What a criterion found: `value` is shown after the criterion's statement, `fact` is where it comes from."""

    answer: Answer
    value: str = ""
    fact: Fact | None = None
    missing: tuple[Missing, ...] = ()
    source: str = ""


class Reason(NamedTuple):
    """One line an adviser can read aloud: « Moins de 20 salariés : de 3 à 5 », « SIRENE, année 2023 ».

    A line that stands for several conditions has its own answer, and theirs as its members.
    """

    answer: Answer
    text: str
    source: str = ""
    on: date | None = None
    missing: tuple[Missing, ...] = ()
    members: tuple["Reason", ...] = ()

    @property
    def lines(self) -> Iterator["Reason"]:
        """The line, then those of its members."""
        yield self
        for member in self.members:
            yield from member.lines


def reason_of(finding: Finding, statement: str) -> Reason:
    """The statement, then the value that was found; a question is followed by its answer."""
    answer, value, fact, missing, source = finding
    if fact is None:
        return Reason(answer, told(statement, value), source, None, missing)
    return Reason(answer, told(statement, value), source or fact.source_text, fact.on, missing)


def told(statement: str, value: str) -> str:
    if not value:
        return statement
    return f"{statement} {value}" if statement.endswith("?") else f"{statement} : {value}"
