from datetime import date, timedelta

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from bonrelais.directory.models import Contact, FactLearnt
from bonrelais.foundation import clock as product_clock
from bonrelais.foundation.ids import new_id
from bonrelais.needs.models import Need
from bonrelais.programmes.seat import Seat
from bonrelais.visits.models import Callback, PrivateNote, Visit, VisitVersion
from tests import make
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db


def form(seat: Seat, **changed: str | list[str]) -> dict[str, str | list[str]]:
    """What the screen sends for a visit of 45 minutes on site today."""
    return {
        "mode": "on_site",
        "held_on": "2024-11-20",
        "length": "45",
        "adviser": str(seat.user.pk),
        "device_key": str(new_id()),
        **changed,
    }


def test_page_records_a_visit_with_needs_subjects_promise_and_notes() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    theme = make.leaf_theme(seat)
    sent = form(
        seat,
        themes=[str(theme.pk)],
        **{
            f"words_{theme.pk}": "Trop peu de passage",
            "promise_1": "Envoyer un modèle",
            "promise_1_on": "2024-11-25",
            "shared_minutes": "Carnet plein.",
            "private_note": "Fatigué.",
            "held_from": "14:30",
        },
    )
    response = make.client_of(seat).post(reverse("casework:record_visit", args=[place.pk]), sent)
    assert (response.status_code, response["Location"]) == (302, reverse("desk:sheet", args=[place.pk]))
    version = VisitVersion.objects.get()
    assert (version.minutes, version.mode, version.shared_minutes) == (45, "on_site", "Carnet plein.")
    assert [need.words for need in Need.objects.all()] == ["Trop peu de passage"]
    assert [(row.text, row.due_on) for row in Callback.objects.all()] == [("Envoyer un modèle", date(2024, 11, 25))]
    assert [note.text for note in PrivateNote.objects.all()] == ["Fatigué."]


def test_page_sent_twice_records_one_visit() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    client, sent = make.client_of(seat), form(seat)
    statuses = [client.post(reverse("casework:record_visit", args=[place.pk]), sent).status_code for _ in range(2)]
    assert (statuses, Visit.objects.count()) == ([302, 302], 1)


def test_page_adds_somebody_met_for_the_first_time() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    sent = form(seat, new_contact="Marie Lenoir, gérante")
    make.client_of(seat).post(reverse("casework:record_visit", args=[place.pk]), sent)
    contact = Contact.objects.get(company=place.company)
    assert (contact.name, contact.title) == ("Marie Lenoir", "gérante")
    assert list(VisitVersion.objects.get().contacts.all()) == [contact]


def test_page_shows_what_is_known_and_asks_the_rest_or_what_is_outdated(clock: Clock) -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    make.fact(seat, place.company, "hiring.is_planned", value=True)
    clock.move_to(date(2025, 11, 21))
    make.fact(seat, place.company, "employees.company", value=8)
    facts = make.client_of(seat).get(reverse("casework:record_visit", args=[place.pk])).context["facts"]
    assert [(bound.name, bound.help_text) for bound in facts.to_confirm()] == [
        ("fact-employees.company", "Connu : 8 salariés, déclaré le 21 novembre 2025.")
    ]
    assert [(bound.name, bound.help_text) for bound in facts.to_ask()] == [
        ("fact-premises.is_owned", ""),
        ("fact-digital.has_website", ""),
        ("fact-hiring.is_planned", "Réponse d’avant, à redemander : Oui, déclaré le 20 novembre 2024."),
        ("fact-owner.seeks_successor", ""),
    ]


def test_page_learns_facts() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    sent = form(seat, **{"fact-premises.is_owned": "non", "fact-employees.company": "7"})
    make.client_of(seat).post(reverse("casework:record_visit", args=[place.pk]), sent)
    facts = FactLearnt.objects.order_by("code").values_list("code", "value")
    assert list(facts) == [("employees.company", 7), ("premises.is_owned", False)]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"held_on": "2024-11-21"}, "Cette date est à venir"),
        ({"held_on": "hier"}, "ne se lit pas"),
        ({"length": "other"}, "Écrivez la durée en minutes"),
        ({"length": "other", "minutes": "900"}, "720"),
        ({"promise_1": "Rappeler"}, "Choisissez la date de cette promesse"),
        ({"promise_2_on": "2024-11-25"}, "Écrivez ce qui est promis"),
        ({"mode": ""}, "Dites où"),
        ({"fact-employees.company": "beaucoup"}, "Écrivez un nombre"),
    ],
)
def test_page_refuses_in_words_and_keeps_what_was_typed(changed: dict[str, str], words: str) -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    sent = form(seat, shared_minutes="À ne pas perdre", **changed)
    response = make.client_of(seat).post(reverse("casework:record_visit", args=[place.pk]), sent)
    page = response.content.decode()
    assert (response.status_code, words in page, "À ne pas perdre" in page) == (422, True, True)
    assert Visit.objects.count() == 0


def test_page_opens_on_the_draft_left() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    client, key = make.client_of(seat), str(new_id())
    sent = {"device_key": key, "shared_minutes": "Commencé dans la boutique", "mode": "video"}
    client.post(reverse("casework:draft", args=[place.pk]), sent)
    page = client.get(reverse("casework:record_visit", args=[place.pk])).content.decode()
    assert ("Commencé dans la boutique" in page, key in page) == (True, True)


def test_page_of_an_appointment_takes_its_contact_and_mode() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    appointment = make.appointment(seat, place, starts_at=product_clock.now() + timedelta(hours=1))
    client = make.client_of(seat)
    sent = form(seat, appointment=str(appointment.pk))
    client.post(reverse("casework:record_visit", args=[place.pk]), sent)
    assert Visit.objects.get().appointment == appointment


def test_correction_shows_what_was_recorded_and_asks_why() -> None:
    seat = make.seat()
    visit = make.visit(seat, make.establishment_of(seat.programme))
    client = make.client_of(seat)
    url = reverse("casework:correct_visit", args=[visit.pk])
    version = str(make.version_of(visit).pk)
    refused = client.post(url, form(seat, version=version))
    assert (refused.status_code, "Dites pourquoi vous corrigez" in refused.content.decode()) == (422, True)
    accepted = client.post(url, form(seat, version=version, length="60", reason="Une heure en fait"))
    assert (accepted.status_code, make.version_of(visit).minutes) == (302, 60)


@pytest.mark.parametrize("rows", [1, 3])
def test_page_asks_the_base_as_much_for_one_row_as_for_three(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    for number in range(rows):
        make.contact(seat, place.company, f"Personne {number}")
    client = make.client_of(seat)
    with django_assert_num_queries(10):
        client.get(reverse("casework:record_visit", args=[place.pk]))
