from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final, Self

from bonrelais.core.french import join_or
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.formula import Formula, any_part
from bonrelais.core.rules.leaves import Flag
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.vocabulary.labels import LABELS


class LabelStatus(StrEnum):
    HELD = "held"
    AIMED = "aimed"


_STATUSES: Final = {LabelStatus.HELD: "détenu", LabelStatus.AIMED: "détenu ou visé"}


@dataclass(frozen=True, slots=True)
class Label(Criterion):
    """One of the labels is held; or aimed at, if that is enough: one that is held is too."""

    kind: ClassVar[str] = "label"
    label: ClassVar[str] = "Label ou agrément"
    meaning: ClassVar[str] = "Un label, une qualification ou un agrément, déjà détenu ou seulement visé."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField(
            "labels", "Labels acceptés", ParamShape.CHOICES, LABELS.options, "L’un d’eux suffit.", is_needed=True
        ),
        ParamField("status", "Il doit être", ParamShape.CHOICE, tuple(_STATUSES.items())),
    )

    labels: tuple[str, ...]
    status: LabelStatus = LabelStatus.HELD

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        labels = reader.codes("labels", LABELS.__contains__)
        if not labels:
            raise reader.refuse("labels", "choisissez au moins un label.")
        return cls(labels, reader.choice("status", LabelStatus, default=LabelStatus.HELD))

    def to_params(self) -> Params:
        return {"labels": list(self.labels), "status": self.status.value}

    def statement(self, labels: Labels) -> str:
        verb = "Détenir" if self.status is LabelStatus.HELD else "Détenir ou viser"
        return f"{verb} {join_or([LABELS.label(one) for one in self.labels])}"

    @property
    def formula(self) -> Formula:
        held: list[Formula] = [
            Flag(question(f"label.{one}.held"), yes=f"détient {LABELS.label(one)}") for one in self.labels
        ]
        if self.status is LabelStatus.HELD:
            return any_part(held)
        aimed = [Flag(question(f"label.{one}.aimed"), yes=f"vise {LABELS.label(one)}") for one in self.labels]
        return any_part([*held, *aimed])
