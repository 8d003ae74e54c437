from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final, Self

from bonrelais.core.interval import Interval
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.criteria.bounds import needed, read_bounds, say_bounds, with_decimals, write_bounds
from bonrelais.core.rules.formula import Formula
from bonrelais.core.rules.leaves import Within
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape


class Measure(StrEnum):
    TURNOVER = "turnover"
    BALANCE = "balance"
    EQUITY = "equity"
    CAPITAL = "capital"


class MoneyScope(StrEnum):
    COMPANY = "company"
    GROUP = "group"


_MEASURES: Final = {
    Measure.TURNOVER: "Chiffre d’affaires",
    Measure.BALANCE: "Total du bilan",
    Measure.EQUITY: "Capitaux propres",
    Measure.CAPITAL: "Capital social",
}
_SCOPES: Final = {MoneyScope.COMPANY: "l’entreprise", MoneyScope.GROUP: "le groupe"}


@dataclass(frozen=True, slots=True)
class Turnover(Criterion):
    """A sum of the accounts between two bounds, both accepted, in whole euros."""

    kind: ClassVar[str] = "turnover"
    label: ClassVar[str] = "Chiffre d’affaires et comptes"
    meaning: ClassVar[str] = "Un montant des comptes entre deux bornes, en euros entiers."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("measure", "Montant regardé", ParamShape.CHOICE, tuple(_MEASURES.items())),
        ParamField("min", "Minimum (€)", ParamShape.WHOLE_NUMBER, help_text="Ce montant compris."),
        ParamField("max", "Maximum (€)", ParamShape.WHOLE_NUMBER, help_text="Ce montant compris."),
        ParamField("scope", "Compté dans", ParamShape.CHOICE, tuple(_SCOPES.items())),
    )

    wanted: Interval
    measure: Measure = Measure.TURNOVER
    scope: MoneyScope = MoneyScope.COMPANY

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        measure = reader.choice("measure", Measure, default=Measure.TURNOVER)
        wanted = needed(reader, read_bounds(reader, "min", "max", is_signed=measure is Measure.EQUITY), "min")
        return cls(wanted, measure, reader.choice("scope", MoneyScope, default=MoneyScope.COMPANY))

    def to_params(self) -> Params:
        return {
            "measure": self.measure.value,
            **write_bounds(self.wanted, "min", "max"),
            "scope": self.scope.value,
        }

    def statement(self, labels: Labels) -> str:
        of = " du groupe" if self.scope is MoneyScope.GROUP else ""
        return f"{_MEASURES[self.measure]}{of} de {say_bounds(self.wanted, '€')}"

    @property
    def formula(self) -> Formula:
        return Within(question(f"{self.measure}.{self.scope}"), with_decimals(self.wanted), "€")
