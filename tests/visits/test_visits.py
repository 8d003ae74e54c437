from dataclasses import replace
from datetime import date, timedelta

import pytest

from bonrelais.directory.models import Acquaintance
from bonrelais.foundation import clock as product_clock
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.models import Entry
from bonrelais.programmes.choices import Mode
from bonrelais.programmes.models import Priority
from bonrelais.visits import queries
from bonrelais.visits.actions.visits import (
    StaleVersionError,
    VisitDayError,
    VisitEndedError,
    cancel_visit,
    correct_visit,
    record_visit,
)
from bonrelais.visits.models import SubjectRaised, Visit, VisitVersion
from tests import make
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db


def test_visit_recorded_twice_is_one_visit() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    report = make.report(seat)
    first, is_first_new = record_visit(place, report=report, by=seat, at=product_clock.now())
    second, is_second_new = record_visit(place, report=report, by=seat, at=product_clock.now())
    assert (first, is_first_new, second, is_second_new) == (first, True, first, False)
    assert list(Entry.objects.filter(subject_id=first.pk).values_list("verb", flat=True)) == ["visit.recorded"]


def test_visit_of_tomorrow_is_refused() -> None:
    seat = make.seat()
    tomorrow = product_clock.today() + timedelta(days=1)
    with pytest.raises(VisitDayError, match="à venir"):
        make.visit(seat, make.establishment_of(seat.programme), held_on=tomorrow)
    assert Visit.objects.count() == 0


def test_visit_before_the_programme_is_refused() -> None:
    seat = make.seat()
    with pytest.raises(VisitDayError, match="06/01/2020"):
        make.visit(seat, make.establishment_of(seat.programme), held_on=date(2019, 12, 31))


@pytest.mark.parametrize("minutes", [0, 721])
def test_visit_of_senseless_length_is_refused(minutes: int) -> None:
    seat = make.seat()
    report = replace(make.report(seat), minutes=minutes)
    with pytest.raises(DomainError, match="de 1 à 720"):
        record_visit(make.establishment_of(seat.programme), report=report, by=seat, at=product_clock.now())


def test_visit_with_somebody_of_another_company_is_refused() -> None:
    seat = make.seat()
    other = make.contact(seat, make.establishment_of(seat.programme).company)
    report = replace(make.report(seat), contacts=[other])
    with pytest.raises(DomainError, match="interlocuteur"):
        record_visit(make.establishment_of(seat.programme), report=report, by=seat, at=product_clock.now())


def test_visit_takes_its_appointment_once() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    appointment = make.appointment(seat, place)
    first, _ = record_visit(
        place, report=replace(make.report(seat), appointment=appointment), by=seat, at=product_clock.now()
    )
    appointment.refresh_from_db()
    second, _ = record_visit(
        place, report=replace(make.report(seat), appointment=appointment), by=seat, at=product_clock.now()
    )
    assert (first.appointment, second.appointment) == (appointment, None)


def test_correction_keeps_the_version_before(clock: Clock) -> None:
    seat = make.seat()
    visit = make.visit(seat, make.establishment_of(seat.programme), held_on=date(2024, 11, 18))
    clock.advance(timedelta(hours=1))
    wanted = replace(make.report(seat, held_on=date(2024, 11, 19)), mode=Mode.VIDEO)
    correct_visit(make.version_of(visit), report=wanted, reason="Mauvais jour", by=seat, at=clock.now())
    versions = VisitVersion.objects.order_by("recorded_at").values_list("held_on", "mode", "replaced_at")
    assert list(versions) == [
        (date(2024, 11, 18), "on_site", clock.instant),
        (date(2024, 11, 19), "video", None),
    ]
    assert Entry.objects.get(verb="visit.corrected").fields == ["held_on", "mode"]


def test_correction_by_another_adviser_keeps_the_structure_that_made_the_visit() -> None:
    seat = make.seat()
    visit = make.visit(seat, make.establishment_of(seat.programme))
    other = make.seat(programme=seat.programme)
    corrected = correct_visit(
        make.version_of(visit), report=make.report(seat), reason="Durée", by=other, at=product_clock.now()
    )
    assert corrected.organisation_id == seat.organisation_id


def test_correction_of_a_version_already_replaced_is_refused() -> None:
    seat = make.seat()
    version = make.version_of(make.visit(seat, make.establishment_of(seat.programme)))
    correct_visit(version, report=make.report(seat), reason="Durée", by=seat, at=product_clock.now())
    with pytest.raises(StaleVersionError, match="Rechargez"):
        correct_visit(version, report=make.report(seat), reason="Durée", by=seat, at=product_clock.now())


def test_cancelled_visit_stays_with_its_reason() -> None:
    seat = make.seat()
    visit = make.visit(seat, make.establishment_of(seat.programme))
    cancel_visit(visit, reason="Notée deux fois", by=seat, at=product_clock.now())
    visit.refresh_from_db()
    assert (visit.cancel_reason, visit.cancelled_at) == ("Notée deux fois", product_clock.now())
    with pytest.raises(VisitEndedError):
        cancel_visit(visit, reason="Encore", by=seat, at=product_clock.now())


def test_cancellation_without_reason_is_refused() -> None:
    seat = make.seat()
    visit = make.visit(seat, make.establishment_of(seat.programme))
    with pytest.raises(DomainError, match="pourquoi"):
        cancel_visit(visit, reason="  ", by=seat, at=product_clock.now())


def test_acquaintance_follows_visits_corrections_and_cancellations() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    first = make.visit(seat, place, held_on=date(2024, 11, 4))
    make.visit(seat, place, held_on=date(2024, 11, 18))
    held = Acquaintance.objects.get(company=place.company)
    assert (held.first_met_on, held.last_met_on, held.visits) == (date(2024, 11, 4), date(2024, 11, 18), 2)
    cancel_visit(first, reason="Erreur", by=seat, at=product_clock.now())
    held.refresh_from_db()
    assert (held.first_met_on, held.visits) == (date(2024, 11, 18), 1)


def test_subjects_no_longer_raised_are_withdrawn() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    first, second = Priority.objects.filter(programme=seat.programme).order_by("position", "id")[:2]
    visit, _ = record_visit(place, report=replace(make.report(seat), subjects=[first]), by=seat, at=product_clock.now())
    report = replace(make.report(seat), subjects=[second])
    correct_visit(make.version_of(visit), report=report, reason="Sujet", by=seat, at=product_clock.now())
    assert queries.subjects_of(visit.pk) == [second]
    assert SubjectRaised.objects.filter(visit=visit).count() == 2
