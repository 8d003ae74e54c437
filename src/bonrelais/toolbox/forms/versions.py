"""The editor of a version: general fields and a line a criterion, whole in one sending, without scripts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django import forms
from django.http import QueryDict

from bonrelais.core.rules.criteria import CRITERIA
from bonrelais.core.rules.criteria.families import kinds_by_family
from bonrelais.core.rules.requirements import Requirement
from bonrelais.toolbox.cards import VersionDraft
from bonrelais.toolbox.forms.criteria import CriterionForm, KeptForm, is_simple, kept_values, line_values
from bonrelais.toolbox.forms.fields import Offers
from bonrelais.toolbox.models import ToolVersion
from bonrelais.toolbox.queries.sheets import sentence_of
from bonrelais.toolbox.queries.versions import requirements_of
from bonrelais.ui.forms import DayInput, EurosField

MOST_LINES = 40
SAVE, ADD, REMOVE = "save", "add", "remove"


class VersionForm(forms.Form):
    summary = forms.CharField(
        label="Ce que c’est",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="À lire au dirigeant : ce qu’il obtient, et de qui.",
        error_messages={"required": "Dites ce qu’est l’outil, en quelques lignes."},
    )
    amount_words = forms.CharField(
        label="Montant, en mots", max_length=160, required=False, help_text="Par exemple : 30 %, 12 000 € au plus."
    )
    amount_max_cents = EurosField(label="Montant maximal, en euros", required=False)
    source_url = forms.URLField(label="Page de la source", max_length=500, required=False, assume_scheme="https")
    source_quote = forms.CharField(
        label="Mots de la source", max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    effective_from_on = forms.DateField(
        label="En vigueur à partir du",
        widget=DayInput(),
        error_messages={"required": "Dites à partir de quand."},
    )
    effective_to_on = forms.DateField(label="Jusqu’au", widget=DayInput(), required=False, help_text="Ce jour compris.")

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("effective_from_on"), cleaned.get("effective_to_on")
        if start and end and str(end) < str(start):
            self.add_error("effective_to_on", "La fin ne peut pas précéder le début.")
        return cleaned


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion of the editor: a line to fill, or a richer one in words."""

    form: CriterionForm | KeptForm
    heading: str
    words: str = ""

    @property
    def meaning(self) -> str:
        """What the kind asks, for who fills the line."""
        return self.form.criterion.meaning if isinstance(self.form, CriterionForm) else ""


@dataclass(frozen=True, slots=True)
class Editor:
    """Everything on the page. `is_valid` checks the general fields and each line."""

    form: VersionForm
    lines: Sequence[Line]
    kinds: Sequence[tuple[str, Sequence[tuple[str, str]]]] = field(default_factory=kinds_by_family)

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), *(line.form.is_valid() for line in self.lines)])

    def draft(self) -> VersionDraft:
        cleaned = self.form.cleaned_data
        found = [line.form.requirement for line in self.lines]
        return VersionDraft(
            summary=cleaned["summary"],
            effective_from_on=cleaned["effective_from_on"],
            criteria=keyed([one for one in found if one is not None]),
            effective_to_on=cleaned["effective_to_on"],
            amount_words=cleaned["amount_words"],
            amount_max_cents=cleaned["amount_max_cents"],
            source_url=cleaned["source_url"],
            source_quote=cleaned["source_quote"],
        )


def keyed(requirements: Sequence[Requirement]) -> list[Requirement]:
    """The lines' keys are their ranks: c1, c2…"""
    return [
        Requirement(f"c{rank}", one.any_of, one.strength, one.when, one.text, one.source_quote)
        for rank, one in enumerate(requirements, start=1)
    ]


def editor_of(version: ToolVersion | None, *, offers: Offers, initial: Mapping[str, object]) -> Editor:
    """The editor filled with a version, or empty."""
    if version is None:
        return Editor(VersionForm(initial=dict(initial)), ())
    values = {name: getattr(version, name) for name in VersionForm.base_fields}
    return Editor(
        VersionForm(initial={**values, **initial}),
        [
            _line_of(one, version.labels, prefix=f"c{rank}", offers=offers)
            for rank, one in enumerate(requirements_of(version))
        ],
    )


def posted_editor(data: QueryDict, *, offers: Offers) -> Editor:
    """The editor as sent: its lines are those whose prefixes are sent, in their order."""
    prefixes = [text for text in data.getlist("line")[:MOST_LINES] if text.isascii() and text.isalnum()]
    lines = [_posted_line(data, prefix, offers=offers) for prefix in dict.fromkeys(prefixes)]
    return Editor(VersionForm(data), [line for line in lines if line is not None])


def changed_editor(data: QueryDict, *, offers: Offers) -> Editor:
    """One line more or one less; what is typed stays, nothing is checked nor kept yet."""
    do, _, which = data.get("do", "").partition(":")
    kind = data.get("add_kind", "")
    sent = data.copy()
    lines = [text for text in data.getlist("line")[:MOST_LINES] if not (do == REMOVE and text == which)]
    if do == ADD and kind in CRITERIA and len(lines) < MOST_LINES:
        taken = {int(text[1:]) for text in lines if text[1:].isascii() and text[1:].isdigit() and len(text) < 8}
        prefix = f"c{max(taken, default=-1) + 1}"
        sent[f"{prefix}-kind"] = kind
        lines.append(prefix)
    sent.setlist("line", lines)
    typed = posted_editor(sent, offers=offers)
    return Editor(_unchecked_version(typed.form), [_unchecked(line, offers=offers) for line in typed.lines])


def _line_of(requirement: Requirement, labels: Mapping[str, str], *, prefix: str, offers: Offers) -> Line:
    criterion = requirement.any_of[0].criterion
    words = sentence_of(requirement, labels)
    if not is_simple(requirement):
        return Line(KeptForm(prefix=prefix, initial=kept_values(requirement)), criterion.label, words)
    form = CriterionForm(criterion.kind, prefix=prefix, offers=offers, initial=line_values(requirement))
    return Line(form, criterion.label, words)


def _posted_line(data: QueryDict, prefix: str, *, offers: Offers) -> Line | None:
    kind = data.get(f"{prefix}-kind", "")
    if kind in CRITERIA:
        return Line(CriterionForm(kind, data, prefix=prefix, offers=offers), CRITERIA[kind].label)
    if f"{prefix}-kept" not in data:
        return None
    form = KeptForm(data, prefix=prefix)
    if not form.is_valid() or form.requirement is None:
        return Line(form, "Critère")
    return Line(form, form.requirement.any_of[0].criterion.label, sentence_of(form.requirement, offers.labels))


def _unchecked_version(form: VersionForm) -> VersionForm:
    return VersionForm(initial=_typed(form))


def _unchecked(line: Line, *, offers: Offers) -> Line:
    """The same line, its values as typed, without its errors."""
    form = line.form
    prefix = str(form.prefix)
    typed = _typed(form)
    if isinstance(form, KeptForm):
        return Line(KeptForm(prefix=prefix, initial=typed), line.heading, line.words)
    return Line(CriterionForm(form.criterion.kind, prefix=prefix, offers=offers, initial=typed), line.heading)


def _typed(form: forms.Form) -> dict[str, object]:
    """What was sent, as typed; what was not keeps its usual value."""
    sent = {name: form[name].data for name in form.fields}
    return {name: value for name, value in sent.items() if value is not None}
