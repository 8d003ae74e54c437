import gzip
import hashlib
from itertools import combinations
from pathlib import Path

import pytest
import shapely

from bonrelais.core.nomenclature import Nomenclature
from bonrelais.territory import reference
from bonrelais.territory.reference import ReferenceCommune, ReferenceEpci
from bonrelais.territory.reference.divisions import read_epcis
from bonrelais.territory.reference.rows import TABLES, read_rows
from tests.territory.places import LUMBRES, MAUGES, NO_EPCI, NORTH_OF_REUNION


def test_tables_have_the_recorded_fingerprints() -> None:
    recorded = {line[66:]: line[:64] for line in (TABLES / "SHA256SUMS").read_text().splitlines()}
    found = {
        str(path.relative_to(TABLES)): hashlib.sha256(gzip.decompress(path.read_bytes())).hexdigest()
        for path in TABLES.rglob("*.tsv.gz")
    }
    assert found == recorded


def test_tables_weigh_less_than_six_megabytes() -> None:
    assert sum(path.stat().st_size for path in TABLES.rglob("*.tsv.gz")) < 6_000_000


def test_tables_agree_with_each_other() -> None:
    communes = {row[0]: row for row in read_rows("communes")}
    former = list(read_rows("former_codes"))
    assert len(communes) == 34_969
    assert {row[5] for row in communes.values()} - {""} == set(read_epcis())
    assert {row[0] for row in former}.isdisjoint(communes)
    assert {row[2] for row in former} - set(communes) == set()


def test_every_commune_of_an_epci_but_four_has_a_contour() -> None:
    drawn = {row[0] for path in (TABLES / "contours").iterdir() for row in read_rows(_name(path))}
    missing = {row[0] for row in read_rows("communes") if row[5] and row[0] not in drawn}
    assert missing == {"15031", "15035", "15047", "15171"}


def test_epci_is_read_by_siren() -> None:
    assert reference.read_epci(LUMBRES) == ReferenceEpci(LUMBRES, "CC du Pays de Lumbres", "CC")
    assert reference.read_epci(NO_EPCI) is None
    assert reference.read_communes(NO_EPCI) == ()


def test_communes_of_an_overseas_epci_carry_their_department() -> None:
    assert reference.read_communes(NORTH_OF_REUNION)[0] == ReferenceCommune(
        code="97411",
        name="Saint-Denis",
        department_code="974",
        region_code="04",
        population=157_674,
        epci_siren=NORTH_OF_REUNION,
        postcodes=("97400", "97417", "97490"),
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("mauges", [MAUGES]),
        ("Réunion NORD", [NORTH_OF_REUNION]),
        ("saint omer", ["200069037"]),
        ("246 201 016", [LUMBRES]),
        ("  ", []),
    ],
)
def test_epcis_are_found_by_words_or_siren(typed: str, expected: list[str]) -> None:
    assert [epci.siren for epci in reference.find_epcis(typed)] == expected


def test_found_epcis_are_limited() -> None:
    assert len(reference.find_epcis("pays", limit=3)) == 3


def test_shapes_are_whole_and_do_not_overlap() -> None:
    codes = [commune.code for commune in reference.read_communes(LUMBRES)]
    shapes = {
        shape.code: shapely.MultiPolygon([(rings[0], rings[1:]) for rings in shape.polygons])
        for shape in reference.read_shapes(codes)
    }
    assert sorted(shapes) == sorted(codes)
    assert all(shape.is_valid for shape in shapes.values())
    overlaps = [one.intersection(other).area for one, other in combinations(shapes.values(), 2)]
    assert max(overlaps) < 1e-9


def test_shapes_of_unknown_communes_are_left_out() -> None:
    assert list(reference.read_shapes(["98735", "00000"])) == []


def test_activities_are_held_at_five_levels() -> None:
    activities = reference.read_activities()
    asked = [
        ("C", "Industrie manufacturière"),
        ("10", "Industries alimentaires"),
        ("56.10A", "Restauration traditionnelle"),
    ]
    assert [activities[Nomenclature.NAFREV2, code].label for code, _ in asked] == [label for _, label in asked]
    by_length = [sum(len(code) == length for _, code in activities) for length in (1, 2, 4, 5, 6)]
    assert by_length == [21, 88, 272, 615, 732]


def _name(path: Path) -> str:
    return f"contours/{path.name.removesuffix('.tsv.gz')}"
