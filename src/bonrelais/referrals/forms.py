from collections.abc import Mapping, Sequence

from django import forms

from bonrelais.foundation.ids import new_id
from bonrelais.network.models import Organisation
from bonrelais.programmes.models import Theme
from bonrelais.referrals.choices import DeclineReason, ReferralState
from bonrelais.referrals.requests import RelayAnswer, RelayCard
from bonrelais.territory.models import Commune, Epci

ANSWERS = {
    ReferralState.ACCEPTED: "Je m’en charge",
    ReferralState.DECLINED: "Pas pour moi",
    ReferralState.HELPED: "L’entreprise est aidée",
    ReferralState.NO_HELP: "Pas d’aide possible",
    ReferralState.UNREACHABLE: "Injoignable",
}


class SendForm(forms.Form):
    """The relay chosen, a word to it, and the owner's consent when it is not recorded yet."""

    relay = forms.UUIDField(widget=forms.HiddenInput)
    message = forms.CharField(
        label="Votre mot au relais", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    has_consent = forms.BooleanField(
        label="Le dirigeant est d’accord pour que ses coordonnées soient transmises à cette structure", required=False
    )
    contact = forms.UUIDField(required=False, widget=forms.HiddenInput)
    device_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data, initial={"device_key": new_id()})


class AnswerForm(forms.Form):
    """One form for every answer: the button pressed gives the state."""

    state = forms.ChoiceField(choices=list(ANSWERS.items()), error_messages={"required": "Choisissez une réponse."})
    reason = forms.ChoiceField(
        label="Motif", required=False, choices=[("", "Choisir un motif"), *DeclineReason.choices]
    )
    attempts = forms.IntegerField(label="Nombre d’essais", required=False, min_value=1, max_value=50)
    comment = forms.CharField(
        label="Un mot à la conseillère", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("state") == ReferralState.DECLINED and not cleaned.get("reason"):
            self.add_error("reason", "Choisissez un motif : il dit à qui s’adresser ensuite.")
        tries = cleaned.get("attempts")
        if cleaned.get("state") == ReferralState.UNREACHABLE and not (isinstance(tries, int) and tries >= 2):
            self.add_error("attempts", "Essayez au moins deux fois avant de dire que l’entreprise est injoignable.")
        return cleaned

    def answer(self) -> RelayAnswer:
        reason = self.cleaned_data["reason"]
        return RelayAnswer(
            state=ReferralState(self.cleaned_data["state"]),
            comment=self.cleaned_data["comment"],
            reason=DeclineReason(reason) if reason else None,
            attempts=self.cleaned_data["attempts"],
        )


class RelayForm(forms.Form):
    organisation = forms.ChoiceField(label="Structure")
    name = forms.CharField(label="Personne", max_length=120)
    title = forms.CharField(label="Fonction", max_length=120, required=False)
    email = forms.EmailField(label="Adresse e-mail")
    phone = forms.CharField(label="Téléphone", max_length=20, required=False)
    themes = forms.MultipleChoiceField(
        label="Thèmes", widget=forms.CheckboxSelectMultiple, error_messages={"required": "Cochez au moins un thème."}
    )
    places = forms.MultipleChoiceField(
        label="Territoire",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Rien de coché : tout le territoire du dispositif.",
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        organisations: Sequence[Organisation],
        themes: Sequence[Theme],
        epcis: Sequence[Epci],
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.offered_organisations = {str(row.id): row for row in organisations}
        self.offered_themes = {str(row.id): row for row in themes}
        self.offered_epcis = {str(row.id): row for row in epcis}
        self.fields["organisation"] = forms.ChoiceField(
            label="Structure", choices=[(key, row.name) for key, row in self.offered_organisations.items()]
        )
        self._offer("themes", [(key, row.label) for key, row in self.offered_themes.items()])
        self._offer("places", [(key, row.name) for key, row in self.offered_epcis.items()])

    def _offer(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = options

    def card(self, communes: Sequence[Commune] = ()) -> RelayCard:
        cleaned = self.cleaned_data
        return RelayCard(
            organisation=self.offered_organisations[cleaned["organisation"]],
            name=cleaned["name"],
            email=cleaned["email"],
            themes=[self.offered_themes[key] for key in cleaned["themes"]],
            title=cleaned["title"],
            phone=cleaned["phone"],
            epcis=[self.offered_epcis[key] for key in cleaned["places"]],
            communes=communes,
        )
