from collections import Counter

import pytest
from django.db import transaction
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import reverse

from tests.access.gathering import addresses, gathered_rows
from tests.access.matrix import Row, Visitor, World, make_world

OPENED = 400


def answer(row: Row, client: Client, world: World) -> HttpResponseBase:
    case = row.case(world)
    path = reverse(row.url, kwargs=dict(case.arguments)) + (f"?{case.query}" if case.query else "")
    if row.method == "GET":
        return client.get(path)
    return client.post(path, dict(case.form))


def status_for(row: Row, visitor: Visitor, world: World) -> int:
    """Asked in a transaction that is undone. An anonymous visitor who is sent away is sent to sign in."""
    with transaction.atomic():
        response = answer(row, world.client(visitor), world)
        transaction.set_rollback(True)
    if visitor is Visitor.ANONYMOUS and response.status_code == 302 and row.method == "GET":
        assert response["Location"].startswith(resolve_url("account_login")), response["Location"]
    return response.status_code


@pytest.mark.django_db
@pytest.mark.parametrize("row", gathered_rows(), ids=str)
def test_address_answers_each_visitor_as_written(row: Row) -> None:
    world = make_world()
    assert {visitor: status_for(row, visitor, world) for visitor in Visitor} == row.expected


@pytest.mark.django_db
@pytest.mark.parametrize("row", gathered_rows(), ids=str)
def test_address_refuses_the_methods_that_are_not_written(row: Row) -> None:
    """What is not in the matrix is not possible: the other method answers 405."""
    written = {other.method for other in gathered_rows() if other.url == row.url}
    ours = {address.name for address in addresses() if address.is_ours}
    opened_to = [visitor for visitor, status in row.expected.items() if status < OPENED]
    if len(written) == 2 or row.url not in ours or not opened_to:
        return
    world = make_world()
    other = Row(row.url, "POST" if row.method == "GET" else "GET", row.statuses, row.case)
    assert answer(other, world.client(opened_to[-1]), world).status_code == 405


def test_every_address_stands_in_the_matrix() -> None:
    named = [address.name for address in addresses()]
    written = {row.url for row in gathered_rows()}
    assert sorted(set(named) - written) == []
    assert sorted(written - set(named)) == []


def test_address_has_one_name_and_one_row_a_method() -> None:
    assert [name for name, count in Counter(address.name for address in addresses()).items() if count > 1] == []
    assert [key for key, count in Counter(map(str, gathered_rows())).items() if count > 1] == []
