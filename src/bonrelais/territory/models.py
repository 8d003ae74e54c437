from typing import Final

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from bonrelais.core.ground import DENSITY, DENSITY_STANDINGS, ZONE_STANDINGS
from bonrelais.core.nomenclature import ActivityCode, Nomenclature
from bonrelais.foundation.models import Row
from bonrelais.territory.choices import STANDINGS, EpciKind

NOMENCLATURES: Final = [(nomenclature.value, nomenclature.label) for nomenclature in Nomenclature]


class Epci(Row):
    siren = models.CharField(max_length=9)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=5, choices=EpciKind.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["siren"], name="territory_epci_siren_unique"),
            models.CheckConstraint(
                condition=Exact(Length("siren"), 9),
                name="territory_epci_siren_has_nine_digits",
            ),
            models.CheckConstraint(condition=Q(kind__in=EpciKind.values), name="territory_epci_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Commune(Row):
    """One INSEE code. A code no longer in force, or of a district of a large city, points to its commune."""

    code = models.CharField(max_length=5)
    name = models.CharField(max_length=100, blank=True)
    folded_name = models.CharField(max_length=100, blank=True, db_index=True)
    department_code = models.CharField(max_length=3)
    region_code = models.CharField(max_length=2)
    population = models.PositiveIntegerField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="former_communes",
    )
    merged_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], name="territory_commune_code_unique"),
            models.CheckConstraint(
                condition=Exact(Length("code"), 5),
                name="territory_commune_code_has_five_characters",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="territory_commune_not_merged_into_itself",
            ),
            models.CheckConstraint(
                condition=Q(merged_on__isnull=True) | Q(merged_into__isnull=False),
                name="territory_commune_merged_on_needs_merged_into",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=False) | ~Q(name=""),
                name="territory_commune_in_force_is_named",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.code


class EpciMember(Row):
    """A commune in an EPCI from `since_on` (null: longer than anyone knows) to `until_on` excluded (null: still)."""

    epci = models.ForeignKey(Epci, on_delete=models.PROTECT, related_name="members")
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="memberships")
    since_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["epci", "commune", "since_on"],
                name="territory_epcimember_once_per_start_unique",
            ),
            models.UniqueConstraint(
                fields=["epci", "commune"],
                condition=Q(since_on__isnull=True),
                name="territory_epcimember_once_without_start_unique",
            ),
            models.UniqueConstraint(
                fields=["commune"],
                condition=Q(until_on__isnull=True),
                name="territory_epcimember_one_present_epci_unique",
            ),
            models.CheckConstraint(
                condition=Q(since_on__isnull=True) | Q(until_on__isnull=True) | Q(until_on__gt=F("since_on")),
                name="territory_epcimember_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commune_id} in {self.epci_id}"


class Activity(Row):
    """A code means something only in its nomenclature; `label` and `section` stay blank where no table gives them."""

    nomenclature = models.CharField(max_length=10, choices=NOMENCLATURES, blank=True)
    code = models.CharField(max_length=10)
    label = models.CharField(max_length=300, blank=True)
    section = models.CharField(max_length=1, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["nomenclature", "code"], name="territory_activity_code_unique"),
            models.CheckConstraint(
                condition=Q(nomenclature__in=[value for value, _ in NOMENCLATURES]),
                name="territory_activity_nomenclature_known",
            ),
            models.CheckConstraint(condition=~Q(code=""), name="territory_activity_has_a_code"),
            models.CheckConstraint(
                condition=Q(section="") | Q(section__gte="A", section__lte="Z"),
                name="territory_activity_section_is_a_letter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code_in_full} {self.label}".rstrip()

    @property
    def code_in_full(self) -> str:
        """« 10.71C (NAF rév. 2) »."""
        return ActivityCode(Nomenclature(self.nomenclature), self.code).in_full

    @property
    def words(self) -> str:
        """Its label, else its code in full: what a list says of it."""
        return self.label or self.code_in_full


class Contour(Row):
    """A commune's simplified outline in WGS84 degrees.

    `coordinates` is the JSON text of a GeoJSON MultiPolygon's coordinates, ready to be joined into a larger text.
    `longitude` and `latitude` are a point certainly inside, near the middle.
    """

    # A drawing of the commune, with nothing of its own: it goes with it.
    commune = models.OneToOneField(Commune, on_delete=models.CASCADE, related_name="contour")
    coordinates = models.TextField()
    longitude = models.FloatField()
    latitude = models.FloatField()
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(west__lt=F("east")) & Q(south__lt=F("north")),
                name="territory_contour_box_has_an_area",
            ),
            models.CheckConstraint(
                condition=Q(
                    longitude__gte=F("west"),
                    longitude__lte=F("east"),
                    latitude__gte=F("south"),
                    latitude__lte=F("north"),
                ),
                name="territory_contour_middle_in_box",
            ),
        ]

    def __str__(self) -> str:
        return f"Contour {self.commune_id}"


class OfficialList(Row):
    """One taking in of an official list of communes: of a zone, by its code, or of densities. The last is in force."""

    code = models.CharField(max_length=40)
    source = models.CharField(max_length=120)
    listed_on = models.DateField()
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(superseded_at__isnull=True),
                name="territory_officiallist_one_in_force_unique",
            ),
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(source=""), name="territory_officiallist_code_and_source_told"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}, {self.source}"


class ListedCommune(Row):
    """A commune on the lists of a code, from `since_on` to `until_on` excluded (null: still), with one standing.

    A national list names many communes that no EPCI has brought in here: it keeps their INSEE codes, not their rows.
    """

    code = models.CharField(max_length=40)
    commune_code = models.CharField(max_length=5)
    standing = models.CharField(max_length=12, choices=STANDINGS)
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "commune_code"],
                condition=Q(until_on__isnull=True),
                name="territory_listedcommune_once_in_force_unique",
            ),
            models.CheckConstraint(
                condition=Exact(Length("commune_code"), 5), name="territory_listedcommune_code_has_five_characters"
            ),
            models.CheckConstraint(
                condition=Q(code=DENSITY, standing__in=[one.value for one in DENSITY_STANDINGS])
                | (~Q(code=DENSITY) & Q(standing__in=[one.value for one in ZONE_STANDINGS])),
                name="territory_listedcommune_standing_of_its_list",
            ),
            # A list corrected on its own day ends what it opened: nothing lasted.
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("since_on")),
                name="territory_listedcommune_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commune_code} in {self.code}"
