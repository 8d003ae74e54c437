"""Territories, activities and legal forms found by their words, with what stands under each."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from bonrelais.core.nomenclature import Nomenclature
from bonrelais.directory.queries.population import population_at
from bonrelais.directory.queries.register_columns import register_columns_at
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Activity
from tests import make
from tests.make import Business

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    population_at.cache_clear()
    register_columns_at.cache_clear()


@pytest.fixture
def seat() -> Seat:
    return make.seat(Role.COORDINATOR)


def offered(browser: Client, picker: str, text: str, **more: str) -> list[tuple[str, str, str]]:
    answer = browser.get(reverse("toolbox:choices", args=[picker]), {"q": text, **more}).json()
    return [(one["code"], one["label"], one["about"]) for one in answer["options"]]


def test_territory_is_found_by_its_name_the_programmes_own_first(seat: Seat, browser: Client) -> None:
    epci = seat.programme.epcis.get().epci
    epci.name = "CC du Val de Lumière"
    epci.save()
    commune = make.commune_in(epci, "Lumbres")
    found = offered(browser, "territoire", "lum")
    assert found[:2] == [
        (f"epci:{epci.siren}", "CC du Val de Lumière", "intercommunalité"),
        (f"commune:{commune.code}", "Lumbres", "commune, 00"),
    ]
    assert ("commune:62534", "Lumbres", "commune, Pas-de-Calais") in found


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("hauts de fr", ("region:32", "Hauts-de-France", "région")),
        ("pas de cal", ("department:62", "Pas-de-Calais", "département 62")),
        ("62", ("department:62", "Pas-de-Calais", "département 62")),
        ("France", ("country:FR", "France", "pays entier")),
        ("pays de saint omer", ("epci:200069037", "CA du Pays de Saint-Omer", "intercommunalité")),
    ],
)
def test_territory_of_any_level_is_found(browser: Client, text: str, first: tuple[str, str, str]) -> None:
    assert offered(browser, "territoire", text)[0] == first


@pytest.mark.parametrize("picker", ["territoire", "activite", "forme-juridique"])
@pytest.mark.parametrize("text", ["", "  ", "zzzz", "’", "%", "x" * 5000])
def test_nothing_is_found_for_what_names_nothing(browser: Client, picker: str, text: str) -> None:
    assert offered(browser, picker, text) == []


def test_unknown_picker_is_not_found(browser: Client) -> None:
    assert browser.get(reverse("toolbox:choices", args=["lune"]), {"q": "a"}).status_code == 404


def test_activity_is_found_by_a_word_at_each_level_with_its_businesses(seat: Seat, browser: Client) -> None:
    bakery = Activity.objects.create(nomenclature=Nomenclature.NAFREV2, code="10.71C", section="C")
    for rank in range(2):
        make.establishment_of(seat.programme, Business(f"Fournil {rank}", activity=bakery))
    assert offered(browser, "activite", "boulangerie")[:3] == [
        (
            "10.7",
            "10.7 Fabrication de produits de boulangerie-pâtisserie et de pâtes alimentaires",
            "groupe, 2\u00a0entreprises",
        ),
        ("10.71C", "10.71C Boulangerie et boulangerie-pâtisserie", "sous-classe, 2\u00a0entreprises"),
        ("10.71B", "10.71B Cuisson de produits de boulangerie", "sous-classe, aucune entreprise"),
    ]
    assert offered(browser, "activite", "C")[0] == ("C", "C Industrie manufacturière", "section, 2\u00a0entreprises")


def test_activity_is_found_by_its_code_with_or_without_its_point(browser: Client) -> None:
    assert [code for code, _, _ in offered(browser, "activite", "4332")] == ["43.32", "43.32A", "43.32B", "43.32C"]
    assert offered(browser, "activite", "43.32A")[0][2] == "sous-classe, aucune entreprise"


def test_activity_is_searched_in_the_nomenclature_of_the_criterion(browser: Client) -> None:
    Activity.objects.create(nomenclature=Nomenclature.NAF2025, code="10.71Y", label="Fabrication de pain")
    found = offered(browser, "activite", "fabrication de pain", nomenclature="2025")
    assert found == [("10.71Y", "10.71Y Fabrication de pain", "sous-classe, aucune entreprise")]


def test_legal_form_is_found_by_a_word_at_its_three_levels(browser: Client) -> None:
    assert [code for code, _, _ in offered(browser, "forme-juridique", "association")][:2] == ["92", "9210"]
    assert offered(browser, "forme-juridique", "57")[:2] == [
        ("57", "57 Société par actions simplifiée (SAS)", "catégorie, aucune entreprise"),
        ("5710", "5710 SAS, société par actions simplifiée", "forme précise, aucune entreprise"),
    ]


def test_search_asks_a_fixed_number_of_queries(
    browser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    offered(browser, "activite", "pain")
    for picker, number in (("territoire", 5), ("activite", 5), ("forme-juridique", 4)):
        with django_assert_num_queries(number):
            offered(browser, picker, "pain")
