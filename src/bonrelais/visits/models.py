from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q

from bonrelais.directory.models import Company, Contact, Establishment
from bonrelais.foundation.models import Row
from bonrelais.network.models import Organisation, User
from bonrelais.programmes.choices import Mode
from bonrelais.programmes.models import Priority, Programme
from bonrelais.visits.choices import CallbackKind


class Appointment(Row):
    """A rendez-vous: a visit planned, not held."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="appointments")
    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="appointments")
    adviser = models.ForeignKey(User, on_delete=models.PROTECT, related_name="appointments")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    mode = models.CharField(max_length=8, choices=Mode.choices, default=Mode.ON_SITE)
    purpose = models.CharField(max_length=200, blank=True)
    device_key = models.UUIDField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    cancel_reason = models.CharField(max_length=200, blank=True)
    # The one it takes the place of, which is cancelled: a rendez-vous is moved by making another.
    moved_from = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="moved_to")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "device_key"], name="appointment_device_key_unique")
        ]
        indexes = [models.Index(fields=["adviser", "starts_at"], name="appointment_agenda")]

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


class Visit(Row):
    """A rencontre held. Its identity; what is said of it stands in its versions, the present one being not replaced."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="visits")
    appointment = models.OneToOneField(
        Appointment, null=True, blank=True, on_delete=models.PROTECT, related_name="visit"
    )
    device_key = models.UUIDField()
    # What was sent, in sixty-four signs: the same form sent again is told from another one.
    content_digest = models.CharField(max_length=64, blank=True)
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    cancel_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "device_key"], name="visit_device_key_unique")]
        indexes = [models.Index(fields=["company", "recorded_at"], name="visit_of_company")]


class VisitVersion(Row):
    """What was recorded of a visit at an instant. A correction replaces the version and leaves it readable."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="versions")
    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="visit_versions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    adviser = models.ForeignKey(User, on_delete=models.PROTECT, related_name="visit_versions")
    held_on = models.DateField()
    held_from = models.TimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField()
    mode = models.CharField(max_length=8, choices=Mode.choices)
    shared_minutes = models.TextField(blank=True)
    contacts = models.ManyToManyField(Contact, related_name="+", blank=True)
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)
    correction_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["visit"], condition=Q(replaced_at__isnull=True), name="visit_one_present_version"
            ),
            models.CheckConstraint(condition=Q(minutes__gte=1) & Q(minutes__lte=720), name="visit_minutes_sensible"),
        ]
        indexes = [models.Index(fields=["held_on"], name="visit_version_held")]


class SubjectRaised(Row):
    """A sujet abordé: awareness raised at a visit, by priority; an activity, not a need."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="subjects")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "priority"], condition=Q(withdrawn_at__isnull=True), name="subject_raised_once"
            )
        ]


class PrivateNote(Row):
    """Read by the present members of the organisation that wrote it, within the programme, and by nobody else."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="private_notes")
    visit = models.ForeignKey(Visit, null=True, blank=True, on_delete=models.PROTECT, related_name="private_notes")
    text = models.TextField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)


class Callback(Row):
    """A rappel: what was promised to a business, or a call back at 6 and 12 months, due on a day.

    Withdrawn with the visit it was promised at, when that visit is cancelled.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="callbacks")
    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, null=True, blank=True, on_delete=models.PROTECT, related_name="callbacks")
    adviser = models.ForeignKey(User, on_delete=models.PROTECT, related_name="callbacks")
    kind = models.CharField(max_length=14, choices=CallbackKind.choices)
    text = models.CharField(max_length=240)
    due_on = models.DateField()
    first_due_on = models.DateField()
    recorded_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=240, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("first_due_on")), name="callback_postponed_later")
        ]
        indexes = [models.Index(fields=["adviser", "due_on"], name="callback_agenda")]


class VisitDraft(Row):
    """What an adviser has typed and not yet recorded: one draft a person and device key."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    # A draft is nobody's record: it goes with its person or its place.
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")  # see above
    establishment = models.ForeignKey(Establishment, on_delete=models.CASCADE, related_name="+")  # see above
    device_key = models.UUIDField()
    content = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "device_key"], name="visit_draft_once")]
