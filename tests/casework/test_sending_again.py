"""One visit is recorded once, and nothing typed is lost, whatever is sent again."""

from datetime import timedelta

import pytest
from django.urls import reverse

from bonrelais.foundation.ids import new_id
from bonrelais.visits.models import Visit, VisitDraft
from tests import make
from tests.casework.test_visit_page import form
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db


def test_known_key_with_other_content_shows_both_and_keeps_the_draft() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    client, url = make.client_of(seat), reverse("casework:record_visit", args=[place.pk])
    sent = form(seat, shared_minutes="Première saisie")
    assert client.post(url, sent).status_code == 302
    answer = client.post(url, {**sent, "shared_minutes": "Tapée sur l’ordinateur"})
    page = answer.content.decode()
    assert (answer.status_code, Visit.objects.count()) == (409, 1)
    assert ("Première saisie" in page, "Tapée sur l’ordinateur" in page) == (True, True)
    other = {**sent, "shared_minutes": "Tapée sur l’ordinateur", "another": str(answer.context["another_key"])}
    assert client.post(url, other).status_code == 302
    assert Visit.objects.count() == 2


def test_known_key_with_other_content_may_correct_what_is_recorded() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    client, url = make.client_of(seat), reverse("casework:record_visit", args=[place.pk])
    sent = form(seat)
    client.post(url, sent)
    beside = client.post(url, {**sent, "shared_minutes": "Complétée"})
    version = beside.context["recorded"].version
    correction = reverse("casework:correct_visit", args=[version.visit_id])
    asked = client.post(correction, {**sent, "shared_minutes": "Complétée", "version": str(version.pk)})
    assert (asked.status_code, list(asked.context["form"].errors)) == (422, ["reason"])
    assert "Complétée" in asked.content.decode()


def test_draft_under_a_key_already_recorded_is_refused_in_words() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    client, sent = make.client_of(seat), form(seat)
    client.post(reverse("casework:record_visit", args=[place.pk]), sent)
    answer = client.post(reverse("casework:draft", args=[place.pk]), sent)
    assert (answer.status_code, VisitDraft.objects.count()) == (409, 0)
    assert "déjà notée" in answer.json()["error"]


def test_same_words_under_another_key_a_moment_later_make_one_visit(clock: Clock) -> None:
    """The browser's arrow, a fresh key, the same form."""
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    client, url = make.client_of(seat), reverse("casework:record_visit", args=[place.pk])
    sent = form(seat, shared_minutes="Carnet plein")
    client.post(url, sent)
    clock.advance(timedelta(minutes=3))
    page = client.post(url, {**sent, "device_key": str(new_id())}, follow=True).content.decode()
    assert (Visit.objects.count(), "mot pour mot, il y a 3 min" in page) == (1, True)
    clock.advance(timedelta(hours=2))
    client.post(url, {**sent, "device_key": str(new_id())})
    assert Visit.objects.count() == 2


def test_screen_is_asked_again_by_the_browser_s_arrow() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    answer = make.client_of(seat).get(reverse("casework:record_visit", args=[place.pk]))
    assert answer["Cache-Control"] == "no-store, private"


def test_message_names_the_key_once_recorded_and_never_before() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    client, sent = make.client_of(seat), form(seat)
    sheet = reverse("desk:sheet", args=[place.pk])
    refused = client.post(reverse("casework:record_visit", args=[place.pk]), {**sent, "mode": ""})
    assert "data-saved" not in refused.content.decode()
    assert "data-saved" not in client.get(sheet).content.decode()
    page = client.post(reverse("casework:record_visit", args=[place.pk]), sent, follow=True).content.decode()
    assert f'data-saved="{sent["device_key"]} {sent["device_key"]}"' in page
    assert "data-saved" not in client.get(sheet).content.decode()


def test_what_is_typed_is_kept_on_the_device_under_the_person_and_the_programme() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    client = make.client_of(seat)
    page = client.get(reverse("casework:record_visit", args=[place.pk])).content.decode()
    assert f'key="{seat.user.pk}:{seat.programme_id}:visit:{place.pk}"' in page
    assert f'data-person="{seat.user.pk}"' in page
    assert "data-forgets-drafts" in client.get("/compte/deconnexion/").content.decode()


def test_enter_key_presses_a_button_that_is_off() -> None:
    """The first button of a form is the one that the key presses: it must record nothing."""
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    page = make.client_of(seat).get(reverse("casework:record_visit", args=[place.pk])).content.decode()
    form_only = page[page.index('<form class="br-form"') :]
    first = form_only[form_only.index("<button") :]
    assert first.startswith('<button type="submit" disabled hidden>')
