from django import forms

from bonrelais.toolbox.choices import ProposalState
from bonrelais.ui.forms import DayInput, EurosField

ADVANCED = (ProposalState.APPLIED, ProposalState.GRANTED, ProposalState.REFUSED)


class ProposeForm(forms.Form):
    tool = forms.UUIDField(widget=forms.HiddenInput)


class SetAsideForm(forms.Form):
    tool = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Motif", max_length=240, error_messages={"required": "Dites pourquoi l’outil est écarté."}
    )


class StageForm(forms.Form):
    """Asked for, granted with its amount, refused with its reason."""

    state = forms.ChoiceField(
        label="L’outil est",
        choices=[(one.value, one.label) for one in ADVANCED],
        error_messages={"required": "Choisissez un état.", "invalid_choice": "Choisissez un état de la liste."},
    )
    amount = EurosField(label="Montant obtenu, en euros", required=False)
    reason = forms.CharField(label="Motif du refus", max_length=240, required=False)
    since_on = forms.DateField(label="Le", widget=DayInput(), required=False)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("state") == ProposalState.GRANTED and cleaned.get("amount") is None and "amount" in cleaned:
            self.add_error("amount", "Écrivez le montant obtenu, zéro si l’outil n’a pas de prix.")
        return cleaned


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
