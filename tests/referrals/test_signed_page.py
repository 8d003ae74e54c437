from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from bonrelais.foundation import clock as our_clock
from bonrelais.messages.models import Message
from bonrelais.referrals import signing
from bonrelais.referrals.actions.relays import edit_relay
from bonrelais.referrals.models import Answer, Referral, Relay
from bonrelais.referrals.requests import RelayCard
from tests import make
from tests.strict.clock import START, Clock

pytestmark = pytest.mark.django_db


def sent() -> Referral:
    seat = make.seat()
    return make.referral(seat, make.establishment_of(seat.programme))


def link(referral: Referral) -> str:
    return reverse("referrals:signed", args=[signing.sign(referral.pk, referral.relay.email, at=START)])


def states(referral: Referral) -> list[str]:
    return list(Answer.objects.filter(referral=referral).order_by("answered_at", "id").values_list("state", flat=True))


def test_link_of_the_letter_opens_the_page_and_opening_changes_nothing() -> None:
    referral = sent()
    letter = Message.objects.get(kind="referral")
    url = next(line for line in letter.body.splitlines() if "/r/" in line).strip()
    response = Client().get(url.removeprefix("http://localhost:8000"))
    assert (response.status_code, states(referral)) == (200, ["pending"])
    assert "Je m’en charge" in response.content.decode()


def test_one_click_takes_the_need() -> None:
    referral = sent()
    response = Client().post(link(referral), {"state": "accepted"})
    assert (response.status_code, states(referral)) == (302, ["pending", "accepted"])
    assert "sait que vous vous en chargez" in Client().get(link(referral)).content.decode()


def test_second_click_shows_what_the_first_did() -> None:
    referral = sent()
    answers = [Client().post(link(referral), {"state": "accepted"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert states(referral) == ["pending", "accepted"]


def test_other_answer_from_a_page_grown_old_shows_the_one_that_stands() -> None:
    referral = sent()
    Client().post(link(referral), {"state": "declined", "reason": "capacity"})
    response = Client().post(link(referral), {"state": "declined", "reason": "theme", "comment": "Essayez la CCI."})
    page = response.content.decode()
    assert (response.status_code, "déjà reçu une réponse : la voici" in page) == (409, True)
    assert ("Refusé depuis" in page, "Essayez la CCI." in page, states(referral)) == (
        True,
        True,
        ["pending", "declined"],
    )


def test_refusal_of_a_page_grown_old_does_not_undo_what_was_taken() -> None:
    referral = sent()
    Client().post(link(referral), {"state": "accepted"})
    late = Client().post(link(referral), {"state": "declined", "reason": "capacity", "comment": "Plein."})
    page = late.content.decode()
    assert (late.status_code, states(referral)) == (409, ["pending", "accepted"])
    assert ("déjà reçu une réponse : la voici" in page, "Plein." in page) == (True, True)


def test_decline_asks_for_its_reason() -> None:
    referral = sent()
    refused = Client().post(link(referral), {"state": "declined"})
    assert (refused.status_code, "Choisissez un motif" in refused.content.decode()) == (422, True)
    declined = Client().post(link(referral), {"state": "declined", "reason": "capacity", "comment": "Plein."})
    assert (declined.status_code, states(referral)) == (302, ["pending", "declined"])


@pytest.mark.parametrize("state", ["withdrawn", "expired", "pending", "n-importe-quoi"])
def test_relay_may_not_say_what_is_ours_to_say(state: str) -> None:
    referral = sent()
    assert (Client().post(link(referral), {"state": state}).status_code, states(referral)) == (422, ["pending"])


def test_link_after_eight_days_offers_a_new_one_to_the_same_address(clock: Clock) -> None:
    referral = sent()
    clock.advance(timedelta(days=8, minutes=1))
    expired = Client().get(link(referral))
    assert (expired.status_code, "n’est plus valable" in expired.content.decode()) == (410, True)
    assert Client().post(link(referral), {"state": "accepted"}).status_code == 410
    token = signing.sign(referral.pk, referral.relay.email, at=START)
    assert Client().post(reverse("referrals:renew", args=[token])).status_code == 200
    letters = Message.objects.filter(kind="referral").values_list("to_email", flat=True).order_by("created_at", "id")
    assert list(letters) == [referral.relay.email, referral.relay.email]


def test_link_serves_no_more_once_another_person_takes_the_place_of_the_relay(clock: Clock) -> None:
    referral = sent()
    former, relay = link(referral), referral.relay
    card = RelayCard(relay.organisation, "Karim Belhadri", "karim@bge.exemple.fr", themes=[referral.need.theme])
    edit_relay(relay, card=card, by=make.seat(programme=relay.programme), at=our_clock.now())
    page = Client().get(former)
    assert (page.status_code, referral.sent_by.name in page.content.decode()) == (410, False)
    assert (Client().post(former, {"state": "accepted"}).status_code, states(referral)) == (410, ["pending"])
    fresh = Message.objects.get(to_email="karim@bge.exemple.fr").personal_link
    assert Client().get(urlsplit(fresh).path).status_code == 200
    clock.advance(timedelta(hours=2))
    assert Client().post(f"{former}nouveau-lien/").status_code == 200
    letters = Message.objects.filter(kind="referral").order_by("created_at", "id").values_list("to_email", flat=True)
    assert list(letters) == [relay.email, "karim@bge.exemple.fr", "karim@bge.exemple.fr"]


def test_link_is_renewed_at_once_at_another_address_and_once_an_hour_at_the_same() -> None:
    referral = sent()
    token = link(referral).rstrip("/").rpartition("/")[2]
    Relay.objects.filter(pk=referral.relay_id).update(email="karim@bge.exemple.fr")
    for _ in range(2):
        assert Client().post(reverse("referrals:renew", args=[token])).status_code == 200
    letters = Message.objects.filter(kind="referral").order_by("created_at", "id").values_list("to_email", flat=True)
    assert list(letters) == [referral.relay.email, "karim@bge.exemple.fr"]


@pytest.mark.parametrize("token", ["rien", "ImZhdXgi:1tDgZZ:abc", "a" * 300])
def test_link_that_is_not_ours_is_not_found(token: str) -> None:
    assert Client().get(f"/r/{token}/").status_code == 404


def test_link_opens_no_other_referral() -> None:
    first, second = sent(), sent()
    page = Client().get(link(first)).content.decode()
    assert (first.sent_by.name in page, second.sent_by.name in page) == (True, False)
