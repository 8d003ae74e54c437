from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final, Self

from bonrelais.core.facts import FactCode, FactSheet
from bonrelais.core.french import join_and, join_or
from bonrelais.core.nomenclature import is_natural_person, is_public_body, legal_form_label
from bonrelais.core.rules.context import Context, Labels
from bonrelais.core.rules.criteria.base import not_known, question
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.rules.verdicts import Answer, Finding, Missing, all_of, from_bool


class Presence(StrEnum):
    REQUIRED = "required"
    EXCLUDED = "excluded"


_PRESENCE_CHOICES: Final = ((Presence.REQUIRED, "exigé"), (Presence.EXCLUDED, "exclu"))


@dataclass(frozen=True, slots=True)
class LegalForm:
    """The legal form by INSEE prefixes, the micro regime, public bodies. What is left blank is not looked at."""

    kind: ClassVar[str] = "legal_form"
    label: ClassVar[str] = "Forme juridique"
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField(
            "include", "Formes acceptées", ParamShape.TEXTS, help_text="Codes INSEE, par exemple 1, 54 ou 5710."
        ),
        ParamField("exclude", "Formes exclues", ParamShape.TEXTS),
        ParamField("micro_regime", "Micro-entreprise", ParamShape.CHOICE, _PRESENCE_CHOICES),
        ParamField("public_body", "Organisme public", ParamShape.CHOICE, _PRESENCE_CHOICES),
    )

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    micro_regime: Presence | None = None
    public_body: Presence | None = None

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        include, exclude = _read_codes(reader, "include"), _read_codes(reader, "exclude")
        micro = reader.choice_or_none("micro_regime", Presence)
        public = reader.choice_or_none("public_body", Presence)
        if not include and not exclude and micro is None and public is None:
            raise reader.refuse("include", "indiquez au moins une forme.")
        return cls(include, exclude, micro, public)

    def to_params(self) -> Params:
        return {
            **({"include": list(self.include)} if self.include else {}),
            **({"exclude": list(self.exclude)} if self.exclude else {}),
            **({"micro_regime": self.micro_regime.value} if self.micro_regime else {}),
            **({"public_body": self.public_body.value} if self.public_body else {}),
        }

    @property
    def reads(self) -> tuple[str, ...]:
        return (FactCode.LEGAL_FORM, FactCode.MICRO_REGIME) if self.micro_regime else (FactCode.LEGAL_FORM,)

    def statement(self, labels: Labels) -> str:
        parts: list[str] = []
        if self.include:
            parts.append("forme juridique " + join_or([_name(code) for code in self.include]))
        if self.exclude:
            parts.append(
                ("sauf " if self.include else "toute forme juridique sauf ")
                + join_and([_name(code) for code in self.exclude])
            )
        if self.micro_regime:
            parts.append(
                "au régime de la micro-entreprise"
                if self.micro_regime is Presence.REQUIRED
                else "hors micro-entreprise"
            )
        if self.public_body:
            parts.append("organisme public" if self.public_body is Presence.REQUIRED else "hors organisme public")
        told = ", ".join(parts)
        return told[0].upper() + told[1:]

    def decide(self, sheet: FactSheet, context: Context) -> Finding:
        form = self._decide_form(sheet)
        if self.micro_regime is None:
            return form
        micro = self._decide_micro(sheet)
        if not (self.include or self.exclude or self.public_body):
            return micro
        answer = all_of((form.answer, micro.answer))
        deciding = form if form.answer is answer else micro
        return Finding(answer, deciding.value, deciding.fact, _missing(answer, form, micro))

    def _decide_form(self, sheet: FactSheet) -> Finding:
        known = sheet.text(FactCode.LEGAL_FORM)
        if known is None:
            return not_known(sheet, question(FactCode.LEGAL_FORM))
        code, fact = known
        is_met = (
            (not self.include or code.startswith(self.include))
            and not (self.exclude and code.startswith(self.exclude))
            and (self.public_body is None or is_public_body(code) is (self.public_body is Presence.REQUIRED))
        )
        return Finding(from_bool(is_met=is_met), legal_form_label(code) or code, fact)

    def _decide_micro(self, sheet: FactSheet) -> Finding:
        """A company cannot be under the micro regime: its legal form answers without asking."""
        form = sheet.text(FactCode.LEGAL_FORM)
        if form is not None and is_natural_person(form[0]) is False:
            answer = from_bool(is_met=self.micro_regime is Presence.EXCLUDED)
            return Finding(answer, legal_form_label(form[0]) or form[0], form[1])
        known = sheet.flag(FactCode.MICRO_REGIME)
        if known is None:
            return not_known(sheet, question(FactCode.MICRO_REGIME))
        is_micro, fact = known
        answer = from_bool(is_met=is_micro is (self.micro_regime is Presence.REQUIRED))
        return Finding(answer, "micro-entreprise" if is_micro else "pas en micro-entreprise", fact)


def _missing(answer: Answer, *findings: Finding) -> tuple[Missing, ...]:
    if answer is not Answer.UNKNOWN:
        return ()
    return tuple(one for finding in findings for one in finding.missing)


def _read_codes(reader: ParamReader, name: str) -> tuple[str, ...]:
    codes = reader.texts(name)
    for code in codes:
        if not (code.isascii() and code.isdigit() and len(code) <= 4):
            raise reader.refuse(name, f"« {code} » n’est pas un code de forme juridique (un à quatre chiffres).")
    return codes


def _name(code: str) -> str:
    label = legal_form_label(code)
    return f"{code} {label}" if label else code
