from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from bonrelais.foundation import clock as product_clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes.choices import Role
from bonrelais.visits import access, queries
from bonrelais.visits.actions.appointments import AlreadyEndedError, cancel_appointment
from bonrelais.visits.actions.callbacks import CallbackDoneError, close_callback, postpone_callback
from bonrelais.visits.actions.drafts import DraftContent, drop_draft, keep_draft
from bonrelais.visits.actions.notes import withdraw_private_note, write_private_note
from bonrelais.visits.models import Callback, VisitDraft
from tests import make
from tests.strict.clock import START, Clock

pytestmark = pytest.mark.django_db


def test_private_note_is_read_by_its_own_structure_only() -> None:
    seat = make.seat()
    note = make.private_note(seat, make.establishment_of(seat.programme).company)
    colleague = make.seat(programme=seat.programme, organisation=seat.organisation)
    others = [make.seat(role, programme=seat.programme) for role in Role]
    elsewhere = make.seat(organisation=seat.organisation)
    assert list(access.visible_notes(colleague)) == [note]
    assert [list(access.visible_notes(other)) for other in [*others, elsewhere]] == [[]] * 6


def test_private_note_withdrawn_is_read_no_more() -> None:
    seat = make.seat()
    note = make.private_note(seat, make.establishment_of(seat.programme).company)
    withdraw_private_note(note, by=seat, at=product_clock.now())
    assert list(access.visible_notes(seat)) == []


def test_private_note_sent_twice_is_one() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    client = make.client_of(seat)
    url = reverse("visits:note_add", args=[place.pk])
    for text in ("Vend bientôt", "Vend bientôt", "Vend en mai"):
        assert client.post(url, {"text": text}).status_code == 302
    assert sorted(access.visible_notes(seat).values_list("text", flat=True)) == ["Vend bientôt", "Vend en mai"]


def test_private_note_is_withdrawn_from_the_history_of_its_business() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    note = make.private_note(seat, place.company)
    client = make.client_of(seat)
    url = reverse("visits:note_withdraw", args=[note.pk])
    history = reverse("desk:sheet_history", args=[place.pk])
    assert f'action="{url}"' in client.get(history).content.decode()
    answer = client.post(url)
    assert answer["Location"] == reverse("desk:sheet", args=[place.pk])
    assert f'action="{url}"' not in client.get(history).content.decode()


def test_private_note_without_a_word_is_refused() -> None:
    seat = make.seat()
    company = make.establishment_of(seat.programme).company
    with pytest.raises(DomainError, match="vide"):
        write_private_note(company, text=" \n", by=seat, at=product_clock.now())


def test_callback_done_is_done_once() -> None:
    seat = make.seat()
    callback = make.callback(seat, make.establishment_of(seat.programme))
    close_callback(callback, outcome="Envoyé", by=seat, at=product_clock.now())
    callback.refresh_from_db()
    assert (callback.done_by, callback.outcome) == (seat.user, "Envoyé")
    with pytest.raises(CallbackDoneError):
        close_callback(callback, outcome="", by=seat, at=product_clock.now())


def test_callback_postponed_keeps_its_first_day() -> None:
    seat = make.seat()
    callback = make.callback(seat, make.establishment_of(seat.programme), due_on=date(2024, 11, 22))
    postpone_callback(callback, due_on=date(2024, 12, 6), by=seat, at=product_clock.now())
    callback.refresh_from_db()
    assert (callback.first_due_on, callback.due_on) == (date(2024, 11, 22), date(2024, 12, 6))


def test_callback_brought_forward_was_promised_for_that_day() -> None:
    seat = make.seat()
    callback = make.callback(seat, make.establishment_of(seat.programme), due_on=date(2024, 12, 22))
    postpone_callback(callback, due_on=date(2024, 11, 22), by=seat, at=product_clock.now())
    callback.refresh_from_db()
    assert (callback.first_due_on, callback.due_on) == (date(2024, 11, 22), date(2024, 11, 22))


