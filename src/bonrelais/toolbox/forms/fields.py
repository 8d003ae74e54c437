"""The fields of a criterion's form, made from the parameters that core describes; and what is typed in them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django import forms

from bonrelais.core.rules.criteria.fact import YesNoFact
from bonrelais.core.rules.criteria.territory import Territory
from bonrelais.core.rules.criteria.theme import Theme
from bonrelais.core.rules.params import LARGEST, Json, ParamField, ParamShape
from bonrelais.core.vocabulary.aids import aid_label
from bonrelais.core.vocabulary.families import by_family
from bonrelais.core.vocabulary.zones import zone_label
from bonrelais.ui.forms import DayInput

Options = Sequence[tuple[str, str]]
SEPARATORS: Final = re.compile(r"[\n,;]+")
SPACES: Final = re.compile(r"\s+")
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


@dataclass(frozen=True, slots=True)
class Offers:
    """What the programme gives to choose from: themes, questions, places to copy, perimeters, tools; words of codes."""

    themes: Options
    questions: Options
    places: str
    labels: Mapping[str, str]
    perimeters: Options = ()
    tools: Options = ()


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


def shown(shape: ParamShape, value: Json) -> object:
    if shape is ParamShape.TEXTS and isinstance(value, Sequence) and not isinstance(value, str):
        return "\n".join(str(one) for one in value)
    if shape is ParamShape.FLAG:
        return "true" if value else "false"
    return value


def json_of(param: ParamField, value: object) -> Json:
    """What the field cleaned, as core reads it; None when blank."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [str(one) for one in value] or None
    if param.shape is ParamShape.FLAG:
        return {"true": True, "false": False}.get(str(value))
    if param.shape is ParamShape.TEXTS:
        return [part.strip() for part in SEPARATORS.split(str(value or "")) if part.strip()] or None
    return value if isinstance(value, int) else str(value or "").strip() or None


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
        questions = [("", "Choisir"), *by_family(offers.questions)]
        return forms.ChoiceField(label=param.label, choices=questions)
    if kind == Theme.kind:
        return forms.MultipleChoiceField(
            label=param.label, required=False, widget=forms.CheckboxSelectMultiple, choices=offers.themes
        )
    if param.name in OPEN:
        return OpenChoiceField(param, offers.perimeters if param.name == "zones" else offers.tools)
    help_text = offers.places if kind == Territory.kind and param.shape is ParamShape.TEXTS else param.help_text
    return _plain_field(param, help_text)


def _plain_field(param: ParamField, help_text: str) -> forms.Field:
    if param.shape is ParamShape.DAY:
        return forms.DateField(label=param.label, required=False, widget=DayInput(), help_text=help_text)
    if param.shape is ParamShape.WHOLE_NUMBER:
        short = forms.TextInput(attrs={"inputmode": "numeric", "class": "br-short"})
        return WholeNumberField(label=param.label, required=False, max_value=LARGEST, widget=short, help_text=help_text)
    if param.shape is ParamShape.CHOICES:
        boxes = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(
            label=param.label, required=False, widget=boxes, choices=param.choices, help_text=help_text
        )
    if param.shape is ParamShape.FLAG:
        return forms.ChoiceField(label=param.label, choices=YES_NO, initial=_usual(param), help_text=help_text)
    if param.shape is ParamShape.CHOICE:
        return _select(param)
    many = f"{help_text} Un par ligne.".strip() if param.shape is ParamShape.TEXTS else help_text
    area = forms.Textarea(attrs={"rows": "2"})
    return forms.CharField(label=param.label, required=False, max_length=4000, widget=area, help_text=many)


def _select(param: ParamField) -> forms.ChoiceField:
    options = [(str(one), told) for one, told in param.choices]
    if param.name in NOT_LOOKED_AT:
        return forms.ChoiceField(label=param.label, required=False, choices=[("", "Non regardé"), *options])
    if param.name in CHOSEN:
        return forms.ChoiceField(label=param.label, required=False, choices=[("", "Choisir"), *options])
    return forms.ChoiceField(label=param.label, choices=options, initial=_usual(param))


def _usual(param: ParamField) -> str:
    """What core takes when nothing is said."""
    if param.shape is ParamShape.FLAG:
        return "true" if param.name in LIKELY else "false"
    return "company" if param.name == "scope" else str(param.choices[0][0])
