from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final, Self

from bonrelais.core.french import count
from bonrelais.core.interval import Interval
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.criteria.bounds import read_positive
from bonrelais.core.rules.formula import Formula
from bonrelais.core.rules.leaves import Within
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape


class Counted(StrEnum):
    CREATED = "created"
    KEPT = "kept"
    EITHER = "either"


_LABELS: Final = {Counted.CREATED: "créés", Counted.KEPT: "maintenus", Counted.EITHER: "créés ou maintenus"}
_SINGULARS: Final = {Counted.CREATED: "créé", Counted.KEPT: "maintenu", Counted.EITHER: "créé ou maintenu"}
_FACTS: Final = {
    Counted.CREATED: "project.jobs_created",
    Counted.KEPT: "project.jobs_kept",
    Counted.EITHER: "project.jobs",
}


@dataclass(frozen=True, slots=True)
class Jobs(Criterion):
    """How many jobs the project creates or keeps; « either » counts both together."""

    kind: ClassVar[str] = "jobs"
    label: ClassVar[str] = "Emplois du projet"
    meaning: ClassVar[str] = "Les emplois que le projet crée ou maintient."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("min", "Emplois au moins", ParamShape.WHOLE_NUMBER, is_needed=True),
        ParamField("counted", "Sont comptés les emplois", ParamShape.CHOICE, tuple(_LABELS.items())),
    )

    least: int
    counted: Counted = Counted.CREATED

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        least = read_positive(reader, "min")
        if least is None:
            raise reader.refuse("min", "indiquez un nombre d’emplois.")
        return cls(least, reader.choice("counted", Counted, default=Counted.CREATED))

    def to_params(self) -> Params:
        return {"min": self.least, "counted": self.counted.value}

    def statement(self, labels: Labels) -> str:
        told = count(self.least, f"emploi {_SINGULARS[self.counted]}", f"emplois {_LABELS[self.counted]}")
        return f"{told} au moins"

    @property
    def formula(self) -> Formula:
        return Within(question(_FACTS[self.counted]), Interval(self.least, None))
