from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion
from bonrelais.core.rules.formula import Formula
from bonrelais.core.rules.leaves import Flag
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.rules.verdicts import Missing
from bonrelais.core.vocabulary.questions import FORMER_CODES


@dataclass(frozen=True, slots=True)
class YesNoFact(Criterion):
    """A fact of the catalogue, answered by yes or no, asked with its own French question."""

    kind: ClassVar[str] = "fact"
    label: ClassVar[str] = "Fait à connaître"
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("code", "Fait", ParamShape.TEXT),
        ParamField("question", "Question", ParamShape.TEXT),
        ParamField("expected", "Réponse attendue", ParamShape.FLAG),
    )

    code: str
    question: str
    is_yes_expected: bool = True

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        code = reader.text("code")
        code = FORMER_CODES.get(code, code)
        return cls(code, reader.text("question"), reader.flag("expected", default=True))

    def to_params(self) -> Params:
        return {"code": self.code, "question": self.question, "expected": self.is_yes_expected}

    def statement(self, labels: Labels) -> str:
        return self.question if self.is_yes_expected else f"Il faut répondre non. {self.question}"

    @property
    def formula(self) -> Formula:
        return Flag(Missing(self.code, self.question), self.is_yes_expected)
