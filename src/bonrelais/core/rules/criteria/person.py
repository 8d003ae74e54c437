from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion
from bonrelais.core.rules.criteria.tags import flags, labels_of
from bonrelais.core.rules.formula import Formula, any_part
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.vocabulary.persons import PERSONS


@dataclass(frozen=True, slots=True)
class Person(Criterion):
    """Who leads the business: one of the standings. Sensitive: asked only if it decides."""

    kind: ClassVar[str] = "person"
    label: ClassVar[str] = "Situation du dirigeant"
    meaning: ClassVar[str] = "La situation du dirigeant. Question délicate : posée seulement si elle décide."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField(
            "statuses",
            "Situations acceptées",
            ParamShape.CHOICES,
            PERSONS.options,
            "L’une d’elles suffit.",
            is_needed=True,
        ),
    )

    statuses: tuple[str, ...]

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        statuses = reader.codes("statuses", PERSONS.__contains__)
        if not statuses:
            raise reader.refuse("statuses", "choisissez au moins une situation.")
        return cls(statuses)

    def to_params(self) -> Params:
        return {"statuses": list(self.statuses)}

    def statement(self, labels: Labels) -> str:
        return f"Dirigeant {labels_of(self.statuses, PERSONS)}"

    @property
    def formula(self) -> Formula:
        return any_part(flags(self.statuses, PERSONS, lambda status: f"person.is_{status}", no="non"))
