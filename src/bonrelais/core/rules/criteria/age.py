from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final, Self

from bonrelais.core.days import add_months, whole_months
from bonrelais.core.facts import FactCode, FactSheet
from bonrelais.core.french import show_day, show_months
from bonrelais.core.rules.context import Context, Labels
from bonrelais.core.rules.criteria.base import not_known, question
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.rules.verdicts import Finding, from_bool


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
class Age:
    """Months since a day; the anniversary itself satisfies both bounds."""

    kind: ClassVar[str] = "age"
    label: ClassVar[str] = "Ancienneté"
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
        low, high = reader.whole_number("min_months"), reader.whole_number("max_months")
        if low is None and high is None:
            raise reader.refuse("min_months", "indiquez un minimum ou un maximum.")
        if low is not None and high is not None and high < low:
            raise reader.refuse("max_months", "ne peut pas être sous le minimum.")
        return cls(low, high, reader.choice("basis", AgeBasis, default=AgeBasis.CREATION))

    def to_params(self) -> Params:
        return {
            **({"min_months": self.min_months} if self.min_months is not None else {}),
            **({"max_months": self.max_months} if self.max_months is not None else {}),
            "basis": self.basis.value,
        }

    @property
    def reads(self) -> tuple[str, ...]:
        return (_FACTS[self.basis],)

    def statement(self, labels: Labels) -> str:
        since = f"depuis {_LABELS[self.basis]}"
        if self.min_months is None and self.max_months is not None:
            return f"{show_months(self.max_months)} au plus {since}"
        if self.max_months is None and self.min_months is not None:
            return f"{show_months(self.min_months)} au moins {since}"
        return f"De {show_months(self.min_months or 0)} à {show_months(self.max_months or 0)} {since}"

    def decide(self, sheet: FactSheet, context: Context) -> Finding:
        code = _FACTS[self.basis]
        known = sheet.day(code)
        if known is None:
            return not_known(sheet, question(code))
        start, fact = known
        is_old_enough = self.min_months is None or add_months(start, self.min_months) <= context.day
        is_young_enough = self.max_months is None or context.day <= add_months(start, self.max_months)
        months = whole_months(start, context.day)
        # « 3 ans au plus : 3 ans » would not say why it is no.
        age = (
            f"plus de {show_months(months)}"
            if months == self.max_months and not is_young_enough
            else show_months(months)
        )
        shown = f"{age}, {_PAST[self.basis]} le {show_day(start)}"
        return Finding(from_bool(is_met=is_old_enough and is_young_enough), shown, fact)
