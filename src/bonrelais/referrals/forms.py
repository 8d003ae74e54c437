from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms

from bonrelais.directory.facts import ContactFacts
from bonrelais.directory.models import Contact
from bonrelais.directory.telephone import telephone
from bonrelais.foundation.ids import new_id
from bonrelais.network.models import Organisation
from bonrelais.programmes.models import Theme
from bonrelais.referrals.choices import DeclineReason, ReferralState
from bonrelais.referrals.models import Relay
from bonrelais.referrals.requests import Handing, RelayAnswer, RelayCard
from bonrelais.referrals.states import REOPENED_FROM
from bonrelais.territory.models import Commune, Epci

Choice = tuple[str, str] | tuple[str, list[tuple[str, str]]]
ANSWERS = {
    ReferralState.ACCEPTED: "Je m’en charge",
    ReferralState.DECLINED: "Pas pour moi",
    ReferralState.HELPED: "L’entreprise est aidée",
    ReferralState.NO_HELP: "Pas d’aide possible",
    ReferralState.UNREACHABLE: "Injoignable",
}


class SendForm(forms.Form):
    """The relay chosen, a word to it, who will be called, and the owner's consent when it is not recorded yet."""

    relay = forms.UUIDField(widget=forms.HiddenInput)
    device_key = forms.UUIDField(widget=forms.HiddenInput)
    message = forms.CharField(
        label="Votre mot au relais", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    contact = forms.ChoiceField(
        label="Qui sera appelé",
        required=False,
        error_messages={"invalid_choice": "Choisissez qui sera appelé, dans la liste."},
    )
    contact_name = forms.CharField(label="Nom de la personne à appeler", max_length=120, required=False)
    contact_phone = telephone()
    contact_email = forms.EmailField(label="Adresse e-mail", max_length=254, required=False)
    has_consent = forms.BooleanField(required=False)

    def __init__(
        self,
        people: Sequence[Contact],
        data: Mapping[str, object] | None = None,
        *,
        place: int = 0,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        """One form a relay on the page: `place` keeps their controls apart."""
        key = {"device_key": new_id()}
        super().__init__(data, auto_id=f"relais{place}_%s" if place else "id_%s", initial={**key, **(initial or {})})
        choices = [("", "Choisir une personne"), *((str(person.id), _told(person)) for person in people)]
        field = self.fields["contact"]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def speak_of(self, organisation: Organisation) -> None:
        """On the bound field: a form already checked has its own by now."""
        label = f"Le dirigeant est d’accord pour que {organisation.short_name} reçoive ses coordonnées"
        self["has_consent"].label = label

    def typed(self) -> dict[str, object]:
        """What may serve for another relay: all but the relay, its consent and the key."""
        names = ("message", "contact", "contact_name", "contact_phone", "contact_email")
        return {name: self[name].value() for name in names} if self.is_bound else {}

    def handing(self, relay: Relay) -> Handing:
        typed = self.cleaned_data
        return Handing(
            relay=relay,
            device_key=typed["device_key"],
            message=typed["message"],
            contact=typed["contact"],
            new_contact=self._new_contact(),
            has_consent=typed["has_consent"],
        )

    def _new_contact(self) -> ContactFacts | None:
        """The person typed in the form, when nobody was known yet."""
        typed = self.cleaned_data
        if not typed["contact_name"]:
            return None
        return ContactFacts(typed["contact_name"], phone=typed["contact_phone"], email=typed["contact_email"])

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        reached = cleaned.get("contact_phone") or cleaned.get("contact_email")
        if reached and not cleaned.get("contact_name"):
            self.add_error("contact_name", "Indiquez à qui sont ces coordonnées.")
        if cleaned.get("contact_name") and not reached and not self.errors:
            self.add_error("contact_phone", "Indiquez un téléphone ou une adresse e-mail : le relais s’en servira.")
        return cleaned


def _told(person: Contact) -> str:
    return f"{person.name}, {person.phone or person.email or 'ni téléphone ni e-mail noté'}"


class AnswerForm(forms.Form):
    """One form for every answer: the button pressed gives the state. `present` is the state it answers to."""

    state = forms.ChoiceField(choices=list(ANSWERS.items()), error_messages={"required": "Choisissez une réponse."})
    reason = forms.ChoiceField(
        label="Motif", required=False, choices=[("", "Choisir un motif"), *DeclineReason.choices]
    )
    attempts = forms.IntegerField(label="Nombre d’essais", required=False, min_value=1, max_value=50)
    comment = forms.CharField(
        label="Un mot à la conseillère", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data: Mapping[str, object] | None = None, *, present: ReferralState) -> None:
        super().__init__(data)
        self._present = present
        if present in REOPENED_FROM:
            self.fields["comment"].label = "Pourquoi reprendre cette demande"

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        is_taken_again = cleaned.get("state") == ReferralState.ACCEPTED and self._present in REOPENED_FROM
        if is_taken_again and not str(cleaned.get("comment", "")).strip():
            self.add_error("comment", "Dites en un mot pourquoi vous reprenez cette demande.")
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


@dataclass(frozen=True, slots=True)
class RelayOffers:
    """What the form of a relay offers. No organisation: the relay is known, and its organisation stays.

    `themes` are (heading, themes) in the programme's order, a heading being itself a theme that may be served whole.
    """

    organisations: Sequence[Organisation]
    themes: Sequence[tuple[Theme, Sequence[Theme]]]
    epcis: Sequence[Epci]


class RelayForm(forms.Form):
    organisation = forms.ChoiceField(label="Structure")
    name = forms.CharField(label="Personne", max_length=120)
    title = forms.CharField(label="Fonction", max_length=120, required=False)
    email = forms.EmailField(label="Adresse e-mail")
    phone = telephone()
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
        offers: RelayOffers,
        data: Mapping[str, object] | None = None,
        *,
        of: Organisation | None = None,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self._of = of
        self._organisations = {str(row.id): row for row in offers.organisations}
        self._epcis = {str(row.id): row for row in offers.epcis}
        self._themes = {str(row.id): row for head, under in offers.themes for row in (head, *under)}
        if of is None:
            self._offer("organisation", [(key, row.name) for key, row in self._organisations.items()])
        else:
            del self.fields["organisation"]
        self._offer("themes", [_group(head, under) for head, under in offers.themes])
        self._offer("places", [(key, row.name) for key, row in self._epcis.items()])

    def _offer(self, name: str, options: Sequence[Choice]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = options

    def card(self, communes: Sequence[Commune] = ()) -> RelayCard:
        cleaned = self.cleaned_data
        return RelayCard(
            organisation=self._of or self._organisations[cleaned["organisation"]],
            name=cleaned["name"],
            email=cleaned["email"],
            themes=[self._themes[key] for key in cleaned["themes"]],
            title=cleaned["title"],
            phone=cleaned["phone"],
            epcis=[self._epcis[key] for key in cleaned["places"]],
            communes=communes,
        )


def _group(head: Theme, under: Sequence[Theme]) -> Choice:
    """A theme of the first level under its own heading: served whole, or in its parts."""
    if not under:
        return head.label, [(str(head.id), head.label)]
    return head.label, [(str(head.id), f"Tout « {head.label} »"), *((str(row.id), row.label) for row in under)]
