"""What is written about a referral, to whom, and what does not leave any more."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from bonrelais.directory.actions.consents import withdraw_consent
from bonrelais.directory.actions.contacts import remove_contact
from bonrelais.directory.models import Contact
from bonrelais.foundation import clock as product_clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.messages.models import Message
from bonrelais.messages.tasks import deliver_message
from bonrelais.network.actions import AbsencePlan, announce_absence, close_account
from bonrelais.network.models import User
from bonrelais.programmes.actions import end_role
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Membership
from bonrelais.programmes.seat import Seat
from bonrelais.referrals import signing
from bonrelais.referrals.actions.referrals import expire_referral, withdraw_referral
from bonrelais.referrals.choices import DeclineReason, ReferralState
from bonrelais.referrals.models import Referral, Relay
from tests import make
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db
OWNER = "gerante@exemple.fr"


def sent(seat: Seat, *, relay: Relay | None = None) -> Referral:
    """To a relay, for an owner who can be written to."""
    place = make.establishment_of(seat.programme)
    owner: Contact = make.contact(seat, place.company, "Anne Adam", email=OWNER)
    return make.referral(seat, place, owner=owner, relay_to=relay)


def letters(kind: str) -> list[Message]:
    return list(Message.objects.filter(kind=kind).order_by("created_at", "id"))


def deliver_all() -> None:
    for message in Message.objects.order_by("created_at", "id"):
        deliver_message.call(str(message.pk))


def away(user: User, stand_in: User) -> None:
    today = product_clock.today()
    plan = AbsencePlan(today, today + timedelta(days=10), stand_in)
    announce_absence(user, plan=plan, by=user, at=product_clock.now())


def leave(seat: Seat, *, closed: bool) -> None:
    end_role(Membership.objects.get(user=seat.user), on=product_clock.today(), by=SYSTEM, at=product_clock.now())
    if closed:
        close_account(seat.user, by=SYSTEM, at=product_clock.now())


@pytest.mark.parametrize("taken_back", ["consent", "referral", "person"])
def test_letter_that_waits_does_not_leave_once_what_allows_it_is_taken_back(taken_back: str) -> None:
    seat = make.seat()
    referral = sent(seat)
    owner = referral.consent.contact
    assert owner is not None
    if taken_back == "consent":
        withdraw_consent(referral.consent, by=seat, at=product_clock.now())
    elif taken_back == "referral":
        withdraw_referral(referral, comment="Elle a trouvé seule.", by=seat, at=product_clock.now())
    else:
        remove_contact(owner, by=seat, at=product_clock.now())
    deliver_all()
    assert [letter.to for letter in mail.outbox] == []
    assert [letter.state for letter in (*letters("referral"), *letters("referral-owner"))] == ["cancelled", "cancelled"]


def test_failed_letter_is_not_sent_again_once_the_consent_is_withdrawn() -> None:
    seat = make.seat()
    referral = sent(seat)
    (asked,) = letters("referral")
    Message.objects.filter(pk=asked.pk).update(failed_at=product_clock.now(), attempts=6)
    withdraw_consent(referral.consent, by=seat, at=product_clock.now())
    client = make.client_of(seat)
    page = client.post(reverse("messages:send_again", args=[asked.pk]), follow=True).content.decode()
    assert "l’accord du dirigeant a été retiré" in page
    assert "Renvoyer ce message" not in client.get(reverse("messages:show", args=[asked.pk])).content.decode()
    deliver_all()
    assert [letter.to for letter in mail.outbox] == []


def test_other_referrals_letters_leave() -> None:
    seat = make.seat()
    withdraw_referral(sent(seat), comment="Elle a trouvé seule.", by=seat, at=product_clock.now())
    other = sent(seat)
    deliver_all()
    assert [letter.to[0] for letter in mail.outbox] == [
        f"{other.relay.name} <{other.relay.email}>",
        f"Anne Adam <{OWNER}>",
    ]


def test_relay_reads_why_the_request_is_withdrawn_in_a_letter_and_on_its_page() -> None:
    seat = make.seat()
    referral = sent(seat)
    deliver_all()
    withdraw_referral(referral, comment="Elle a trouvé seule.", by=seat, at=product_clock.now())
    (told,) = letters("referral-withdrawn")
    assert (told.to_email, "« Elle a trouvé seule. »" in told.body) == (referral.relay.email, True)
    link = reverse("referrals:signed", args=[signing.sign(referral.pk, referral.relay.email, at=product_clock.now())])
    assert "Le motif : « Elle a trouvé seule. »" in Client().get(link).content.decode()


def test_decline_proposes_the_next_relay_at_once() -> None:
    seat = make.seat()
    referral = sent(seat)
    make.relay(seat, name="Albert Aubin", themes=(referral.need.theme,))
    make.answer(referral, ReferralState.DECLINED, reason=DeclineReason.CAPACITY)
    (told,) = letters("referral-answer")
    choose = reverse("referrals:choose", args=[referral.need_id])
    assert ("Albert Aubin" in told.body, f"Choisir un autre relais : http://localhost:8000{choose}" in told.body) == (
        True,
        True,
    )
    client = make.client_of(seat)
    assert choose in client.get(reverse("referrals:sheet", args=[referral.pk])).content.decode()
    assert f"{choose}" in client.get("/").content.decode()


def test_acceptance_proposes_nobody_else() -> None:
    seat = make.seat()
    referral = sent(seat)
    make.relay(seat, name="Albert Aubin", themes=(referral.need.theme,))
    make.answer(referral)
    (told,) = letters("referral-answer")
    assert ("Albert Aubin" in told.body, "Choisir un autre relais" in told.body) == (False, False)
    sheet = make.client_of(seat).get(reverse("referrals:sheet", args=[referral.pk])).content.decode()
    assert "Choisir un autre relais" not in sheet


def test_expiry_says_who_kept_silent_and_what_comes_next_to_the_adviser_and_the_owner(clock: Clock) -> None:
    seat = make.seat()
    referral = sent(seat)
    make.relay(seat, name="Albert Aubin", themes=(referral.need.theme,))
    clock.advance(timedelta(days=46))
    expire_referral(referral, by=SYSTEM, at=product_clock.now())
    (told,), (owner,) = letters("referral-answer"), letters("referral-silence")
    assert "n’a pas répondu" in told.body
    assert ("a répondu pour" in told.body, "Albert Aubin" in told.body, told.to_email) == (False, True, seat.user.email)
    assert (owner.to_email, seat.user.email in owner.body, "Albert Aubin" in owner.body) == (OWNER, True, False)


def test_owner_who_withdrew_is_not_written_to_at_expiry() -> None:
    seat = make.seat()
    referral = sent(seat)
    withdraw_consent(referral.consent, by=seat, at=product_clock.now())
    expire_referral(Referral.objects.get(), by=SYSTEM, at=product_clock.now())
    assert letters("referral-silence") == []


@pytest.mark.parametrize("closed", [False, True])
def test_answer_to_who_left_goes_to_the_present_coordination(*, closed: bool) -> None:
    administrator = make.seat(Role.ADMINISTRATOR)
    seat = make.seat(programme=administrator.programme)
    coordinator = make.seat(Role.COORDINATOR, programme=seat.programme)
    referral = sent(seat)
    leave(seat, closed=closed)
    make.answer(referral)
    (told,) = letters("referral-answer")
    assert (told.to_email, f"{seat.user.name}, qui avait envoyé la demande" in told.body) == (
        coordinator.user.email,
        True,
    )


def test_answer_goes_to_the_administration_when_nobody_coordinates() -> None:
    administrator = make.seat(Role.ADMINISTRATOR)
    seat = make.seat(programme=administrator.programme)
    referral = sent(seat)
    leave(seat, closed=False)
    make.answer(referral)
    assert [told.to_email for told in letters("referral-answer")] == [administrator.user.email]


def test_absent_adviser_is_stood_in_for() -> None:
    seat = make.seat()
    colleague = make.seat(programme=seat.programme, organisation=seat.organisation)
    referral = sent(seat)
    away(seat.user, colleague.user)
    make.answer(referral)
    (told,) = letters("referral-answer")
    assert (told.to_email, f"à la place de {seat.user.name}" in told.body) == (colleague.user.email, True)


def test_absent_relay_is_stood_in_for_by_who_has_a_role_there() -> None:
    seat = make.seat()
    partner = make.seat(Role.PARTNER, programme=seat.programme)
    colleague = make.seat(Role.PARTNER, programme=seat.programme, organisation=partner.organisation)
    relay = make.relay(seat, of=partner.organisation, name=partner.user.name)
    Relay.objects.filter(pk=relay.pk).update(email=partner.user.email.upper())
    relay.refresh_from_db()
    away(partner.user, colleague.user)
    sent(seat, relay=relay)
    (asked,), (owner,) = letters("referral"), letters("referral-owner")
    assert (asked.to_email, f"Vous remplacez {partner.user.name}" in asked.body) == (colleague.user.email, True)
    assert f"{colleague.user.name}, qui remplace cette personne" in owner.body


def test_stand_in_who_has_no_role_there_any_more_receives_nothing() -> None:
    seat = make.seat()
    partner = make.seat(Role.PARTNER, programme=seat.programme)
    colleague = make.seat(Role.PARTNER, programme=seat.programme, organisation=partner.organisation)
    relay = make.relay(seat, of=partner.organisation)
    Relay.objects.filter(pk=relay.pk).update(user=partner.user)
    relay.refresh_from_db()
    away(partner.user, colleague.user)
    leave(colleague, closed=False)
    sent(seat, relay=relay)
    assert [asked.to_email for asked in letters("referral")] == [relay.email]


@pytest.mark.parametrize(
    ("business", "said"),
    [
        (
            make.Business("Laetitia CORDEOLAIN", sign="Chez Celine", legal_form="1000"),
            "Chez Celine (Laetitia CORDEOLAIN)",
        ),
        (make.Business("Menuiserie Terninck", sign="MENUISERIE TERNINCK"), "Menuiserie Terninck"),
        (make.Business("Terninck", sign="Chez Celine", is_partial=True), "Terninck"),
    ],
)
def test_business_is_named_as_its_shop_and_as_its_company(business: make.Business, said: str) -> None:
    seat = make.seat()
    referral = make.referral(seat, make.establishment_of(seat.programme, business))
    assert referral.business_name == said
    (letter,) = letters("referral")
    assert (letter.subject, f"{said} et pense" in letter.body) == (f"{said} : {referral.need.theme.label}", True)
    assert said in make.client_of(seat).get(reverse("referrals:inbox")).content.decode()
