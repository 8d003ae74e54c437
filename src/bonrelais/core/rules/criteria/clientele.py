from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.interval import Interval
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.criteria.bounds import PERCENT, needed, read_bounds, say_bounds, with_decimals, write_bounds
from bonrelais.core.rules.formula import Formula
from bonrelais.core.rules.leaves import Within
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape


@dataclass(frozen=True, slots=True)
class Clientele(Criterion):
    """The share of turnover made with individuals, in percent."""

    kind: ClassVar[str] = "clientele"
    label: ClassVar[str] = "Clientèle"
    meaning: ClassVar[str] = "La part du chiffre d’affaires faite avec des particuliers."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("individuals_min", "Part des particuliers au moins (%)", ParamShape.WHOLE_NUMBER),
        ParamField("individuals_max", "Part des particuliers au plus (%)", ParamShape.WHOLE_NUMBER),
    )

    wanted: Interval

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        wanted = read_bounds(reader, "individuals_min", "individuals_max", most=PERCENT)
        if wanted is not None and wanted.low is None and wanted.high == PERCENT:
            raise reader.refuse("individuals_max", "cent pour cent au plus ne demande rien. Mettez moins.")
        return cls(needed(reader, wanted, "individuals_min"))

    def to_params(self) -> Params:
        return write_bounds(self.wanted, "individuals_min", "individuals_max")

    def statement(self, labels: Labels) -> str:
        return f"Ventes aux particuliers de {say_bounds(self.wanted, '%')}"

    @property
    def formula(self) -> Formula:
        return Within(question("clientele.individuals"), with_decimals(self.wanted), "%")
