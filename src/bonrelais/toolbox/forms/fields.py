"""The field of each parameter of a criterion: what is picked from a search, ticked, chosen or typed."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from django import forms
from django.core.exceptions import ValidationError

from bonrelais.core.french import show_number
from bonrelais.core.rules.criteria.fact import YesNoFact
from bonrelais.core.rules.criteria.legal_form import LegalForm
from bonrelais.core.rules.criteria.naf import Naf
from bonrelais.core.rules.criteria.territory import AreaLevel, Territory
from bonrelais.core.rules.criteria.theme import Theme
from bonrelais.core.rules.params import LARGEST, Json, ParamField, ParamShape
from bonrelais.core.text import fold
from bonrelais.core.vocabulary.aids import aid_label
from bonrelais.core.vocabulary.families import by_family
from bonrelais.core.vocabulary.zones import zone_label
from bonrelais.ui.forms import DayInput

Options = Sequence[tuple[str, str]]
SEPARATORS: Final = re.compile(r"[\n,;]+")
SPACES: Final = re.compile(r"\s+")
WORDS: Final = re.compile(r"[^\d:]{3,}")
"""No code is written so."""
LONGEST_CODES: Final = 20_000
LONGEST_TEXT: Final = 4000
MANY: Final = 12
"""From so many choices on, one searches among them."""
YES_NO: Final = (("true", "Oui"), ("false", "Non"))
NOT_LOOKED_AT: Final = frozenset({"micro_regime", "public_body"})
"""Choices that may stay blank; every other one has a value from the start."""
CHOSEN: Final = frozenset({"code", "step"})
"""Choices that nothing proposes: the writer of the tool makes them."""
LIKELY: Final = frozenset({"expected", "done"})
"""What is usually a yes."""
NEEDED: Final = {
    ParamShape.TEXT: "Doit être rempli.",
    ParamShape.WHOLE_NUMBER: "Indiquez un nombre.",
    ParamShape.CHOICE: "Choisissez une réponse.",
    ParamShape.CHOICES: "Choisissez au moins une réponse.",
    ParamShape.TEXTS: "Choisissez au moins une réponse.",
}
OPEN: Final[Mapping[str, Callable[[str], str]]] = {"zones": zone_label, "required": aid_label, "excluded": aid_label}
"""Lists that take codes of the programme beside those of the vocabulary, and how to name one."""
NOT_A_CHOICE: Final = "« %(value)s » n’est plus un choix possible. Choisissez-en un de la liste."
LOST_QUESTION: Final = "« %(value)s » n’est pas une question du catalogue. Choisissez-en une de la liste."
NOT_CHOSEN: Final = "« %(value)s » n’est pas choisi. Cherchez-le, puis choisissez une réponse, ou tapez un code."
LOST_THEME: Final = "« %(value)s » n’est pas un thème de ce dispositif. Cochez-en un de la liste."


class Picker(StrEnum):
    """What is searched by its words; the value ends the address of the search."""

    TERRITORY = "territoire"
    ACTIVITY = "activite"
    LEGAL_FORM = "forme-juridique"


PICKERS: Final = {Territory.kind: Picker.TERRITORY, Naf.kind: Picker.ACTIVITY, LegalForm.kind: Picker.LEGAL_FORM}
ADVICE: Final = {
    Picker.TERRITORY: "Commune, intercommunalité, département ou région, par son nom ; ou son code, un par ligne.",
    Picker.ACTIVITY: "Par un mot ou par un code, un par ligne : un niveau vaut pour tout ce qu’il contient.",
    Picker.LEGAL_FORM: "Par un mot ou par un code INSEE, un par ligne.",
}
_AREAS: Final = (
    (re.compile(r"\d{9}"), AreaLevel.EPCI),
    (re.compile(r"\d[\dAB]\d{3}"), AreaLevel.COMMUNE),
    (re.compile(r"\d[\dAB]|97\d"), AreaLevel.DEPARTMENT),
)


@dataclass(frozen=True, slots=True)
class Offers:
    """What the programme gives to choose from. Themes, perimeters and tools are asked for by who needs them alone."""

    questions: Options
    themes: Callable[[], Options] = tuple
    perimeters: Callable[[], Options] = tuple
    tools: Callable[[], Options] = tuple


class WholeNumberField(forms.IntegerField):
    """As people type it: « 5 000 000 »."""

    def to_python(self, value: object) -> int | None:
        return super().to_python(SPACES.sub("", value) if isinstance(value, str) else value)


class OpenChoiceField(forms.MultipleChoiceField):
    """Choices that core checks: some codes are of the programme, or were."""

    def __init__(self, param: ParamField, more: Options) -> None:
        self.offered = [*more, *param.choices]
        super().__init__(
            label=param.label,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=self.offered,
            help_text=param.help_text,
        )

    def valid_value(self, value: object) -> bool:
        return True

    def show(self, codes: Sequence[str], label: Callable[[str], str]) -> None:
        """Those that are chosen and stand in no list."""
        known = {code for code, _ in self.offered}
        self.choices = [*self.offered, *((code, label(code)) for code in codes if code not in known)]


class WholeText(forms.CharField):
    """A text refused in words, and given back whole, when it passes `most` signs: nothing is cut on the way in."""

    def __init__(self, *, most: int, label: str, help_text: str = "", rows: int = 2, refusal: str = "") -> None:
        """With a `refusal` it cannot be left blank; on one row it is a field of one line."""
        area = forms.Textarea(attrs={"rows": str(rows)}) if rows > 1 else forms.TextInput()
        refusals = {"required": refusal}
        super().__init__(label=label, help_text=help_text, required=bool(refusal), widget=area, error_messages=refusals)
        self.most = most

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.most:
            told = f"{show_number(self.most)} signes au plus, et ce texte en a {show_number(len(value))}."
            raise ValidationError(f"{told} Gardez-en l’essentiel.")


class CodesField(WholeText):
    """Codes, one a line; where scripts run, a search adds them by their names."""

    def __init__(self, param: ParamField, picker: Picker | None) -> None:
        told = ADVICE[picker] if picker else f"{param.help_text} Un par ligne.".strip()
        super().__init__(most=LONGEST_CODES, label=param.label, help_text=told)
        self.picker = picker

    def validate(self, value: str) -> None:
        """Words searched for and not chosen are no code."""
        super().validate(value)
        unread = [one for one in codes_in(value) if WORDS.fullmatch(one) and fold(one) != "france"]
        if self.picker is not None and unread:
            raise ValidationError(NOT_CHOSEN, params={"value": unread[0]})


def field_of(kind: str, param: ParamField, offers: Offers) -> forms.Field | None:
    """The field of a parameter; None for what is not typed."""
    field = _field_of(kind, param, offers)
    if field is not None and param.is_needed:
        field.required = True
        is_one = isinstance(field, forms.ChoiceField) and not isinstance(field, forms.MultipleChoiceField)
        field.error_messages["required"] = NEEDED[ParamShape.CHOICE if is_one else param.shape]
    return field


def _field_of(kind: str, param: ParamField, offers: Offers) -> forms.Field | None:
    if kind == YesNoFact.kind and param.name == "question":
        return None
    if kind == YesNoFact.kind and param.name == "code":
        options = [("", "Choisir"), *by_family(offers.questions)]
        return forms.ChoiceField(label=param.label, choices=options, error_messages={"invalid_choice": LOST_QUESTION})
    if kind == Theme.kind:
        return _boxes(param, offers.themes(), LOST_THEME)
    if param.name in OPEN:
        return OpenChoiceField(param, offers.perimeters() if param.name == "zones" else offers.tools())
    if param.shape is ParamShape.TEXTS:
        return CodesField(param, PICKERS.get(kind))
    return MADE[param.shape](param)


def codes_in(text: str) -> list[str]:
    """What is typed in a field of codes, cut at line ends, commas and semicolons."""
    return [part.strip() for part in SEPARATORS.split(text) if part.strip()]


def json_of(kind: str, param: ParamField, value: object) -> Json:
    """What the field cleaned, as core reads it; None when blank."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [str(one) for one in value] or None
    if param.shape is ParamShape.FLAG:
        return {"true": True, "false": False}.get(str(value))
    if param.shape is ParamShape.TEXTS:
        codes = codes_in(str(value or ""))
        return [area_typed(code) for code in codes] if kind == Territory.kind and codes else codes or None
    return value if isinstance(value, int) else str(value or "").strip() or None


