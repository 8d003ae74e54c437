from django.db import models
from django.db.models import Q

from bonrelais.directory.models import Company, Establishment
from bonrelais.foundation.models import Row
from bonrelais.needs.models import Need
from bonrelais.network.models import Organisation, User
from bonrelais.programmes.models import Programme, Theme
from bonrelais.projects.choices import OutcomeKind, OutcomeNature, ProjectState, Proof


class ActionProject(Row):
    """A projet d'action: what the business decides to do. Counted once proposed."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="projects")
    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="+")
    need = models.ForeignKey(Need, null=True, blank=True, on_delete=models.PROTECT, related_name="projects")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")
    adviser = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    proposed_on = models.DateField()
    device_key = models.UUIDField()
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawal_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "device_key"], name="project_device_key_unique")]
        indexes = [models.Index(fields=["programme", "company"], name="project_of_company")]

    def __str__(self) -> str:
        return self.title


class ProjectStage(Row):
    """A dated state of a project; the newest recorded is the present one."""

    project = models.ForeignKey(ActionProject, on_delete=models.PROTECT, related_name="stages")
    state = models.CharField(max_length=12, choices=ProjectState.choices)
    since_on = models.DateField()
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project"], condition=Q(replaced_at__isnull=True), name="project_one_present_stage"
            )
        ]


class Step(Row):
    """An étape of a project."""

    project = models.ForeignKey(ActionProject, on_delete=models.PROTECT, related_name="steps")
    title = models.CharField(max_length=160)
    position = models.PositiveSmallIntegerField()
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "position"], name="step_position_unique")]


class Outcome(Row):
    """A résultat: euros (cents) or jobs (whole number), planned or made, dated, evidenced. Corrections are new rows."""

    project = models.ForeignKey(ActionProject, on_delete=models.PROTECT, related_name="outcomes")
    kind = models.CharField(max_length=12, choices=OutcomeKind.choices)
    nature = models.CharField(max_length=8, choices=OutcomeNature.choices)
    value = models.BigIntegerField()
    concerns_on = models.DateField()
    proof = models.CharField(max_length=8, choices=Proof.choices)
    note = models.CharField(max_length=240, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    correction_reason = models.CharField(max_length=200, blank=True)
    device_key = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(value__gte=0), name="outcome_value_positive"),
            models.UniqueConstraint(fields=["project", "device_key"], name="outcome_device_key_unique"),
        ]
