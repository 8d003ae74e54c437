from django.db import models
from django.db.models import F, Q

from bonrelais.directory.choices import FactSource
from bonrelais.directory.models.register import Company, Establishment
from bonrelais.foundation.models import Row
from bonrelais.network.models import Organisation, User
from bonrelais.programmes.models import Programme
from bonrelais.territory.models import Commune


class Contact(Row):
    """An interlocuteur: a person in the company, as one programme knows them."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="contacts")
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Consent(Row):
    """The owner agrees that contact data go to a named organisation."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="consents")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="consents")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "company", "organisation"],
                condition=Q(withdrawn_at__isnull=True),
                name="consent_one_open",
            )
        ]


# As FactDefinition.is_of_place tells it: the base holds to the codes, not to the catalogue.
_OF_PLACE = Q(code__endswith=".establishment") | Q(code__startswith="premises.") | Q(code__startswith="activity.")

# As DATED_SHAPES tells it: a registration began on a day, a step or an aid was had on one.
_DATED = Q(code__startswith="registration.") | Q(code__startswith="step.") | Q(code__startswith="aid.")


def _names(field: str, told: Q) -> Q:
    """Where `told`, and nowhere else, a fact names the row. Those withdrawn before it was asked keep what they say."""
    is_blank = Q((f"{field}__isnull", True))
    return (told & ~is_blank) | (~told & is_blank) | Q(withdrawn_at__isnull=False)


class FactLearnt(Row):
    """A dated, sourced fact about a company, or about one of its places. Never edited: a newer row replaces it."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="facts")
    establishment = models.ForeignKey(
        Establishment, null=True, blank=True, on_delete=models.PROTECT, related_name="facts"
    )
    code = models.CharField(max_length=60)
    value = models.JSONField()
    since_on = models.DateField(null=True, blank=True)
    commune = models.ForeignKey(Commune, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=10, choices=FactSource.choices)
    learnt_on = models.DateField()
    origin_id = models.UUIDField(null=True)
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_names("establishment", _OF_PLACE), name="fact_of_a_place_names_it"),
            models.CheckConstraint(
                condition=_names("commune", Q(code__startswith="place.")), name="fact_of_a_commune_names_it"
            ),
            models.CheckConstraint(
                condition=Q(since_on__isnull=True) | _DATED,
                name="fact_since_registration",
            ),
        ]
        indexes = [models.Index(fields=["programme", "company", "code"], name="fact_of_company")]


class Acquaintance(Row):
    """A programme has met a company: kept by those who record visits, read by lists, coverage and choice of visits."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="acquaintances")
    first_met_on = models.DateField()
    last_met_on = models.DateField()
    visits = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "company"], name="acquaintance_once"),
            models.CheckConstraint(condition=Q(last_met_on__gte=F("first_met_on")), name="acquaintance_in_order"),
            models.CheckConstraint(condition=Q(visits__gte=1), name="acquaintance_has_a_visit"),
        ]
