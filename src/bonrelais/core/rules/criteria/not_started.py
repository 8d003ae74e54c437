from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.formula import Formula
from bonrelais.core.rules.leaves import Flag
from bonrelais.core.rules.params import ParamField, ParamReader, Params


@dataclass(frozen=True, slots=True)
class NotStarted(Criterion):
    """Nothing is signed nor ordered yet."""

    kind: ClassVar[str] = "not_started"
    label: ClassVar[str] = "Projet pas commencé"
    meaning: ClassVar[str] = "Rien n’est signé ni commandé."
    fields: ClassVar[tuple[ParamField, ...]] = ()

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        return cls()

    def to_params(self) -> Params:
        return {}

    def statement(self, labels: Labels) -> str:
        return "Projet qui n’est pas commencé"

    @property
    def formula(self) -> Formula:
        return Flag(question("project.is_started"), is_yes_wanted=False, yes="commencé", no="pas commencé")
