"""One small form for each criterion, made from the fields that core describes; core itself checks what is typed."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django import forms

from bonrelais.core.french import inside
from bonrelais.core.rules.codec import VERSION, read_document, write_document
from bonrelais.core.rules.criteria import CRITERIA, CriterionError
from bonrelais.core.rules.criteria.fact import YesNoFact
from bonrelais.core.rules.criteria.territory import Territory
from bonrelais.core.rules.criteria.theme import Theme
from bonrelais.core.rules.params import Json, ParamField, Params, ParamShape
from bonrelais.core.rules.requirements import Requirement, Strength
from bonrelais.directory.facts_catalogue import CATALOGUE
from bonrelais.ui.forms import DayInput

Options = Sequence[tuple[str, str]]
SEPARATORS: Final = re.compile(r"[\n,;]+")
LONGEST_KEPT: Final = 40_000
YES_NO: Final = (("true", "Oui"), ("false", "Non"))
NOT_LOOKED_AT: Final = frozenset({"micro_regime", "public_body"})
"""Choices that may stay blank; every other one has a value from the start."""
CHOSEN: Final = frozenset({"code", "step"})
"""Choices that nothing proposes: the writer of the tool makes them."""
LIKELY: Final = frozenset({"expected", "done"})
"""What is usually a yes."""


@dataclass(frozen=True, slots=True)
class Offers:
    """What the programme gives to choose from: themes, yes/no questions, places to copy; and the words of codes."""

    themes: Options
    questions: Options
    places: str
    labels: Mapping[str, str]


class CriterionForm(forms.Form):
    """A line of the editor. The prefix separates the lines; `kind` travels hidden."""

    kind = forms.CharField(widget=forms.HiddenInput)
    strength = forms.ChoiceField(
        label="Portée",
        choices=[(one.value, one.label) for one in Strength],
        initial=Strength.ELIGIBILITY.value,
    )
    source_quote = forms.CharField(label="Mots de la source", max_length=400, required=False)
    is_negated = forms.BooleanField(label="Au contraire : l’outil est fermé dans ce cas", required=False)

    def __init__(
        self,
        kind: str,
        data: Mapping[str, object] | None = None,
        *,
        prefix: str,
        offers: Offers,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, prefix=prefix, initial={"kind": kind, **(initial or {})})
        self.criterion = CRITERIA[kind]
        self.requirement: Requirement | None = None
        for param in reversed(self.criterion.fields):
            field = _field_of(kind, param, offers)
            if field is not None:
                self.fields = {param.name: field, **self.fields}

    @property
    def label(self) -> str:
        return self.criterion.label

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        row: Params = {
            "kind": self.criterion.kind,
            "params": self._params(),
            "strength": str(cleaned.get("strength") or Strength.ELIGIBILITY.value),
            "source_quote": str(cleaned.get("source_quote") or ""),
            "not": bool(cleaned.get("is_negated")),
        }
        try:
            (self.requirement,) = read_document({"version": VERSION, "criteria": [row]})
        except CriterionError as failure:
            field = failure.field if failure.field in self.fields else None
            self.add_error(field, str(failure) if field is None else self._beside(field, str(failure)))
        return cleaned

    def _beside(self, name: str, words: str) -> str:
        """Core names the kind and the field; beside the field, the rest is enough."""
        label = inside(str(self.fields[name].label))
        told = words.removeprefix(f"{self.criterion.label}, {label} : ")
        return told[0].upper() + told[1:]

    def _params(self) -> Params:
        typed = {param.name: _json_of(param, self.cleaned_data.get(param.name)) for param in self.criterion.fields}
        params = {name: value for name, value in typed.items() if value is not None}
        code = params.get("code")
        if self.criterion.kind == YesNoFact.kind and isinstance(code, str) and code in CATALOGUE:
            params["question"] = CATALOGUE[code].question
        return params


class KeptForm(forms.Form):
    """A criterion richer than a line (several alternatives, a guard): shown in words, carried as it is."""

    kept = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_KEPT)

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        prefix: str,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, prefix=prefix, initial=dict(initial or {}))
        self.requirement: Requirement | None = None

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        try:
            written = json.loads(str(cleaned.get("kept")))
            _check_characters(written)
            (self.requirement,) = read_document({"version": VERSION, "criteria": [written]})
        except (CriterionError, ValueError, AttributeError, RecursionError):
            self.add_error("kept", "Ce critère est illisible. Retirez-le, puis ajoutez-le de nouveau.")
        return cleaned


def _check_characters(written: Json) -> None:
    """Raises ValueError on what JSON can escape and a database cannot keep: a zero, half a pair of surrogates."""
    text = json.dumps(written, ensure_ascii=False)
    text.encode()
    if "\\u0000" in text:
        raise ValueError("A character that no text has.")


def is_simple(requirement: Requirement) -> bool:
    """Whether a line of the editor can hold it."""
    return len(requirement.any_of) == 1 and requirement.when is None and not requirement.text


def kept_values(requirement: Requirement) -> dict[str, object]:
    (row,) = _rows(write_document([requirement]))
    return {"kept": json.dumps({name: value for name, value in row.items() if name != "key"}, ensure_ascii=False)}


def line_values(requirement: Requirement) -> dict[str, object]:
    """A simple requirement, ready to fill its line."""
    condition = requirement.any_of[0]
    shapes = {param.name: param.shape for param in condition.criterion.fields}
    params = condition.criterion.to_params()
    return {
        **{name: _shown(shapes[name], value) for name, value in params.items()},
        "strength": requirement.strength.value,
        "source_quote": requirement.source_quote,
        "is_negated": condition.is_negated,
    }


def _rows(document: Params) -> list[Mapping[str, Json]]:
    rows = document["criteria"]
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, Sequence) else []


def _shown(shape: ParamShape, value: Json) -> object:
    if shape is ParamShape.TEXTS and isinstance(value, Sequence) and not isinstance(value, str):
        return "\n".join(str(one) for one in value)
    if shape is ParamShape.FLAG:
        return "true" if value else "false"
    return value


def _json_of(param: ParamField, value: object) -> Json:
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


def _field_of(kind: str, param: ParamField, offers: Offers) -> forms.Field | None:
    """The field of a parameter; None for what is not typed."""
    if kind == YesNoFact.kind and param.name == "question":
        return None
    if kind == YesNoFact.kind and param.name == "code":
        return forms.ChoiceField(
            label=param.label, choices=[("", "Choisir"), *offers.questions], error_messages={"required": "Choisissez."}
        )
    if kind == Theme.kind:
        return forms.MultipleChoiceField(
            label=param.label, required=False, widget=forms.CheckboxSelectMultiple, choices=offers.themes
        )
    help_text = offers.places if kind == Territory.kind and param.shape is ParamShape.TEXTS else param.help_text
    return _plain_field(param, help_text)


def _plain_field(param: ParamField, help_text: str) -> forms.Field:
    if param.shape is ParamShape.DAY:
        return forms.DateField(label=param.label, required=False, widget=DayInput(), help_text=help_text)
    if param.shape is ParamShape.WHOLE_NUMBER:
        short = forms.TextInput(attrs={"inputmode": "numeric", "class": "br-short"})
        return forms.IntegerField(label=param.label, required=False, widget=short, help_text=help_text)
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
