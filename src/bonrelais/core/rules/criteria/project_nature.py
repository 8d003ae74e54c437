from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.criteria.tags import Tags, labels_of
from bonrelais.core.rules.formula import Formula, Not, all_parts
from bonrelais.core.rules.leaves import Overlaps
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.vocabulary.natures import NATURES, SPENDS
from bonrelais.core.vocabulary.terms import Vocabulary


@dataclass(frozen=True, slots=True)
class ProjectNature(Criterion):
    """What the project is for, and what its money buys: one of those wanted, none of those left out."""

    kind: ClassVar[str] = "project_nature"
    label: ClassVar[str] = "Nature du projet"
    meaning: ClassVar[str] = "Ce que le projet vise, et ce que son argent achète."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("include", "Natures acceptées", ParamShape.CHOICES, NATURES.options, "L’une d’elles suffit."),
        ParamField("exclude", "Natures exclues", ParamShape.CHOICES, NATURES.options),
        ParamField("spend_include", "Dépenses acceptées", ParamShape.CHOICES, SPENDS.options, "L’une d’elles suffit."),
        ParamField("spend_exclude", "Dépenses exclues", ParamShape.CHOICES, SPENDS.options),
    )

    include: Tags = ()
    exclude: Tags = ()
    spend_include: Tags = ()
    spend_exclude: Tags = ()

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        read = cls(
            reader.codes("include", NATURES.__contains__),
            reader.codes("exclude", NATURES.__contains__),
            reader.codes("spend_include", SPENDS.__contains__),
            reader.codes("spend_exclude", SPENDS.__contains__),
        )
        if read == cls():
            raise reader.refuse("include", "choisissez une nature ou une dépense.")
        reader.apart("include", "exclude", NATURES.label)
        reader.apart("spend_include", "spend_exclude", SPENDS.label)
        return read

    def to_params(self) -> Params:
        return {
            **({"include": list(self.include)} if self.include else {}),
            **({"exclude": list(self.exclude)} if self.exclude else {}),
            **({"spend_include": list(self.spend_include)} if self.spend_include else {}),
            **({"spend_exclude": list(self.spend_exclude)} if self.spend_exclude else {}),
        }

    def statement(self, labels: Labels) -> str:
        return "Projet " + ", ".join(self._said())

    def _said(self) -> Iterator[str]:
        if self.include:
            yield "parmi " + labels_of(self.include, NATURES)
        if self.exclude:
            yield "hors " + labels_of(self.exclude, NATURES)
        if self.spend_include:
            yield "avec des dépenses parmi " + labels_of(self.spend_include, SPENDS)
        if self.spend_exclude:
            yield "sans dépenses parmi " + labels_of(self.spend_exclude, SPENDS)

    @property
    def formula(self) -> Formula:
        natures = _parts("project.natures", NATURES, self.include, self.exclude)
        return all_parts([*natures, *_parts("project.spend", SPENDS, self.spend_include, self.spend_exclude)])


def _parts(fact: str, among: Vocabulary, include: Tags, exclude: Tags) -> Iterator[Formula]:
    if include:
        yield Overlaps(question(fact), frozenset(include), among.options)
    if exclude:
        yield Not(Overlaps(question(fact), frozenset(exclude), among.options))
