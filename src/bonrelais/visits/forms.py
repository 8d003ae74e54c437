from collections.abc import Mapping, Sequence

from django import forms

from bonrelais.directory.models import Contact
from bonrelais.foundation import clock
from bonrelais.foundation.ids import new_id
from bonrelais.network.models import User
from bonrelais.programmes.choices import Mode
from bonrelais.visits.models import Appointment
from bonrelais.visits.reports import AppointmentMove, AppointmentPlan

DAY_WIDGET = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AppointmentForm(forms.Form):
    day = forms.DateField(label="Jour", widget=DAY_WIDGET, error_messages={"required": "Choisissez un jour."})
    hour = forms.TimeField(
        label="Heure",
        widget=forms.TimeInput(attrs={"type": "time", "step": "300"}, format="%H:%M"),
        error_messages={"required": "Choisissez une heure."},
    )
    minutes = forms.TypedChoiceField(
        label="Durée prévue",
        coerce=int,
        choices=[("30", "30 min"), ("45", "45 min"), ("60", "1 h"), ("90", "1 h 30")],
        initial="60",
        widget=forms.RadioSelect,
    )
    mode = forms.ChoiceField(label="Où", choices=Mode.choices, initial=Mode.ON_SITE, widget=forms.RadioSelect)
    adviser = forms.ChoiceField(label="Avec", required=False)
    contact = forms.ChoiceField(label="Interlocuteur", required=False)
    purpose = forms.CharField(
        label="Objet", max_length=200, required=False, help_text="Ce que vous venez voir ou demander."
    )
    device_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        asker: User,
        advisers: Sequence[User],
        contacts: Sequence[Contact],
    ) -> None:
        is_own = asker in advisers
        super().__init__(data, initial={"device_key": new_id(), "adviser": str(asker.id) if is_own else ""})
        self.advisers = {str(user.id): user for user in advisers}
        self.contacts = {str(contact.id): contact for contact in contacts}
        blank = [] if is_own else [("", "Choisir")]
        self.fields["adviser"] = forms.ChoiceField(
            label="Conseillère ou conseiller",
            choices=[*blank, *((key, user.name) for key, user in self.advisers.items())],
            error_messages={"required": "Dites qui fera la visite."},
        )
        self.fields["contact"] = forms.ChoiceField(
            label="Interlocuteur",
            required=False,
            choices=[("", "Pas encore connu"), *((key, contact.name) for key, contact in self.contacts.items())],
        )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        day, hour = cleaned.get("day"), cleaned.get("hour")
        if day and hour and clock.at_paris(day, hour) <= clock.now():
            self.add_error(
                "day", "Ce moment est passé. Choisissez-en un à venir, ou notez la visite si elle a eu lieu."
            )
        return cleaned

    def plan(self) -> AppointmentPlan:
        return AppointmentPlan(
            adviser=self.advisers[self.cleaned_data["adviser"]],
            starts_at=clock.at_paris(self.cleaned_data["day"], self.cleaned_data["hour"]),
            minutes=self.cleaned_data["minutes"],
            mode=Mode(self.cleaned_data["mode"]),
            device_key=self.cleaned_data["device_key"],
            contact=self.contacts.get(self.cleaned_data["contact"]),
            purpose=self.cleaned_data["purpose"],
        )


class MoveForm(forms.Form):
    """Another day or hour for an appointment."""

    day = forms.DateField(label="Nouveau jour", widget=DAY_WIDGET, error_messages={"required": "Choisissez un jour."})
    hour = forms.TimeField(
        label="Heure",
        widget=forms.TimeInput(attrs={"type": "time", "step": "300"}, format="%H:%M"),
        error_messages={"required": "Choisissez une heure."},
    )
    reason = forms.CharField(
        label="Motif", max_length=200, required=False, help_text="Par exemple « à la demande du dirigeant »."
    )
    device_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, object] | None = None, *, appointment: Appointment) -> None:
        starts = appointment.starts_at.astimezone(clock.PARIS)
        super().__init__(data, initial={"device_key": new_id(), "day": starts.date(), "hour": starts.time()})

    def move(self) -> AppointmentMove:
        return AppointmentMove(
            starts_at=clock.at_paris(self.cleaned_data["day"], self.cleaned_data["hour"]),
            device_key=self.cleaned_data["device_key"],
            reason=self.cleaned_data["reason"],
        )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Motif", max_length=200, error_messages={"required": "Dites pourquoi, en une phrase."}
    )


class PostponeForm(forms.Form):
    due_on = forms.DateField(
        label="Nouvelle date", widget=DAY_WIDGET, error_messages={"required": "Choisissez une date."}
    )


class OutcomeForm(forms.Form):
    outcome = forms.CharField(label="Ce qui a été fait, en un mot", max_length=240, required=False)


class NoteForm(forms.Form):
    text = forms.CharField(
        label="Note privée",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Lue par votre structure seulement. Jamais exportée.",
        error_messages={"required": "La note est vide. Écrivez-la, ou fermez."},
    )
    # By this key the device forgets, once the note is recorded, what it kept of it.
    device_key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=new_id)
