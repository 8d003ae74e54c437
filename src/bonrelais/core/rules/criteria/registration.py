from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final, Self

from bonrelais.core.days import add_months
from bonrelais.core.facts import FactCode, FactValue, Grade, Registration
from bonrelais.core.french import join_or, show_day, show_months
from bonrelais.core.rules.context import Context, Labels
from bonrelais.core.rules.criteria.base import Criterion, question, since_question
from bonrelais.core.rules.formula import Formula, Leaf, Part, any_part
from bonrelais.core.rules.params import MOST_MONTHS, ParamField, ParamReader, Params, ParamShape
from bonrelais.core.rules.verdicts import Answer, Missing, from_bool


class Register(StrEnum):
    CRAFTS = "crafts"
    TRADE = "trade"
    LIBERAL = "liberal"
    AGRICULTURAL = "agricultural"
    SOCIAL_ECONOMY = "social_economy"
    ASSOCIATION = "association"


_FACTS: Final = {register: FactCode(f"registration.{register}") for register in Register}
_LABELS: Final = {
    Register.CRAFTS: "immatriculée artisanat",
    Register.TRADE: "immatriculée commerce",
    Register.LIBERAL: "activité libérale",
    Register.AGRICULTURAL: "activité agricole",
    Register.SOCIAL_ECONOMY: "économie sociale et solidaire",
    Register.ASSOCIATION: "association",
}


@dataclass(frozen=True, slots=True)
class InRegister(Leaf):
    """Stands in one register, for long enough if asked. A presumption does not answer."""

    takes: ClassVar[type] = Registration

    asked: Missing
    since_months: int

    @property
    def looks_at(self) -> tuple[Part, ...]:
        return (Part("grade"), Part("since")) if self.since_months else (Part("grade"),)

    def answer(self, value: FactValue, day: date) -> Answer:
        if not isinstance(value, Registration) or value.grade is Grade.NOT_REGISTERED:
            return Answer.NO
        if value.grade is Grade.PRESUMED:
            return Answer.UNKNOWN
        if not self.since_months:
            return Answer.YES
        is_long_enough = None if value.since is None else add_months(value.since, self.since_months) <= day
        return from_bool(is_met=is_long_enough)

    def examples(self, day: date) -> tuple[FactValue, ...]:
        long_ago = Registration(Grade.REGISTERED, add_months(day, -self.since_months - 1))
        lately = (Registration(Grade.REGISTERED, day),) if self.since_months else ()
        return (long_ago, *lately, Registration(Grade.NOT_REGISTERED))

    def told(self, value: FactValue, answer: Answer, context: Context) -> str:
        if not isinstance(value, Registration) or value.grade is Grade.NOT_REGISTERED:
            return "non"
        if value.grade is Grade.PRESUMED:
            return f"présumé, {value.why}" if value.why else "présumé, à confirmer"
        if not self.since_months:
            return "oui"
        return f"depuis le {show_day(value.since)}" if value.since else "oui, depuis une date à préciser"

    def asks(self, value: FactValue) -> Missing:
        is_registered = isinstance(value, Registration) and value.grade is Grade.REGISTERED
        return since_question(self.asked.code) if is_registered else self.asked


@dataclass(frozen=True, slots=True)
class Registered(Criterion):
    """Stands in one of the registers, since some months if asked. A presumption decides nothing."""

    kind: ClassVar[str] = "registration"
    label: ClassVar[str] = "Immatriculation"
    meaning: ClassVar[str] = (
        "L’entreprise est dans un des registres, depuis assez longtemps s’il le faut. Une présomption ne suffit pas."
    )
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField(
            "registers",
            "Registres acceptés",
            ParamShape.CHOICES,
            tuple((one, _LABELS[one]) for one in Register),
            is_needed=True,
        ),
        ParamField("since_months", "Depuis au moins (mois)", ParamShape.WHOLE_NUMBER),
    )

    registers: tuple[Register, ...]
    since_months: int = 0

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        registers = reader.choices("registers", Register)
        if not registers:
            raise reader.refuse("registers", "choisissez au moins un registre.")
        return cls(registers, reader.whole_number("since_months", most=MOST_MONTHS) or 0)

    def to_params(self) -> Params:
        return {
            "registers": [register.value for register in self.registers],
            **({"since_months": self.since_months} if self.since_months else {}),
        }

    def statement(self, labels: Labels) -> str:
        told = join_or([_LABELS[register] for register in self.registers])
        since = f" depuis {show_months(self.since_months)} au moins" if self.since_months else ""
        return told[0].upper() + told[1:] + since

    @property
    def formula(self) -> Formula:
        return any_part([InRegister(question(_FACTS[one]), self.since_months) for one in self.registers])
