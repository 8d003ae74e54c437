"""The list drawn on a map."""

import json
from datetime import date

import pytest
from django.test import Client

from bonrelais.directory.choices import PositionQuality
from bonrelais.directory.models import Establishment
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Contour
from tests import make
from tests.make import Business

pytestmark = pytest.mark.django_db

TODAY = date(2024, 11, 20)


@pytest.fixture
def seat() -> Seat:
    return make.seat()


@pytest.fixture
def client(seat: Seat) -> Client:
    return make.client_of(seat)


def add(seat: Seat, business: Business) -> Establishment:
    return make.establishment_of(seat.programme, business)


def test_map_draws_what_has_no_place_at_the_middle_of_its_commune(client: Client, seat: Seat) -> None:
    exact = add(seat, Business("Exacte"))
    street = add(seat, Business("Rue", position_quality=PositionQuality.STREET))
    rough = add(seat, Business("Vague", position_quality=PositionQuality.COMMUNE))
    add(seat, Business("Masquée", is_partial=True))
    make.acquaintance(seat.programme_id, exact.company, first=TODAY)
    Contour.objects.create(
        commune=exact.commune,
        coordinates="[[[[2.0,50.0],[2.2,50.0],[2.2,50.2],[2.0,50.0]]]]",
        longitude=2.15,
        latitude=50.05,
        west=2.0,
        south=50.0,
        east=2.2,
        north=50.2,
    )
    assert json.loads(client.get("/entreprises/carte.json").content) == {
        "contours": [
            {
                "name": exact.commune.name,
                "kind": "commune",
                "rings": [[[2.0, 50.0], [2.2, 50.0], [2.2, 50.2], [2.0, 50.0]]],
            }
        ],
        "found": 3,
        "points": [
            [2.252, 50.7496, "met", "exact", "Exacte", f"{exact.id}/"],
            [2.252, 50.7496, "never", "street", "Rue", f"{street.id}/"],
            [2.15, 50.05, "never", "rough", "Vague", f"{rough.id}/"],
        ],
    }


def test_map_that_shows_fewer_says_how_many_there_are(
    client: Client, seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bonrelais.directory.queries.points.MOST_POINTS", 2)
    for name in ("A", "B", "C", "D"):
        add(seat, Business(name))
    drawn = json.loads(client.get("/entreprises/carte.json").content)
    assert (drawn["found"], [point[4] for point in drawn["points"]]) == (4, ["A", "B"])


def test_map_page_has_a_legend_of_places(client: Client) -> None:
    page = client.get("/entreprises/?vue=carte").content.decode()
    assert ("Dans sa rue" in page, "Au centre de sa commune" in page) == (True, True)
    assert "Dans sa rue" not in client.get("/entreprises/").content.decode()


def test_map_of_one_commune_draws_near_it(client: Client, seat: Seat) -> None:
    commune = make.establishment_of(seat.programme).commune
    page = client.get(f"/entreprises/?vue=carte&commune={commune.code}").content.decode()
    assert f'focus="{commune.name}"' in page
