"""The facts asked at a visit: a few questions, each with « pas demandé » as an answer.

What is known and still stands is shown with its day, to be confirmed or changed; the rest is to ask.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from django import forms

from bonrelais.core.catalogue import FactDefinition, FactShape
from bonrelais.directory.fact_values import FactValueError, stored_value
from bonrelais.directory.facts import LearntFact
from bonrelais.directory.facts_catalogue import CATALOGUE
from bonrelais.directory.queries.shapes import LearntLine

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
        known: Mapping[str, LearntLine] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.known_lines = known or {}
        self.definitions = [CATALOGUE[code] for code in codes if not CATALOGUE[code].is_sensitive]
        for definition in self.definitions:
            field = _field(definition)
            field.help_text = _told(self.known_lines.get(definition.code))
            self.fields[f"{PREFIX}{definition.code}"] = field

    def to_ask(self) -> list[forms.BoundField]:
        """What nobody answered, or so long ago that it is asked again."""
        return [self[f"{PREFIX}{one.code}"] for one in self.definitions if not self._stands(one.code)]

    def to_confirm(self) -> list[forms.BoundField]:
        """What is known and still stands."""
        return [self[f"{PREFIX}{one.code}"] for one in self.definitions if self._stands(one.code)]

    def is_confirming(self) -> bool:
        """Whether something was typed over what is known: it stays in sight."""
        return any(bound.value() for bound in self.to_confirm())

    def _stands(self, code: str) -> bool:
        line = self.known_lines.get(code)
        return line is not None and not line.is_outdated

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


def _told(line: LearntLine | None) -> str:
    if line is None:
        return ""
    told = f"{line.value}, {line.source[0].lower()}{line.source[1:]}."
    return f"Réponse d’avant, à redemander : {told}" if line.is_outdated else f"Connu : {told}"


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
