import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Priority, Theme
from bonrelais.programmes.seat import Seat
from tests import make

pytestmark = pytest.mark.django_db
PAGE = "/dispositif/priorites/"


@pytest.fixture
def coordinator() -> Seat:
    return make.seat(Role.COORDINATOR)


@pytest.fixture
def client(coordinator: Seat) -> Client:
    return make.client_of(coordinator)


def added(seat: Seat) -> list[tuple[str, str, str]]:
    rows = Priority.objects.filter(programme=seat.programme, position__gte=3).order_by("position")
    return [(row.code, row.rule, row.perimeter_kind) for row in rows]


def test_priority_of_perimeters_looks_at_those_drawn_for_it(coordinator: Seat, client: Client) -> None:
    assert client.post(f"{PAGE}ajouter/", {"label": "Zone des Escardalles", "rule": "perimeter"}).status_code == 302
    assert added(coordinator) == [("zone-des-escardalles", "perimeter", "zone-des-escardalles")]


def test_priority_of_a_theme_names_it(coordinator: Seat, client: Client) -> None:
    theme = Theme.objects.get(programme=coordinator.programme, code="formation")
    refused = client.post(f"{PAGE}ajouter/", {"label": "Compétences", "rule": "subject_or_theme"})
    assert (refused.status_code, "Choisissez le thème" in refused.content.decode()) == (422, True)
    form = {"label": "Compétences", "rule": "subject_or_theme", "theme": str(theme.pk)}
    assert client.post(f"{PAGE}ajouter/", form).status_code == 302
    assert added(coordinator) == [("competences", "subject_or_theme", "")]
    assert "« Formation »" in client.get(PAGE).content.decode()


def test_same_name_twice_is_refused_in_words(client: Client) -> None:
    answer = client.post(f"{PAGE}ajouter/", {"label": "Artisanat", "rule": "crafts"})
    assert (answer.status_code, "porte déjà le code" in answer.content.decode()) == (422, True)


def test_renamed_priority_keeps_its_code(coordinator: Seat, client: Client) -> None:
    priority = Priority.objects.get(programme=coordinator.programme, code="artisanat")
    client.post(f"{PAGE}{priority.pk}/renommer/", {"label": " Métiers d’art "})
    priority.refresh_from_db()
    assert (priority.code, priority.label) == ("artisanat", "Métiers d’art")
    blank = client.post(f"{PAGE}{priority.pk}/renommer/", {"label": " "}, follow=True)
    assert "Donnez un nom à la priorité." in blank.content.decode()
    longest = "Métiers d’art " + "et de bouche " * 8
    assert (len(longest) > 100, len(longest) <= 120) == (True, True)
    client.post(f"{PAGE}{priority.pk}/renommer/", {"label": longest})
    priority.refresh_from_db()
    assert priority.label == longest.strip()


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_five_queries(client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(rows):
        client.post(f"{PAGE}ajouter/", {"label": f"Priorité {number}", "rule": "crafts"})
    client.get(PAGE)
    with django_assert_num_queries(5):
        client.get(PAGE)