def test_callback_kept_on_its_day_is_refused_in_words() -> None:
    seat = make.seat()
    callback = make.callback(seat, make.establishment_of(seat.programme), due_on=date(2024, 11, 22))
    url = reverse("visits:callback_postpone", args=[callback.pk])
    answer = make.client_of(seat).post(url, {"due_on": "2024-11-22"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["due_on"])
    assert "C’est déjà prévu pour le 22 novembre 2024" in answer.content.decode()


def test_callback_said_done_by_mistake_is_due_again() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    callback = make.callback(seat, place)
    client = make.client_of(seat)
    done = client.post(reverse("visits:callback_done", args=[callback.pk]), {"outcome": "Envoyé"}, follow=True)
    assert reverse("visits:callback", args=[callback.pk]) in done.content.decode()
    client.post(reverse("visits:callback_word", args=[callback.pk]), {"outcome": "Envoyé par courrier"})
    callback.refresh_from_db()
    assert callback.outcome == "Envoyé par courrier"
    client.post(reverse("visits:callback_reopen", args=[callback.pk]))
    callback.refresh_from_db()
    assert (callback.done_at, callback.outcome) == (None, "")


def test_callback_done_with_too_many_words_keeps_them_and_stays_to_do() -> None:
    seat = make.seat()
    callback = make.callback(seat, make.establishment_of(seat.programme))
    url = reverse("visits:callback_done", args=[callback.pk])
    answer = make.client_of(seat).post(url, {"outcome": "mot " * 80})
    callback.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors), callback.done_at) == (422, ["outcome"], None)
    assert "mot mot mot" in answer.content.decode()


def test_callback_late_says_so_and_gives_the_telephone(clock: Clock) -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    make.contact(seat, place.company, phone="03 21 00 00 00")
    callback = make.callback(seat, place, due_on=date(2024, 11, 21))
    clock.move_to(date(2024, 11, 22))
    client = make.client_of(seat)
    for url in ("/", reverse("desk:sheet", args=[place.pk]), reverse("visits:callback", args=[callback.pk])):
        assert "En retard" in client.get(url).content.decode()
    for url in ("/", reverse("desk:sheet", args=[place.pk])):
        assert 'href="tel:0321000000"' in client.get(url).content.decode()


def test_callback_postponed_to_a_past_day_is_refused() -> None:
    seat = make.seat()
    callback = make.callback(seat, make.establishment_of(seat.programme))
    with pytest.raises(DomainError, match="à partir de demain"):
        postpone_callback(callback, due_on=product_clock.today(), by=seat, at=product_clock.now())


def test_callback_postponed_before_its_first_day_is_refused_by_the_base() -> None:
    """callback_postponed_later"""
    seat = make.seat()
    callback = make.callback(seat, make.establishment_of(seat.programme))
    with pytest.raises(IntegrityError, match="callback_postponed_later"), transaction.atomic():
        Callback.objects.filter(pk=callback.pk).update(due_on=callback.first_due_on - timedelta(days=1))


def test_appointment_in_the_past_is_refused() -> None:
    seat = make.seat()
    with pytest.raises(DomainError, match="passée"):
        make.appointment(seat, make.establishment_of(seat.programme), starts_at=START - timedelta(minutes=5))


def test_appointment_cancelled_leaves_the_agenda() -> None:
    seat = make.seat()
    appointment = make.appointment(seat, make.establishment_of(seat.programme))
    cancel_appointment(appointment, reason="Fermé", by=seat, at=product_clock.now())
    tomorrow = product_clock.today() + timedelta(days=1)
    assert list(queries.agenda(seat, first=tomorrow, last=tomorrow)) == []
    with pytest.raises(AlreadyEndedError):
        cancel_appointment(appointment, reason="Encore", by=seat, at=product_clock.now())


def test_agenda_holds_the_days_of_paris(clock: Clock) -> None:
    """23 h 30 in UTC on the 20th is the 21st in Paris."""
    seat = make.seat()
    late = datetime.fromisoformat("2024-11-20T23:30:00+00:00")
    appointment = make.appointment(seat, make.establishment_of(seat.programme), starts_at=late)
    assert list(queries.agenda(seat, first=date(2024, 11, 20), last=date(2024, 11, 20))) == []
    assert list(queries.agenda(seat, first=date(2024, 11, 21), last=date(2024, 11, 21))) == [appointment]


def test_draft_is_kept_replaced_and_dropped() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    key = make.report(seat).device_key
    keep_draft(place, device_key=key, content=DraftContent({"mode": ["video"]}), by=seat, at=product_clock.now())
    keep_draft(place, device_key=key, content=DraftContent({"themes": ["a", "b"]}), by=seat, at=product_clock.now())
    draft = queries.latest_draft(seat, place.pk, on=product_clock.today())
    assert draft is not None
    assert draft.content == {"themes": ["a", "b"]}
    drop_draft(device_key=key, by=seat)
    assert VisitDraft.objects.count() == 0
