from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final, Self

from bonrelais.core.days import add_months
from bonrelais.core.facts import Fact, FactCode, FactSheet, Grade, Registration
from bonrelais.core.french import join_or, show_day, show_months
from bonrelais.core.rules.context import Context, Labels
from bonrelais.core.rules.criteria.base import not_known, question, since_question
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.rules.verdicts import Answer, Finding, any_of


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
class Registered:
    """Stands in one of the registers, since some months if asked. A presumption decides nothing."""

    kind: ClassVar[str] = "registration"
    label: ClassVar[str] = "Immatriculation"
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField(
            "registers", "Registres acceptés", ParamShape.CHOICES, tuple((one, _LABELS[one]) for one in Register)
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
        return cls(registers, reader.whole_number("since_months") or 0)

    def to_params(self) -> Params:
        return {
            "registers": [register.value for register in self.registers],
            **({"since_months": self.since_months} if self.since_months else {}),
        }

    @property
    def reads(self) -> tuple[str, ...]:
        return tuple(_FACTS[register] for register in self.registers)

    def statement(self, labels: Labels) -> str:
        told = join_or([_LABELS[register] for register in self.registers])
        since = f" depuis {show_months(self.since_months)} au moins" if self.since_months else ""
        return told[0].upper() + told[1:] + since

    def decide(self, sheet: FactSheet, context: Context) -> Finding:
        findings = [self._decide_one(register, sheet, context.day) for register in self.registers]
        answer = any_of(finding.answer for finding in findings)
        deciding = next(finding for finding in findings if finding.answer is answer)
        if answer is not Answer.UNKNOWN:
            return deciding
        shown = next((one for one in findings if one.answer is Answer.UNKNOWN and one.fact is not None), deciding)
        missing = tuple(one for finding in findings for one in finding.missing)
        return Finding(answer, shown.value, shown.fact, missing)

    def _decide_one(self, register: Register, sheet: FactSheet, day: date) -> Finding:
        code = _FACTS[register]
        known = sheet.registration(code)
        if known is None:
            return not_known(sheet, question(code))
        registration, fact = known
        if registration.grade is Grade.NOT_REGISTERED:
            return Finding(Answer.NO, "non", fact)
        if registration.grade is Grade.PRESUMED:
            told = f"présumé, {registration.why}" if registration.why else "présumé, à confirmer"
            return Finding(Answer.UNKNOWN, told, fact, (question(code),))
        return self._check_since(registration, fact, day)

    def _check_since(self, registration: Registration, fact: Fact, day: date) -> Finding:
        if not self.since_months:
            return Finding(Answer.YES, "oui", fact)
        if registration.since is None:
            return Finding(Answer.UNKNOWN, "oui, depuis une date à préciser", fact, (since_question(fact.code),))
        is_long_enough = add_months(registration.since, self.since_months) <= day
        answer = Answer.YES if is_long_enough else Answer.NO
        return Finding(answer, f"depuis le {show_day(registration.since)}", fact)
