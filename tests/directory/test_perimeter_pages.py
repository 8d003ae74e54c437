import json

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from bonrelais.directory.choices import PositionQuality
from bonrelais.directory.models import Establishment, PerimeterHit
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Perimeter
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Contour
from tests import make

pytestmark = pytest.mark.django_db
PAGE = "/dispositif/perimetres/"
SQUARE = "2.12, 50.70\n2.13, 50.70\n2.13, 50.71\n2.12, 50.71"


@pytest.fixture
def coordinator() -> Seat:
    return make.seat(Role.COORDINATOR)


@pytest.fixture
def client(coordinator: Seat) -> Client:
    return make.client_of(coordinator)


def place(seat: Seat, longitude: float, quality: PositionQuality = PositionQuality.EXACT) -> Establishment:
    made = make.establishment_of(seat.programme)
    Establishment.objects.filter(pk=made.pk).update(longitude=longitude, latitude=50.705, position_quality=quality)
    return made


def typed(held: Establishment, **changes: str) -> dict[str, str]:
    form = {"commune": held.commune.code, "kind": "centre-ville", "name": "Centre de Lumbres", "extent": "drawn"}
    return form | {"outline": SQUARE} | changes


def test_perimeter_drawn_after_the_import_finds_who_lies_in_it(coordinator: Seat, client: Client) -> None:
    inside = place(coordinator, 2.125)
    for longitude, quality in ((2.2, PositionQuality.EXACT), (2.125, PositionQuality.COMMUNE)):
        place(coordinator, longitude, quality)
    answer = client.post(f"{PAGE}dessiner/", typed(inside))
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert list(PerimeterHit.objects.values_list("establishment", flat=True)) == [inside.pk]
    page = client.get(PAGE).content.decode()
    assert "Centre de Lumbres" in page
    assert "1\u00a0établissement ouvert." in page


def test_whole_commune_needs_no_outline(coordinator: Seat, client: Client) -> None:
    held = place(coordinator, 2.2, PositionQuality.UNKNOWN)
    client.post(f"{PAGE}dessiner/", typed(held, extent="whole", outline=""))
    assert list(PerimeterHit.objects.values_list("establishment", flat=True)) == [held.pk]


def test_retired_perimeter_keeps_its_hits_for_the_figures_of_before(coordinator: Seat, client: Client) -> None:
    held = place(coordinator, 2.125)
    client.post(f"{PAGE}dessiner/", typed(held))
    client.post(f"{PAGE}{Perimeter.objects.get().pk}/retirer/")
    client.post(f"{PAGE}dessiner/", typed(held, name="Centre élargi"))
    told = PerimeterHit.objects.order_by("perimeter__recorded_at", "perimeter__name")
    assert [(hit.perimeter.name, hit.perimeter.retired_at is None) for hit in told] == [
        ("Centre de Lumbres", False),
        ("Centre élargi", True),
    ]
    assert "Centre de Lumbres" not in client.get(PAGE).content.decode().partition("<main")[2].partition("élargi")[0]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"outline": ""}, "Placez au moins trois sommets"),
        ({"outline": "2.12, 50.70\n2.13"}, "ne se lit pas"),
        ({"name": ""}, "Donnez un nom"),
        ({"commune": "01001"}, "commune"),
        ({"kind": "autre"}, "autre"),
    ],
)
def test_perimeter_is_refused_in_words_and_nothing_typed_is_lost(
    coordinator: Seat, client: Client, changes: dict[str, str], words: str
) -> None:
    held = place(coordinator, 2.125)
    answer = client.post(f"{PAGE}dessiner/?commune={held.commune.code}", typed(held, **changes))
    page = answer.content.decode()
    assert (answer.status_code, words in page, Perimeter.objects.count()) == (422, True, 0)
    assert changes.get("outline", "2.13, 50.71") in page


def test_outline_elsewhere_than_in_its_commune_is_refused(coordinator: Seat, client: Client) -> None:
    held = place(coordinator, 2.125)
    ring = [[2.1, 50.6], [2.2, 50.6], [2.2, 50.8], [2.1, 50.8], [2.1, 50.6]]
    Contour.objects.create(
        commune=held.commune,
        coordinates=json.dumps([[ring]]),
        longitude=2.15,
        latitude=50.7,
        west=2.1,
        south=50.6,
        east=2.2,
        north=50.8,
    )
    swapped = "50.70, 2.12\n50.70, 2.13\n50.71, 2.13"
    answer = client.post(f"{PAGE}dessiner/", typed(held, outline=swapped))
    assert f"Ce contour n’est pas à {held.commune.name}" in answer.content.decode()
    assert client.post(f"{PAGE}dessiner/", typed(held)).status_code == 302


def test_commune_is_chosen_before_its_map_is_shown(coordinator: Seat, client: Client) -> None:
    held = place(coordinator, 2.125)
    assert "<br-draw" not in client.get(f"{PAGE}dessiner/").content.decode()
    page = client.get(f"{PAGE}dessiner/?commune={held.commune.code}").content.decode()
    assert f'focus="{held.commune.name}"' in page
    assert "<br-draw" not in client.get(f"{PAGE}dessiner/?commune=01001").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_four_queries(
    coordinator: Seat, client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    held = place(coordinator, 2.125)
    for number in range(rows):
        client.post(f"{PAGE}dessiner/", typed(held, name=f"Centre {number}"))
    client.get(PAGE)
    with django_assert_num_queries(4):
        client.get(PAGE)
