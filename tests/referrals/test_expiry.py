from datetime import timedelta

import pytest

from bonrelais.messages.models import Message
from bonrelais.referrals.models import Answer
from bonrelais.referrals.tasks import expire_unanswered_referrals
from tests import make
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db


def test_referral_nobody_answered_expires_after_forty_five_days(clock: Clock) -> None:
    seat = make.seat()
    old = make.referral(seat, make.establishment_of(seat.programme))
    clock.advance(timedelta(days=30))
    recent = make.referral(seat, make.establishment_of(seat.programme))
    taken = make.referral(seat, make.establishment_of(seat.programme))
    make.answer(taken)
    clock.advance(timedelta(days=15, minutes=1))
    assert expire_unanswered_referrals.call() == 1
    states = Answer.objects.filter(replaced_at__isnull=True).order_by("referral__sent_at", "referral_id")
    assert dict(states.values_list("referral_id", "state")) == {
        old.pk: "expired",
        recent.pk: "pending",
        taken.pk: "accepted",
    }


def test_expiry_run_twice_tells_the_adviser_once(clock: Clock) -> None:
    seat = make.seat()
    make.referral(seat, make.establishment_of(seat.programme))
    clock.advance(timedelta(days=46))
    assert (expire_unanswered_referrals.call(), expire_unanswered_referrals.call()) == (1, 0)
    assert Message.objects.filter(kind="referral-answer").count() == 1
