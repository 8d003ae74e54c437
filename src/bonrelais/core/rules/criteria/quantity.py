from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.interval import Interval
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.criteria.bounds import PERCENT, needed, read_bounds, say_bounds, with_decimals, write_bounds
from bonrelais.core.rules.formula import Formula
from bonrelais.core.rules.leaves import Within
from bonrelais.core.rules.params import LARGEST, ParamField, ParamReader, Params, ParamShape
from bonrelais.core.vocabulary.quantities import QUANTITIES

_OPTIONS = tuple((term.code, f"{term.label} ({term.unit})") for term in QUANTITIES)


@dataclass(frozen=True, slots=True)
class Quantity(Criterion):
    """Something counted or measured, in the unit of the vocabulary, between two bounds, both accepted."""

    kind: ClassVar[str] = "quantity"
    label: ClassVar[str] = "Quantité"
    meaning: ClassVar[str] = "Ce qui se compte ou se mesure, dans l’unité de la liste, entre deux bornes."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("code", "Ce qui est compté", ParamShape.CHOICE, _OPTIONS, is_needed=True),
        ParamField("min", "Minimum", ParamShape.WHOLE_NUMBER, help_text="Ce nombre compris."),
        ParamField("max", "Maximum", ParamShape.WHOLE_NUMBER, help_text="Ce nombre compris."),
    )

    code: str
    wanted: Interval

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        code = reader.code("code", QUANTITIES.__contains__)
        most = PERCENT if QUANTITIES.by_code[code].unit == "%" else LARGEST
        return cls(code, needed(reader, read_bounds(reader, "min", "max", most=most), "min"))

    def to_params(self) -> Params:
        return {"code": self.code, **write_bounds(self.wanted, "min", "max")}

    def statement(self, labels: Labels) -> str:
        term = QUANTITIES.by_code[self.code]
        label = term.label[0].upper() + term.label[1:]
        bounds = say_bounds(self.wanted, "" if term.unit == term.label else term.unit)
        return f"{label}, {bounds}"

    @property
    def formula(self) -> Formula:
        return Within(question(f"quantity.{self.code}"), with_decimals(self.wanted), QUANTITIES.by_code[self.code].unit)
