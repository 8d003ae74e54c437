"""A page asks the base a fixed number of times, twelve at most, whatever the rows it shows."""

from collections.abc import Iterator, Mapping

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import make
from tests.access.gathering import addresses, gathered_rows
from tests.access.matrix import Visitor, World, make_world
from tests.access.writing import write_everything, write_of_business

MOST = 12
LOOKERS = (Visitor.ADVISER, Visitor.COORDINATOR, Visitor.ADMINISTRATOR, Visitor.PARTNER, Visitor.OFFICIAL)
OPENED = 200


def pages(world: World) -> Iterator[tuple[str, str, Visitor]]:
    """Each page of ours that somebody may open: its name, its address, and the first who may."""
    ours = {address.name for address in addresses() if address.is_ours}
    for row in gathered_rows():
        who = next((one for one in LOOKERS if row.expected[one] == OPENED), None)
        if row.method == "GET" and row.url in ours and who is not None:
            case = row.case(world)
            path = reverse(row.url, kwargs=dict(case.arguments)) + (f"?{case.query}" if case.query else "")
            yield row.url, path, who


def costs(asked: list[tuple[str, str, Visitor]], clients: Mapping[Visitor, Client]) -> dict[str, int]:
    found = {}
    for name, path, who in asked:
        with CaptureQueriesContext(connection) as captured:
            response = clients[who].get(path)
            assert response.status_code == OPENED, f"{name} {who}"
            b"".join(getattr(response, "streaming_content", ()))
        found[name] = len([query for query in captured if "SAVEPOINT" not in query["sql"]])
    return found


def costs_after_a_change(
    world: World, asked: list[tuple[str, str, Visitor]], clients: Mapping[Visitor, Client]
) -> dict[str, int]:
    costs(asked, clients)  # what a thread asks once, or once a perimeter is drawn, it asks now
    make.seat(programme=world.programme)  # something is written: what was counted is counted again
    return costs(asked, clients)


@pytest.mark.django_db
def test_page_asks_as_many_queries_at_one_and_at_three_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    world = make_world()
    place = make.establishment_of(world.programme)
    write_everything(world, place, 0)
    with monkeypatch.context() as patched:
        patched.setattr(make, "establishment_of", lambda programme, *_, **__: place)
        asked = list(pages(world))
    clients = {visitor: world.client(visitor) for visitor in LOOKERS}
    one = costs_after_a_change(world, asked, clients)
    for rank in (1, 2):
        write_everything(world, place, rank)
        write_of_business(world, make.establishment_of(world.programme), rank)
    three = costs_after_a_change(world, asked, clients)
    assert {name: (count, three[name]) for name, count in one.items() if count != three[name]} == {}
    assert {name: count for name, count in three.items() if count > MOST} == {}
