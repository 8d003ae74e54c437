from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final, Self

from bonrelais.core.french import show_day
from bonrelais.core.rules.context import Context, Labels
from bonrelais.core.rules.criteria.base import Criterion
from bonrelais.core.rules.formula import Formula, Given
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.rules.verdicts import Answer, Finding

_OPEN: Final = Finding(Answer.YES, "en cours")
_NOT_YET: Final = Finding(Answer.NO, "pas encore ouvert")
_OVER: Final = Finding(Answer.NO, "période terminée")
_SPENT: Final = Finding(Answer.NO, "budget épuisé")


@dataclass(frozen=True, slots=True)
class Today(Given):
    """The day of the question stands between both days, and money is left."""

    start: date | None
    end: date | None
    is_spent: bool

    def given(self, context: Context) -> Finding:
        if self.start is not None and context.day < self.start:
            return _NOT_YET
        if self.end is not None and context.day > self.end:
            return _OVER
        return _SPENT if self.is_spent else _OPEN


@dataclass(frozen=True, slots=True)
class Period(Criterion):
    """The tool is open; both days belong to the period."""

    kind: ClassVar[str] = "period"
    label: ClassVar[str] = "Période d’ouverture"
    meaning: ClassVar[str] = "L’outil est ouvert le jour où l’on pose la question, et son budget n’est pas épuisé."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("from", "Début", ParamShape.DAY),
        ParamField("to", "Fin", ParamShape.DAY, help_text="Ce jour compris."),
        ParamField("closed_by_budget", "Budget épuisé", ParamShape.FLAG),
    )

    start: date | None = None
    end: date | None = None
    is_closed_by_budget: bool = False

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        start, end = reader.day("from"), reader.day("to")
        if start is not None and end is not None and end < start:
            raise reader.refuse("to", "ne peut pas précéder le début.")
        return cls(start, end, reader.flag("closed_by_budget", default=False))

    def to_params(self) -> Params:
        return {
            **({"from": self.start.isoformat()} if self.start else {}),
            **({"to": self.end.isoformat()} if self.end else {}),
            **({"closed_by_budget": True} if self.is_closed_by_budget else {}),
        }

    def statement(self, labels: Labels) -> str:
        if self.start and self.end:
            return f"Ouvert du {show_day(self.start)} au {show_day(self.end)}"
        if self.start:
            return f"Ouvert à partir du {show_day(self.start)}"
        if self.end:
            return f"Ouvert jusqu’au {show_day(self.end)}"
        return "Ouvert sans limite de date"

    @property
    def formula(self) -> Formula:
        return Today(self.start, self.end, self.is_closed_by_budget)
