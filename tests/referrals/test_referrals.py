from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from bonrelais.directory.actions.consents import withdraw_consent
from bonrelais.foundation import clock as product_clock
from bonrelais.foundation.actor import SYSTEM, RelayActor
from bonrelais.foundation.errors import DomainError
from bonrelais.foundation.ids import new_id
from bonrelais.messages.models import Message
from bonrelais.needs.actions import end_need
from bonrelais.needs.choices import NeedEnd
from bonrelais.programmes.actions.programme import add_organisation
from bonrelais.programmes.choices import Role
from bonrelais.referrals.actions.referrals import (
    AlreadyAnsweredError,
    ReferralRefusedError,
    answer_referral,
    expire_referral,
    send_referral,
    withdraw_referral,
)
from bonrelais.referrals.choices import DeclineReason, ReferralState
from bonrelais.referrals.models import Answer, Referral
from bonrelais.referrals.queries import referrals as queries
from bonrelais.referrals.requests import ReferralRequest, RelayAnswer
from bonrelais.referrals.states import MAY_BECOME
from tests import make
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db


def test_referral_is_sent_once_and_writes_to_the_relay_and_the_owner() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    need = make.need(seat, place)
    relay = make.relay(seat)
    owner = make.contact(seat, place.company, email="gerant@exemple.fr")
    consent = make.consent(seat, place.company, relay.organisation, contact=owner)
    request = ReferralRequest(relay=relay, consent=consent, reason="Compétente.", device_key=new_id())
    first = send_referral(need, request=request, by=seat, at=product_clock.now())
    assert send_referral(need, request=request, by=seat, at=product_clock.now()) == first
    letters = Message.objects.order_by("created_at", "id").values_list("kind", "to_email")
    assert list(letters) == [("referral", relay.email), ("referral-owner", "gerant@exemple.fr")]


def test_referral_without_the_owners_consent_is_refused() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    relay = make.relay(seat)
    consent = make.consent(seat, place.company, relay.organisation)
    withdraw_consent(consent, by=seat, at=product_clock.now())
    consent.refresh_from_db()
    request = ReferralRequest(relay=relay, consent=consent, reason="", device_key=new_id())
    with pytest.raises(ReferralRefusedError, match="accord"):
        send_referral(make.need(seat, place), request=request, by=seat, at=product_clock.now())
    assert (Referral.objects.count(), Message.objects.count()) == (0, 0)


def test_consent_for_one_structure_does_not_serve_another() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    consent = make.consent(seat, place.company, make.organisation())
    request = ReferralRequest(relay=make.relay(seat), consent=consent, reason="", device_key=new_id())
    with pytest.raises(ReferralRefusedError, match="accord"):
        send_referral(make.need(seat, place), request=request, by=seat, at=product_clock.now())


def test_consent_told_to_one_programme_does_not_serve_another() -> None:
    seat, other = make.seat(), make.seat()
    place = make.establishment_of(seat.programme)
    relay = make.relay(seat)
    add_organisation(
        other.programme, organisation=relay.organisation, since_on=other.programme.started_on, by=SYSTEM,
        at=product_clock.now(),
    )  # fmt: skip
    owner = make.contact(other, place.company)
    consent = make.consent(other, place.company, relay.organisation, contact=owner)
    request = ReferralRequest(relay=relay, consent=consent, reason="", device_key=new_id())
    with pytest.raises(ReferralRefusedError, match="accord"):
        send_referral(make.need(seat, place), request=request, by=seat, at=product_clock.now())


def test_closed_need_is_not_sent() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    need = make.need(seat, place)
    end_need(need, end=NeedEnd.ANSWERED, by=seat, at=product_clock.now())
    need.refresh_from_db()
    with pytest.raises(ReferralRefusedError, match="Ce besoin est clos"):
        make.referral(seat, place, of_need=need)


def test_adviser_withdraws_only_what_they_sent() -> None:
    seat = make.seat()
    referral = make.referral(seat, make.establishment_of(seat.programme))
    url = reverse("referrals:withdraw", args=[referral.pk])
    answers = {}
    for who in (make.seat(programme=seat.programme), make.seat(Role.COORDINATOR, programme=seat.programme)):
        answers[who.role] = make.client_of(who).post(url, {"reason": "Noté deux fois"}).status_code
    assert answers == {Role.ADVISER: 403, Role.COORDINATOR: 302}


def test_referral_takes_somebody_to_call() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    relay = make.relay(seat)
    consent = make.consent(seat, place.company, relay.organisation)
    request = ReferralRequest(relay=relay, consent=consent, reason="", device_key=new_id())
    with pytest.raises(ReferralRefusedError, match="Personne ne peut être appelé"):
        send_referral(make.need(seat, place), request=request, by=seat, at=product_clock.now())


def test_need_in_the_hands_of_a_relay_is_not_sent_to_it_again() -> None:
    seat = make.seat()
    referral = make.referral(seat, make.establishment_of(seat.programme))
    request = ReferralRequest(relay=referral.relay, consent=referral.consent, reason="", device_key=new_id())
    with pytest.raises(ReferralRefusedError, match="déjà entre les mains"):
        send_referral(referral.need, request=request, by=seat, at=product_clock.now())


