from datetime import date, timedelta

import pytest

from bonrelais.casework.actions import cancel_whole_visit, correct_whole_visit, record_whole_visit
from bonrelais.casework.whole_visit import NeedHeard, Promise, WholeVisit
from bonrelais.directory.facts import LearntFact
from bonrelais.directory.models import FactLearnt
from bonrelais.foundation import clock as product_clock
from bonrelais.foundation.errors import DomainError
from bonrelais.needs.choices import NeedEnd
from bonrelais.needs.models import Need
from bonrelais.programmes.seat import Seat
from bonrelais.visits.models import Callback, PrivateNote, Visit, VisitDraft
from tests import make

pytestmark = pytest.mark.django_db
TODAY = date(2024, 11, 20)


def whole(seat: Seat) -> WholeVisit:
    return WholeVisit(
        report=make.report(seat),
        needs=[NeedHeard(make.leaf_theme(seat), "La scie tombe en panne"), NeedHeard(make.leaf_theme(seat, 1))],
        promises=[Promise("Envoyer le plan de financement", TODAY + timedelta(days=3))],
        facts=[LearntFact("premises.is_owned", value=True, learnt_on=TODAY)],
        private_note="Pense à transmettre.",
    )


def test_whole_visit_is_recorded_with_all_that_was_heard() -> None:
    seat = make.seat()
    visit = record_whole_visit(
        make.establishment_of(seat.programme), whole=whole(seat), by=seat, at=product_clock.now()
    )
    needs = Need.objects.filter(visit=visit).order_by("id").values_list("words", "found_on")
    assert list(needs) == [("La scie tombe en panne", TODAY), ("", TODAY)]
    assert [row.text for row in Callback.objects.filter(visit=visit)] == ["Envoyer le plan de financement"]
    assert [row.text for row in PrivateNote.objects.filter(visit=visit)] == ["Pense à transmettre."]
    assert [row.value for row in FactLearnt.objects.filter(company=visit.company)] == [True]


def test_whole_visit_sent_twice_changes_nothing() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    sent = whole(seat)
    first = record_whole_visit(place, whole=sent, by=seat, at=product_clock.now())
    second = record_whole_visit(place, whole=sent, by=seat, at=product_clock.now())
    assert first == second
    counts = [model.objects.count() for model in (Visit, Need, Callback, PrivateNote, FactLearnt)]
    assert counts == [1, 2, 1, 1, 1]


def test_whole_visit_refused_in_part_records_nothing() -> None:
    seat = make.seat()
    foreign = make.leaf_theme(make.seat())
    sent = WholeVisit(report=make.report(seat), needs=[NeedHeard(foreign)])
    with pytest.raises(DomainError, match="thème"):
        record_whole_visit(make.establishment_of(seat.programme), whole=sent, by=seat, at=product_clock.now())
    assert [model.objects.count() for model in (Visit, Need)] == [0, 0]


def test_correction_ends_unticked_needs_unless_something_rests_on_them() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    visit = record_whole_visit(place, whole=whole(seat), by=seat, at=product_clock.now())
    kept, mistaken = Need.objects.filter(visit=visit).order_by("id")
    make.project(seat, place, need=kept)
    corrected = WholeVisit(report=make.report(seat), needs=[NeedHeard(make.leaf_theme(seat, 2))])
    correct_whole_visit(
        make.version_of(visit), whole=corrected, reason="Mauvais thème", by=seat, at=product_clock.now()
    )
    kept.refresh_from_db()
    mistaken.refresh_from_db()
    assert (kept.ended_at, mistaken.end) == (None, NeedEnd.MISTAKEN)
    themes = Need.objects.filter(visit=visit, ended_at__isnull=True).order_by("id").values_list("theme_id", flat=True)
    assert list(themes) == [kept.theme_id, make.leaf_theme(seat, 2).pk]


def test_cancellation_ends_the_needs_on_which_nothing_rests() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    visit = record_whole_visit(place, whole=whole(seat), by=seat, at=product_clock.now())
    handed, left = Need.objects.filter(visit=visit).order_by("id")
    make.referral(seat, place, of_need=handed)
    cancel_whole_visit(visit, reason="Notée deux fois", by=seat, at=product_clock.now())
    assert list(Need.objects.filter(visit=visit, ended_at__isnull=True)) == [handed]
    left.refresh_from_db()
    assert left.end == NeedEnd.MISTAKEN


def test_draft_is_dropped_once_the_visit_is_recorded() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    sent = whole(seat)
    client = make.client_of(seat)
    client.post(f"/visites/noter/{place.pk}/brouillon/", {"device_key": str(sent.report.device_key), "mode": "video"})
    assert VisitDraft.objects.count() == 1
    record_whole_visit(place, whole=sent, by=seat, at=product_clock.now())
    assert VisitDraft.objects.count() == 0
