"""A correction keeps what it does not change, refuses to overwrite what it has not read, and says who and why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from bonrelais.casework.actions import correct_whole_visit, record_whole_visit
from bonrelais.casework.whole_visit import NeedHeard, Promise, WholeVisit
from bonrelais.directory.models import Contact, FactLearnt
from bonrelais.foundation import clock as product_clock
from bonrelais.needs.models import Need, NeedWording
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.visits.models import Callback, Visit, VisitVersion
from tests import make
from tests.casework.test_visit_page import form
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db
TODAY = date(2024, 11, 20)


def visited(seat: Seat) -> Visit:
    """With somebody met, a need in their words, a promise."""
    place = make.establishment_of(seat.programme)
    contact = make.contact(seat, place.company)
    whole = WholeVisit(
        report=replace(make.report(seat), contacts=[contact]),
        needs=[NeedHeard(make.leaf_theme(seat), "La scie tombe en panne")],
        promises=[Promise("Envoyer le plan", TODAY + timedelta(days=3))],
    )
    return record_whole_visit(place, whole=whole, by=seat, at=product_clock.now())


def as_shown(seat: Seat, visit: Visit, **changed: str | list[str]) -> dict[str, str | list[str]]:
    """What the correction screen sends when nothing is changed but what is said."""
    page = make.client_of(seat).get(reverse("casework:correct_visit", args=[visit.pk]))
    shown = page.context["form"]
    sent = {name: shown[name].value() for name in shown.fields if shown[name].value() not in (None, "", [])}
    return {
        name: value if isinstance(value, list) else str(value)
        for name, value in (sent | {"version": page.context["version"].pk, "reason": "Relue"} | changed).items()
    }


def correct(seat: Seat, visit: Visit, **changed: str | list[str]) -> int:
    url = reverse("casework:correct_visit", args=[visit.pk])
    return make.client_of(seat).post(url, as_shown(seat, visit, **changed)).status_code


def test_correction_of_one_thing_keeps_people_words_and_promises() -> None:
    seat = make.seat()
    visit = visited(seat)
    assert correct(seat, visit, length="60") == 302
    version = make.version_of(visit)
    assert (version.minutes, [one.name for one in version.contacts.all()]) == (60, ["Sylvain Terninck"])
    assert [need.words for need in Need.objects.filter(ended_at__isnull=True)] == ["La scie tombe en panne"]
    assert [row.text for row in Callback.objects.filter(withdrawn_at__isnull=True)] == ["Envoyer le plan"]


def test_correction_adds_somebody_met_a_promise_and_an_answer() -> None:
    seat = make.seat()
    visit = visited(seat)
    added: dict[str, str | list[str]] = {
        "new_contact": "Marie Lenoir, gérante",
        "promise_1": "Rappeler la banque",
        "promise_1_on": "2024-11-29",
        "fact-employees.company": "7",
    }
    assert correct(seat, visit, **added) == 302
    people = sorted(one.name for one in make.version_of(visit).contacts.all())
    assert people == ["Marie Lenoir", "Sylvain Terninck"]
    assert sorted(Callback.objects.values_list("text", flat=True)) == ["Envoyer le plan", "Rappeler la banque"]
    assert [(fact.value, fact.origin_id) for fact in FactLearnt.objects.all()] == [(7, visit.id)]


def test_correction_of_the_words_keeps_those_before() -> None:
    seat = make.seat()
    visit = visited(seat)
    theme = make.leaf_theme(seat)
    assert correct(seat, visit, **{f"words_{theme.pk}": "Changer la scie"}) == 302
    assert Need.objects.get(visit=visit).words == "Changer la scie"
    assert [(row.words, row.replaced_by) for row in NeedWording.objects.all()] == [
        ("La scie tombe en panne", seat.user)
    ]
    page = make.client_of(seat).get(reverse("casework:visit", args=[visit.pk])).content.decode()
    assert "Avant : « La scie tombe en panne »" in page


def test_correction_of_a_version_corrected_since_shows_both_and_records_nothing(clock: Clock) -> None:
    seat = make.seat()
    colleague = make.seat(Role.COORDINATOR, programme=seat.programme, organisation=seat.organisation)
    visit = visited(seat)
    sent = as_shown(seat, visit, shared_minutes="Ma relecture", length="60")
    clock.advance(timedelta(minutes=5))
    assert correct(colleague, visit, shared_minutes="Celle de la coordination", reason="Compléter") == 302
    url = reverse("casework:correct_visit", args=[visit.pk])
    answer = make.client_of(seat).post(url, sent)
    page = answer.content.decode()
    lines = [(line.label, line.recorded, line.typed) for line in answer.context["differences"]]
    assert (answer.status_code, lines) == (409, [
        ("Durée", "45\u00a0min", "1\u00a0h"),
        ("Compte rendu partagé", "Celle de la coordination", "Ma relecture"),
    ])  # fmt: skip
    assert ("Cette visite a été corrigée entre-temps" in page, "« Compléter »" in page) == (True, True)
    assert VisitVersion.objects.filter(visit=visit).count() == 2
    again = sent | {"version": str(answer.context["version"].pk)}
    assert make.client_of(seat).post(url, again).status_code == 302
    assert make.version_of(visit).shared_minutes == "Ma relecture"


def test_page_of_a_visit_says_who_recorded_each_version_and_why() -> None:
    seat = make.seat()
    colleague = make.seat(Role.COORDINATOR, programme=seat.programme, organisation=seat.organisation)
    visit = visited(seat)
    assert correct(colleague, visit, length="60", reason="Une heure en fait") == 302
    page = " ".join(make.client_of(seat).get(reverse("casework:visit", args=[visit.pk])).content.decode().split())
    assert f"Corrigée par {colleague.user.name} : « Une heure en fait »" in page
    assert f"Notée par {seat.user.name}" in page


def test_correction_keeps_a_theme_retired_since_and_an_adviser_who_left(clock: Clock) -> None:
    seat = make.seat()
    colleague = make.seat(Role.COORDINATOR, programme=seat.programme, organisation=seat.organisation)
    visit = visited(seat)
    theme = make.leaf_theme(seat)
    theme.retired_at = clock.now()
    theme.save()
    seat.programme.memberships.filter(user=seat.user).update(until_on=date(2024, 11, 21))
    clock.move_to(date(2024, 11, 25))
    assert correct(colleague, visit, length="60") == 302
    version = make.version_of(visit)
    assert (version.adviser, version.organisation_id) == (seat.user, seat.organisation_id)
    assert [need.ended_at for need in Need.objects.filter(visit=visit)] == [None]


def test_correction_keeps_somebody_removed_from_the_contacts() -> None:
    seat = make.seat()
    visit = visited(seat)
    Contact.objects.update(removed_at=product_clock.now())
    assert correct(seat, visit, length="60") == 302
    assert make.version_of(visit).contacts.count() == 1


def test_visit_noted_for_a_colleague_is_of_the_colleague_s_organisation() -> None:
    coordinator = make.seat(Role.COORDINATOR)
    adviser = make.seat(programme=coordinator.programme)
    place = make.establishment_of(coordinator.programme)
    sent = form(coordinator, adviser=str(adviser.user.pk))
    make.client_of(coordinator).post(reverse("casework:record_visit", args=[place.pk]), sent)
    version = VisitVersion.objects.get()
    assert (version.adviser, version.organisation_id) == (adviser.user, adviser.organisation_id)
    assert version.organisation_id != coordinator.organisation_id


def test_visit_of_another_is_refused_in_words_that_say_who_may() -> None:
    seat = make.seat()
    other = make.seat(programme=seat.programme)
    visit = visited(seat)
    answer = make.client_of(other).get(reverse("casework:correct_visit", args=[visit.pk]))
    assert answer.status_code == 403
    assert f"Cette visite a été faite par {seat.user.name}" in answer.content.decode()


def test_correction_of_the_action_tells_a_promise_once() -> None:
    seat = make.seat()
    visit = visited(seat)
    whole = WholeVisit(
        report=make.report(seat),
        needs=[NeedHeard(make.leaf_theme(seat))],
        promises=[Promise("Envoyer le plan", TODAY + timedelta(days=3))],
    )
    correct_whole_visit(make.version_of(visit), whole=whole, reason="Relue", by=seat, at=product_clock.now())
    assert Callback.objects.count() == 1
