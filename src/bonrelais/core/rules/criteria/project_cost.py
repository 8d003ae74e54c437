from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.interval import Interval
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.criteria.bounds import read_bounds, read_positive, say_bounds, with_decimals, write_bounds
from bonrelais.core.rules.formula import Formula, all_parts
from bonrelais.core.rules.leaves import Within
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape


@dataclass(frozen=True, slots=True)
class ProjectCost(Criterion):
    """What the project costs, and the most that may be asked for it, in whole euros."""

    kind: ClassVar[str] = "project_cost"
    label: ClassVar[str] = "Coût du projet"
    meaning: ClassVar[str] = "Ce que le projet coûte, et l’aide la plus haute qui peut être demandée."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("min", "Coût au moins (€)", ParamShape.WHOLE_NUMBER, help_text="Ce montant compris, hors taxes."),
        ParamField("max", "Coût au plus (€)", ParamShape.WHOLE_NUMBER, help_text="Ce montant compris, hors taxes."),
        ParamField("aid_max", "Aide demandée au plus (€)", ParamShape.WHOLE_NUMBER),
    )

    wanted: Interval | None = None
    aid_max: int | None = None

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        read = cls(read_bounds(reader, "min", "max"), read_positive(reader, "aid_max"))
        if read == cls():
            raise reader.refuse("min", "indiquez un montant.")
        return read

    def to_params(self) -> Params:
        return {
            **write_bounds(self.wanted, "min", "max"),
            **({"aid_max": self.aid_max} if self.aid_max is not None else {}),
        }

    def statement(self, labels: Labels) -> str:
        told = ", ".join(self._said())
        return told[0].upper() + told[1:]

    def _said(self) -> Iterator[str]:
        if self.wanted is not None:
            yield f"projet de {say_bounds(self.wanted, '€')}"
        if self.aid_max is not None:
            yield f"aide demandée de {say_bounds(Interval(None, self.aid_max), '€')}"

    @property
    def formula(self) -> Formula:
        parts: list[Formula] = []
        if self.wanted is not None:
            parts.append(Within(question("project.cost"), with_decimals(self.wanted), "€"))
        if self.aid_max is not None:
            parts.append(
                Within(question("project.requested_aid"), with_decimals(Interval(None, self.aid_max)), "€ demandés")
            )
        return all_parts(parts)
