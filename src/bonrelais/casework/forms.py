"""One screen for a whole visit. Every field has a plain name, so that a draft is the form as typed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from django import forms
from django.http import QueryDict

from bonrelais.casework.choices_offered import VisitChoices
from bonrelais.casework.whole_visit import NeedHeard, Promise, WholeVisit
from bonrelais.directory.facts import ContactFacts, LearntFact
from bonrelais.directory.models import Contact
from bonrelais.foundation import clock
from bonrelais.foundation.ids import new_id
from bonrelais.programmes.choices import Mode
from bonrelais.programmes.models import Theme
from bonrelais.visits.models import Appointment
from bonrelais.visits.reports import VisitReport

PROMISES = 3
PAST_PROMISE = "Cette date est passée. Choisissez un jour à venir ; si c’est déjà fait, dites-le dans le compte rendu."
LENGTHS = [("30", "30 min"), ("45", "45 min"), ("60", "1 h"), ("other", "Autre")]
DAY = {"type": "date"}


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme to tick and the words heard under it."""

    theme: Theme
    words: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class ThemeBranch:
    """The themes under a parent; under None, those that stand alone."""

    parent: Theme | None
    lines: Sequence[ThemeLine]

    @property
    def is_heard(self) -> bool:
        return any(line.is_ticked for line in self.lines)


