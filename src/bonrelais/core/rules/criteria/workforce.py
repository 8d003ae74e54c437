from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Final, Self

from bonrelais.core.facts import FactCode
from bonrelais.core.french import Number, show_number
from bonrelais.core.interval import Interval
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion, question
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
_UNDER_ONE: Final = Decimal("0.99")
"""The most that two decimals, as many as are kept, add to a whole number."""


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
        low, high = reader.whole_number("min"), reader.whole_number("max")
        if low is None and high is None:
            raise reader.refuse("min", "indiquez un minimum ou un maximum.")
        if low is not None and high is not None and high < low:
            raise reader.refuse("max", "ne peut pas être sous le minimum.")
        return cls(
            Interval(low, high),
            reader.choice("unit", WorkforceUnit, default=WorkforceUnit.EMPLOYEES),
            reader.choice("scope", WorkforceScope, default=WorkforceScope.COMPANY),
        )

    def to_params(self) -> Params:
        return {
            **({"min": int(self.wanted.low)} if self.wanted.low is not None else {}),
            **({"max": int(self.wanted.high)} if self.wanted.high is not None else {}),
            "unit": self.unit.value,
            "scope": self.scope.value,
        }

    def statement(self, labels: Labels) -> str:
        low, high = self.wanted.low, self.wanted.high
        scope = "" if self.scope is WorkforceScope.COMPANY else f" dans {_SCOPE_LABELS[self.scope]}"
        if low is None and high is not None:
            told = f"Moins de {self._count(high + 1)}" if self._is_under else f"{self._count(high)} au plus"
        elif high is None and low is not None:
            told = f"{self._count(low)} ou plus"
        elif low is not None and low == high:
            told = f"{self._count(low)} exactement"
        else:
            told = f"{str(self.wanted).capitalize()} {_UNIT_LABELS[self.unit]}"
        return told + scope

    @property
    def _is_under(self) -> bool:
        """« Moins de 20 » reads better than « 19 au plus »: half a person more is still under."""
        low, high = self.wanted.low, self.wanted.high
        return low is None and high is not None and high >= 9 and (high + 1) % 5 == 0

    def _count(self, number: Number) -> str:
        plural = _UNIT_LABELS[self.unit]
        return f"{show_number(number)} {plural if number >= 2 else _UNIT_SINGULARS[self.unit]}"

    @property
    def formula(self) -> Formula:
        low, high = self.wanted.low, self.wanted.high
        most = high + _UNDER_ONE if self._is_under and high is not None else high
        return Within(question(_FACTS[self.unit, self.scope]), Interval(low, most))
