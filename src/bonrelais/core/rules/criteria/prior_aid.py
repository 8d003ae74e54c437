from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final, Self

from bonrelais.core.french import join_or, show_months
from bonrelais.core.interval import Interval
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion, question, since_question
from bonrelais.core.rules.criteria.bounds import read_months, say_bounds, with_decimals
from bonrelais.core.rules.formula import Formula, all_parts, any_part, none_of
from bonrelais.core.rules.leaves import StepDone, Within
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.vocabulary.aids import AIDS, aid_label, is_aid

_TOTAL: Final = "aid.de_minimis"


@dataclass(frozen=True, slots=True)
class PriorAid(Criterion):
    """Aids had before: one of those required, none of those that exclude (for some months), a ceiling of all."""

    kind: ClassVar[str] = "prior_aid"
    label: ClassVar[str] = "Aides déjà reçues"
    meaning: ClassVar[str] = (
        "Les aides déjà reçues : celles qu’il faut, celles qui ferment l’outil pour un temps, leur total."
    )
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("required", "Aides exigées", ParamShape.CHOICES, AIDS.options, "L’une d’elles suffit."),
        ParamField("excluded", "Aides qui excluent", ParamShape.CHOICES, AIDS.options),
        ParamField(
            "waiting_months",
            "Délai d’attente (mois)",
            ParamShape.WHOLE_NUMBER,
            help_text="Une aide plus ancienne n’exclut plus.",
        ),
        ParamField(
            "de_minimis_max", "Aides « de minimis » au plus (€)", ParamShape.WHOLE_NUMBER, help_text="Sur trois ans."
        ),
    )

    required: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    waiting_months: int | None = None
    de_minimis_max: int | None = None

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        required, excluded = reader.codes("required", is_aid), reader.codes("excluded", is_aid)
        waiting, most = read_months(reader, "waiting_months"), reader.whole_number("de_minimis_max")
        if not required and not excluded and most is None:
            raise reader.refuse("required", "choisissez une aide, ou un plafond.")
        if waiting is not None and not excluded:
            raise reader.refuse("waiting_months", "ne vaut que pour une aide qui exclut. Choisissez-la, ou effacez.")
        reader.apart("required", "excluded", aid_label)
        return cls(required, excluded, waiting, most)

    def to_params(self) -> Params:
        return {
            **({"required": list(self.required)} if self.required else {}),
            **({"excluded": list(self.excluded)} if self.excluded else {}),
            **({"waiting_months": self.waiting_months} if self.waiting_months is not None else {}),
            **({"de_minimis_max": self.de_minimis_max} if self.de_minimis_max is not None else {}),
        }

    def statement(self, labels: Labels) -> str:
        told = ", ".join(self._said(labels))
        return told[0].upper() + told[1:]

    def _said(self, labels: Labels) -> Iterator[str]:
        if self.required:
            yield "avoir déjà eu " + join_or([_named(one, labels) for one in self.required])
        if self.excluded:
            since = f" depuis {show_months(self.waiting_months)}" if self.waiting_months is not None else ""
            yield "ne pas avoir eu " + join_or([_named(one, labels) for one in self.excluded]) + since
        if self.de_minimis_max is not None:
            most = say_bounds(Interval(None, self.de_minimis_max), "€")
            yield f"aides « de minimis » de {most} sur trois ans"

    @property
    def formula(self) -> Formula:
        parts: list[Formula] = []
        if self.required:
            parts.append(any_part([_had(one, None) for one in self.required]))
        parts.extend(none_of([_had(one, self.waiting_months) for one in self.excluded]))
        if self.de_minimis_max is not None:
            parts.append(Within(question(_TOTAL), with_decimals(Interval(None, self.de_minimis_max)), "€"))
        return all_parts(parts)


def _named(aid: str, labels: Labels) -> str:
    """A tool of the programme by its title."""
    return labels.get(f"aid:{aid}") or aid_label(aid)


def _had(aid: str, max_age_months: int | None) -> StepDone:
    code = f"aid.{aid}"
    return StepDone(question(code), max_age_months, since_question(code).question, aid_label(aid), "jamais eu")
