from collections.abc import Mapping
from typing import Final

from django import forms

from bonrelais.foundation.ids import new_id
from bonrelais.toolbox.reaching import Tab

BOTH: Final = "toutes"
MOST_TARGETS: Final = 500
USUAL_TARGETS: Final = 50
_CHOOSE: Final = "Choisissez les entreprises à garder."
_TOO_MANY: Final = f"De 1 à {MOST_TARGETS} entreprises : au-delà, faites plusieurs listes."


class KeepForm(forms.Form):
    """Which of the businesses shown are kept as a list of visits to make, and under what name."""

    name = forms.CharField(
        label="Nom de la liste", max_length=120, error_messages={"required": "Donnez un nom à la liste."}
    )
    taken = forms.ChoiceField(
        label="Entreprises",
        choices=[(Tab.SURE.value, "Oui"), (Tab.TO_ASK.value, "À savoir"), (BOTH, "Oui, puis À savoir")],
        widget=forms.RadioSelect,
        error_messages={"required": _CHOOSE, "invalid_choice": _CHOOSE},
    )
    most = forms.IntegerField(
        label="Combien au plus",
        min_value=1,
        max_value=MOST_TARGETS,
        help_text="Les premières dans l’ordre de la page.",
        error_messages={
            "required": "Dites combien d’entreprises, au plus.",
            "invalid": "Écrivez un nombre entier.",
            "min_value": _TOO_MANY,
            "max_value": _TOO_MANY,
        },
    )
    device_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, object] | None = None, *, tab: Tab) -> None:
        taken = BOTH if tab is Tab.EXCLUDED else tab.value
        super().__init__(data, initial={"taken": taken, "most": USUAL_TARGETS, "device_key": new_id()})

    @property
    def tabs(self) -> tuple[Tab, ...]:
        taken: str = self.cleaned_data["taken"]
        return (Tab.SURE, Tab.TO_ASK) if taken == BOTH else (Tab(taken),)


class RemoveForm(forms.Form):
    reason = forms.CharField(
        label="Motif",
        max_length=240,
        help_text="Par exemple « déjà suivie par la chambre ».",
        error_messages={"required": "Dites pourquoi l’entreprise est retirée, en quelques mots."},
    )
