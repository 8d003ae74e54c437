from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from django import forms
from django.db.models import Model, QuerySet

from bonrelais.core.catalogue import DATED_SHAPES, FactDefinition, FactShape
from bonrelais.core.identifiers import SIREN_LENGTH, IdentifierError, parse_siren, parse_siret
from bonrelais.core.nomenclature import ActivityCode
from bonrelais.core.text import fold
from bonrelais.core.vocabulary.commitments import words_asked
from bonrelais.core.vocabulary.families import by_family
from bonrelais.directory.actions.consents import ConsentFacts
from bonrelais.directory.actions.entry import EnteredBusiness
from bonrelais.directory.choices import FactSource
from bonrelais.directory.facts import ContactFacts, FactInput, LearntFact
from bonrelais.directory.facts_catalogue import CATALOGUE
from bonrelais.directory.models import Contact, Establishment
from bonrelais.directory.search.queries import number_in
from bonrelais.directory.telephone import telephone
from bonrelais.foundation import clock
from bonrelais.network.models import Organisation
from bonrelais.territory.models import Commune
from bonrelais.territory.queries import read_activity
from bonrelais.ui.forms import DayInput

C = TypeVar("C", bound=Model)
CODE_EXAMPLES = {
    "activity.rev2": "Son code, par exemple 43.32A.",
    "activity.2025": "Son code, par exemple 43.32G.",
    "legal_form": "Son code, par exemple 5499.",
    "branch.idcc": "Le numéro écrit sur le bulletin de paie, par exemple 1517.",
}
QUESTIONS = by_family((definition.code, definition.question) for definition in CATALOGUE.values())


def _choose(form: forms.Form, name: str, rows: QuerySet[C]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows


def _says_a_name(written: str) -> None:
    """Signs alone name nobody, and no search would find them."""
    if not fold(written):
        raise forms.ValidationError("Écrivez un nom, avec au moins une lettre ou un chiffre.")


class ContactForm(forms.Form):
    name = forms.CharField(
        label="Nom",
        max_length=120,
        validators=[_says_a_name],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    title = forms.CharField(label="Fonction", max_length=80, required=False)
    phone = telephone()
    email = forms.EmailField(label="Adresse e-mail", max_length=254, required=False)

    def facts(self) -> ContactFacts:
        clean = self.cleaned_data
        return ContactFacts(clean["name"], clean["title"], clean["phone"], clean["email"])


class ConsentForm(forms.Form):
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label="Structure", empty_label="Choisir")
    contact = forms.ModelChoiceField(
        Contact.objects.none(), label="Personne qui donne son accord", required=False, empty_label="Pas précisé"
    )
    given_on = forms.DateField(label="Accord donné le", widget=DayInput())

    def offer(self, organisations: QuerySet[Organisation], contacts: QuerySet[Contact]) -> None:
        _choose(self, "organisation", organisations)
        _choose(self, "contact", contacts)

    def facts(self) -> ConsentFacts:
        clean = self.cleaned_data
        return ConsentFacts(clean["organisation"], clean["given_on"], clean["contact"])


class QuestionForm(forms.Form):
    question = forms.ChoiceField(
        label="Question", choices=[("", "Choisir"), *QUESTIONS], error_messages={"required": "Choisissez une question."}
    )


class FactForm(forms.Form):
    """The answer to one question, in the shape the question asks for."""

    code = forms.CharField(widget=forms.HiddenInput)
    source = forms.ChoiceField(
        label="D’où vient la réponse",
        choices=[(one.value, one.label) for one in (FactSource.DECLARED, FactSource.EVIDENCED)],
        initial=FactSource.DECLARED.value,
        widget=forms.RadioSelect,
    )
    learnt_on = forms.DateField(
        label="Apprise le", widget=DayInput(), error_messages={"required": "Indiquez le jour où vous l’avez apprise."}
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        definition: FactDefinition,
        communes: Sequence[Commune] = (),
        initial: Mapping[str, object] | None = None,
    ) -> None:
        words = words_asked(definition.question)
        known = {"code": definition.code, "words": words, "learnt_on": clock.today(), **(initial or {})}
        super().__init__(data, initial=known)
        if words:
            self.fields["words"] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.fields["value"] = _answer_field(definition, communes)
        if definition.shape in DATED_SHAPES:
            self.fields["since_on"] = forms.DateField(
                label=definition.since_question, required=False, widget=DayInput(), help_text="Si la date est connue."
            )
        self.order_fields(["code", "value", "since_on"])

    def fact(self) -> LearntFact:
        clean = self.cleaned_data
        value, learnt_on = clean["value"], clean["learnt_on"]
        return LearntFact(
            clean["code"],
            _input(value),
            learnt_on,
            FactSource(clean["source"]),
            since_on=clean.get("since_on"),
        )


def _input(value: date | list[str] | str) -> FactInput:
    if isinstance(value, date):
        return value.isoformat()
    return tuple(value) if isinstance(value, list) else value


def _answer_field(definition: FactDefinition, communes: Sequence[Commune]) -> forms.Field:
    match definition.shape:
        case FactShape.YES_NO | FactShape.REGISTRATION | FactShape.STEP:
            return forms.ChoiceField(
                label=definition.question,
                choices=[("oui", "Oui"), ("non", "Non")],
                widget=forms.RadioSelect,
                error_messages={"required": "Répondez par oui ou par non."},
            )
        case FactShape.DAY:
            return forms.DateField(
                label=definition.question, widget=DayInput(), error_messages={"required": "Indiquez une date."}
            )
        case FactShape.PLACE:
            return forms.ChoiceField(
                label=definition.question,
                choices=[("", "Choisir"), *((row.code, str(row)) for row in communes)],
                error_messages={"required": "Choisissez une commune."},
            )
        case FactShape.NUMBER:
            # A keyboard of digits has no minus sign on some phones.
            digits = {} if definition.is_signed else {"inputmode": "decimal"}
            number = forms.TextInput(attrs={**digits, "class": "br-short", "autocomplete": "off"})
            sign = ", avec le signe moins sous zéro" if definition.is_signed else ""
            return forms.CharField(
                label=definition.question,
                max_length=30,
                widget=number,
                help_text=f"En {definition.unit}{sign}.",
                error_messages={"required": "Écrivez un nombre."},
            )
        case FactShape.CHOICE | FactShape.CHOICES:
            return _chosen_field(definition)


def _chosen_field(definition: FactDefinition) -> forms.Field:
    if definition.shape is FactShape.CHOICES:
        return forms.MultipleChoiceField(
            label=definition.question,
            choices=definition.choices,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "Choisissez une réponse ou plus."},
        )
    if definition.choices:
        return forms.ChoiceField(
            label=definition.question,
            choices=[("", "Choisir"), *definition.choices],
            error_messages={"required": "Choisissez une réponse."},
        )
    told = CODE_EXAMPLES.get(definition.code, "")
    return forms.CharField(
        label=definition.question, max_length=40, help_text=told, error_messages={"required": "Écrivez la réponse."}
    )


