"""One small form for each criterion, made from the fields that core describes; core itself checks what is typed."""

from collections.abc import Mapping, Sequence

from django import forms

from bonrelais.core.french import inside
from bonrelais.core.rules.codec import VERSION, read_document
from bonrelais.core.rules.criteria import CRITERIA, CriterionError
from bonrelais.core.rules.criteria.fact import YesNoFact
from bonrelais.core.rules.params import Params
from bonrelais.core.rules.requirements import Condition, Requirement, Strength
from bonrelais.directory.facts_catalogue import CATALOGUE
from bonrelais.toolbox.exchange.texts import LONGEST_SOURCE
from bonrelais.toolbox.forms.fields import OPEN, Offers, OpenChoiceField, WholeText, field_of, json_of, shown_value


class ConditionForm(forms.Form):
    """One condition: the main one of a line, another possibility, a case. The prefix separates; `kind` goes hidden."""

    kind = forms.CharField(widget=forms.HiddenInput)
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
        self.offers = offers
        self.condition: Condition | None = None
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
            "not": bool(cleaned.get("is_negated")),
        }
        try:
            (found,) = read_document({"version": VERSION, "criteria": [row]})
        except CriterionError as failure:
            self.refuse(failure.field, str(failure))
        else:
            self.condition = found.any_of[0]
        return cleaned

    def refuse(self, name: str, words: str) -> None:
        """Beside the field when it is one of the form, else above them."""
        if name not in self.fields:
            self.add_error(None, words)
            return
        label = inside(str(self.fields[name].label))
        told = words.removeprefix(f"{self.criterion.label}, {label} : ")
        self.add_error(name, told[0].upper() + told[1:])

    def unchecked(self) -> "ConditionForm":
        """The same form, its values as typed, without its errors."""
        initial = self.typed if self.is_bound else self.initial
        return type(self)(self.criterion.kind, prefix=str(self.prefix), offers=self.offers, initial=initial)

    @property
    def typed(self) -> dict[str, object]:
        """What was sent, as typed; what was not keeps its usual value."""
        sent = {name: self[name].data for name in self.fields}
        return {name: value for name, value in sent.items() if value is not None}

    def _params(self) -> Params:
        kind = self.criterion.kind
        typed = {one.name: json_of(kind, one, self.cleaned_data.get(one.name)) for one in self.criterion.fields}
        params = {name: value for name, value in typed.items() if value is not None}
        code = params.get("code")
        if kind == YesNoFact.kind and isinstance(code, str) and code in CATALOGUE:
            params["question"] = CATALOGUE[code].question
        return params


class CriterionForm(ConditionForm):
    """The main condition of a line, with what holds for the whole line."""

    strength = forms.ChoiceField(
        label="Portée",
        choices=[(one.value, one.label) for one in Strength],
        initial=Strength.ELIGIBILITY.value,
        widget=forms.RadioSelect,
    )
    source_quote = WholeText(most=LONGEST_SOURCE, label="Mots de la source", rows=1)
    kept_text = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_SOURCE, required=False)

    def requirement_with(self, others: Sequence[Condition], guard: Condition | None) -> Requirement:
        """Of a form found valid. Its key is given later, from its place."""
        if self.condition is None:
            raise ValueError("a form not found valid has no requirement")
        cleaned = self.cleaned_data
        return Requirement(
            key="",
            any_of=(self.condition, *others),
            strength=Strength(cleaned["strength"]),
            when=guard,
            text=cleaned["kept_text"],
            source_quote=cleaned["source_quote"].strip(),
        )


def condition_values(condition: Condition) -> dict[str, object]:
    """A condition, ready to fill its form."""
    fields = {param.name: param for param in condition.criterion.fields}
    kind, params = condition.criterion.kind, condition.criterion.to_params()
    return {
        **{name: shown_value(kind, fields[name], value) for name, value in params.items()},
        "is_negated": condition.is_negated,
    }


def line_values(requirement: Requirement) -> dict[str, object]:
    """A requirement, ready to fill the main form of its line."""
    return {
        **condition_values(requirement.any_of[0]),
        "strength": requirement.strength.value,
        "source_quote": requirement.source_quote,
        "kept_text": requirement.text,
    }
