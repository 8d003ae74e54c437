"""What becomes of an appointment: moved, to note once it is over, kept for its visit."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from bonrelais.desk.queries import AgendaState, agenda, home
from bonrelais.foundation import clock as product_clock
from bonrelais.foundation.errors import DomainError
from bonrelais.foundation.ids import new_id
from bonrelais.visits.actions.appointments import AlreadyEndedError, move_appointment
from bonrelais.visits.models import Appointment
from bonrelais.visits.reports import AppointmentMove
from tests import make
from tests.strict.clock import START, Clock

pytestmark = pytest.mark.django_db


def test_moved_appointment_takes_the_place_of_the_one_before() -> None:
    seat = make.seat()
    first = make.appointment(seat, make.establishment_of(seat.programme))
    move = AppointmentMove(START + timedelta(days=4), new_id(), "À la demande du dirigeant")
    moved = move_appointment(first, move=move, by=seat, at=product_clock.now())
    first.refresh_from_db()
    assert (first.cancel_reason, first.cancelled_by) == ("À la demande du dirigeant", seat.user)
    assert (moved.moved_from, moved.purpose, moved.starts_at) == (first, first.purpose, START + timedelta(days=4))


def test_appointment_moved_twice_by_the_same_form_moves_once() -> None:
    seat = make.seat()
    first = make.appointment(seat, make.establishment_of(seat.programme))
    move = AppointmentMove(START + timedelta(days=4), new_id())
    moved = [move_appointment(first, move=move, by=seat, at=product_clock.now()) for _ in range(2)]
    assert (moved[0], Appointment.objects.count()) == (moved[1], 2)


def test_appointment_moved_by_two_people_is_refused_to_the_second() -> None:
    seat = make.seat()
    first = make.appointment(seat, make.establishment_of(seat.programme))
    move_appointment(first, move=AppointmentMove(START + timedelta(days=4), new_id()), by=seat, at=START)
    with pytest.raises(AlreadyEndedError):
        move_appointment(first, move=AppointmentMove(START + timedelta(days=5), new_id()), by=seat, at=START)


@pytest.mark.parametrize(("days", "words"), [(0, "passée"), (1, "déjà à ce moment-là")])
def test_appointment_is_not_moved_to_the_past_nor_to_where_it_is(days: int, words: str) -> None:
    seat = make.seat()
    first = make.appointment(seat, make.establishment_of(seat.programme))
    with pytest.raises(DomainError, match=words):
        move_appointment(first, move=AppointmentMove(START + timedelta(days=days), new_id()), by=seat, at=START)


def test_page_moves_an_appointment_and_tells_the_new_day() -> None:
    seat = make.seat()
    appointment = make.appointment(seat, make.establishment_of(seat.programme))
    client, url = make.client_of(seat), reverse("visits:appointment_move", args=[appointment.pk])
    shown = client.get(url).context["form"]
    sent = {"day": "2024-11-28", "hour": "10:15", "device_key": str(shown["device_key"].value())}
    page = client.post(url, sent, follow=True).content.decode()
    assert "Rendez-vous déplacé au 28\u00a0nov.\u00a02024 à 10\u00a0h\u00a015" in page


def test_appointment_over_waits_two_weeks_for_its_visit(clock: Clock) -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    appointment = make.appointment(seat, place, starts_at=clock.now() + timedelta(hours=1))
    states = []
    for day in (date(2024, 11, 20), date(2024, 11, 21), date(2024, 12, 4), date(2024, 12, 5)):
        at = clock.move_to(day) if day != date(2024, 11, 20) else clock.now()
        (line,) = [line for held in agenda(seat, first=date(2024, 11, 20), last=day, at=at) for line in held.lines]
        states.append((line.row, line.standing, line in home(seat, at=at).to_note))
    assert states == [
        (appointment, AgendaState.TO_COME, False),
        (appointment, AgendaState.TO_NOTE, True),
        (appointment, AgendaState.TO_NOTE, True),
        (appointment, AgendaState.LEFT, False),
    ]


def test_appointment_whose_visit_is_noted_waits_no_more(clock: Clock) -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    appointment = make.appointment(seat, place, starts_at=clock.now() + timedelta(hours=1))
    clock.move_to(date(2024, 11, 21))
    client = make.client_of(seat)
    page = client.get(reverse("desk:sheet", args=[place.pk])).content.decode()
    url = f"{reverse('casework:record_visit', args=[place.pk])}?appointment={appointment.pk}"
    assert ("Visite à noter" in page, url in page) == (True, True)
    screen = client.get(url).context["form"]
    assert (screen["held_on"].value(), screen["adviser"].value()) == (date(2024, 11, 20), str(seat.user.pk))
    sent = {
        "mode": "on_site", "held_on": "2024-11-20", "length": "45", "adviser": str(seat.user.pk),
        "device_key": str(new_id()), "appointment": str(appointment.pk),
    }  # fmt: skip
    client.post(url, sent)
    at = clock.now()
    (line,) = [line for day in agenda(seat, first=date(2024, 11, 20), last=at.date(), at=at) for line in day.lines]
    assert (line.standing, home(seat, at=at).to_note) == (AgendaState.RECORDED, [])
