from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion
from bonrelais.core.rules.criteria.tags import Tags, labels_of, read_tags, tags_formula, write_tags
from bonrelais.core.rules.formula import Formula
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.vocabulary.activities import ACTIVITIES


@dataclass(frozen=True, slots=True)
class Activity(Criterion):
    """What is done here, beyond the activity code: one of those wanted, none of those left out."""

    kind: ClassVar[str] = "activity"
    label: ClassVar[str] = "Métier exercé"
    meaning: ClassVar[str] = "Ce que l’entreprise fait vraiment, au-delà de son code d’activité."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("include", "Métiers acceptés", ParamShape.CHOICES, ACTIVITIES.options, "L’un d’eux suffit."),
        ParamField("exclude", "Métiers exclus", ParamShape.CHOICES, ACTIVITIES.options),
    )

    include: Tags = ()
    exclude: Tags = ()

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        return cls(*read_tags(reader, ACTIVITIES))

    def to_params(self) -> Params:
        return write_tags(self.include, self.exclude)

    def statement(self, labels: Labels) -> str:
        wanted = f"Métier exercé parmi {labels_of(self.include, ACTIVITIES)}"
        excluded = labels_of(self.exclude, ACTIVITIES)
        if not self.exclude:
            return wanted
        return f"{wanted}, sauf {excluded}" if self.include else f"Tout métier sauf {excluded}"

    @property
    def formula(self) -> Formula:
        return tags_formula(self.include, self.exclude, ACTIVITIES, lambda tag: f"activity.is_{tag}")
