"""One person, or one organisation, at work in two programmes: each programme sees its own."""

import pytest

from bonrelais.foundation import clock
from bonrelais.programmes.seat import Seat
from bonrelais.referrals.queries.referrals import unseen_answers
from bonrelais.referrals.queries.relays import epcis, organisations
from bonrelais.referrals.queries.routing import route
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat() -> Seat:
    return make.seat()


def elsewhere(seat: Seat) -> Seat:
    """The same person, for the same organisation, in another programme of the same EPCI."""
    programme = make.programme(joins=seat.programme.epcis.get().epci)
    return make.seat(programme=programme, user=seat.user, organisation=seat.organisation)


def test_answer_received_in_another_programme_waits_there(seat: Seat) -> None:
    other = elsewhere(seat)
    answer = make.answer(make.referral(other, make.establishment_of(other.programme)))
    assert [list(unseen_answers(one)) for one in (seat, other)] == [[], [answer]]


def test_consent_given_in_another_programme_is_no_consent_here(seat: Seat) -> None:
    other, place = elsewhere(seat), make.establishment_of(seat.programme)
    need = make.need(seat, place)
    relay = make.relay(seat, themes=(need.theme,))
    make.consent(other, place.company, relay.organisation)
    (choice,) = route(seat, need, on=clock.today()).choices
    assert choice.consent is None
    given = make.consent(seat, place.company, relay.organisation)
    (choice,) = route(seat, need, on=clock.today()).choices
    assert choice.consent == given


def test_relay_is_chosen_among_the_organisations_and_places_of_its_programme(seat: Seat) -> None:
    other = make.seat()
    assert [organisations(seat), epcis(seat)] == [[seat.organisation], [seat.programme.epcis.get().epci]]
    assert [organisations(other), epcis(other)] == [[other.organisation], [other.programme.epcis.get().epci]]