class EditForm(forms.Form):
    """What is told of a business that the register does not hold."""

    name = forms.CharField(label="Nom de l’entreprise", max_length=200, validators=[_says_a_name])
    commune = forms.ModelChoiceField(Commune.objects.none(), label="Commune", empty_label="Choisir")
    address = forms.CharField(label="Adresse", max_length=200, required=False)
    activity = forms.CharField(
        label="Code d’activité",
        max_length=8,
        required=False,
        help_text="De la NAF rév. 2 (43.32A) ou de la NAF 2025 (43.32G), s’il est connu.",
    )
    number = forms.CharField(
        label="SIRET ou SIREN",
        max_length=24,
        required=False,
        help_text="S’il est connu : il retrouvera l’entreprise quand le registre la connaîtra.",
    )

    def offer(self, communes: QuerySet[Commune]) -> None:
        _choose(self, "commune", communes)

    def clean_number(self) -> str:
        written = self.cleaned_data["number"]
        digits = number_in(written)
        if not written.strip():
            return ""
        try:
            return parse_siren(written) if len(digits) == SIREN_LENGTH else parse_siret(written)
        except IdentifierError as failure:
            raise forms.ValidationError(str(failure)) from failure

    def clean_activity(self) -> ActivityCode | None:
        written = self.cleaned_data["activity"].strip()
        if not written:
            return None
        code = read_activity(written)
        if code is None:
            raise forms.ValidationError(
                "Aucune activité de la NAF rév. 2 ni de la NAF 2025 n’a ce code. Laissez vide si vous hésitez."
            )
        return code

    def business(self) -> EnteredBusiness:
        clean = self.cleaned_data
        return EnteredBusiness(
            clean["name"], clean["commune"], clean["activity"], clean["address"], number=clean["number"]
        )


class EntryForm(EditForm):
    contact_name = forms.CharField(
        label="Personne rencontrée", max_length=120, required=False, validators=[_says_a_name]
    )
    phone = telephone()

    def clean(self) -> dict[str, object]:
        if self.cleaned_data.get("phone") and not self.cleaned_data.get("contact_name"):
            self.add_error("contact_name", "Indiquez à qui est ce téléphone.")
        return self.cleaned_data

    def business(self) -> EnteredBusiness:
        clean = self.cleaned_data
        contact = ContactFacts(clean["contact_name"], phone=clean["phone"]) if clean["contact_name"] else None
        return replace(super().business(), contact=contact)


def entered_values(entered: Establishment) -> dict[str, object]:
    """A business entered by hand, ready to fill its form."""
    return {
        "name": entered.display_name,
        "commune": entered.commune_id,
        "address": entered.address,
        "activity": entered.activity.code if entered.activity else "",
        "number": entered.told_number or "",
    }
