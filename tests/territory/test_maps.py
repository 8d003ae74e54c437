import json
import re
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from bonrelais.foundation.actor import SYSTEM
from bonrelais.territory import actions, queries
from bonrelais.territory.models import Commune, Contour, Epci
from tests.territory.places import AT, DAY, LUMBRES, MAUGES, NORTH_OF_REUNION

pytestmark = pytest.mark.django_db

PATH = re.compile(r"(M-?\d+ -?\d+l-?\d+ -?\d+( -?\d+ -?\d+)*z)+")


def test_map_draws_each_commune_and_epci(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    epcis = [actions.add_epci(siren, by=SYSTEM, at=AT) for siren in (LUMBRES, "200069037")]
    with django_assert_num_queries(2):
        drawn = queries.draw_territory(epcis, on=DAY, width=600)
    assert drawn.view_box == "0 0 600 552"
    assert len(drawn.communes) == 89
    assert [outline.epci.siren for outline in drawn.epcis] == ["200069037", LUMBRES]
    assert [shape.commune.code for shape in drawn.communes if not PATH.fullmatch(shape.path)] == []
    assert sum(len(shape.path) for shape in drawn.communes) < 14_000
    outside = [shape for shape in drawn.communes if not (0 < shape.x < 600 and 0 < shape.y < 552)]
    assert outside == []


def test_place_inside_a_commune_is_where_the_map_writes_its_name() -> None:
    epci = actions.add_epci(NORTH_OF_REUNION, by=SYSTEM, at=AT)
    drawn = queries.draw_territory([epci], on=DAY)
    contour = Contour.objects.get(commune__code="97411")
    shape = next(shape for shape in drawn.communes if shape.commune.code == "97411")
    assert drawn.place(contour.longitude, contour.latitude) == (shape.x, shape.y)
    assert shape.epci_siren == NORTH_OF_REUNION


def test_map_of_far_apart_epcis_leaves_out_what_cannot_be_seen() -> None:
    epcis = [actions.add_epci(siren, by=SYSTEM, at=AT) for siren in (MAUGES, NORTH_OF_REUNION)]
    drawn = queries.draw_territory(epcis, on=DAY)
    assert len(drawn.communes) == 9
    assert [shape.path for shape in drawn.communes if shape.path and not PATH.fullmatch(shape.path)] == []


def test_map_without_communes_is_empty() -> None:
    epci = Epci.objects.create(siren="200000000", name="Vide", kind="CC")
    drawn = queries.draw_territory([epci], on=date(2026, 1, 5))
    assert (drawn.communes, drawn.epcis, drawn.view_box, drawn.place(2.0, 50.0)) == ((), (), "0 0 1 1", None)


def test_geojson_holds_one_feature_a_commune() -> None:
    epci = actions.add_epci(NORTH_OF_REUNION, by=SYSTEM, at=AT)
    collection = json.loads(queries.contours_geojson(queries.communes_of([epci], on=DAY)))
    assert [feature["properties"] for feature in collection["features"]] == [
        {"code": "97411", "name": "Saint-Denis"},
        {"code": "97418", "name": "Sainte-Marie"},
        {"code": "97420", "name": "Sainte-Suzanne"},
    ]
    rings = [
        ring for feature in collection["features"] for polygon in feature["geometry"]["coordinates"] for ring in polygon
    ]
    assert [ring for ring in rings if ring[0] != ring[-1]] == []


def test_point_is_found_in_its_commune() -> None:
    actions.add_epci(LUMBRES, by=SYSTEM, at=AT)
    assert queries.commune_at(2.1225, 50.7057) == Commune.objects.get(code="62534")
    assert queries.commune_at(2.3522, 48.8566) is None


def test_middle_of_each_contour_is_in_its_own_commune() -> None:
    actions.add_epci(LUMBRES, by=SYSTEM, at=AT)
    contours = Contour.objects.select_related("commune").order_by("commune__code")
    elsewhere = [row.commune for row in contours if queries.commune_at(row.longitude, row.latitude) != row.commune]
    assert elsewhere == []
