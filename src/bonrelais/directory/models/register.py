from django.db import models
from django.db.models import F, Q

from bonrelais.directory.choices import LinkKind, PositionQuality
from bonrelais.directory.masking import NAME_WITHHELD, listed_name, shown_name
from bonrelais.foundation.models import Row
from bonrelais.network.models import User
from bonrelais.programmes.models import Perimeter, Programme
from bonrelais.territory.models import Activity, Commune


class ImportRun(Row):
    """One import of the register's files: what was read, what it did."""

    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    file_names = models.JSONField(default=list)
    files_on = models.DateField(null=True)
    counts = models.JSONField(default=dict)
    refused = models.JSONField(default=list)


class Company(Row):
    """An entreprise (unité légale), from the register, shared; or entered by hand by one programme, seen by it only."""

    siren = models.CharField(max_length=9, null=True, blank=True)
    programme = models.ForeignKey(Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=240, blank=True)
    acronym = models.CharField(max_length=60, blank=True)
    legal_form = models.CharField(max_length=4, blank=True)
    category = models.CharField(max_length=3, blank=True)
    category_year = models.PositiveSmallIntegerField(null=True, blank=True)
    activity = models.ForeignKey(Activity, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    size_band = models.CharField(max_length=2, blank=True)
    size_year = models.PositiveSmallIntegerField(null=True, blank=True)
    created_on = models.DateField(null=True, blank=True)
    is_open = models.BooleanField(default=True)
    is_partial = models.BooleanField(default=False)
    is_purged = models.BooleanField(default=False)
    is_social_economy = models.BooleanField(null=True, blank=True)
    register_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    anonymised_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["siren"], name="company_siren_unique"),
            models.CheckConstraint(
                condition=Q(siren__isnull=False) | Q(programme__isnull=False), name="company_registered_or_entered"
            ),
        ]

    def __str__(self) -> str:
        return self.shown_name

    @property
    def shown_name(self) -> str:
        """As pages and letters say it: withheld for a person under partial diffusion, or when it is not told."""
        shown = shown_name(self.name, is_partial=self.is_partial, legal_form=self.legal_form)
        return shown or NAME_WITHHELD


class Establishment(Row):
    """An établissement: a place of business, what is visited. Its history stands in EstablishmentState."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="establishments")
    siret = models.CharField(max_length=14, null=True, blank=True)
    # The SIREN or SIRET told for a business entered by hand: what the register will say of it, not what it says.
    told_number = models.CharField(max_length=14, null=True, blank=True)
    # Without its own index: a few rows have one, and SQLite would gather and sort whole lists through it.
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    display_name = models.CharField(max_length=240)
    sort_name = models.CharField(max_length=240)
    sign = models.CharField(max_length=160, blank=True)
    is_head_office = models.BooleanField(default=False)
    is_open = models.BooleanField(default=True)
    is_partial = models.BooleanField(default=False)
    opened_on = models.DateField(null=True, blank=True)
    state_since_on = models.DateField(null=True, blank=True)
    address = models.CharField(max_length=240, blank=True)
    postcode = models.CharField(max_length=5, blank=True)
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey(Activity, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    activity_2025 = models.ForeignKey(Activity, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    size_band = models.CharField(max_length=2, blank=True)
    size_year = models.PositiveSmallIntegerField(null=True, blank=True)
    crafts_activity = models.CharField(max_length=6, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    position_quality = models.CharField(max_length=8, choices=PositionQuality.choices, default=PositionQuality.UNKNOWN)
    register_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["siret"], name="establishment_siret_unique"),
            models.CheckConstraint(
                condition=Q(siret__isnull=False) | Q(programme__isnull=False),
                name="establishment_registered_or_entered",
            ),
        ]
        indexes = [
            # Exactly what a list reads, so that counting and paging never leave the index.
            models.Index(
                fields=[
                    "sort_name",
                    "id",
                    "programme",
                    "commune",
                    "company",
                    "activity",
                    "size_band",
                    "crafts_activity",
                    "opened_on",
                ],
                condition=Q(is_open=True, is_partial=False),
                name="establishment_listed",
            ),
            models.Index(fields=["commune", "is_open", "sort_name"], name="establishment_by_commune"),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def listed_name(self) -> str:
        """In a list that cannot leave it out: no name under partial diffusion."""
        return listed_name(self.display_name, is_partial=self.is_partial)


class EstablishmentState(Row):
    """What the register said of an establishment from a day on, and since when we know it: figures read these."""

    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="states")
    valid_from_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    is_open = models.BooleanField()
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey(Activity, null=True, on_delete=models.PROTECT, related_name="+")
    activity_2025 = models.ForeignKey(Activity, null=True, on_delete=models.PROTECT, related_name="+")
    size_band = models.CharField(max_length=2, blank=True)
    legal_form = models.CharField(max_length=4, blank=True)
    is_registered_crafts = models.BooleanField()
    run = models.ForeignKey(ImportRun, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["establishment", "recorded_at"], name="establishment_state_known")]


class EstablishmentLink(Row):
    """A dated link between two establishments; nothing attached to either is lost.

    « Same »: the earlier one, entered by hand, is the later one, of the register. `moved` keeps the keys of the rows
    that went from one to the other, by model: figures of an earlier day, and an undoing, put them back.
    """

    programme = models.ForeignKey(Programme, null=True, on_delete=models.PROTECT, related_name="+")
    earlier = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="later_links")
    later = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="earlier_links")
    kind = models.CharField(max_length=10, choices=LinkKind.choices)
    linked_on = models.DateField()
    moved = models.JSONField(default=dict)
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    undone_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["earlier", "later", "kind"], condition=Q(undone_at__isnull=True), name="establishment_link_once"
            ),
            models.UniqueConstraint(
                fields=["earlier"],
                condition=Q(kind=LinkKind.SAME, undone_at__isnull=True),
                name="establishment_joined_once",
            ),
            models.CheckConstraint(condition=~Q(earlier=F("later")), name="establishment_link_of_two"),
        ]


class PerimeterHit(Row):
    """An establishment's point lies in a perimeter: computed when either changes, and kept with its instants."""

    # Computed rows: they go with what they are computed from.
    perimeter = models.ForeignKey(Perimeter, on_delete=models.CASCADE, related_name="hits")  # computed
    establishment = models.ForeignKey(Establishment, on_delete=models.CASCADE, related_name="perimeter_hits")
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["perimeter", "establishment"], condition=Q(ended_at__isnull=True), name="perimeter_hit_once"
            )
        ]


class ActivityCraftsShare(Row):
    """How many open establishments of an activity the loaded register says are crafts: grounds a presumption."""

    # A computed row: it goes with what it is computed from.
    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="crafts_share")
    establishments = models.PositiveIntegerField()
    registered = models.PositiveIntegerField()
    computed_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(registered__lte=F("establishments")), name="crafts_share_at_most_one"),
        ]


class SearchEntry(models.Model):
    """What search reads of an establishment: one folded line. Derived, and never made for partial diffusion.

    The key is an integer because SQLite's full-text tables point to it; nothing else does.
    """

    number = models.BigAutoField(primary_key=True)
    # A computed row: it goes with what it is computed from.
    establishment = models.OneToOneField(Establishment, on_delete=models.CASCADE, related_name="search_entry")
    text = models.TextField()

    def __str__(self) -> str:
        return self.text
