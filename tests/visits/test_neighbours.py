"""One person, for one organisation, who meets the same business in two programmes: each shows its own."""

from dataclasses import dataclass

import pytest

from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.foundation.ids import new_id
from bonrelais.programmes.seat import Seat
from bonrelais.visits import access, queries
from bonrelais.visits.models import VisitDraft
from tests import make

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Twice:
    """`here` wrote nothing; `there`, everything."""

    here: Seat
    there: Seat
    place: Establishment


@pytest.fixture
def twice() -> Twice:
    here = make.seat()
    programme = make.programme(joins=here.programme.epcis.get().epci)
    there = make.seat(programme=programme, user=here.user, organisation=here.organisation)
    return Twice(here, there, make.establishment_of(here.programme))


def test_agenda_holds_the_appointments_of_its_programme(twice: Twice) -> None:
    appointment = make.appointment(twice.there, twice.place)
    day = clock.day_of(appointment.starts_at)
    found = [list(queries.agenda(seat, first=day, last=day)) for seat in (twice.here, twice.there)]
    assert found == [[], [appointment]]


def test_what_is_promised_in_a_programme_is_due_there(twice: Twice) -> None:
    promised = make.callback(twice.there, twice.place)
    found = [list(queries.callbacks_due(seat, until=promised.due_on)) for seat in (twice.here, twice.there)]
    assert found == [[], [promised]]


def test_telephone_of_a_contact_of_another_programme_is_not_given(twice: Twice) -> None:
    make.contact(twice.there, twice.place.company, phone="03 21 00 00 00")
    seats = (twice.here, twice.there)
    until = max(make.callback(seat, twice.place).due_on for seat in seats)
    told = [getattr(one, "phone", "") for seat in seats for one in queries.callbacks_due(seat, until=until)]
    assert told == [None, "03 21 00 00 00"]


def test_private_note_is_read_in_the_programme_where_it_was_written(twice: Twice) -> None:
    note = make.private_note(twice.there, twice.place.company)
    assert [list(access.visible_notes(seat)) for seat in (twice.here, twice.there)] == [[], [note]]


def test_draft_of_a_visit_is_found_again_in_its_programme(twice: Twice) -> None:
    draft = VisitDraft.objects.create(
        user=twice.there.user,
        programme=twice.there.programme,
        establishment=twice.place,
        device_key=new_id(),
        saved_at=clock.now(),
    )
    found = [queries.latest_draft(seat, twice.place.pk, on=clock.today()) for seat in (twice.here, twice.there)]
    assert found == [None, draft]
