"""One small form for each criterion, made from the fields that core describes; core itself checks what is typed."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from django import forms

from bonrelais.core.french import inside
from bonrelais.core.rules.codec import VERSION, read_document, write_document
from bonrelais.core.rules.criteria import CRITERIA, CriterionError
from bonrelais.core.rules.criteria.fact import YesNoFact
from bonrelais.core.rules.params import Json, Params
from bonrelais.core.rules.requirements import Requirement, Strength
from bonrelais.directory.facts_catalogue import CATALOGUE
from bonrelais.toolbox.forms.fields import OPEN, Offers, OpenChoiceField, field_of, json_of, shown

LONGEST_KEPT: Final = 40_000


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
            field = field_of(kind, param, offers)
            if field is not None:
                self.fields = {param.name: field, **self.fields}
            if isinstance(field, OpenChoiceField):
                field.show(self[param.name].value() or (), OPEN[param.name])

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
        typed = {param.name: json_of(param, self.cleaned_data.get(param.name)) for param in self.criterion.fields}
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
        **{name: shown(shapes[name], value) for name, value in params.items()},
        "strength": requirement.strength.value,
        "source_quote": requirement.source_quote,
        "is_negated": condition.is_negated,
    }


def _rows(document: Params) -> list[Mapping[str, Json]]:
    rows = document["criteria"]
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, Sequence) else []
