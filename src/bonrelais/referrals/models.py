from django.db import models
from django.db.models import Q

from bonrelais.core.text import fold
from bonrelais.directory.models import Company, Consent
from bonrelais.foundation.models import Row
from bonrelais.needs.models import Need
from bonrelais.network.models import Organisation, User
from bonrelais.programmes.models import Programme, Theme
from bonrelais.referrals.choices import DeclineReason, ReferralState
from bonrelais.territory.models import Commune, Epci


class Relay(Row):
    """A relais: a contact point of an organisation, its themes and places. No place row: the whole programme."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="relays")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="relays")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="relays")
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)
    email = models.EmailField()
    phone = models.CharField(max_length=20, blank=True)
    recorded_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation", "email"], condition=Q(retired_at__isnull=True), name="relay_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class RelayCompetence(Row):
    """A theme the relay serves, for the businesses that meet its criteria (a document of core.rules.codec, or none)."""

    relay = models.ForeignKey(Relay, on_delete=models.PROTECT, related_name="competences")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")
    criteria = models.JSONField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relay", "theme"], condition=Q(withdrawn_at__isnull=True), name="relay_competence_once"
            )
        ]


class RelayTerritory(Row):
    """Where the relay works: an EPCI or a commune."""

    relay = models.ForeignKey(Relay, on_delete=models.PROTECT, related_name="territories")
    epci = models.ForeignKey(Epci, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    commune = models.ForeignKey(Commune, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(epci__isnull=False, commune__isnull=True) | Q(epci__isnull=True, commune__isnull=False),
                name="relay_territory_is_one_place",
            )
        ]


class Referral(Row):
    """A mise en relation: one need handed to one relay, with the owner's consent."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="referrals")
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="referrals")
    relay = models.ForeignKey(Relay, on_delete=models.PROTECT, related_name="referrals")
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="referrals")
    reason = models.TextField()
    message = models.TextField(blank=True)
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="referrals")
    sent_at = models.DateTimeField()
    device_key = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "device_key"], name="referral_device_key_unique")]
        indexes = [models.Index(fields=["programme", "company"], name="referral_of_company")]

    @property
    def business_name(self) -> str:
        """The place as every page names it, with its company where they differ: a relay may know only one of them.

        Under partial diffusion, the company as it may be shown.
        """
        place, company = self.need.establishment, self.company.shown_name
        is_one_name = fold(place.display_name) == fold(company)
        return company if place.is_partial or is_one_name else f"{place.display_name} ({company})"


class Answer(Row):
    """A dated state of a referral; the newest is the present one. Sending is the first: pending."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="answers")
    state = models.CharField(max_length=18, choices=ReferralState.choices)
    reason = models.CharField(max_length=14, choices=DeclineReason.choices, blank=True)
    comment = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(null=True, blank=True)
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["referral"], condition=Q(replaced_at__isnull=True), name="answer_one_present"
            ),
            models.CheckConstraint(condition=~Q(state="declined") | ~Q(reason=""), name="answer_decline_has_reason"),
        ]
