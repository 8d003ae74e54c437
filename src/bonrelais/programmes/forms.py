from collections.abc import Mapping
from datetime import date

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.utils.text import slugify

from bonrelais.core.identifiers import IdentifierError, parse_siren
from bonrelais.network.actions import OrganisationFacts
from bonrelais.network.choices import OrganisationKind
from bonrelais.network.models import Organisation, User
from bonrelais.programmes import queries
from bonrelais.programmes.access import organisations_to_join, roles_to_give
from bonrelais.programmes.actions import (
    HIGHEST_TARGET,
    AgreementFacts,
    Counting,
    Invitee,
    NewAccount,
    TargetFacts,
    ThemeFacts,
)
from bonrelais.programmes.choices import CountingUnit, Mode, Role, TargetIndicator
from bonrelais.programmes.models import Agreement, Invitation, Programme, ProgrammeEpci, Theme
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Epci
from bonrelais.ui.forms import DayInput, EurosField

Typed = Mapping[str, object] | None


class ThemeForm(forms.Form):
    label = forms.CharField(label="Nom du thème", max_length=100)
    parent = forms.ModelChoiceField(
        label="Sous quel thème", queryset=Theme.objects.none(), required=False, empty_label="Premier niveau"
    )

    def __init__(self, programme: Programme, data: Typed = None) -> None:
        super().__init__(data)
        parents = Theme.objects.filter(programme=programme, parent=None, retired_at__isnull=True)
        field = self.fields["parent"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = parents.order_by("position", "id")

    def facts(self) -> ThemeFacts:
        return ThemeFacts(label=self.cleaned_data["label"], parent=self.cleaned_data["parent"])


class LabelForm(forms.Form):
    label = forms.CharField(label="Nom du thème", max_length=100)


class AgreementForm(forms.Form):
    name = forms.CharField(label="Nom", max_length=120, help_text="Par exemple « Phase 5 ».")
    starts_on = forms.DateField(label="Premier jour", widget=DayInput())
    ends_on = forms.DateField(label="Dernier jour", widget=DayInput())
    signed_on = forms.DateField(label="Signée le", widget=DayInput(), required=False)
    amount = EurosField(label="Montant par an, en euros")
    modes = forms.MultipleChoiceField(
        label="Rencontres qui comptent", choices=Mode.choices, widget=forms.CheckboxSelectMultiple
    )
    unit = forms.ChoiceField(label="On compte", choices=CountingUnit.choices, widget=forms.RadioSelect)
    before_joining = forms.BooleanField(
        label="Les rencontres d’avant l’entrée d’une intercommunalité comptent aussi", required=False
    )

    def facts(self, *, code: str = "") -> AgreementFacts:
        cleaned = self.cleaned_data
        return AgreementFacts(
            code=code or slugify(cleaned["name"])[:60],
            name=cleaned["name"],
            starts_on=cleaned["starts_on"],
            ends_on=cleaned["ends_on"],
            signed_on=cleaned["signed_on"],
            amount_cents_per_year=cleaned["amount"],
            counting=Counting(
                modes=[Mode(mode) for mode in cleaned["modes"]],
                unit=CountingUnit(cleaned["unit"]),
                before_joining=cleaned["before_joining"],
            ),
        )

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if not slugify(name):
            raise forms.ValidationError("Donnez un nom qui contient des lettres ou des chiffres.")
        return name


def initial_of(agreement: Agreement) -> dict[str, object]:
    """What the form of an agreement shows at first."""
    return {
        "name": agreement.name,
        "starts_on": agreement.starts_on,
        "ends_on": agreement.ends_on,
        "signed_on": agreement.signed_on,
        "amount": agreement.amount_cents_per_year,
        "modes": agreement.counted_modes,
        "unit": agreement.counting_unit,
        "before_joining": agreement.is_counting_before_joining,
    }


class TargetForm(forms.Form):
    indicator = forms.ChoiceField(label="Objectif", choices=TargetIndicator.choices)
    value = forms.IntegerField(
        label="Nombre", min_value=1, max_value=HIGHEST_TARGET, widget=forms.NumberInput({"class": "br-short"})
    )
    starts_on = forms.DateField(label="Premier jour", widget=DayInput())
    ends_on = forms.DateField(label="Dernier jour", widget=DayInput())
    epci = forms.ModelChoiceField(
        label="Pour une intercommunalité", queryset=Epci.objects.none(), required=False, empty_label="Toutes"
    )
    organisation = forms.ModelChoiceField(
        label="Pour une structure", queryset=Organisation.objects.none(), required=False, empty_label="Toutes"
    )
    adviser = forms.ModelChoiceField(
        label="Pour une personne", queryset=User.objects.none(), required=False, empty_label="Toutes"
    )

    def __init__(self, programme: Programme, day: date, data: Typed = None, initial: Typed = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        advisers = [person.pk for person in queries.advisers(programme, on=day)]
        choices = {
            "epci": Epci.objects.filter(pk__in=queries.epcis(programme).values("epci_id")).order_by("name", "id"),
            "organisation": queries.organisations_in(programme),
            "adviser": User.objects.filter(pk__in=advisers).order_by("last_name", "id"),
        }
        for name, rows in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows

    def facts(self) -> TargetFacts:
        cleaned = self.cleaned_data
        return TargetFacts(
            indicator=TargetIndicator(cleaned["indicator"]),
            starts_on=cleaned["starts_on"],
            ends_on=cleaned["ends_on"],
            value=cleaned["value"],
            epci=cleaned["epci"],
            organisation=cleaned["organisation"],
            adviser=cleaned["adviser"],
        )


class InvitationForm(forms.Form):
    first_name = forms.CharField(label="Prénom", max_length=80)
    last_name = forms.CharField(label="Nom", max_length=80)
    email = forms.EmailField(label="Adresse e-mail")
    organisation = forms.ModelChoiceField(
        label="Structure", queryset=Organisation.objects.none(), empty_label="Choisissez une structure"
    )
    role = forms.ChoiceField(label="Rôle", choices=())

    def __init__(self, seat: Seat, data: Typed = None) -> None:
        super().__init__(data)
        organisation, role = self.fields["organisation"], self.fields["role"]
        assert isinstance(organisation, forms.ModelChoiceField)
        assert isinstance(role, forms.ChoiceField)
        organisation.queryset = organisations_to_join(seat)
        if seat.role is not Role.ADMINISTRATOR:
            organisation.help_text = "Dans une autre structure que la vôtre, c’est l’administration qui invite."
        role.choices = [(one.value, one.label) for one in roles_to_give(seat)]

    def invitee(self) -> Invitee:
        cleaned = self.cleaned_data
        return Invitee(
            email=cleaned["email"],
            first_name=cleaned["first_name"],
            last_name=cleaned["last_name"],
            organisation=cleaned["organisation"],
            role=Role(cleaned["role"]),
        )


class FirstAdministratorForm(forms.Form):
    """The operator's: the only role they open is the administrator's."""

    first_name = forms.CharField(label="Prénom", max_length=80)
    last_name = forms.CharField(label="Nom", max_length=80)
    email = forms.EmailField(label="Adresse e-mail")
    organisation = forms.ModelChoiceField(
        label="Structure", queryset=Organisation.objects.none(), empty_label="Choisissez une structure"
    )

    def __init__(self, programme: Programme, data: Typed = None) -> None:
        super().__init__(data)
        organisation = self.fields["organisation"]
        assert isinstance(organisation, forms.ModelChoiceField)
        organisation.queryset = queries.organisations_in(programme)

    def invitee(self) -> Invitee:
        cleaned = self.cleaned_data
        return Invitee(
            email=cleaned["email"],
            first_name=cleaned["first_name"],
            last_name=cleaned["last_name"],
            organisation=cleaned["organisation"],
            role=Role.ADMINISTRATOR,
        )


class NewAccountForm(forms.Form):
    first_name = forms.CharField(label="Prénom", max_length=80, widget=forms.TextInput({"autocomplete": "given-name"}))
    last_name = forms.CharField(label="Nom", max_length=80, widget=forms.TextInput({"autocomplete": "family-name"}))
    password = forms.CharField(
        label="Mot de passe",
        strip=False,
        max_length=200,
        help_text=password_validators_help_text_html(),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, invitation: Invitation, data: Typed = None) -> None:
        names = {"first_name": invitation.first_name, "last_name": invitation.last_name}
        super().__init__(data, initial=names)
        self._email = invitation.email

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        person = User(
            email=self._email,
            first_name=self.cleaned_data.get("first_name", ""),
            last_name=self.cleaned_data.get("last_name", ""),
        )
        validate_password(password, person)
        return password

    def account(self) -> NewAccount:
        cleaned = self.cleaned_data
        return NewAccount(
            first_name=cleaned["first_name"], last_name=cleaned["last_name"], password=cleaned["password"]
        )


class KnownOrganisationForm(forms.Form):
    organisation = forms.ModelChoiceField(
        label="Structure déjà connue", queryset=Organisation.objects.none(), empty_label="Choisissez une structure"
    )

    def __init__(self, programme: Programme, data: Typed = None) -> None:
        super().__init__(data)
        organisation = self.fields["organisation"]
        assert isinstance(organisation, forms.ModelChoiceField)
        organisation.queryset = queries.organisations_out_of(programme)


class OrganisationForm(forms.Form):
    name = forms.CharField(label="Nom complet", max_length=160)
    short_name = forms.CharField(label="Nom court", max_length=60, help_text="Celui des listes, par exemple « CMA ».")
    kind = forms.ChoiceField(label="Genre", choices=OrganisationKind.choices)
    siren = forms.CharField(label="SIREN", max_length=15, required=False)
    website = forms.URLField(label="Site", required=False, assume_scheme="https")

    def facts(self) -> OrganisationFacts:
        cleaned = self.cleaned_data
        return OrganisationFacts(
            name=cleaned["name"],
            short_name=cleaned["short_name"],
            kind=OrganisationKind(cleaned["kind"]),
            siren=cleaned["siren"] or None,
            website=cleaned["website"],
        )

    def clean_siren(self) -> str:
        return _checked_siren(self.cleaned_data["siren"]) if self.cleaned_data["siren"] else ""


class JoiningForm(forms.Form):
    siren = forms.CharField(
        label="SIREN de l’intercommunalité", max_length=15, widget=forms.TextInput({"class": "br-short"})
    )
    joined_on = forms.DateField(label="Premier jour dans le dispositif", widget=DayInput())

    def clean_siren(self) -> str:
        return _checked_siren(self.cleaned_data["siren"])


class DepartureForm(forms.Form):
    """One for each intercommunality of the page: its field's identifier carries their key."""

    day = forms.DateField(label="Premier jour sans elle", widget=DayInput())

    def __init__(self, joined: ProgrammeEpci, data: Typed = None) -> None:
        super().__init__(data, auto_id=f"depart-{joined.pk}-%s")


def _checked_siren(typed: str) -> str:
    try:
        return parse_siren(typed)
    except IdentifierError as failure:
        raise forms.ValidationError(str(failure)) from failure
