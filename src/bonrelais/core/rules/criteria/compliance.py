from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.french import join_and
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.formula import Formula, all_parts
from bonrelais.core.rules.leaves import Flag
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape


@dataclass(frozen=True, slots=True)
class Compliance(Criterion):
    """Sound and in order: each is looked at when it is asked."""

    kind: ClassVar[str] = "compliance"
    label: ClassVar[str] = "Situation régulière"
    meaning: ClassVar[str] = "L’entreprise va bien et a rempli ses obligations."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("not_in_difficulty", "Pas en difficulté (au sens européen)", ParamShape.FLAG),
        ParamField("no_insolvency", "Sans procédure collective", ParamShape.FLAG),
        ParamField("up_to_date", "À jour de ses obligations fiscales et sociales", ParamShape.FLAG),
    )

    is_not_in_difficulty: bool = False
    has_no_insolvency: bool = False
    is_up_to_date: bool = False

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        read = cls(*(reader.flag(field.name, default=False) for field in cls.fields))
        if read == cls():
            raise reader.refuse("not_in_difficulty", "demandez au moins une des trois.")
        return read

    def to_params(self) -> Params:
        return {
            **({"not_in_difficulty": True} if self.is_not_in_difficulty else {}),
            **({"no_insolvency": True} if self.has_no_insolvency else {}),
            **({"up_to_date": True} if self.is_up_to_date else {}),
        }

    def statement(self, labels: Labels) -> str:
        said = [
            *(["qui n’est pas en difficulté"] if self.is_not_in_difficulty else []),
            *(["sans procédure collective"] if self.has_no_insolvency else []),
            *(["à jour de ses obligations fiscales et sociales"] if self.is_up_to_date else []),
        ]
        return "Entreprise " + join_and(said)

    @property
    def formula(self) -> Formula:
        parts: list[Formula] = []
        if self.is_not_in_difficulty:
            asked = question("compliance.in_difficulty")
            parts.append(Flag(asked, is_yes_wanted=False, yes="en difficulté", no="pas en difficulté"))
        if self.has_no_insolvency:
            asked = question("compliance.in_insolvency")
            parts.append(Flag(asked, is_yes_wanted=False, yes="procédure ouverte", no="pas de procédure"))
        if self.is_up_to_date:
            parts.append(Flag(question("compliance.is_up_to_date"), yes="à jour", no="pas à jour"))
        return all_parts(parts)
