"""Establishments already known that the files no longer place in the territory."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bonrelais.directory.models import Establishment, EstablishmentState
from bonrelais.directory.sirene import ImportCounts, import_register
from bonrelais.foundation.actor import SYSTEM
from bonrelais.territory.models import Commune
from tests.directory.sirene.loading import AT, LATER, counted, load
from tests.directory.sirene.register import LUMBRES, PARIS, SIRET, Cells, Packing, Register, person, place, unit

pytestmark = pytest.mark.django_db

CAPSO = "200069037"
NEWER = "2024-12-20T10:00:00"
EVEN_LATER = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)
AWAY: Cells = {"codeCommuneEtablissement": PARIS, "dateDernierTraitementEtablissement": NEWER}


def load_person(folder: Path, cells: Cells, at: datetime = LATER, packing: Packing = Packing.PARQUET) -> ImportCounts:
    return load(Register([place(cells=cells)], [person()]), folder, at=at, packing=packing)


@pytest.mark.parametrize("packing", [Packing.PARQUET, Packing.CSV])
def test_establishment_that_moved_away_leaves_the_territory(packing: Packing, tmp_path: Path) -> None:
    load_person(tmp_path, {}, AT, packing)
    counts = load_person(tmp_path, AWAY, packing=packing)
    assert (counted(counts), counts.left) == ((1, 1, 0, 0, 0, 1, 0, 0, 0), 1)
    row = Establishment.objects.select_related("commune").get()
    assert (row.commune.code, row.commune.name, row.is_open) == (PARIS, "Paris", True)
    states = EstablishmentState.objects.order_by("recorded_at").values_list("commune__code", "valid_from_on")
    assert list(states) == [(LUMBRES, date(2015, 3, 1)), (PARIS, date(2024, 12, 20))]


def test_establishment_that_left_is_followed_where_it_went(tmp_path: Path) -> None:
    load_person(tmp_path, {}, AT)
    load_person(tmp_path, AWAY)
    assert counted(load_person(tmp_path, AWAY)) == (1, 1, 0, 0, 0, 0, 1, 0, 0)
    closed: Cells = {**AWAY, "etatAdministratifEtablissement": "F", "dateDebut": "2025-02-01"}
    counts = load_person(tmp_path, closed, EVEN_LATER)
    assert (counts.closed, counts.left, Establishment.objects.get().is_open) == (1, 0, False)


def test_establishment_that_moved_and_turned_partial_is_masked(tmp_path: Path) -> None:
    load_person(tmp_path, {}, AT)
    counts = load_person(tmp_path, {**AWAY, "statutDiffusionEtablissement": "P"})
    assert (counts.updated, counts.left, counts.masked) == (1, 1, 1)
    row = Establishment.objects.select_related("company").get()
    assert (row.display_name, row.address, row.company.name) == ("Nom non diffusé", "", "")


def test_district_of_a_city_stands_for_it(tmp_path: Path) -> None:
    load_person(tmp_path, {}, AT)
    load_person(tmp_path, {**AWAY, "codeCommuneEtablissement": "75111"})
    assert Establishment.objects.get().commune == Commune.objects.get(code=PARIS)


def test_place_that_no_table_knows_is_named_by_its_code(tmp_path: Path) -> None:
    load_person(tmp_path, {}, AT)
    assert load_person(tmp_path, {**AWAY, "codeCommuneEtablissement": "99999"}).left == 1
    assert Establishment.objects.get().commune.name == "99999"


@pytest.mark.parametrize("commune", [None, "622"])
def test_row_without_its_commune_stays_where_it_was(commune: str | None, tmp_path: Path) -> None:
    load_person(tmp_path, {}, AT)
    closed: Cells = {
        "codeCommuneEtablissement": commune,
        "etatAdministratifEtablissement": "F",
        "dateDebut": "2024-12-01",
    }
    counts = load_person(tmp_path, closed)
    assert (counts.closed, counts.left) == (1, 0)
    assert Establishment.objects.get().commune.code == LUMBRES


@pytest.mark.parametrize("state", ["A", "F"])
def test_row_without_its_state_is_as_it_was(state: str, tmp_path: Path) -> None:
    load_person(tmp_path, {"etatAdministratifEtablissement": state}, AT)
    counts = load_person(tmp_path, {"etatAdministratifEtablissement": None})
    assert (counts.closed, counts.reopened, counts.unchanged) == (0, 0, 1)
    assert Establishment.objects.get().is_open is (state == "A")


def test_establishment_missing_from_the_file_is_counted_and_left_alone(tmp_path: Path) -> None:
    load(Register([place(), place("90341726500026")], [unit()]), tmp_path)
    before = list(Establishment.objects.order_by("id").values())
    counts = load(Register([place()], [unit()]), tmp_path, at=LATER)
    assert (counted(counts), counts.absent) == ((1, 1, 0, 0, 0, 0, 1, 0, 0), 1)
    assert list(Establishment.objects.order_by("id").values()) == before
    assert "connus que ces fichiers n’ont pas : 1." in counts.in_words()


def test_import_of_another_territory_leaves_out_what_this_one_holds(tmp_path: Path) -> None:
    load(Register([place()], [unit()]), tmp_path)
    arques = place("90341726500026", {"codeCommuneEtablissement": "62040"})
    files = Register([place(cells=AWAY), arques], [unit()]).write(tmp_path)
    counts = import_register(files, [CAPSO], by=SYSTEM, at=LATER)
    assert (counted(counts), counts.absent) == ((2, 1, 1, 0, 1, 0, 0, 0, 0), 0)
    assert Establishment.objects.get(siret=SIRET).commune.code == LUMBRES
