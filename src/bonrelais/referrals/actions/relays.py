from datetime import datetime

from django.db import IntegrityError, transaction

from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.programmes.seat import Seat
from bonrelais.referrals.access import is_in_service
from bonrelais.referrals.mail import ask_relay
from bonrelais.referrals.models import Relay, RelayCompetence, RelayTerritory
from bonrelais.referrals.queries.referrals import open_with
from bonrelais.referrals.requests import RelayCard


class RelayExistsError(DomainError):
    pass


@transaction.atomic
def add_relay(card: RelayCard, *, by: Seat, at: datetime) -> Relay:
    """A contact point of an organisation of the programme, its themes and its places."""
    relay = Relay(
        programme_id=by.programme_id,
        organisation=card.organisation,
        user=card.user,
        name=card.name.strip(),
        title=card.title.strip(),
        email=_address(card),
        phone=card.phone,
        recorded_at=at,
    )
    if not is_in_service(relay):
        raise DomainError("Cette structure n’est pas du dispositif. Ajoutez-la d’abord aux structures.")
    try:
        with transaction.atomic():
            relay.save(force_insert=True)
    except IntegrityError as error:
        raise RelayExistsError("Cette structure a déjà un relais à cette adresse. Modifiez-le.") from error
    _settle(relay, card=card, at=at)
    record("relay.added", relay, by=by, at=at)
    return relay


@transaction.atomic
def edit_relay(relay: Relay, *, card: RelayCard, by: Seat, at: datetime) -> Relay:
    """The person and what they serve; the organisation stays: a consent was given for it.

    At another address, nobody holds a link to what is open any more: each is sent there again.
    """
    current = Relay.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=relay.pk)
    is_moved = current.email.lower() != _address(card)
    current.name, current.title = card.name.strip(), card.title.strip()
    current.email, current.phone = _address(card), card.phone
    current.user = None if is_moved else current.user
    try:
        with transaction.atomic():
            current.save(update_fields=["name", "title", "email", "phone", "user"])
    except IntegrityError as error:
        raise RelayExistsError("Cette structure a déjà un autre relais à cette adresse.") from error
    _settle(current, card=card, at=at)
    record("relay.edited", current, by=by, at=at)
    if is_moved:
        for referral in open_with(current):
            record("referral.link_renewed", referral, by=by, at=at)
            ask_relay(referral, by=by, at=at)
    return current


@transaction.atomic
def retire_relay(relay: Relay, *, by: Seat, at: datetime) -> Relay:
    """No longer proposed; what was sent to it stays."""
    if relay.retired_at is None:
        relay.retired_at = at
        relay.save(update_fields=["retired_at"])
        record("relay.retired", relay, by=by, at=at)
    return relay


def _address(card: RelayCard) -> str:
    """Without case: the same person is not written twice."""
    return card.email.strip().lower()


def _settle(relay: Relay, *, card: RelayCard, at: datetime) -> None:
    """The relay's themes and places become these; a theme no longer served is withdrawn, not deleted."""
    held = {row.theme_id: row for row in RelayCompetence.objects.filter(relay=relay, withdrawn_at__isnull=True)}
    wanted = {theme.id: theme for theme in card.themes}
    gone = [row.pk for key, row in held.items() if key not in wanted]
    RelayCompetence.objects.filter(pk__in=gone).update(withdrawn_at=at)
    RelayCompetence.objects.bulk_create(
        RelayCompetence(relay=relay, theme=theme, recorded_at=at) for key, theme in wanted.items() if key not in held
    )
    RelayTerritory.objects.filter(relay=relay).delete()
    RelayTerritory.objects.bulk_create(
        [RelayTerritory(relay=relay, epci=epci) for epci in card.epcis]
        + [RelayTerritory(relay=relay, commune=commune) for commune in card.communes]
    )
