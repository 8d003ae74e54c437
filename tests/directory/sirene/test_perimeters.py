"""Establishments in the programmes' own perimeters, looked at again when they are new or have moved."""

from pathlib import Path

import pytest

from bonrelais.directory.models import PerimeterHit
from bonrelais.foundation.actor import SYSTEM
from bonrelais.programmes.models import Perimeter
from bonrelais.territory.actions import add_epci
from bonrelais.territory.models import Commune
from tests import make
from tests.directory.sirene.loading import AT, LATER, load
from tests.directory.sirene.register import ACQUIN, EPCI, LUMBRES, SIREN, Cells, Register, place, point, unit

pytestmark = pytest.mark.django_db

SQUARE = [[2.12, 50.70], [2.13, 50.70], [2.13, 50.71], [2.12, 50.71], [2.12, 50.70]]
INSIDE, AT_RANDOM, ELSEWHERE = (f"{SIREN}{number:05d}" for number in (18, 26, 34))


def perimeter(code: str, rings: list[list[list[float]]]) -> Perimeter:
    return Perimeter.objects.create(
        programme=make.programme(joins=add_epci(EPCI, by=SYSTEM, at=AT)),
        kind="centre",
        name="Centre",
        commune=Commune.objects.get(code=code),
        rings=rings,
        recorded_at=AT,
    )


def hits() -> set[tuple[str | None, str]]:
    present = PerimeterHit.objects.filter(ended_at__isnull=True)
    return set(present.values_list("establishment__siret", "perimeter__commune__code"))


def points(moved: Cells | None = None) -> list[Cells]:
    far = {**point(ELSEWHERE), "x_longitude": "2.2"}
    return [{**point(INSIDE), **(moved or {})}, point(AT_RANDOM, "33"), far]


def test_points_inside_are_hits_but_random_ones(tmp_path: Path) -> None:
    perimeter(LUMBRES, [SQUARE])
    load(Register([place(INSIDE), place(AT_RANDOM), place(ELSEWHERE)], [unit()], points()), tmp_path)
    assert hits() == {(INSIDE, LUMBRES)}


def test_perimeter_without_rings_is_the_whole_commune(tmp_path: Path) -> None:
    perimeter(ACQUIN, [])
    load(Register([place(INSIDE, {"codeCommuneEtablissement": ACQUIN}), place(AT_RANDOM)], [unit()]), tmp_path)
    assert hits() == {(INSIDE, ACQUIN)}


def test_establishment_that_moved_leaves_its_perimeter(tmp_path: Path) -> None:
    perimeter(LUMBRES, [SQUARE])
    load(Register([place(INSIDE)], [unit()], points()), tmp_path)
    load(Register([place(INSIDE)], [unit()], points({"x_longitude": "2.19"})), tmp_path, at=LATER)
    assert hits() == set()
    assert list(PerimeterHit.objects.values_list("recorded_at", "ended_at")) == [(AT, LATER)]
