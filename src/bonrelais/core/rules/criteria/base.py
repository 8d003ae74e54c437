"""What every kind of criterion offers."""

from typing import ClassVar, Protocol, Self

from bonrelais.core.catalogue import STANDARD_FACTS
from bonrelais.core.facts import FactSheet, FactValue
from bonrelais.core.interval import Interval
from bonrelais.core.rules.context import Context, Labels
from bonrelais.core.rules.params import ParamField, ParamReader, Params
from bonrelais.core.rules.verdicts import Answer, Finding, Missing


class Criterion(Protocol):
    """One typed condition. A new kind is one class with these members and its line in the registry."""

    kind: ClassVar[str]
    label: ClassVar[str]
    fields: ClassVar[tuple[ParamField, ...]]

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        """Read and check; raise CriterionError with the field named."""

    def to_params(self) -> Params:
        """Write what `from_params` reads, without what is left blank."""

    @property
    def reads(self) -> tuple[str, ...]:
        """The codes of the facts it looks at."""

    def statement(self, labels: Labels) -> str:
        """The condition in French, as a noun phrase or a short sentence without full stop."""

    def decide(self, sheet: FactSheet, context: Context) -> Finding:
        """Answer from what is known; say unknown rather than guess."""


def question(code: str) -> Missing:
    """What to ask for one of the standard facts."""
    return Missing(code, STANDARD_FACTS[code].question)


def since_question(code: str) -> Missing:
    """What to ask when a registration is known and not its day."""
    return Missing(code, STANDARD_FACTS[code].since_question)


def not_known(sheet: FactSheet, asked: Missing) -> Finding:
    """Never answered; or answered so long ago that the answer stands no more: it is shown with its day."""
    old = sheet.outdated.get(asked.code)
    if old is None:
        return Finding(Answer.UNKNOWN, "pas encore connu", None, (asked,))
    return Finding(Answer.UNKNOWN, ", ".join(filter(None, (_said(old.value), "à redemander"))), old, (asked,))


def _said(value: FactValue) -> str:
    match value:
        case bool():
            return "oui" if value else "non"
        case Interval():
            return str(value)
        case _:
            return ""
