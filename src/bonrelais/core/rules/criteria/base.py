"""What every kind of criterion offers."""

from abc import ABC, abstractmethod
from typing import ClassVar, Self

from bonrelais.core.catalogue import FactDefinition
from bonrelais.core.facts import FactSheet
from bonrelais.core.rules.context import Context, Labels
from bonrelais.core.rules.formula import Formula
from bonrelais.core.rules.params import ParamField, ParamReader, Params
from bonrelais.core.rules.verdicts import Finding, Missing
from bonrelais.core.vocabulary.facts import find_fact


class Criterion(ABC):
    """One typed condition. A new kind is one class with these members and its line in the registry.

    `label` and `meaning` present the kind, in French, to whoever writes a tool.
    """

    __slots__ = ()
    kind: ClassVar[str]
    label: ClassVar[str]
    meaning: ClassVar[str]
    fields: ClassVar[tuple[ParamField, ...]]

    @classmethod
    @abstractmethod
    def from_params(cls, reader: ParamReader) -> Self:
        """Read and check; raise CriterionError with the field named."""

    @abstractmethod
    def to_params(self) -> Params:
        """Write what `from_params` reads, without what is left blank."""

    @abstractmethod
    def statement(self, labels: Labels) -> str:
        """The condition in French, as a noun phrase or a short sentence without full stop."""

    @property
    @abstractmethod
    def formula(self) -> Formula:
        """What it asks of facts: both readings are made from it."""

    @property
    def reads(self) -> tuple[str, ...]:
        """The codes of the facts it looks at."""
        return tuple(dict.fromkeys(self.formula.codes))

    def decide(self, sheet: FactSheet, context: Context) -> Finding:
        """Answer from what is known; say unknown rather than guess."""
        return self.formula.find(sheet, context)


def question(code: str) -> Missing:
    """What to ask for a fact of the catalogue."""
    return Missing(code, _definition(code).question)


def since_question(code: str) -> Missing:
    """What to ask when a registration or a step is known and not its day."""
    return Missing(code, _definition(code).since_question)


def _definition(code: str) -> FactDefinition:
    found = find_fact(code)
    if found is None:
        raise KeyError(code)
    return found