def area_typed(text: str) -> str:
    """A bare code as an area: nine digits are an intercommunality, five signs a commune, two or three a department."""
    written = text.upper().replace(" ", "")
    if written in {"FR", "FRANCE"}:
        return f"{AreaLevel.COUNTRY}:FR"
    return next((f"{level}:{written}" for shape, level in _AREAS if shape.fullmatch(written)), text)


def shown_value(kind: str, param: ParamField, value: Json) -> object:
    """What fills the field of a parameter again: boxes are ticked by a list, codes are written one a line."""
    is_written = param.shape is ParamShape.TEXTS and kind != Theme.kind
    if is_written and isinstance(value, Sequence) and not isinstance(value, str):
        return "\n".join(str(one) for one in value)
    if param.shape is ParamShape.FLAG:
        return "true" if value else "false"
    return value


def _day(param: ParamField) -> forms.DateField:
    refusals = {"invalid": "Une date, par exemple 31/12/2026."}
    return forms.DateField(
        label=param.label, required=False, widget=DayInput(), help_text=param.help_text, error_messages=refusals
    )


def _flag(param: ParamField) -> forms.ChoiceField:
    usual = "true" if param.name in LIKELY else "false"
    return forms.ChoiceField(label=param.label, choices=YES_NO, initial=usual, help_text=param.help_text)


