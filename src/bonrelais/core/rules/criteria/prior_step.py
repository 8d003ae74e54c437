from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.french import show_months
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion, question, since_question
from bonrelais.core.rules.criteria.bounds import read_months
from bonrelais.core.rules.formula import Formula, Not
from bonrelais.core.rules.leaves import StepDone
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.vocabulary.steps import STEPS


@dataclass(frozen=True, slots=True)
class PriorStep(Criterion):
    """A study, a diagnosis, a meeting: done, and lately enough if asked; or not done, or not lately."""

    kind: ClassVar[str] = "prior_step"
    label: ClassVar[str] = "Étape préalable"
    meaning: ClassVar[str] = (
        "Une étude, un diagnostic ou une rencontre, déjà fait (assez récemment s’il le faut), ou pas encore."
    )
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("step", "Étape", ParamShape.CHOICE, STEPS.options, is_needed=True),
        ParamField("done", "Doit être faite", ParamShape.FLAG, help_text="Non : l’outil est fermé à qui l’a faite."),
        ParamField("max_age_months", "Dans les derniers mois seulement", ParamShape.WHOLE_NUMBER, help_text="En mois."),
    )

    step: str
    is_done: bool = True
    max_age_months: int | None = None

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        step = reader.code("step", STEPS.__contains__)
        return cls(step, reader.flag("done", default=True), read_months(reader, "max_age_months"))

    def to_params(self) -> Params:
        return {
            "step": self.step,
            "done": self.is_done,
            **({"max_age_months": self.max_age_months} if self.max_age_months is not None else {}),
        }

    def statement(self, labels: Labels) -> str:
        told = f"Étape « {STEPS.label(self.step)} »"
        if self.max_age_months is None:
            return f"{told} faite" if self.is_done else f"{told} jamais faite"
        months = show_months(self.max_age_months)
        return f"{told} faite depuis {months} au plus" if self.is_done else f"{told} pas faite depuis {months}"

    @property
    def formula(self) -> Formula:
        code = f"step.{self.step}"
        done = StepDone(question(code), self.max_age_months, since_question(code).question, "faite", "pas faite")
        return done if self.is_done else Not(done)
