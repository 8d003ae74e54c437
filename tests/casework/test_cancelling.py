"""A visit cancelled takes away what rests on it alone, and says so before."""

from datetime import timedelta

import pytest
from django.urls import reverse

from bonrelais.casework.actions import cancel_whole_visit, record_whole_visit
from bonrelais.casework.queries import left_by
from bonrelais.casework.whole_visit import NeedHeard, Promise, WholeVisit
from bonrelais.directory.facts import LearntFact
from bonrelais.directory.models import Contact, FactLearnt
from bonrelais.foundation import clock as product_clock
from bonrelais.programmes.seat import Seat
from bonrelais.visits.actions.callbacks import close_callback
from bonrelais.visits.models import Callback, PrivateNote, Visit
from tests import make
from tests.casework.test_visit_page import form
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db


def visited(seat: Seat) -> Visit:
    today = product_clock.today()
    whole = WholeVisit(
        report=make.report(seat),
        needs=[NeedHeard(make.leaf_theme(seat))],
        promises=[Promise("Envoyer le plan", today + timedelta(days=3)), Promise("Rappeler", today)],
        facts=[LearntFact("employees.company", value=7, learnt_on=today)],
        private_note="Fatigué.",
    )
    return record_whole_visit(make.establishment_of(seat.programme), whole=whole, by=seat, at=product_clock.now())


def test_cancelled_visit_withdraws_its_promises_answers_and_notes() -> None:
    seat = make.seat()
    visit = visited(seat)
    kept = Callback.objects.get(text="Rappeler")
    close_callback(kept, outcome="", by=seat, at=product_clock.now())
    cancel_whole_visit(visit, reason="Notée deux fois", by=seat, at=product_clock.now())
    assert list(Callback.objects.filter(withdrawn_at__isnull=True)) == [kept]
    assert not FactLearnt.objects.filter(withdrawn_at__isnull=True).exists()
    assert not PrivateNote.objects.filter(withdrawn_at__isnull=True).exists()
    home = make.client_of(seat).get("/").content.decode()
    assert "Envoyer le plan" not in home


def test_cancelled_visit_frees_its_appointment(clock: Clock) -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    appointment = make.appointment(seat, place, starts_at=clock.now() + timedelta(hours=1))
    clock.advance(timedelta(hours=3))
    client, url = make.client_of(seat), reverse("casework:record_visit", args=[place.pk])
    client.post(url, form(seat, appointment=str(appointment.pk)))
    visit = Visit.objects.get()
    assert visit.appointment == appointment
    cancelled = client.post(reverse("casework:cancel_visit", args=[visit.pk]), {"reason": "Erreur de fiche"})
    assert cancelled.status_code == 302
    assert "Visites à noter" in client.get("/").content.decode()
    client.post(url, form(seat, appointment=str(appointment.pk)))
    assert Visit.objects.get(cancelled_at__isnull=True).appointment == appointment


def test_page_says_what_goes_with_the_visit_and_what_stays() -> None:
    seat = make.seat()
    visit = visited(seat)
    left = left_by(seat, visit)
    assert ([row.text for row in left.promises], left.learnt) == (
        ["Rappeler", "Envoyer le plan"],
        [("Effectif", "7 salariés")],
    )
    page = make.client_of(seat).get(reverse("casework:cancel_visit", args=[visit.pk])).content.decode()
    assert ("Promesse : Envoyer le plan" in page, "Effectif, 7 salariés" in page) == (True, True)


def test_people_met_stay_known_when_the_visit_is_cancelled() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    sent = form(seat, new_contact="Marie Lenoir, gérante")
    make.client_of(seat).post(reverse("casework:record_visit", args=[place.pk]), sent)
    cancel_whole_visit(Visit.objects.get(), reason="Erreur", by=seat, at=product_clock.now())
    assert Contact.objects.get().removed_at is None


def test_history_keeps_the_visit_and_says_who_cancelled_it_and_why() -> None:
    seat = make.seat()
    visit = visited(seat)
    cancel_whole_visit(visit, reason="Notée deux fois", by=seat, at=product_clock.now())
    client, place = make.client_of(seat), make.version_of(visit).establishment
    history = client.get(reverse("desk:sheet_history", args=[place.pk])).content.decode()
    page = client.get(reverse("casework:visit", args=[visit.pk])).content.decode()
    assert f"{seat.user.name} : Notée deux fois" in history
    assert ("Notée deux fois" in page, "Corriger" in page) == (True, False)