@pytest.mark.parametrize("present", list(ReferralState))
@pytest.mark.parametrize(
    "asked", [state for state in ReferralState if state not in {"pending", "expired", "withdrawn"}]
)
def test_relay_answers_only_what_the_present_state_allows(present: ReferralState, asked: ReferralState) -> None:
    seat = make.seat()
    referral = make.referral(seat, make.establishment_of(seat.programme))
    Answer.objects.filter(referral=referral).update(
        state=present, reason=DeclineReason.CAPACITY if present is ReferralState.DECLINED else ""
    )
    reason = DeclineReason.CAPACITY if asked is ReferralState.DECLINED else None
    if asked in MAY_BECOME[present]:
        assert make.answer(referral, asked, reason=reason, comment="Une place s’est libérée.").state == asked
        return
    with pytest.raises(AlreadyAnsweredError, match="déjà reçu une réponse"):
        make.answer(referral, asked, reason=reason, comment="Une autre réponse.")


def test_answer_said_twice_counts_once() -> None:
    seat = make.seat()
    referral = make.referral(seat, make.establishment_of(seat.programme))
    first = make.answer(referral)
    assert (make.answer(referral), Answer.objects.filter(referral=referral).count()) == (first, 2)
    assert Message.objects.filter(kind="referral-answer").count() == 1


@pytest.mark.parametrize("closed", [ReferralState.DECLINED, ReferralState.HELPED, ReferralState.UNREACHABLE])
def test_taking_a_need_again_says_why(closed: ReferralState) -> None:
    seat = make.seat()
    referral = make.referral(seat, make.establishment_of(seat.programme))
    if closed is not ReferralState.DECLINED:
        make.answer(referral)
    make.answer(referral, closed, reason=DeclineReason.CAPACITY if closed is ReferralState.DECLINED else None)
    with pytest.raises(DomainError, match="pourquoi vous reprenez"):
        make.answer(referral, comment=" ")
    assert make.answer(referral, comment="Elle a rappelé.").state == "accepted"


def test_decline_without_a_reason_is_refused_by_the_action_and_by_the_base() -> None:
    """answer_decline_has_reason"""
    seat = make.seat()
    referral = make.referral(seat, make.establishment_of(seat.programme))
    with pytest.raises(DomainError, match="motif"):
        make.answer(referral, ReferralState.DECLINED)
    with pytest.raises(IntegrityError, match="answer_decline_has_reason"), transaction.atomic():
        Answer.objects.filter(referral=referral).update(state="declined")


def test_unreachable_takes_two_tries() -> None:
    seat = make.seat()
    referral = make.referral(seat, make.establishment_of(seat.programme))
    make.answer(referral)
    once = RelayAnswer(ReferralState.UNREACHABLE, attempts=1)
    with pytest.raises(DomainError, match="deux fois"):
        answer_referral(referral, answer=once, by=RelayActor(referral.relay_id), at=product_clock.now())


def test_answer_of_the_relay_is_told_to_the_adviser_and_waits_to_be_seen() -> None:
    seat = make.seat()
    referral = make.referral(seat, make.establishment_of(seat.programme))
    answer = make.answer(referral)
    assert list(queries.unseen_answers(seat)) == [answer]
    assert Message.objects.get(kind="referral-answer").to_email == seat.user.email


def test_answer_noted_by_the_adviser_is_not_news_to_them() -> None:
    seat = make.seat()
    referral = make.referral(seat, make.establishment_of(seat.programme))
    answer_referral(referral, answer=RelayAnswer(ReferralState.ACCEPTED), by=seat, at=product_clock.now())
    assert list(queries.unseen_answers(seat)) == []
    assert not Message.objects.filter(kind="referral-answer").exists()


def test_every_state_stays_readable(clock: Clock) -> None:
    seat = make.seat()
    referral = make.referral(seat, make.establishment_of(seat.programme))
    clock.advance(timedelta(days=1))
    make.answer(referral)
    clock.advance(timedelta(days=3))
    make.answer(referral, ReferralState.HELPED)
    assert [row.state for row in queries.answers_of(referral.pk)] == ["pending", "accepted", "helped"]


def test_withdrawal_says_why() -> None:
    seat = make.seat()
    referral = make.referral(seat, make.establishment_of(seat.programme))
    with pytest.raises(DomainError, match="pourquoi"):
        withdraw_referral(referral, comment="", by=seat, at=product_clock.now())
    assert withdraw_referral(referral, comment="A trouvé seul", by=seat, at=product_clock.now()).state == "withdrawn"


def test_expired_referral_may_still_be_taken() -> None:
    seat = make.seat()
    referral = make.referral(seat, make.establishment_of(seat.programme))
    expire_referral(referral, by=SYSTEM, at=product_clock.now())
    assert make.answer(referral).state == "accepted"
