from datetime import date
from typing import TypeVar

from django import forms
from django.core.validators import RegexValidator
from django.db.models import Model, QuerySet

from bonrelais.core.catalogue import FactShape
from bonrelais.core.nomenclature import Nomenclature, NomenclatureError, parse_activity_code
from bonrelais.directory.actions.consents import ConsentFacts
from bonrelais.directory.actions.entry import EnteredBusiness
from bonrelais.directory.choices import FactSource
from bonrelais.directory.facts import ContactFacts, LearntFact
from bonrelais.directory.facts_catalogue import CATALOGUE
from bonrelais.directory.models import Contact
from bonrelais.network.models import Organisation
from bonrelais.territory.models import Activity, Commune
from bonrelais.ui.forms import DayInput

C = TypeVar("C", bound=Model)
PHONE = RegexValidator(r"^[+0-9][0-9 .()/-]{5,18}$", "Indiquez un numéro de téléphone, par exemple 03 21 00 00 00.")
ASKED = tuple(
    (definition.code, definition.question)
    for definition in CATALOGUE.values()
    if definition.shape in {FactShape.YES_NO, FactShape.NUMBER, FactShape.DAY, FactShape.REGISTRATION}
)
"""What a person can answer in one field; places and codes come from the register."""


def _choose(form: forms.Form, name: str, rows: QuerySet[C]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows


class ContactForm(forms.Form):
    name = forms.CharField(label="Nom", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    title = forms.CharField(label="Fonction", max_length=80, required=False)
    phone = forms.CharField(
        label="Téléphone",
        max_length=20,
        required=False,
        validators=[PHONE],
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
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


class FactForm(forms.Form):
    code = forms.ChoiceField(label="Question", choices=[("", "Choisir"), *ASKED])
    value = forms.CharField(
        label="Réponse", max_length=60, help_text="Oui ou non, un nombre, ou une date comme 2024-03-01."
    )
    source = forms.ChoiceField(
        label="D’où vient la réponse",
        choices=[(one.value, one.label) for one in (FactSource.DECLARED, FactSource.EVIDENCED)],
        initial=FactSource.DECLARED.value,
        widget=forms.RadioSelect,
    )
    learnt_on = forms.DateField(label="Apprise le", widget=DayInput())

    def fact(self) -> LearntFact:
        clean = self.cleaned_data
        learnt_on: date = clean["learnt_on"]
        return LearntFact(clean["code"], clean["value"], learnt_on, FactSource(clean["source"]))


class EntryForm(forms.Form):
    name = forms.CharField(label="Nom de l’entreprise", max_length=200)
    commune = forms.ModelChoiceField(Commune.objects.none(), label="Commune", empty_label="Choisir")
    address = forms.CharField(label="Adresse", max_length=200, required=False)
    activity = forms.CharField(
        label="Code d’activité (NAF rév. 2)",
        max_length=8,
        required=False,
        help_text="Par exemple 43.32A, s’il est connu.",
    )
    contact_name = forms.CharField(label="Personne rencontrée", max_length=120, required=False)
    phone = forms.CharField(
        label="Téléphone",
        max_length=20,
        required=False,
        validators=[PHONE],
        widget=forms.TextInput(attrs={"type": "tel"}),
    )

    def offer(self, communes: QuerySet[Commune]) -> None:
        _choose(self, "commune", communes)

    def clean_activity(self) -> Activity | None:
        written = self.cleaned_data["activity"].strip()
        if not written:
            return None
        try:
            code = parse_activity_code(written, Nomenclature.NAFREV2)
        except NomenclatureError as failure:
            raise forms.ValidationError(str(failure)) from failure
        found = Activity.objects.filter(nomenclature=Nomenclature.NAFREV2.value, code=code.code if code else "").first()
        if found is None:
            raise forms.ValidationError("Cette activité n’est pas dans la nomenclature. Laissez vide si vous hésitez.")
        return found

    def clean(self) -> dict[str, object]:
        if self.cleaned_data.get("phone") and not self.cleaned_data.get("contact_name"):
            self.add_error("contact_name", "Indiquez à qui est ce téléphone.")
        return self.cleaned_data

    def business(self) -> EnteredBusiness:
        clean = self.cleaned_data
        contact = ContactFacts(clean["contact_name"], phone=clean["phone"]) if clean["contact_name"] else None
        return EnteredBusiness(clean["name"], clean["commune"], clean["activity"], clean["address"], contact=contact)
