from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.interval import Interval
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.criteria.bounds import PERCENT, read_positive
from bonrelais.core.rules.formula import Formula, all_parts
from bonrelais.core.rules.leaves import Flag, Within
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape


@dataclass(frozen=True, slots=True)
class Cofinancing(Criterion):
    """Who else pays for the project: a bank, the business itself for some share."""

    kind: ClassVar[str] = "cofinancing"
    label: ClassVar[str] = "Cofinancement"
    meaning: ClassVar[str] = "Qui d’autre paie : une banque, l’entreprise elle-même."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("bank_loan", "Prêt bancaire exigé", ParamShape.FLAG),
        ParamField("own_share_min", "Apport au moins (%)", ParamShape.WHOLE_NUMBER, help_text="Du coût du projet."),
    )

    needs_bank_loan: bool = False
    own_share_min: int | None = None

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        read = cls(reader.flag("bank_loan", default=False), read_positive(reader, "own_share_min", most=PERCENT))
        if read == cls():
            raise reader.refuse("own_share_min", "indiquez un apport, ou exigez un prêt bancaire.")
        return read

    def to_params(self) -> Params:
        return {
            **({"bank_loan": True} if self.needs_bank_loan else {}),
            **({"own_share_min": self.own_share_min} if self.own_share_min is not None else {}),
        }

    def statement(self, labels: Labels) -> str:
        share = f"apport de {self.own_share_min}\u00a0% au moins" if self.own_share_min is not None else ""
        if not self.needs_bank_loan:
            return share.capitalize()
        return f"Prêt bancaire pour le projet, et {share}" if share else "Prêt bancaire pour le projet"

    @property
    def formula(self) -> Formula:
        parts: list[Formula] = []
        if self.needs_bank_loan:
            parts.append(Flag(question("project.has_bank_loan"), yes="prêt bancaire", no="pas de prêt bancaire"))
        if self.own_share_min is not None:
            parts.append(Within(question("project.own_share"), Interval(self.own_share_min, None), "%"))
        return all_parts(parts)