class VisitForm(forms.Form):
    mode = forms.ChoiceField(
        label="Où",
        choices=Mode.choices,
        initial=Mode.ON_SITE,
        widget=forms.RadioSelect,
        error_messages={"required": "Dites où la visite a eu lieu."},
    )
    held_on = forms.DateField(
        label="Jour",
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        error_messages={
            "required": "Choisissez le jour de la visite.",
            "invalid": "Cette date ne se lit pas. Écrivez par exemple 2025-10-01.",
        },
    )
    held_from = forms.TimeField(
        label="Heure", required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    length = forms.ChoiceField(
        label="Durée",
        choices=LENGTHS,
        initial="45",
        widget=forms.RadioSelect,
        error_messages={"required": "Dites combien de temps la visite a duré."},
    )
    minutes = forms.IntegerField(label="Durée en minutes", required=False, min_value=1, max_value=720)
    adviser = forms.ChoiceField(
        label="Visite faite par",
        error_messages={"required": "Dites qui a fait la visite."},
    )
    contacts = forms.MultipleChoiceField(label="Avec", required=False, widget=forms.CheckboxSelectMultiple)
    new_contact = forms.CharField(
        label="Quelqu’un d’autre",
        required=False,
        max_length=120,
        help_text="Nom et fonction, par exemple « Marie Lenoir, gérante ».",
    )
    themes = forms.MultipleChoiceField(label="Besoins entendus", required=False, widget=forms.CheckboxSelectMultiple)
    subjects = forms.MultipleChoiceField(label="Sujets abordés", required=False, widget=forms.CheckboxSelectMultiple)
    shared_minutes = forms.CharField(
        label="Compte rendu partagé",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Lu par les chambres et les intercommunalités du dispositif.",
    )
    private_note = forms.CharField(
        label="Note privée",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Lue par votre structure seulement. Jamais exportée.",
    )
    device_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, data: QueryDict | None = None, *, choices: VisitChoices, initial: Mapping[str, object] | None = None
    ) -> None:
        usual = {
            "device_key": new_id(),
            "held_on": clock.today(),
            "adviser": str(choices.usual.id) if choices.usual else "",
        }
        super().__init__(data, initial={**usual, **(initial or {})})
        self.choices = choices
        blank = [] if choices.usual else [("", "Choisir")]
        self._offer("adviser", [*blank, *((str(user.id), user.name) for user in choices.advisers)])
        self._offer("contacts", [(str(contact.id), _contact_label(contact)) for contact in choices.contacts])
        self._offer("themes", [(str(theme.id), theme.label) for theme in choices.themes])
        self._offer("subjects", [(str(priority.id), priority.label) for priority in choices.priorities])
        for theme in choices.themes:
            self.fields[f"words_{theme.id}"] = forms.CharField(
                label=f"{theme.label}, dans ses mots", required=False, max_length=240
            )
        for number in range(1, PROMISES + 1):
            self.fields[f"promise_{number}"] = forms.CharField(
                label="Ce que vous promettez",
                required=False,
                max_length=240,
                widget=forms.TextInput(attrs={"placeholder": " "}),  # the style asks whether it is empty
            )
            self.fields[f"promise_{number}_on"] = forms.DateField(
                label="Pour le", required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
            )

    def _offer(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = options

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("length") == "other" and not cleaned.get("minutes") and "minutes" not in self.errors:
            self.add_error("minutes", "Écrivez la durée en minutes, de 1 à 720.")
        held_on = cleaned.get("held_on")
        if isinstance(held_on, date) and held_on > clock.today():
            self.add_error("held_on", "Cette date est à venir. Choisissez le jour où la visite a eu lieu.")
        for number in range(1, PROMISES + 1):
            text, due_on = cleaned.get(f"promise_{number}"), cleaned.get(f"promise_{number}_on")
            if text and not due_on and f"promise_{number}_on" not in self.errors:
                self.add_error(f"promise_{number}_on", "Choisissez la date de cette promesse.")
            if due_on and not text:
                self.add_error(f"promise_{number}", "Écrivez ce qui est promis pour cette date.")
            if isinstance(due_on, date) and due_on < clock.today():
                self.add_error(f"promise_{number}_on", PAST_PROMISE)
        return cleaned

    def branches(self) -> list[ThemeBranch]:
        """The themes under their parents, with what is ticked and typed."""
        ticked = {str(value) for value in self["themes"].value() or []}
        groups: dict[Theme | None, list[ThemeLine]] = {}
        for theme in self.choices.themes:
            words = str(self[f"words_{theme.id}"].value() or "")
            groups.setdefault(theme.parent, []).append(ThemeLine(theme, words, str(theme.id) in ticked))
        return [ThemeBranch(parent, lines) for parent, lines in groups.items()]

    def promise_fields(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        for number in range(1, PROMISES + 1):
            yield self[f"promise_{number}"], self[f"promise_{number}_on"]

    def person_met(self) -> ContactFacts | None:
        """Somebody met for the first time, typed « nom, fonction »."""
        name, _, title = self.cleaned_data["new_contact"].partition(",")
        return ContactFacts(name=name.strip(), title=title.strip()[:80]) if name.strip() else None

    def whole_visit(self, *, appointment: Appointment | None = None, facts: Sequence[LearntFact] = ()) -> WholeVisit:
        """What the form says, once valid."""
        cleaned = self.cleaned_data
        length = cleaned["length"]
        contacts = [c for c in self.choices.contacts if str(c.id) in cleaned["contacts"]]
        report = VisitReport(
            adviser=next(user for user in self.choices.advisers if str(user.id) == cleaned["adviser"]),
            held_on=cleaned["held_on"],
            held_from=cleaned["held_from"] if isinstance(cleaned["held_from"], time) else None,
            minutes=cleaned["minutes"] if length == "other" else int(length),
            mode=Mode(cleaned["mode"]),
            device_key=cleaned["device_key"],
            shared_minutes=cleaned["shared_minutes"],
            contacts=contacts,
            subjects=[p for p in self.choices.priorities if str(p.id) in cleaned["subjects"]],
            appointment=appointment,
        )
        return WholeVisit(
            report=report,
            needs=self._needs(),
            promises=self._promises(),
            facts=facts,
            private_note=cleaned["private_note"],
            met=self.person_met(),
        )

    def _needs(self) -> list[NeedHeard]:
        ticked = set(self.cleaned_data["themes"])
        return [
            NeedHeard(theme, self.cleaned_data[f"words_{theme.id}"])
            for theme in self.choices.themes
            if str(theme.id) in ticked
        ]

    def _promises(self) -> list[Promise]:
        pairs = [
            (self.cleaned_data[f"promise_{n}"], self.cleaned_data[f"promise_{n}_on"]) for n in range(1, PROMISES + 1)
        ]
        return [Promise(text, due_on) for text, due_on in pairs if text and due_on]


class CorrectionForm(VisitForm):
    reason = forms.CharField(
        label="Pourquoi corriger",
        max_length=200,
        error_messages={"required": "Dites pourquoi vous corrigez : ce motif reste dans l’historique."},
    )


def _contact_label(contact: Contact) -> str:
    return f"{contact.name}, {contact.title}" if contact.title else contact.name
