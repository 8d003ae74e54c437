from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion
from bonrelais.core.rules.formula import Formula
from bonrelais.core.rules.leaves import Flag
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.rules.verdicts import Missing
from bonrelais.core.text import fold
from bonrelais.core.vocabulary.commitments import commitment_code, commitment_question


@dataclass(frozen=True, slots=True)
class Commitment(Criterion):
    """What the owner is asked to commit to, in the tool's words. The same words are asked once for all tools."""

    kind: ClassVar[str] = "commitment"
    label: ClassVar[str] = "Engagement"
    meaning: ClassVar[str] = "Ce à quoi le dirigeant doit s’engager, dans les mots de l’outil."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField(
            "text",
            "Engagement demandé",
            ParamShape.TEXT,
            help_text="Par exemple : maintenir l’activité cinq ans.",
            is_needed=True,
        ),
    )

    text: str

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        text = reader.text("text")
        if not fold(text):
            raise reader.refuse("text", "doit dire un engagement.")
        return cls(text)

    def to_params(self) -> Params:
        return {"text": self.text}

    def statement(self, labels: Labels) -> str:
        return f"Engagement « {self.text.rstrip('.')} »"

    @property
    def formula(self) -> Formula:
        asked = Missing(commitment_code(self.text), commitment_question(self.text))
        return Flag(asked, yes="accepté", no="refusé")
