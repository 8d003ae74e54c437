from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.french import show_day
from bonrelais.core.rules.context import Context, Labels
from bonrelais.core.rules.criteria.base import Criterion
from bonrelais.core.rules.formula import Formula, Given
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.rules.verdicts import Answer, Finding, Missing, from_bool

MANUAL_PREFIX = "manual:"


@dataclass(frozen=True, slots=True)
class Decided(Given):
    """What a named person decided for this business of these words."""

    text: str

    def given(self, context: Context) -> Finding:
        decision = context.decisions.get(self.text)
        if decision is None:
            missing = Missing(MANUAL_PREFIX + self.text, f"{self.text} : est-ce le cas ?")
            return Finding(Answer.UNKNOWN, "à décider", None, (missing,))
        source = f"décidé par {decision.by} le {show_day(decision.on)}"
        value = decision.note or ("oui" if decision.is_met else "non")
        return Finding(from_bool(is_met=decision.is_met), value, None, (), source)


@dataclass(frozen=True, slots=True)
class Manual(Criterion):
    """Words that no rule decides: unknown until a named person does, on a day."""

    kind: ClassVar[str] = "manual"
    label: ClassVar[str] = "À décider par une personne"
    meaning: ClassVar[str] = "Ce qu’aucune règle ne décide : une personne nommée tranche, à une date."
    fields: ClassVar[tuple[ParamField, ...]] = (ParamField("text", "Condition", ParamShape.TEXT, is_needed=True),)

    text: str

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        return cls(reader.text("text"))

    def to_params(self) -> Params:
        return {"text": self.text}

    def statement(self, labels: Labels) -> str:
        return self.text

    @property
    def formula(self) -> Formula:
        return Decided(self.text)
