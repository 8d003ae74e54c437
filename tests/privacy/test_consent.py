"""What a relay reads of a business: only while the owner agrees and the request stands."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from bonrelais.directory.actions import withdraw_consent
from bonrelais.directory.models import Consent, Contact
from bonrelais.foundation import clock as our_clock
from bonrelais.foundation.ids import new_id
from bonrelais.messages.models import Message
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.referrals import signing
from bonrelais.referrals.actions.referrals import send_referral, withdraw_referral
from bonrelais.referrals.actions.relays import retire_relay
from bonrelais.referrals.models import Referral
from bonrelais.referrals.requests import ReferralRequest
from tests import make
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db

TELEPHONE = "03 21 11 22 33"


def sent(seat: Seat) -> Referral:
    """With the owner's telephone, to a structure of its own."""
    place = make.establishment_of(seat.programme)
    need = make.need(seat, place)
    relay = make.relay(seat, themes=(need.theme,))
    owner: Contact = make.contact(seat, place.company, phone=TELEPHONE)
    consent: Consent = make.consent(seat, place.company, relay.organisation, contact=owner)
    asked = ReferralRequest(relay, consent, "Compétente.", new_id(), message=f"Rappelez au {TELEPHONE}.")
    return send_referral(need, request=asked, by=seat, at=our_clock.now())


def link(referral: Referral) -> str:
    return reverse("referrals:signed", args=[signing.sign(referral.pk, referral.relay.email, at=our_clock.now())])


def pages(referral: Referral) -> list[bool]:
    """Whether the telephone stands on the signed page, and on the page of a partner of the relay's structure."""
    partner = make.seat(Role.PARTNER, programme=referral.programme, organisation=referral.relay.organisation)
    own = make.client_of(partner).get(reverse("referrals:sheet", args=[referral.pk]))
    signed = Client().get(link(referral))
    assert (own.status_code, signed.status_code) == (200, 200)
    return [TELEPHONE in page.content.decode() for page in (signed, own)]


def test_relay_reads_the_telephone_while_the_owner_agrees() -> None:
    assert pages(sent(make.seat())) == [True, True]


def test_withdrawn_consent_takes_the_telephone_back() -> None:
    seat = make.seat()
    referral = sent(seat)
    withdraw_consent(referral.consent, by=seat, at=our_clock.now())
    assert pages(referral) == [False, False]


def test_withdrawn_referral_takes_the_telephone_back() -> None:
    seat = make.seat()
    referral = sent(seat)
    withdraw_referral(referral, comment="Elle a trouvé seule.", by=seat, at=our_clock.now())
    assert pages(referral) == [False, False]


def asked_again(referral: Referral) -> tuple[int, int]:
    """The answer to a request of a new link, and how many letters the relay then has."""
    token = signing.sign(referral.pk, referral.relay.email, at=our_clock.now() - timedelta(days=30))
    status = Client().post(reverse("referrals:renew", args=[token])).status_code
    return status, Message.objects.filter(kind="referral").count()


def test_new_link_is_sent_once_an_hour_however_often_asked(clock: Clock) -> None:
    referral = sent(make.seat())
    clock.advance(timedelta(days=9))
    assert [asked_again(referral) for _ in range(3)] == [(200, 2), (200, 2), (200, 2)]
    clock.advance(timedelta(hours=1, minutes=1))
    assert asked_again(referral) == (200, 3)


@pytest.mark.parametrize("closed", ["consent", "referral", "relay"])
def test_new_link_is_refused_once_closed(closed: str, clock: Clock) -> None:
    seat = make.seat()
    referral = sent(seat)
    if closed == "consent":
        withdraw_consent(referral.consent, by=seat, at=our_clock.now())
    elif closed == "referral":
        withdraw_referral(referral, comment="Elle a trouvé seule.", by=seat, at=our_clock.now())
    else:
        retire_relay(referral.relay, by=seat, at=our_clock.now())
    clock.advance(timedelta(days=9))
    assert asked_again(referral) == (410, 1)
