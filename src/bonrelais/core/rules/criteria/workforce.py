from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final, Self

from bonrelais.core.facts import FactCode
from bonrelais.core.french import Number, show_number
from bonrelais.core.interval import Interval
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.criteria.bounds import (
    is_over,
    is_under,
    needed,
    read_bounds,
    with_decimals,
    write_bounds,
)
from bonrelais.core.rules.formula import Formula
from bonrelais.core.rules.leaves import Within
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape


class WorkforceUnit(StrEnum):
    EMPLOYEES = "employees"
    FTE = "fte"


class WorkforceScope(StrEnum):
    ESTABLISHMENT = "establishment"
    COMPANY = "company"
    GROUP = "group"


_FACTS: Final = {(unit, scope): FactCode(f"{unit}.{scope}") for unit in WorkforceUnit for scope in WorkforceScope}
_UNIT_LABELS: Final = {WorkforceUnit.EMPLOYEES: "salariés", WorkforceUnit.FTE: "équivalents temps plein"}
_UNIT_SINGULARS: Final = {WorkforceUnit.EMPLOYEES: "salarié", WorkforceUnit.FTE: "équivalent temps plein"}
_SCOPE_LABELS: Final = {
    WorkforceScope.ESTABLISHMENT: "l’établissement",
    WorkforceScope.COMPANY: "l’entreprise",
    WorkforceScope.GROUP: "le groupe",
}


@dataclass(frozen=True, slots=True)
class Workforce(Criterion):
    """A number of people between two bounds, both accepted. The register knows bands: a straddling band is unknown.

    Full-time equivalents are never guessed from employees: working owners may count in one and not in the other.
    """

    kind: ClassVar[str] = "workforce"
    label: ClassVar[str] = "Effectif"
    meaning: ClassVar[str] = (
        "Un nombre de personnes entre deux bornes. Une tranche du registre à cheval sur une borne reste à préciser."
    )
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("min", "Minimum", ParamShape.WHOLE_NUMBER, help_text="Ce nombre compris."),
        ParamField("max", "Maximum", ParamShape.WHOLE_NUMBER, help_text="Ce nombre compris."),
        ParamField("unit", "Unité", ParamShape.CHOICE, tuple((unit, _UNIT_LABELS[unit]) for unit in WorkforceUnit)),
        ParamField(
            "scope", "Compté dans", ParamShape.CHOICE, tuple((scope, _SCOPE_LABELS[scope]) for scope in WorkforceScope)
        ),
    )

    wanted: Interval
    unit: WorkforceUnit = WorkforceUnit.EMPLOYEES
    scope: WorkforceScope = WorkforceScope.COMPANY

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        return cls(
            needed(reader, read_bounds(reader, "min", "max"), "min"),
            reader.choice("unit", WorkforceUnit, default=WorkforceUnit.EMPLOYEES),
            reader.choice("scope", WorkforceScope, default=WorkforceScope.COMPANY),
        )

    def to_params(self) -> Params:
        return {
            **write_bounds(self.wanted, "min", "max"),
            "unit": self.unit.value,
            "scope": self.scope.value,
        }

    def statement(self, labels: Labels) -> str:
        low, high = self.wanted.low, self.wanted.high
        scope = "" if self.scope is WorkforceScope.COMPANY else f" dans {_SCOPE_LABELS[self.scope]}"
        if low is None and high is not None:
            told = f"Moins de {self._count(high + 1)}" if is_under(self.wanted) else f"{self._count(high)} au plus"
        elif high is None and low is not None:
            told = f"Plus de {self._count(low - 1)}" if is_over(self.wanted) else f"{self._count(low)} ou plus"
        elif low is not None and low == high:
            told = f"{self._count(low)} exactement"
        else:
            told = f"{str(self.wanted).capitalize()} {_UNIT_LABELS[self.unit]}"
        return told + scope

    def _count(self, number: Number) -> str:
        plural = _UNIT_LABELS[self.unit]
        return f"{show_number(number)} {plural if number >= 2 else _UNIT_SINGULARS[self.unit]}"

    @property
    def formula(self) -> Formula:
        return Within(question(_FACTS[self.unit, self.scope]), with_decimals(self.wanted))
