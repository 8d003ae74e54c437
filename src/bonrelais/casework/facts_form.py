"""The facts asked at a visit: a few questions, each with « pas demandé » as an answer."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from django import forms

from bonrelais.core.catalogue import FactDefinition, FactShape
from bonrelais.directory.fact_values import FactValueError, stored_value
from bonrelais.directory.facts import LearntFact
from bonrelais.directory.facts_catalogue import CATALOGUE

PREFIX: Final = "fact-"
ASKED: Final = (
    "employees.company",
    "premises.is_owned",
    "digital.has_website",
    "hiring.is_planned",
    "owner.seeks_successor",
)
"""What an adviser asks at most visits; the questions that settle tools are asked from the tools themselves."""


class FactsForm(forms.Form):
    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        codes: Sequence[str] = ASKED,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.definitions = [CATALOGUE[code] for code in codes if not CATALOGUE[code].is_sensitive]
        for definition in self.definitions:
            self.fields[f"{PREFIX}{definition.code}"] = _field(definition)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        for definition in self.definitions:
            name = f"{PREFIX}{definition.code}"
            typed = cleaned.get(name)
            try:
                if isinstance(typed, str) and typed:
                    stored_value(definition, typed)
            except FactValueError as refusal:
                self.add_error(name, str(refusal))
        return cleaned

    def learnt(self, on: date) -> list[LearntFact]:
        """The questions that got an answer."""
        answers = [(one.code, self.cleaned_data.get(f"{PREFIX}{one.code}", "")) for one in self.definitions]
        return [LearntFact(code, value=value, learnt_on=on) for code, value in answers if value]


def _field(definition: FactDefinition) -> forms.Field:
    if definition.shape in {FactShape.YES_NO, FactShape.REGISTRATION}:
        options = [("oui", "Oui"), ("non", "Non"), ("", "Pas demandé")]
        return forms.ChoiceField(
            label=definition.question, required=False, choices=options, initial="", widget=forms.RadioSelect
        )
    return forms.CharField(
        label=definition.question,
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "br-short"}),
    )
