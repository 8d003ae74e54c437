from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion
from bonrelais.core.rules.criteria.tags import Tags, labels_of, read_tags, tags_formula, write_tags
from bonrelais.core.rules.formula import Formula
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.vocabulary.ownership import OWNERSHIPS


@dataclass(frozen=True, slots=True)
class Ownership(Criterion):
    """Who holds the business: one of the standings wanted, none of those left out."""

    kind: ClassVar[str] = "ownership"
    label: ClassVar[str] = "Indépendance et capital"
    meaning: ClassVar[str] = "À qui est l’entreprise, et sous quelle enseigne elle travaille."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("include", "Situations acceptées", ParamShape.CHOICES, OWNERSHIPS.options, "L’une d’elles suffit."),
        ParamField("exclude", "Situations exclues", ParamShape.CHOICES, OWNERSHIPS.options),
    )

    include: Tags = ()
    exclude: Tags = ()

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        return cls(*read_tags(reader, OWNERSHIPS))

    def to_params(self) -> Params:
        return write_tags(self.include, self.exclude)

    def statement(self, labels: Labels) -> str:
        wanted = f"Entreprise {labels_of(self.include, OWNERSHIPS)}"
        excluded = labels_of(self.exclude, OWNERSHIPS)
        if not self.exclude:
            return wanted
        return f"{wanted}, mais pas {excluded}" if self.include else f"Entreprise qui n’est pas {excluded}"

    @property
    def formula(self) -> Formula:
        return tags_formula(self.include, self.exclude, OWNERSHIPS, lambda status: f"ownership.is_{status}")
