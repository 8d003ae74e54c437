"""The editor of a version: general fields and a line a criterion, whole in one sending, without scripts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from django import forms
from django.http import QueryDict

from bonrelais.core.rules.criteria.families import kinds_by_family
from bonrelais.core.rules.requirements import Requirement
from bonrelais.toolbox.cards import VersionDraft
from bonrelais.toolbox.forms.changes import Refused, changed
from bonrelais.toolbox.forms.fields import Offers, WholeText
from bonrelais.toolbox.forms.lines import Line, line_of, posted_lines
from bonrelais.toolbox.models import ToolVersion
from bonrelais.toolbox.queries.versions import requirements_of
from bonrelais.ui.forms import DayInput, EurosField

SAVE: Final = "save"
LONGEST_SUMMARY: Final = 4000
LONGEST_QUOTE: Final = 8000
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100


class VersionForm(forms.Form):
    summary = WholeText(
        most=LONGEST_SUMMARY,
        label="Ce que c’est",
        rows=3,
        help_text="À lire au dirigeant : ce qu’il obtient, et de qui.",
        refusal="Dites ce qu’est l’outil, en quelques lignes.",
    )
    amount_words = forms.CharField(
        label="Montant, en mots", max_length=160, required=False, help_text="Par exemple : 30 %, 12 000 € au plus."
    )
    amount_max_cents = EurosField(label="Montant maximal, en euros", required=False)
    source_url = forms.URLField(label="Page de la source", max_length=500, required=False, assume_scheme="https")
    source_quote = WholeText(most=LONGEST_QUOTE, label="Mots de la source", rows=3)
    effective_from_on = forms.DateField(
        label="En vigueur à partir du",
        widget=DayInput(),
        error_messages={"required": "Dites à partir de quand."},
    )
    effective_to_on = forms.DateField(label="Jusqu’au", widget=DayInput(), required=False, help_text="Ce jour compris.")

    def unchecked(self) -> "VersionForm":
        """The same form, its values as typed, without its errors."""
        sent = {name: self[name].data for name in self.fields}
        return VersionForm(initial=sent) if self.is_bound else self

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("effective_from_on"), cleaned.get("effective_to_on")
        for name in ("effective_from_on", "effective_to_on"):
            day = cleaned.get(name)
            if isinstance(day, date) and not FIRST_YEAR <= day.year <= LAST_YEAR:
                self.add_error(name, f"Entre {FIRST_YEAR} et {LAST_YEAR}. Corrigez l’année.")
        if start and end and str(end) < str(start):
            self.add_error("effective_to_on", "La fin ne peut pas précéder le début.")
        return cleaned


@dataclass(frozen=True, slots=True)
class Editor:
    """Everything on the page. `is_valid` checks the general fields and each line."""

    form: VersionForm
    lines: Sequence[Line]
    kinds: Sequence[tuple[str, Sequence[tuple[str, str]]]] = field(default_factory=kinds_by_family)
    refused: Refused | None = None
    """What the button pressed could not do."""
    reached: str = ""
    """The line where the reader goes on once a button was pressed, by its prefix."""
    is_emptied: bool = False
    """Its last line was just taken away."""

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), *(line.is_valid() for line in self.lines)])

    @property
    def requirements(self) -> list[Requirement]:
        """Those understood, keyed by their lines' prefixes: a line not understood yet is left out."""
        found = [(line.prefix, line.requirement) for line in self.lines]
        return [replace(one, key=prefix) for prefix, one in found if one is not None]

    def draft(self) -> VersionDraft:
        cleaned = self.form.cleaned_data
        return VersionDraft(
            summary=cleaned["summary"],
            effective_from_on=cleaned["effective_from_on"],
            criteria=[replace(one, key=f"c{rank}") for rank, one in enumerate(self.requirements, start=1)],
            effective_to_on=cleaned["effective_to_on"],
            amount_words=cleaned["amount_words"],
            amount_max_cents=cleaned["amount_max_cents"],
            source_url=cleaned["source_url"],
            source_quote=cleaned["source_quote"],
        )


def editor_of(version: ToolVersion | None, *, offers: Offers, initial: Mapping[str, object]) -> Editor:
    """The editor filled with a version, or empty."""
    if version is None:
        return Editor(VersionForm(initial=dict(initial)), ())
    values = {name: getattr(version, name) for name in VersionForm.base_fields}
    lines = [line_of(one, prefix=f"c{rank}", offers=offers) for rank, one in enumerate(requirements_of(version))]
    return Editor(VersionForm(initial={**values, **initial}), lines)


def posted_editor(data: QueryDict, *, offers: Offers) -> Editor:
    """The editor as sent."""
    return Editor(VersionForm(data), posted_lines(data, offers=offers))


def changed_editor(data: QueryDict, *, offers: Offers) -> Editor:
    """The editor as the button pressed leaves it: what is typed stays, nothing is kept yet."""
    change = changed(data)
    lines = posted_lines(change.sent, offers=offers, opened=change.line if change.is_opened else "")
    is_emptied = bool(data.getlist("line")) and not lines
    return Editor(VersionForm(change.sent), lines, refused=change.refused, reached=change.line, is_emptied=is_emptied)
