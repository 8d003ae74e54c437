from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import uuid5

from django import forms

from bonrelais.foundation import clock
from bonrelais.foundation.ids import new_id
from bonrelais.needs.models import Need
from bonrelais.network.models import User
from bonrelais.programmes.models import Theme
from bonrelais.projects.choices import OutcomeKind, OutcomeNature, ProjectState, Proof
from bonrelais.projects.models import Outcome
from bonrelais.projects.plans import OutcomeEntry, ProjectPlan, StepPlan
from bonrelais.ui.forms import MOST_PEOPLE, DayInput, EurosField, PeopleField

LONGEST_STEP: Final = 160
JOBS: Final = frozenset({OutcomeKind.JOBS_CREATED.value, OutcomeKind.JOBS_KEPT.value})


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
    planned_jobs = PeopleField(label="Embauches prévues", required=False)
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

    def clean_steps(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["steps"].splitlines() if line.strip()]
        if any(len(line) > LONGEST_STEP for line in lines):
            raise forms.ValidationError(f"Une étape tient en {LONGEST_STEP} caractères. Raccourcissez la plus longue.")
        return lines

    def plan(self, adviser: User) -> ProjectPlan:
        return ProjectPlan(
            title=self.cleaned_data["title"],
            theme=self.themes[self.cleaned_data["theme"]],
            adviser=adviser,
            proposed_on=self.cleaned_data["proposed_on"],
            device_key=self.cleaned_data["device_key"],
            need=self.needs.get(self.cleaned_data["need"]),
            steps=[StepPlan(line) for line in self.cleaned_data["steps"]],
            planned=self._planned(),
        )

    def _planned(self) -> list[OutcomeEntry]:
        """What is planned with the project: euros in cents, jobs in persons. Sent again, the same keys come back."""
        amounts = {
            OutcomeKind.INVESTMENT: self.cleaned_data["planned_euros"],
            OutcomeKind.JOBS_CREATED: self.cleaned_data["planned_jobs"],
        }
        return [
            OutcomeEntry(
                kind=kind,
                nature=OutcomeNature.PLANNED,
                value=value,
                concerns_on=self.cleaned_data["proposed_on"],
                proof=Proof.DECLARED,
                device_key=uuid5(self.cleaned_data["device_key"], kind.value),
            )
            for kind, value in amounts.items()
            if value
        ]


class _ValueForm(forms.Form):
    """How much, when, on what proof. `value` is typed in euros or in persons, and read in hundredths of them."""

    value = EurosField(
        label="Combien",
        help_text="En euros, ou en nombre de personnes.",
        error_messages={"required": "Écrivez un nombre, zéro compris."},
    )
    concerns_on = forms.DateField(
        label="Date",
        widget=DayInput,
        help_text="Réalisé : le jour où cela a eu lieu. Prévu : le jour où le dirigeant l’a prévu.",
        error_messages={"required": "Choisissez une date."},
    )
    proof = forms.ChoiceField(label="Preuve", choices=Proof.choices, initial=Proof.DECLARED)
    note = forms.CharField(label="Précision", max_length=240, required=False)
    device_key = forms.UUIDField(widget=forms.HiddenInput)

    def check_persons(self, kind: object) -> None:
        hundredths = self.cleaned_data.get("value")
        if kind not in JOBS or not isinstance(hundredths, int):
            return
        if hundredths % 100:
            self.add_error("value", "Un nombre de personnes est entier.")
        elif hundredths > MOST_PEOPLE * 100:
            self.add_error("value", "Ce nombre est trop grand. Vérifiez combien de zéros il a.")

    def entry_of(self, kind: OutcomeKind, nature: OutcomeNature) -> OutcomeEntry:
        hundredths = self.cleaned_data["value"]
        return OutcomeEntry(
            kind=kind,
            nature=nature,
            value=hundredths // 100 if kind in JOBS else hundredths,
            concerns_on=self.cleaned_data["concerns_on"],
            proof=Proof(self.cleaned_data["proof"]),
            device_key=self.cleaned_data["device_key"],
            note=self.cleaned_data["note"],
        )


class OutcomeForm(_ValueForm):
    kind = forms.ChoiceField(
        label="Quoi", choices=OutcomeKind.choices, widget=forms.RadioSelect, initial=OutcomeKind.INVESTMENT
    )
    nature = forms.ChoiceField(
        label="Prévu ou réalisé",
        choices=OutcomeNature.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Dites si c’est prévu ou réalisé."},
    )

    def __init__(self, data: Mapping[str, object] | None = None, *, nature: str = "") -> None:
        initial = {"device_key": new_id(), "concerns_on": clock.today(), "nature": nature}
        super().__init__(data, initial=initial)

    def clean(self) -> dict[str, object]:
        self.check_persons(self.cleaned_data.get("kind"))
        return self.cleaned_data

    def entry(self) -> OutcomeEntry:
        return self.entry_of(OutcomeKind(self.cleaned_data["kind"]), OutcomeNature(self.cleaned_data["nature"]))


class CorrectionForm(_ValueForm):
    """A correction keeps what is counted and its nature: neither is asked again."""

    reason = forms.CharField(
        label="Pourquoi corriger",
        max_length=200,
        error_messages={"required": "Dites pourquoi : ce motif reste dans l’historique."},
    )

    def __init__(self, data: Mapping[str, object] | None = None, *, corrects: Outcome) -> None:
        self.kind, self.nature = OutcomeKind(corrects.kind), OutcomeNature(corrects.nature)
        is_jobs = self.kind.value in JOBS
        initial = {
            "value": corrects.value * 100 if is_jobs else corrects.value,
            "concerns_on": corrects.concerns_on,
            "proof": corrects.proof,
            "note": corrects.note,
            "device_key": new_id(),
        }
        super().__init__(data, initial=initial)
        self.fields["value"].help_text = "En nombre de personnes." if is_jobs else "En euros."
        self.fields["concerns_on"].help_text = (
            "Le jour où le dirigeant l’a prévu."
            if self.nature is OutcomeNature.PLANNED
            else "Le jour où cela a eu lieu."
        )

    def clean(self) -> dict[str, object]:
        self.check_persons(self.kind.value)
        return self.cleaned_data

    def entry(self) -> OutcomeEntry:
        return self.entry_of(self.kind, self.nature)


class StageForm(forms.Form):
    state = forms.ChoiceField(
        label="Le projet est", choices=ProjectState.choices, error_messages={"required": "Choisissez un état."}
    )
    since_on = forms.DateField(label="Depuis le", widget=DayInput, error_messages={"required": "Dites depuis quand."})

    def offer(self, states: Collection[ProjectState]) -> None:
        """On the bound field: what is sent from a page grown old is checked by the action, which says why not."""
        told = [(state.value, state.label) for state in ProjectState if state in states]
        self["state"].field.widget.choices = [("", "Choisir"), *told]


class StepForm(forms.Form):
    title = forms.CharField(
        label="Étape", max_length=LONGEST_STEP, error_messages={"required": "Écrivez l’étape, en quelques mots."}
    )
    due_on = forms.DateField(label="Pour le", widget=DayInput, required=False)


@dataclass(frozen=True, slots=True)
class SheetForms:
    """What was typed on a project's page and refused; a form left None is shown anew."""

    outcome: OutcomeForm | None = None
    stage: StageForm | None = None
    step: StepForm | None = None
