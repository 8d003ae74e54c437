"""Points lie in their communes; what is hidden is hidden."""

import pytest
import shapely

from bonrelais.demonstration.register.columns import (
    MASKED_ESTABLISHMENT,
    MASKED_PERSON_ESTABLISHMENT,
    MASKED_PERSON_UNIT,
    MASKED_UNIT,
)
from bonrelais.demonstration.register.dice import Dice
from bonrelais.demonstration.register.ground import anywhere, ground_of, holds
from bonrelais.demonstration.register.seeds import CommuneSeed, Ring, neighbours
from bonrelais.territory.reference.contours import read_shapes
from tests.demonstration.conftest import Ask

OUTER: Ring = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0))
HOLE: Ring = ((1.0, 1.0), (3.0, 1.0), (3.0, 3.0), (1.0, 3.0))


def masked(ask: Ask, table: str, columns: tuple[str, ...], condition: str) -> list[tuple[object, ...]]:
    return ask(f"SELECT DISTINCT {', '.join(columns)} FROM {table} WHERE {condition}")


def partly_public(legal_form: str) -> str:
    return (
        "siren IN (SELECT siren FROM u WHERE statutDiffusionUniteLegale = 'P' AND unitePurgeeUniteLegale IS NULL"
        f" AND categorieJuridiqueUniteLegale {legal_form})"
    )


def test_points_lie_in_the_contour_of_their_commune(ask: Ask) -> None:
    rows = ask("SELECT plg_code_commune, x_longitude, y_latitude FROM g WHERE plg_code_commune IN (FROM c)")
    shapes = {
        shape.code: shapely.union_all([shapely.Polygon(rings[0], rings[1:]) for rings in shape.polygons]).buffer(1e-5)
        for shape in read_shapes({str(code) for code, _, _ in rows})
    }
    astray = [row for row in rows if not shapes[str(row[0])].covers(shapely.Point(row[1], row[2]))]
    assert (len(rows) > 20_000, astray) == (True, [])


def test_points_in_both_files_are_the_same(ask: Ask) -> None:
    assert ask(
        "SELECT count(*) FROM e JOIN g USING (siret)"
        " WHERE abs(CAST(coordonneeLambertAbscisseEtablissement AS DOUBLE) - x) > 1"
        " OR abs(CAST(coordonneeLambertOrdonneeEtablissement AS DOUBLE) - y) > 1"
    ) == [(0,)]


def test_points_say_how_well_they_are_known(ask: Ask) -> None:
    assert ask("SELECT DISTINCT qualite_xy, epsg FROM g ORDER BY ALL") == [
        ("11", "2154"),
        ("12", "2154"),
        ("21", "2154"),
        ("22", "2154"),
        ("33", "2154"),
    ]


def test_a_hole_in_a_commune_holds_no_point() -> None:
    ground = ground_of(CommuneSeed("99999", "Trouville", 100, "", (OUTER, HOLE)))
    assert [holds(ground, point) for point in ((0.5, 0.5), (2.0, 2.0), (3.5, 2.0), (5.0, 2.0))] == [
        True,
        False,
        True,
        False,
    ]


def test_an_empty_contour_is_refused() -> None:
    flat = ((0.0, 0.0), (1.0, 0.0), (2.0, 0.0))
    with pytest.raises(ValueError, match="holds no point"):
        ground_of(CommuneSeed("99999", "Plate", 100, "", (flat,)))


def test_neighbours_are_outside_the_territory(ask: Ask) -> None:
    territory = {code for (code,) in ask("FROM c")}
    assert {commune.code for commune in neighbours()} & territory == set()


def test_partly_public_people_keep_only_number_and_commune(ask: Ask) -> None:
    kept = partly_public("= 1000")
    assert masked(ask, "e", MASKED_PERSON_ESTABLISHMENT, kept) == [("[ND]",) * len(MASKED_PERSON_ESTABLISHMENT)]
    assert masked(ask, "u", MASKED_PERSON_UNIT, kept) == [("[ND]",) * len(MASKED_PERSON_UNIT)]
    assert ask(f"SELECT count(*) FROM e WHERE {kept} AND codeCommuneEtablissement IS NULL") == [(0,)]


def test_partly_public_companies_keep_their_name(ask: Ask) -> None:
    kept = partly_public("<> 1000")
    assert masked(ask, "e", MASKED_ESTABLISHMENT, kept) == [("[ND]",) * len(MASKED_ESTABLISHMENT)]
    assert masked(ask, "u", MASKED_UNIT, kept) == [("[ND]",) * len(MASKED_UNIT)]
    assert ask(f"SELECT count(*) FROM u WHERE {kept} AND coalesce(denominationUniteLegale, '[ND]') = '[ND]'") == [(0,)]


def test_partly_public_establishments_have_no_point(ask: Ask) -> None:
    assert ask("SELECT count(*) FROM e JOIN g USING (siret) WHERE statutDiffusionEtablissement = 'P'") == [(0,)]


def test_about_an_eighth_of_sole_traders_are_partly_public(ask: Ask) -> None:
    ((share,),) = ask(
        "SELECT avg((statutDiffusionUniteLegale = 'P')::INTEGER) FROM u"
        " WHERE categorieJuridiqueUniteLegale = 1000 AND etatAdministratifUniteLegale = 'A'"
    )
    assert 0.10 <= float(str(share)) <= 0.15


def test_points_thrown_twice_fall_the_same() -> None:
    ground = ground_of(CommuneSeed("99999", "Carrée", 100, "", (OUTER,)))
    assert anywhere(ground, Dice("one")) == anywhere(ground, Dice("one"))
