import threading
from datetime import date

import pytest
from django.db import connection
from django.db.models import CharField, Prefetch, QuerySet
from django.test.utils import CaptureQueriesContext

from bonrelais.foundation.prepared import Given, Prepared, given_day
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Membership, Programme
from tests import make

pytestmark = pytest.mark.django_db


def test_prepared_query_answers_each_value_it_is_given() -> None:
    one, other = make.seat(Role.ADVISER), make.seat(Role.ADVISER)
    prepared = Prepared(
        lambda: Membership.objects.filter(user=Given("user")).select_related("programme").order_by("id")
    )
    found = [prepared.read({"user": seat.user.pk}) for seat in (one, other, one)]
    assert [[row.programme for row in rows] for rows in found] == [[one.programme], [other.programme], [one.programme]]


def test_prepared_query_sees_what_was_written_since() -> None:
    seat = make.seat(Role.ADVISER)
    prepared = Prepared(
        lambda: Programme.objects.filter(code=Given("code", CharField())).order_by("id").values_list("name")
    )
    before = prepared.read({"code": seat.programme.code})
    Programme.objects.filter(pk=seat.programme_id).update(name="Autre nom")
    assert (before, prepared.read({"code": seat.programme.code})) == ([(seat.programme.name,)], [("Autre nom",)])


def test_prepared_query_gives_days_and_prefetches() -> None:
    seat = make.seat(Role.ADVISER)
    memberships = Prefetch("memberships", Membership.objects.order_by("id"))
    prepared = Prepared(
        lambda: Programme.objects.filter(started_on__lte=given_day("on")).prefetch_related(memberships).order_by("id")
    )
    assert prepared.read({"on": date(1900, 1, 1)}) == []
    with CaptureQueriesContext(connection) as captured:
        (found,) = prepared.read({"on": date(9999, 1, 1)})
        assert [row.user_id for row in found.memberships.all()] == [seat.user.pk]
    assert len(captured) == 2


def test_prepared_query_refuses_to_be_asked_without_a_value() -> None:
    prepared = Prepared(lambda: Programme.objects.filter(pk=Given("programme")).order_by("id"))
    with pytest.raises(KeyError):
        prepared.read({})


def test_prepared_query_refuses_none() -> None:
    """An ordinary query would turn it to IS NULL; a prepared one would silently find nothing."""
    prepared = Prepared(lambda: Programme.objects.filter(pk=Given("programme")).order_by("id"))
    with pytest.raises(ValueError, match="programme"):
        prepared.read({"programme": None})


def test_prepared_query_is_written_once() -> None:
    seat = make.seat(Role.ADVISER)
    written: list[str] = []

    def build() -> QuerySet[Programme]:
        written.append(threading.current_thread().name)
        return Programme.objects.filter(pk=Given("programme")).order_by("id")

    prepared = Prepared(build)
    for _ in range(2):
        prepared.read({"programme": seat.programme_id})
    assert len(written) == 1
