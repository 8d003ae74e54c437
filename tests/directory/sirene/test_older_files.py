"""Files older than what is held: refused for their own territory, and never undoing another one's."""

from pathlib import Path

import pytest

from bonrelais.demonstration.register.columns import ESTABLISHMENTS
from bonrelais.directory.models import Company, Establishment
from bonrelais.directory.sirene import ImportCounts, RegisterFileError, import_register
from bonrelais.foundation.actor import SYSTEM
from tests.directory.sirene.loading import LATER, counted, load
from tests.directory.sirene.register import EPCI, LUMBRES, PARIS, SIRET, Cells, Register, person, place, unit, without

pytestmark = pytest.mark.django_db

CAPSO = "200069037"
ARQUES = "62040"
SISTER = "90341726500026"
NEWER: Cells = {"dateDernierTraitementEtablissement": "2024-12-20T10:00:00"}
UNDATED = without(ESTABLISHMENTS, "dateDernierTraitementEtablissement")


def read_for(epci: str, register: Register, folder: Path) -> ImportCounts:
    return import_register(register.write(folder), [epci], by=SYSTEM, at=LATER)


def test_newer_file_is_known_by_all_its_rows(tmp_path: Path) -> None:
    """What was treated last here has left the register: the rest of the country says how far the file goes."""
    load(Register([place(cells=NEWER), place(SISTER)], [unit()]), tmp_path)
    later = {**NEWER, "codeCommuneEtablissement": PARIS, "dateDernierTraitementEtablissement": "2024-12-31T10:00:00"}
    counts = load(Register([place(SISTER), place("11122233300011", later)], [unit()]), tmp_path, at=LATER)
    assert (counted(counts)[:4], counts.absent, str(counts.files_on)) == ((2, 1, 1, 0), 1, "2024-12-31")


def test_day_of_treatment_still_to_come_does_not_say_how_far_a_file_goes(tmp_path: Path) -> None:
    slip = place("11122233300011", {"dateDernierTraitementEtablissement": "2094-01-01T00:00:00"})
    slip["codeCommuneEtablissement"] = PARIS
    assert str(load(Register([place(), slip], [unit()]), tmp_path).files_on) == "2024-03-29"


def test_file_without_days_of_treatment_is_refused_once_some_are_held(tmp_path: Path) -> None:
    assert load(Register([place()], [unit()], place_columns=UNDATED), tmp_path).created == 1
    assert load(Register([place()], [unit()], place_columns=UNDATED), tmp_path, at=LATER).unchanged == 1
    load(Register([place()], [unit()]), tmp_path, at=LATER)
    closed = Register([place(cells={"etatAdministratifEtablissement": "F"})], [unit()], place_columns=UNDATED)
    with pytest.raises(RegisterFileError, match=r"colonne dateDernierTraitementEtablissement.*jusqu’au 29/03/2024"):
        load(closed, tmp_path, at=LATER)
    assert Establishment.objects.get().is_open


@pytest.mark.parametrize("make_unit", [unit, person])
def test_older_file_of_another_territory_does_not_undo_partial_diffusion(make_unit: object, tmp_path: Path) -> None:
    """The company turned partial in the newer file of one territory; the older file of the other still shows it."""
    say = unit if make_unit is unit else person
    here, sister = place(), place(SISTER, {"codeCommuneEtablissement": ARQUES})
    older = Register([here, sister], [say()])
    partial = {**NEWER, "statutDiffusionEtablissement": "P"}
    turned = Register([place(cells=partial), place(SISTER, {**sister, **partial})], [say()])
    read_for(EPCI, older, tmp_path / "older")
    read_for(CAPSO, Register(turned.places, [say(cells=TURNED)]), tmp_path / "newer")
    read_for(EPCI, older, tmp_path / "older")
    assert Company.objects.get().is_partial
    rows = Establishment.objects.order_by("siret").values_list("is_partial", "address", "latitude")
    assert list(rows) == [(True, "", None), (True, "", None)]


TURNED: Cells = {"statutDiffusionUniteLegale": "P", "dateDernierTraitementUniteLegale": "2024-12-20T00:00:00"}


def test_person_partial_by_an_establishment_elsewhere_stays_so(tmp_path: Path) -> None:
    """The unit itself was not treated again: only how far the files go tells that the older one knows less."""
    here, sister = place(), place(SISTER, {"codeCommuneEtablissement": ARQUES})
    hidden = place(SISTER, {**sister, **NEWER, "statutDiffusionEtablissement": "P"})
    read_for(CAPSO, Register([here, hidden], [person()]), tmp_path / "newer")
    read_for(EPCI, Register([here, sister], [person()]), tmp_path / "older")
    assert set(Establishment.objects.values_list("display_name", "is_partial")) == {("Nom non diffusé", True)}


def test_new_establishment_of_a_partial_company_is_masked(tmp_path: Path) -> None:
    sister = place(SISTER, {"codeCommuneEtablissement": ARQUES})
    read_for(CAPSO, Register([sister, place(cells=NEWER)], [unit(cells=TURNED)]), tmp_path / "newer")
    read_for(EPCI, Register([place()], [unit()]), tmp_path / "older")
    row = Establishment.objects.get(siret=SIRET)
    assert (row.is_partial, row.address, row.display_name) == (True, "", "Au Bon Pain de l'Aa")


def test_row_held_from_newer_files_of_another_territory_stays(tmp_path: Path) -> None:
    """It has moved there since: the older file, which still places it here, changes nothing."""
    moved = place(cells={**NEWER, "codeCommuneEtablissement": ARQUES, "enseigne1Etablissement": "ICI MAINTENANT"})
    read_for(CAPSO, Register([moved], [unit()]), tmp_path / "newer")
    counts = read_for(EPCI, Register([place()], [unit()]), tmp_path / "older")
    assert counted(counts) == (1, 1, 0, 0, 0, 0, 1, 0, 0)
    row = Establishment.objects.select_related("commune").get()
    assert (row.commune.code, row.display_name) == (ARQUES, "Ici Maintenant")
    newest = place(cells={"dateDernierTraitementEtablissement": "2025-01-10T10:00:00"})
    assert read_for(EPCI, Register([newest], [unit()]), tmp_path / "newest").updated == 1
    assert Establishment.objects.get().commune.code == LUMBRES
