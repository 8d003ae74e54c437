from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from django import forms

from bonrelais.foundation import clock
from bonrelais.foundation.ids import new_id
from bonrelais.needs.models import Need
from bonrelais.network.models import User
from bonrelais.programmes.models import Theme
from bonrelais.projects.choices import OutcomeKind, OutcomeNature, ProjectState, Proof
from bonrelais.projects.plans import OutcomeEntry, ProjectPlan, StepPlan
from bonrelais.ui.forms import DayInput, EurosField

LARGEST: Final = Decimal(1_000_000_000)


class ProjectForm(forms.Form):
    title = forms.CharField(
        label="Projet", max_length=160, error_messages={"required": "Donnez un titre au projet, en quelques mots."}
    )
    theme = forms.ChoiceField(label="Thème")
    need = forms.ChoiceField(label="Besoin auquel il répond", required=False)
    proposed_on = forms.DateField(label="Proposé le", widget=DayInput)
    steps = forms.CharField(
        label="Étapes",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Une par ligne. Par exemple : comparer trois devis.",
    )
    planned_euros = EurosField(label="Investissement prévu, en euros", required=False)
    planned_jobs = forms.IntegerField(label="Embauches prévues", required=False, min_value=0, max_value=10_000)
    device_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        themes: Sequence[Theme],
        needs: Sequence[Need],
        need: str = "",
    ) -> None:
        chosen = next((row for row in needs if str(row.id) == need), None)
        super().__init__(
            data,
            initial={
                "device_key": new_id(),
                "proposed_on": clock.today(),
                "need": need,
                "theme": str(chosen.theme_id) if chosen else "",
                "title": chosen.words if chosen else "",
            },
        )
        self.themes = {str(theme.id): theme for theme in themes}
        self.needs = {str(row.id): row for row in needs}
        groups: dict[str, list[tuple[str, str]]] = {}
        for theme in themes:
            groups.setdefault(theme.parent.label if theme.parent else "Autres", []).append((str(theme.id), theme.label))
        self.fields["theme"] = forms.ChoiceField(
            label="Thème",
            choices=[("", "Choisir"), *groups.items()],
            error_messages={"required": "Choisissez un thème."},
        )
        self.fields["need"] = forms.ChoiceField(
            label="Besoin auquel il répond",
            required=False,
            choices=[("", "Aucun en particulier"), *((key, str(row)) for key, row in self.needs.items())],
        )

    def plan(self, adviser: User) -> ProjectPlan:
        lines = [line.strip() for line in self.cleaned_data["steps"].splitlines() if line.strip()]
        return ProjectPlan(
            title=self.cleaned_data["title"],
            theme=self.themes[self.cleaned_data["theme"]],
            adviser=adviser,
            proposed_on=self.cleaned_data["proposed_on"],
            device_key=self.cleaned_data["device_key"],
            need=self.needs.get(self.cleaned_data["need"]),
            steps=[StepPlan(line[:160]) for line in lines],
        )

    def planned(self) -> list[OutcomeEntry]:
        """What is planned with the project: euros in cents, jobs in persons."""
        on = self.cleaned_data["proposed_on"]
        euros, jobs = self.cleaned_data["planned_euros"], self.cleaned_data["planned_jobs"]
        entries = []
        if euros:
            entries.append(_planned(OutcomeKind.INVESTMENT, euros, on=on))
        if jobs:
            entries.append(_planned(OutcomeKind.JOBS_CREATED, jobs, on=on))
        return entries


def _planned(kind: OutcomeKind, value: int, *, on: date) -> OutcomeEntry:
    return OutcomeEntry(
        kind=kind, nature=OutcomeNature.PLANNED, value=value, concerns_on=on, proof=Proof.DECLARED, device_key=new_id()
    )


def cents(euros: Decimal) -> int:
    return int((euros * 100).to_integral_value())


class NumberField(forms.Field):
    """A number as it is written in French (38 000,50), positive, with two decimals at most."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "br-short", "autocomplete": "off"})

    def to_python(self, value: object) -> Decimal | None:
        written = "".join(str("" if value is None else value).split()).replace(",", ".")
        if not written:
            return None
        try:
            number = Decimal(written)
        except InvalidOperation as failure:
            raise forms.ValidationError("Écrivez un nombre, par exemple 12 500 ou 12 500,50.") from failure
        if not number.is_finite() or not 0 <= number <= LARGEST or number != round(number, 2):
            raise forms.ValidationError("Écrivez un nombre positif, avec deux décimales au plus.")
        return number


class OutcomeForm(forms.Form):
    kind = forms.ChoiceField(
        label="Quoi", choices=OutcomeKind.choices, widget=forms.RadioSelect, initial=OutcomeKind.INVESTMENT
    )
    nature = forms.ChoiceField(label="Prévu ou réalisé", choices=OutcomeNature.choices, widget=forms.RadioSelect)
    value = NumberField(
        label="Combien",
        help_text="En euros, ou en nombre de personnes.",
        error_messages={"required": "Écrivez un nombre, zéro compris."},
    )
    concerns_on = forms.DateField(
        label="Date",
        widget=DayInput,
        help_text="Réalisé : le jour où cela a eu lieu. Prévu : le jour où le dirigeant l’a prévu.",
    )
    proof = forms.ChoiceField(label="Preuve", choices=Proof.choices, initial=Proof.DECLARED)
    note = forms.CharField(label="Précision", max_length=240, required=False)
    device_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, data: Mapping[str, object] | None = None, *, initial: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(data, initial={"device_key": new_id(), "concerns_on": clock.today(), **(initial or {})})

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        value, kind = cleaned.get("value"), cleaned.get("kind")
        is_jobs = kind in {OutcomeKind.JOBS_CREATED, OutcomeKind.JOBS_KEPT}
        if is_jobs and isinstance(value, Decimal) and value != value.to_integral_value():
            self.add_error("value", "Un nombre de personnes est entier.")
        return cleaned

    def entry(self) -> OutcomeEntry:
        kind = OutcomeKind(self.cleaned_data["kind"])
        is_jobs = kind in {OutcomeKind.JOBS_CREATED, OutcomeKind.JOBS_KEPT}
        value = self.cleaned_data["value"]
        return OutcomeEntry(
            kind=kind,
            nature=OutcomeNature(self.cleaned_data["nature"]),
            value=int(value) if is_jobs else cents(value),
            concerns_on=self.cleaned_data["concerns_on"],
            proof=Proof(self.cleaned_data["proof"]),
            device_key=self.cleaned_data["device_key"],
            note=self.cleaned_data["note"],
        )


class CorrectionForm(OutcomeForm):
    reason = forms.CharField(
        label="Pourquoi corriger",
        max_length=200,
        error_messages={"required": "Dites pourquoi : ce motif reste dans l’historique."},
    )


class StageForm(forms.Form):
    state = forms.ChoiceField(label="Le projet est", choices=ProjectState.choices)
    since_on = forms.DateField(label="Depuis le", widget=DayInput, error_messages={"required": "Dites depuis quand."})


class StepForm(forms.Form):
    title = forms.CharField(
        label="Étape", max_length=160, error_messages={"required": "Écrivez l’étape, en quelques mots."}
    )
    due_on = forms.DateField(label="Pour le", widget=DayInput, required=False)
