from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final, Self

from bonrelais.core.facts import FactCode
from bonrelais.core.french import show_months
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.criteria.bounds import needed, read_bounds
from bonrelais.core.rules.formula import Formula
from bonrelais.core.rules.leaves import Since
from bonrelais.core.rules.params import MOST_MONTHS, ParamField, ParamReader, Params, ParamShape


class AgeBasis(StrEnum):
    CREATION = "creation"
    REGISTRATION = "registration"
    TAKEOVER = "takeover"


_FACTS: Final = {
    AgeBasis.CREATION: FactCode.CREATED_ON,
    AgeBasis.REGISTRATION: FactCode.REGISTERED_ON,
    AgeBasis.TAKEOVER: FactCode.TAKEN_OVER_ON,
}
_LABELS: Final = {
    AgeBasis.CREATION: "la création",
    AgeBasis.REGISTRATION: "l’immatriculation",
    AgeBasis.TAKEOVER: "la reprise",
}
_PAST: Final = {AgeBasis.CREATION: "créée", AgeBasis.REGISTRATION: "immatriculée", AgeBasis.TAKEOVER: "reprise"}


@dataclass(frozen=True, slots=True)
class Age(Criterion):
    """Months since a day; the anniversary itself satisfies both bounds."""

    kind: ClassVar[str] = "age"
    label: ClassVar[str] = "Ancienneté"
    meaning: ClassVar[str] = "L’ancienneté de l’entreprise, de son immatriculation ou de sa reprise, en mois."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("min_months", "Minimum (mois)", ParamShape.WHOLE_NUMBER),
        ParamField("max_months", "Maximum (mois)", ParamShape.WHOLE_NUMBER),
        ParamField("basis", "Depuis", ParamShape.CHOICE, tuple((basis, _LABELS[basis]) for basis in AgeBasis)),
    )

    min_months: int | None = None
    max_months: int | None = None
    basis: AgeBasis = AgeBasis.CREATION

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        wanted = needed(reader, read_bounds(reader, "min_months", "max_months", most=MOST_MONTHS), "min_months")
        low, high = (None if months is None else int(months) for months in (wanted.low, wanted.high))
        return cls(low, high, reader.choice("basis", AgeBasis, default=AgeBasis.CREATION))

    def to_params(self) -> Params:
        return {
            **({"min_months": self.min_months} if self.min_months is not None else {}),
            **({"max_months": self.max_months} if self.max_months is not None else {}),
            "basis": self.basis.value,
        }

    def statement(self, labels: Labels) -> str:
        since = f"depuis {_LABELS[self.basis]}"
        if self.min_months is None and self.max_months is not None:
            return f"{show_months(self.max_months)} au plus {since}"
        if self.max_months is None and self.min_months is not None:
            return f"{show_months(self.min_months)} au moins {since}"
        return f"De {show_months(self.min_months or 0)} à {show_months(self.max_months or 0)} {since}"

    @property
    def formula(self) -> Formula:
        return Since(question(_FACTS[self.basis]), self.min_months, self.max_months, _PAST[self.basis])
