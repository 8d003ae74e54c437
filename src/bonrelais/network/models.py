from typing import ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from bonrelais.foundation.actor import ActorKind
from bonrelais.foundation.models import Row
from bonrelais.network.choices import OrganisationKind


class Accounts(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(Row, AbstractBaseUser):
    """A person with an account. Signs in by e-mail; what they may do comes from their memberships in programmes."""

    email = models.EmailField(max_length=254)
    first_name = models.CharField(max_length=80)
    last_name = models.CharField(max_length=80)
    phone = models.CharField(max_length=20, blank=True)
    is_active = models.BooleanField(default=True)
    is_operator = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[Accounts] = Accounts()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_unique")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def actor_kind(self) -> ActorKind:
        return ActorKind.USER

    @property
    def actor_id(self) -> UUID:
        return self.id


class Organisation(Row):
    """A structure: chamber, intercommunality, partner, bank. Shared by the programmes of the installation."""

    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60)
    kind = models.CharField(max_length=12, choices=OrganisationKind.choices)
    siren = models.CharField(max_length=9, null=True, blank=True)
    website = models.URLField(blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["siren"], name="organisation_siren_unique"),
            models.UniqueConstraint(fields=["name"], name="organisation_name_unique"),
        ]

    def __str__(self) -> str:
        return self.short_name


class Affiliation(Row):
    """A person works for an organisation, for a time. Who leaves loses access; the organisation keeps its notes."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="affiliations")
    title = models.CharField(max_length=80, blank=True)
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "organisation", "since_on"], name="affiliation_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("since_on")),
                name="affiliation_ends_after_start",
            ),
        ]


class Absence(Row):
    """A person is away; a stand-in, if named, receives what would be sent to them."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="absences")
    from_on = models.DateField()
    until_on = models.DateField()
    stand_in = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on__gte=models.F("from_on")), name="absence_ends_after_start"
            )
        ]
