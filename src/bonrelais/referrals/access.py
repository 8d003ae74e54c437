from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import ProgrammeOrganisation
from bonrelais.programmes.seat import Seat
from bonrelais.referrals import signing
from bonrelais.referrals.choices import ReferralState
from bonrelais.referrals.models import Answer, Referral, Relay

PARTS = (
    "company",
    "consent__contact",
    "need__theme",
    "need__establishment__commune",
    "relay__organisation",
    "sent_by",
    "organisation",
    "programme",
)


def visible_referrals(seat: Seat) -> QuerySet[Referral]:
    """All the programme's for those who work on businesses; a partner sees those handed to its own organisation."""
    rows = Referral.objects.filter(programme_id=seat.programme_id)
    if seat.role is Role.PARTNER:
        return rows.filter(relay__organisation_id=seat.organisation_id)
    if seat.role is Role.OFFICIAL:
        return rows.none()
    return rows


def referral(seat: Seat, pk: UUID) -> Referral:
    return get_object_or_404(visible_referrals(seat).select_related(*PARTS), pk=pk)


def can_answer(seat: Seat, row: Referral) -> bool:
    """Those of the relay's organisation; the adviser who sent it may note an answer heard by telephone."""
    return row.relay.organisation_id == seat.organisation_id or row.sent_by_id == seat.user.id


def may_call(row: Referral, present: Answer) -> bool:
    """Whether the owner's contact data still go to the relay.

    Not once the consent or the request is taken back, the person removed, or the relay's organisation gone.
    """
    consent = row.consent
    is_agreed = consent.withdrawn_at is None and (consent.contact is None or consent.contact.removed_at is None)
    return is_agreed and present.state != ReferralState.WITHDRAWN and _takes_part(row.relay)


def is_in_service(relay: Relay) -> bool:
    """Whether the person is still a relay of the programme: neither retired nor gone with their organisation."""
    return relay.retired_at is None and _takes_part(relay)


def _takes_part(relay: Relay) -> bool:
    return _present_organisations(relay.programme_id).filter(organisation_id=relay.organisation_id).exists()


def _present_organisations(programme_id: UUID) -> QuerySet[ProgrammeOrganisation]:
    return ProgrammeOrganisation.objects.filter(programme_id=programme_id, until_on__isnull=True)


def can_withdraw(seat: Seat, row: Referral) -> bool:
    return row.sent_by_id == seat.user.id or seat.role in {Role.COORDINATOR, Role.ADMINISTRATOR}


def signed_referral(token: str, *, at: datetime) -> tuple[Referral, bool] | None:
    """The referral of a signed link and whether it serves no more; None when the link is not one of ours.

    It serves eight days, and until the relay's address changes: another person may be behind the new one.
    """
    opened = signing.open_token(token, at=at)
    if opened is None:
        return None
    row = Referral.objects.select_related(*PARTS).filter(pk=opened.referral_id).first()
    return None if row is None else (row, opened.is_expired or not opened.is_for(row.relay.email))


def visible_relays(seat: Seat) -> QuerySet[Relay]:
    """Those in service: a relay leaves with its organisation, and comes back with it."""
    present = _present_organisations(seat.programme_id).values("organisation_id")
    return Relay.objects.filter(programme_id=seat.programme_id, retired_at__isnull=True, organisation__in=present)


def relay(seat: Seat, pk: UUID) -> Relay:
    return get_object_or_404(visible_relays(seat).select_related("organisation", "user"), pk=pk)


def relay_to_ask(seat: Seat, pk: UUID) -> Relay:
    """Any relay of the programme: who left it since the page was opened is refused in words, by the action."""
    relays = Relay.objects.filter(programme_id=seat.programme_id).select_related("organisation")
    return get_object_or_404(relays, pk=pk)


def sending_seat(row: Referral) -> Seat:
    """Where the person sat who sent the referral: what is proposed next is read from there."""
    return Seat(user=row.sent_by, programme=row.programme, organisation=row.organisation, role=Role.ADVISER)
