from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django import forms

from bonrelais.foundation import clock
from bonrelais.toolbox.choices import ProposalState
from bonrelais.toolbox.stages import Stage
from bonrelais.ui.forms import DayInput, EurosField


class ProposeForm(forms.Form):
    tool = forms.UUIDField(widget=forms.HiddenInput)


class SetAsideForm(forms.Form):
    """A tool set aside before anybody proposed it."""

    tool = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Motif", max_length=240, error_messages={"required": "Dites pourquoi l’outil est écarté."}
    )

    @property
    def tool_id(self) -> UUID | None:
        found: UUID | None = self.cleaned_data.get("tool")
        return found


class AlreadyHadForm(forms.Form):
    """A tool the business had before anybody proposed it."""

    tool = forms.UUIDField(widget=forms.HiddenInput)
    had_on = forms.DateField(label="Obtenu le", widget=DayInput(), required=False)

    @property
    def tool_id(self) -> UUID | None:
        found: UUID | None = self.cleaned_data.get("tool")
        return found


class StageForm(forms.Form):
    """A state of a proposal, with what this state asks for. One form a state: each keeps what was typed in it."""

    state = ProposalState.APPLIED

    def __init__(self, data: Mapping[str, object] | None = None, *, proposal_id: UUID) -> None:
        auto_id = f"{self.state.value}-{proposal_id}-%s"
        super().__init__(data, auto_id=auto_id, initial={"since_on": clock.today()})

    def stage(self) -> Stage:
        return Stage(
            self.state,
            self.cleaned_data.get("since_on") or clock.today(),
            self.cleaned_data.get("reason", ""),
            self.cleaned_data.get("amount"),
        )


class AppliedForm(StageForm):
    since_on = forms.DateField(label="Demandé le", widget=DayInput(), required=False)


class GrantedForm(StageForm):
    state = ProposalState.GRANTED
    amount = EurosField(
        label="Montant obtenu, en euros",
        error_messages={"required": "Écrivez le montant obtenu, zéro si l’outil n’a pas de prix."},
    )
    since_on = forms.DateField(label="Obtenu le", widget=DayInput(), required=False)


class RefusedForm(StageForm):
    state = ProposalState.REFUSED
    reason = forms.CharField(label="Motif du refus", max_length=240, required=False)
    since_on = forms.DateField(label="Refusé le", widget=DayInput(), required=False)


class AsideForm(StageForm):
    state = ProposalState.SET_ASIDE
    reason = forms.CharField(
        label="Motif", max_length=240, error_messages={"required": "Dites pourquoi l’outil est écarté."}
    )


STAGE_FORMS: Final[Mapping[str, type[StageForm]]] = {
    form.state.value: form for form in (AppliedForm, GrantedForm, RefusedForm, AsideForm)
}


class DecisionForm(forms.Form):
    tool = forms.UUIDField(widget=forms.HiddenInput)
    words = forms.CharField(max_length=600, widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        choices=[("oui", "Oui"), ("non", "Non"), ("inconnu", "On ne sait plus")],
        error_messages={"required": "Répondez par oui ou par non.", "invalid_choice": "Répondez par oui ou par non."},
    )

    def is_met(self) -> bool | None:
        met: bool | None = {"oui": True, "non": False}.get(self.cleaned_data["answer"])
        return met
