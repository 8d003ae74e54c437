from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.facts import FactSheet
from bonrelais.core.rules.context import Context, Labels
from bonrelais.core.rules.criteria.base import not_known
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.rules.verdicts import Finding, Missing, from_bool


@dataclass(frozen=True, slots=True)
class YesNoFact:
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
        return cls(reader.text("code"), reader.text("question"), reader.flag("expected", default=True))

    def to_params(self) -> Params:
        return {"code": self.code, "question": self.question, "expected": self.is_yes_expected}

    @property
    def reads(self) -> tuple[str, ...]:
        return (self.code,)

    def statement(self, labels: Labels) -> str:
        return self.question if self.is_yes_expected else f"Il faut répondre non. {self.question}"

    def decide(self, sheet: FactSheet, context: Context) -> Finding:
        known = sheet.flag(self.code)
        if known is None:
            return not_known(sheet, Missing(self.code, self.question))
        is_yes, fact = known
        return Finding(from_bool(is_met=is_yes is self.is_yes_expected), "oui" if is_yes else "non", fact)
