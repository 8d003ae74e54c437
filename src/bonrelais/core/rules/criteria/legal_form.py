from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final, Self

from bonrelais.core.facts import FactCode, FactValue
from bonrelais.core.french import join_and, join_or
from bonrelais.core.nomenclature import is_natural_person, is_public_body, legal_form_label
from bonrelais.core.rules.context import Context, Labels
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.formula import FirstKnown, Formula, Leaf, all_parts
from bonrelais.core.rules.leaves import Flag
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.rules.verdicts import Answer, Missing, from_bool


class Presence(StrEnum):
    REQUIRED = "required"
    EXCLUDED = "excluded"


_PRESENCE_CHOICES: Final = ((Presence.REQUIRED, "exigé"), (Presence.EXCLUDED, "exclu"))


SOLE_PARTNER: Final = "5498"
"""EURL. The register keeps many under 5499, SARL: for these the regime is believed when it is told."""
MAY_HAVE_SOLE_PARTNER: Final = frozenset({SOLE_PARTNER, "5499"})


@dataclass(frozen=True, slots=True)
class FormIs(Leaf):
    """The legal form under INSEE prefixes, a public body or none."""

    takes: ClassVar[type] = str

    asked: Missing
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    public_body: Presence | None

    def answer(self, value: FactValue, day: date) -> Answer:
        code = str(value)
        is_met = (
            (not self.include or code.startswith(self.include))
            and not (self.exclude and code.startswith(self.exclude))
            and (self.public_body is None or is_public_body(code) is (self.public_body is Presence.REQUIRED))
        )
        return from_bool(is_met=is_met)

    def told(self, value: FactValue, answer: Answer, context: Context) -> str:
        return legal_form_label(str(value)) or str(value)


@dataclass(frozen=True, slots=True)
class CompanyIsNoMicro(Leaf):
    """A company is not under the micro regime: its form answers without asking. A person may be, or a sole partner's.

    CGI art. 50-0: the company of one natural person who manages it may choose the regime.
    """

    takes: ClassVar[type] = str

    asked: Missing
    is_micro_wanted: bool

    def answer(self, value: FactValue, day: date) -> Answer:
        is_company = is_natural_person(str(value)) is False and value != SOLE_PARTNER
        return from_bool(is_met=not self.is_micro_wanted) if is_company else Answer.UNKNOWN

    def told(self, value: FactValue, answer: Answer, context: Context) -> str:
        return legal_form_label(str(value)) or str(value)


@dataclass(frozen=True, slots=True)
class LegalForm(Criterion):
    """The legal form by INSEE prefixes, the micro regime, public bodies. What is left blank is not looked at."""

    kind: ClassVar[str] = "legal_form"
    label: ClassVar[str] = "Forme juridique"
    meaning: ClassVar[str] = "La forme juridique, le régime de la micro-entreprise, le statut d’organisme public."
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

    @property
    def formula(self) -> Formula:
        asked = question(FactCode.LEGAL_FORM)
        parts: list[Formula] = []
        if self.include or self.exclude or self.public_body:
            parts.append(FormIs(asked, self.include, self.exclude, self.public_body))
        if self.micro_regime:
            is_wanted = self.micro_regime is Presence.REQUIRED
            told = Flag(question(FactCode.MICRO_REGIME), is_wanted, "micro-entreprise", "pas en micro-entreprise")
            # What was told of the regime goes first; the form answers in its place, and never asks.
            parts.append(FirstKnown((told, CompanyIsNoMicro(asked, is_wanted), told)))
        return all_parts(parts)


def _read_codes(reader: ParamReader, name: str) -> tuple[str, ...]:
    codes = reader.texts(name)
    for code in codes:
        if not (code.isascii() and code.isdigit() and len(code) <= 4 and code[0] != "0"):
            raise reader.refuse(name, f"« {code} » n’est pas un code de forme juridique (un à quatre chiffres).")
    return codes


def _name(code: str) -> str:
    label = legal_form_label(code)
    return f"{code} {label}" if label else code
