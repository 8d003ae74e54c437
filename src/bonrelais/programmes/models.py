from datetime import date

from django.db import models
from django.db.models import F, Q

from bonrelais.foundation.models import Row
from bonrelais.foundation.prepared import Given
from bonrelais.network.models import Organisation, User
from bonrelais.programmes.choices import CountingUnit, PriorityRule, Role, TargetIndicator
from bonrelais.territory.models import Activity, Commune, Epci


class Programme(Row):
    """A dispositif: the tenant. All work carries its programme."""

    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    started_on = models.DateField()
    is_demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code"], name="programme_code_unique")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def without_administrator(cls) -> models.QuerySet["Programme"]:
        """Those that nobody with an open account administers: a closed account leads nothing."""
        led = Membership.objects.filter(role=Role.ADMINISTRATOR, until_on__isnull=True, user__is_active=True)
        return cls.objects.exclude(pk__in=led.values("programme_id"))


class ProgrammeEpci(Row):
    """An intercommunality takes part in the programme from a day on. Figures of a past day know what was known then."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="epcis")
    epci = models.ForeignKey(Epci, on_delete=models.PROTECT, related_name="+")
    joined_on = models.DateField()
    recorded_at = models.DateTimeField()
    left_on = models.DateField(null=True, blank=True)
    left_recorded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(left_on__isnull=True, left_recorded_at__isnull=True)
                | Q(left_on__isnull=False, left_recorded_at__isnull=False),
                name="programme_epci_leaves_when_told",
            ),
            models.UniqueConstraint(fields=["programme", "epci", "joined_on"], name="programme_epci_once"),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gt=F("joined_on")), name="programme_epci_leaves_after"
            ),
        ]


class ProgrammeOrganisation(Row):
    """An organisation takes part in the programme: as chamber, funder or partner, its kind says which.

    One that comes back has a second row: when it was away stays known.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="organisations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation"],
                condition=Q(until_on__isnull=True),
                name="programme_organisation_once",
            )
        ]


class Membership(Row):
    """A person's role in a programme, for an organisation, for a time. `until_on` is the first day without it."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=14, choices=Role.choices)
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "user"], condition=Q(until_on__isnull=True), name="membership_one_open_role"
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("since_on")), name="membership_ends_after_start"
            ),
        ]

    @classmethod
    def in_force(cls, on: date | Given) -> models.QuerySet["Membership"]:
        """The roles held that day."""
        return cls.objects.filter(Q(until_on__isnull=True) | Q(until_on__gt=on), since_on__lte=on)


class Invitation(Row):
    """A person is invited by e-mail to take a role. The link is signed, used once, and expires."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="invitations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=14, choices=Role.choices)
    email = models.EmailField()
    first_name = models.CharField(max_length=80)
    last_name = models.CharField(max_length=80)
    invited_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)


class Agreement(Row):
    """A convention: period, yearly amount, funders. Phases follow each other without overlap."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="agreements")
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField()
    signed_on = models.DateField(null=True, blank=True)
    amount_cents_per_year = models.BigIntegerField()
    counted_modes = models.JSONField(default=list)
    counting_unit = models.CharField(max_length=14, choices=CountingUnit.choices, default=CountingUnit.COMPANY)
    is_counting_before_joining = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="agreement_code_unique"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="agreement_ends_after_start"),
            models.CheckConstraint(condition=Q(amount_cents_per_year__gte=0), name="agreement_amount_positive"),
        ]


class Target(Row):
    """An objectif: an indicator, its own period, a number; for the whole, an EPCI, an organisation or an adviser."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="targets")
    indicator = models.CharField(max_length=20, choices=TargetIndicator.choices)
    starts_on = models.DateField()
    ends_on = models.DateField()
    value = models.PositiveIntegerField()
    epci = models.ForeignKey(Epci, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    adviser = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="target_ends_after_start"),
            models.CheckConstraint(condition=Q(value__gt=0), name="target_value_positive"),
        ]


class Theme(Row):
    """A need's theme; two levels: a parent has no parent. Retired, never deleted."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="themes")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    code = models.SlugField(max_length=60)
    label = models.CharField(max_length=100)
    position = models.PositiveSmallIntegerField(default=0)
    recorded_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "code"], name="theme_code_unique")]

    def __str__(self) -> str:
        return self.label


class Sector(Row):
    """A sector of the programme's reports."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="sectors")
    code = models.SlugField(max_length=40)
    label = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "code"], name="sector_code_unique")]

    def __str__(self) -> str:
        return self.label


class ActivitySector(Row):
    """The sector table, keyed on (nomenclature, sub-class).

    A change closes the row and opens another: past figures do not move.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="sectors")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="activities")
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "activity"],
                condition=Q(superseded_at__isnull=True),
                name="activity_sector_one_current",
            )
        ]


class Perimeter(Row):
    """The programme's own perimeter in a commune (town centre).

    Rings of [longitude, latitude]; without rings, the whole commune.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="perimeters")
    kind = models.SlugField(max_length=40)
    name = models.CharField(max_length=120)
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+")
    rings = models.JSONField(default=list)
    recorded_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)


class Priority(Row):
    """A priority of the programme, by a rule over perimeter, theme or registration."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="priorities")
    code = models.SlugField(max_length=40)
    label = models.CharField(max_length=120)
    rule = models.CharField(max_length=20, choices=PriorityRule.choices)
    perimeter_kind = models.SlugField(max_length=40, blank=True)
    theme = models.ForeignKey(Theme, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="priority_code_unique"),
            models.CheckConstraint(
                condition=~Q(rule="perimeter") | ~Q(perimeter_kind=""), name="priority_perimeter_named"
            ),
        ]
