from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from bonrelais.foundation import clock as product_clock
from bonrelais.foundation.errors import DomainError
from bonrelais.needs import queries
from bonrelais.needs.actions import NeedEndedError, end_need, find_need, reopen_need
from bonrelais.needs.choices import NeedEnd
from bonrelais.needs.findings import NeedFinding
from bonrelais.needs.models import Need
from bonrelais.programmes import actions as programme_actions
from tests import make
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db
TODAY = date(2024, 11, 20)


def test_need_found_twice_at_a_visit_is_one_need() -> None:
    """need_once_a_visit_and_theme"""
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    visit = make.visit(seat, place)
    finding = NeedFinding(theme=make.leaf_theme(seat), found_on=TODAY, visit=visit)
    first = find_need(place, finding=finding, by=seat, at=product_clock.now())
    assert find_need(place, finding=finding, by=seat, at=product_clock.now()) == first


def test_need_under_a_retired_theme_is_refused() -> None:
    seat = make.seat()
    theme = make.leaf_theme(seat)
    programme_actions.retire_theme(theme, by=seat, at=product_clock.now())
    theme.refresh_from_db()
    with pytest.raises(DomainError, match="n’est plus proposé"):
        make.need(seat, make.establishment_of(seat.programme), theme=theme)


def test_need_ended_is_reopened() -> None:
    seat = make.seat()
    need = make.need(seat, make.establishment_of(seat.programme))
    end_need(need, end=NeedEnd.ANSWERED, by=seat, at=product_clock.now())
    with pytest.raises(NeedEndedError):
        end_need(need, end=NeedEnd.ABANDONED, by=seat, at=product_clock.now())
    reopen_need(need, by=seat, at=product_clock.now())
    need.refresh_from_db()
    assert (need.ended_at, need.end) == (None, "")


def test_need_noted_by_mistake_is_found_again_in_a_row_of_its_own(clock: Clock) -> None:
    seat = make.seat()
    need = make.need(seat, make.establishment_of(seat.programme), words="Un four")
    end_need(need, end=NeedEnd.MISTAKEN, by=seat, at=clock.now())
    clock.advance(timedelta(days=3))
    again = reopen_need(need, by=seat, at=clock.now())
    need.refresh_from_db()
    assert (need.end, again.pk == need.pk) == (NeedEnd.MISTAKEN, False)
    assert (again.words, again.found_on, again.recorded_at, again.ended_at) == (
        "Un four",
        need.found_on,
        clock.now(),
        None,
    )


def test_need_noted_again_in_its_visit_is_not_reopened_beside_it() -> None:
    seat = make.seat()
    visit = make.visit(seat, make.establishment_of(seat.programme), themes=(make.leaf_theme(seat),))
    need = Need.objects.get(visit=visit)
    end_need(need, end=NeedEnd.ANSWERED, by=seat, at=product_clock.now())
    finding = NeedFinding(theme=need.theme, found_on=need.found_on, visit=visit)
    find_need(need.establishment, finding=finding, by=seat, at=product_clock.now())
    with pytest.raises(NeedEndedError, match="déjà ouvert"):
        reopen_need(need, by=seat, at=product_clock.now())


def test_need_ended_without_saying_how_is_refused_by_the_base() -> None:
    """need_end_is_dated"""
    seat = make.seat()
    need = make.need(seat, make.establishment_of(seat.programme))
    with pytest.raises(IntegrityError, match="need_end_is_dated"), transaction.atomic():
        Need.objects.filter(pk=need.pk).update(ended_at=product_clock.now())


def test_open_needs_come_before_ended_ones() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    ended = make.need(seat, place)
    end_need(ended, end=NeedEnd.ANSWERED, by=seat, at=product_clock.now())
    opened = make.need(seat, place, theme=make.leaf_theme(seat, 1))
    assert list(queries.needs_of(seat, place.company_id)) == [opened, ended]


def test_themes_offered_are_the_leaves_in_the_order_of_the_tree() -> None:
    seat = make.seat()
    parents = [theme.parent for theme in queries.themes_offered(seat)]
    assert None not in parents
    positions = [parent.position for parent in parents if parent is not None]
    assert positions == sorted(positions)


def test_page_notes_a_need() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    sent = {"theme": str(make.leaf_theme(seat).pk), "words": "Se faire connaître"}
    response = make.client_of(seat).post(f"/besoins/nouveau/{place.pk}/", sent)
    assert (response.status_code, [need.words for need in Need.objects.all()]) == (302, ["Se faire connaître"])


def test_need_noted_twice_in_the_same_words_is_noted_once(clock: Clock) -> None:
    """A double click on the screen that adds one."""
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    client, url = make.client_of(seat), reverse("needs:add", args=[place.pk])
    sent = {"theme": str(make.leaf_theme(seat).pk), "words": "Trop peu de passage"}
    first = client.post(url, sent, follow=True).content.decode()
    clock.advance(timedelta(seconds=1))
    second = client.post(url, sent, follow=True).content.decode()
    assert Need.objects.count() == 1
    assert ("Besoin noté." in first, "Ce besoin est déjà noté" in second) == (True, True)
