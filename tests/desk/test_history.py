"""The whole story of a business, in order, whoever wrote it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from bonrelais.desk.events import Event
from bonrelais.desk.sheet import history_part
from bonrelais.directory.models import Establishment
from bonrelais.foundation.ids import new_id
from bonrelais.needs.actions import end_need, word_need
from bonrelais.needs.choices import NeedEnd
from bonrelais.programmes.seat import Seat
from bonrelais.projects.choices import OutcomeKind, OutcomeNature
from bonrelais.visits.actions.appointments import cancel_appointment, move_appointment
from bonrelais.visits.actions.callbacks import close_callback
from bonrelais.visits.reports import AppointmentMove
from tests import make
from tests.make import Business
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db


def titles(seat: Seat, place: Establishment) -> list[str]:
    return [event.title for event in history_part(seat, place.company_id).events]


def test_history_tells_everything_newest_first(clock: Clock) -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    first = make.appointment(seat, place, starts_at=clock.now() + timedelta(days=1))
    clock.move_to(date(2024, 11, 21))
    later = AppointmentMove(clock.now() + timedelta(days=5), new_id())
    moved = move_appointment(first, move=later, by=seat, at=clock.now())
    clock.move_to(date(2024, 11, 22))
    cancel_appointment(moved, reason="Fermée ce jour", by=seat, at=clock.now())
    clock.move_to(date(2024, 11, 23))
    callback = make.callback(seat, place, due_on=date(2024, 11, 30))
    clock.move_to(date(2024, 11, 24))
    close_callback(callback, outcome="Par courrier", by=seat, at=clock.now())
    clock.move_to(date(2024, 11, 25))
    make.fact(seat, place.company, "employees.company", value=7)
    assert titles(seat, place) == [
        "Appris : Effectif, 7 salariés",
        "Fait : Envoyer le plan de financement",
        "Promesse : Envoyer le plan de financement",
        "Rendez-vous du 26 novembre 2024 à 12\u00a0h annulé",
        "Rendez-vous pris pour le 26 novembre 2024 à 12\u00a0h",
        "Rendez-vous du 21 novembre 2024 à 10\u00a0h déplacé",
        "Rendez-vous pris pour le 21 novembre 2024 à 10\u00a0h",
    ]


def test_history_tells_needs_from_their_finding_to_their_end(clock: Clock) -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    need = make.need(seat, place, words="Trop peu de passage")
    label = need.theme.label
    clock.move_to(date(2024, 11, 21))
    word_need(need, words="Peu de passage", by=seat, at=clock.now())
    clock.move_to(date(2024, 11, 22))
    end_need(need, end=NeedEnd.ABANDONED, by=seat, at=clock.now())
    assert [title.partition(",")[0] for title in titles(seat, place)] == [
        f"Besoin clos : {label}", f"Besoin redit : {label}", f"Besoin : {label}"
    ]  # fmt: skip


def test_history_tells_tools_and_projects_with_their_page() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    tool = make.tool(seat, make.Offer(title="Prêt croissance"))
    make.proposal(seat, place, tool)
    need = make.need(seat, place)
    make.proposal(seat, place, make.tool(seat, make.Offer(title="Aide aux murs")), need=need)
    project = make.project(seat, place)
    make.outcome(seat, project, make.outcome_entry(OutcomeKind.INVESTMENT, OutcomeNature.PLANNED))
    events: dict[str, Event] = {event.title: event for event in history_part(seat, place.company_id).events}
    assert events["Outil proposé : Prêt croissance"].url == reverse("toolbox:for_company", args=[place.pk])
    assert events["Outil proposé : Aide aux murs"].url == reverse("toolbox:for_need", args=[need.pk])
    assert events[f"Projet : {project.title}"].url == reverse("projects:sheet", args=[project.pk])
    assert any(title.startswith("Prévu : ") for title in events)


def test_other_establishments_of_the_company_lead_to_their_sheet() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    beside = make.establishment(place.commune, Business(name="Atelier du port", is_head_office=False), of=place.company)
    far = make.establishment_of(make.programme()).commune
    away = make.establishment(far, Business(name="Dépôt lointain", is_head_office=False), of=place.company)
    client = make.client_of(seat)
    page = client.get(reverse("desk:sheet", args=[place.pk])).content.decode()
    assert (reverse("desk:sheet", args=[beside.pk]) in page, reverse("desk:sheet", args=[away.pk]) in page) == (
        True, False,
    )  # fmt: skip
    assert "Dépôt lointain" in page
