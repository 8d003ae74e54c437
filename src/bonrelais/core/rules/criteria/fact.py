from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.catalogue import FactShape
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion
from bonrelais.core.rules.formula import Formula
from bonrelais.core.rules.leaves import Flag
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.rules.verdicts import Missing
from bonrelais.core.vocabulary.facts import ALL_FACTS
from bonrelais.core.vocabulary.questions import FORMER_CODES


@dataclass(frozen=True, slots=True)
class YesNoFact(Criterion):
    """A fact of the catalogue, answered by yes or no, asked with its own French question."""

    kind: ClassVar[str] = "fact"
    label: ClassVar[str] = "Fait à connaître"
    meaning: ClassVar[str] = "Une question du catalogue, à laquelle on répond par oui ou par non."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("code", "Fait", ParamShape.TEXT, help_text="Un code du catalogue des questions.", is_needed=True),
        ParamField(
            "question",
            "Question",
            ParamShape.TEXT,
            help_text="Celle du catalogue est posée, quels que soient les mots écrits ici.",
        ),
        ParamField("expected", "Réponse attendue", ParamShape.FLAG),
    )

    code: str
    question: str
    is_yes_expected: bool = True

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        code = reader.text("code")
        code = FORMER_CODES.get(code, code)
        known = ALL_FACTS.get(code)
        if known is None or known.shape is not FactShape.YES_NO:
            raise reader.refuse("code", f"« {code} » n’est pas une question du catalogue.")
        asked = reader.text("question") if reader.params.get("question") else known.question
        return cls(code, asked, reader.flag("expected", default=True))

    def to_params(self) -> Params:
        return {"code": self.code, "question": self.question, "expected": self.is_yes_expected}

    @property
    def asked(self) -> str:
        """The catalogue's own words, whatever the document wrote: a fact means the same for every tool."""
        return ALL_FACTS[self.code].question

    def statement(self, labels: Labels) -> str:
        return self.asked if self.is_yes_expected else f"Il faut répondre non. {self.asked}"

    @property
    def formula(self) -> Formula:
        return Flag(Missing(self.code, self.asked), self.is_yes_expected)
