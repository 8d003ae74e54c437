from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.french import join_or
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.formula import Formula
from bonrelais.core.rules.leaves import OneOf
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.vocabulary.choices import TAX_REGIMES


@dataclass(frozen=True, slots=True)
class TaxRegime(Criterion):
    """How profits are taxed: one of the regimes."""

    kind: ClassVar[str] = "tax_regime"
    label: ClassVar[str] = "Régime fiscal"
    meaning: ClassVar[str] = "La façon dont les bénéfices sont imposés."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("regimes", "Régimes acceptés", ParamShape.CHOICES, TAX_REGIMES.options, is_needed=True),
    )

    regimes: tuple[str, ...]

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        regimes = reader.codes("regimes", TAX_REGIMES.__contains__)
        if not regimes:
            raise reader.refuse("regimes", "choisissez au moins un régime.")
        return cls(regimes)

    def to_params(self) -> Params:
        return {"regimes": list(self.regimes)}

    def statement(self, labels: Labels) -> str:
        return "Régime fiscal parmi " + join_or([TAX_REGIMES.label(one) for one in self.regimes])

    @property
    def formula(self) -> Formula:
        return OneOf(question("tax_regime"), frozenset(self.regimes), TAX_REGIMES.options)
