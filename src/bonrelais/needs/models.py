from django.db import models

from bonrelais.directory.models import Company, Establishment
from bonrelais.foundation.models import Row
from bonrelais.needs.choices import NeedEnd
from bonrelais.network.models import Organisation, User
from bonrelais.programmes.models import Programme, Theme
from bonrelais.visits.models import Visit


class Need(Row):
    """A besoin: what the business lacks, under a theme, in the adviser's words."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="needs")
    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, null=True, blank=True, on_delete=models.PROTECT, related_name="needs")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=240, blank=True)
    found_on = models.DateField()
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    end = models.CharField(max_length=10, choices=NeedEnd.choices, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, end="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(end="")),
                name="need_end_is_dated",
            ),
            models.UniqueConstraint(
                fields=["visit", "theme"], condition=models.Q(ended_at__isnull=True), name="need_once_a_visit_and_theme"
            ),
        ]
        indexes = [models.Index(fields=["programme", "company"], name="need_of_company")]

    def __str__(self) -> str:
        return self.words or self.theme.label


class NeedWording(Row):
    """How a need was worded until somebody corrected it; the present words stand in the need."""

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="wordings")
    words = models.CharField(max_length=240, blank=True)
    replaced_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField()