def _text(param: ParamField) -> WholeText:
    return WholeText(most=LONGEST_TEXT, label=param.label, help_text=param.help_text)


def _boxes(param: ParamField, options: Options | None = None, refusal: str = NOT_A_CHOICE) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=param.label,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=param.choices if options is None else options,
        help_text=param.help_text,
        error_messages={"invalid_choice": refusal},
    )


def _number(param: ParamField) -> WholeNumberField:
    short = forms.TextInput(attrs={"inputmode": "numeric", "class": "br-short", "autocomplete": "off"})
    return WholeNumberField(
        label=param.label,
        required=False,
        max_value=LARGEST,
        widget=short,
        help_text=param.help_text,
        error_messages={"invalid": "Un nombre entier, en chiffres."},
    )


def _select(param: ParamField) -> forms.ChoiceField:
    options = [(str(one), told) for one, told in param.choices]
    refusals = {"invalid_choice": NOT_A_CHOICE}
    if param.name in NOT_LOOKED_AT or param.name in CHOSEN:
        blank = "Non regardé" if param.name in NOT_LOOKED_AT else "Choisir"
        options = [("", blank), *options]
        return forms.ChoiceField(label=param.label, required=False, choices=options, error_messages=refusals)
    usual = "company" if param.name == "scope" else str(param.choices[0][0])
    return forms.ChoiceField(label=param.label, choices=options, initial=usual, error_messages=refusals)


MADE: Final[Mapping[ParamShape, Callable[[ParamField], forms.Field]]] = {
    ParamShape.DAY: _day,
    ParamShape.WHOLE_NUMBER: _number,
    ParamShape.TEXT: _text,
    ParamShape.FLAG: _flag,
    ParamShape.CHOICE: _select,
    ParamShape.CHOICES: _boxes,
}
