"""Bad rows are counted, named and left out; files that cannot be trusted are refused before anything is written."""

import gzip
import zipfile
from datetime import date
from pathlib import Path

import pytest

from bonrelais.demonstration.register.columns import ESTABLISHMENTS, UNITS
from bonrelais.directory.models import Company, Establishment, ImportRun
from bonrelais.directory.sirene import Refusal, RegisterFileError, RegisterFiles, import_register
from bonrelais.directory.sirene.ground import NoTerritoryError
from bonrelais.foundation.actor import SYSTEM
from tests import make
from tests.directory.sirene.loading import AT, counted, load
from tests.directory.sirene.register import EPCI, SIREN, SIRET, Packing, Register, place, unit, without, write_table

pytestmark = pytest.mark.django_db

OTHER_SIRET = "91220345600012"


def test_bad_rows_are_named_and_the_rest_imported(tmp_path: Path) -> None:
    text = tuple((name, "VARCHAR") for name, _ in ESTABLISHMENTS)
    places = [
        place(),
        place("90341726500026", {"dateDebut": "2024-13-01"}),
        place("90341726500034", {"dateCreationEtablissement": "12/03/2019"}),
        place("9034172650A042", {"siren": SIREN}),
        place("90341726500059", {"siren": "111222333"}),
        place(SIRET, {"dateDernierTraitementEtablissement": "2023-01-01T00:00:00", "enseigne1Etablissement": "VIEUX"}),
        place(OTHER_SIRET),
    ]
    counts = load(Register(places, [unit()], place_columns=text), tmp_path)
    assert counted(counts) == (7, 1, 0, 6, 1, 0, 0, 0, 0)
    assert counts.refused_rows == (
        Refusal("establishments", SIRET, "SIRET en double : la ligne la plus récente est gardée"),
        Refusal("establishments", "90341726500026", "date illisible : dateDebut = 2024-13-01"),
        Refusal("establishments", "90341726500034", "date illisible : dateCreationEtablissement = 12/03/2019"),
        Refusal("establishments", "90341726500059", "le SIREN 111222333 n’est pas celui du SIRET"),
        Refusal("establishments", "9034172650A042", "SIRET illisible"),
        Refusal("establishments", OTHER_SIRET, "aucune unité légale n’a ce SIREN"),
    )
    assert Establishment.objects.get().display_name == "Au Bon Pain de l'Aa"


def test_unit_refused_refuses_its_establishments(tmp_path: Path) -> None:
    text = tuple((name, "VARCHAR") for name, _ in UNITS)
    register = Register([place()], [unit(cells={"dateCreationUniteLegale": "0204-05-01"})], unit_columns=text)
    counts = load(register, tmp_path)
    assert (counts.kept, counts.refused, counts.units_refused) == (0, 1, 1)
    assert counts.refused_rows == (
        Refusal("establishments", SIRET, "unité légale refusée"),
        Refusal("units", SIREN, "date illisible : dateCreationUniteLegale = 0204-05-01"),
    )


def test_duplicated_unit_keeps_the_newest(tmp_path: Path) -> None:
    older = unit(
        cells={"denominationUniteLegale": "ANCIEN NOM", "dateDernierTraitementUniteLegale": "2020-01-01T00:00:00"}
    )
    counts = load(Register([place()], [older, unit()]), tmp_path)
    assert (counts.kept, counts.units_refused, Company.objects.get().name) == (1, 1, "Boulangerie du Pont SARL")


@pytest.mark.parametrize("packing", [Packing.CSV, Packing.GZIP, Packing.ZIP])
def test_broken_line_is_named_and_the_rest_imported(packing: Packing, tmp_path: Path) -> None:
    files = Register([place(), place("90341726500026")], [unit()]).write(tmp_path, Packing.CSV)
    cut = files.establishments.read_text()[:-200]
    repacked = tmp_path / f"coupé.{packing}"
    _pack(repacked, cut)
    counts = import_register(RegisterFiles(repacked, files.units), [EPCI], by=SYSTEM, at=AT)
    assert counted(counts) == (2, 1, 0, 1, 1, 0, 0, 0, 0)
    assert counts.refused_rows == (Refusal("establishments", "90341726500026", "ligne abîmée : 3"),)


def _pack(path: Path, text: str) -> None:
    if path.name.endswith("zip"):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("StockEtablissement_utf8.csv", text)
    else:
        path.write_bytes(gzip.compress(text.encode()) if path.name.endswith("gz") else text.encode())


@pytest.mark.parametrize("packing", [Packing.PARQUET, Packing.GZIP, Packing.ZIP])
@pytest.mark.parametrize("role", ["establishments", "units"])
def test_truncated_file_is_refused_whole(packing: Packing, role: str, tmp_path: Path) -> None:
    siblings = [place(f"{SIREN}{number:05d}") for number in range(1, 60)]
    files = Register(siblings, [unit(), unit("111222333")]).write(tmp_path, packing)
    target = files.establishments if role == "establishments" else files.units
    content = target.read_bytes()
    target.write_bytes(content[: len(content) * 2 // 3])
    with pytest.raises(RegisterFileError, match="abîmé ou incomplet"):
        import_register(files, [EPCI], by=SYSTEM, at=AT)
    assert (Establishment.objects.count(), ImportRun.objects.count()) == (0, 0)


def test_damaged_archive_is_refused_whole(tmp_path: Path) -> None:
    siblings = [
        place(f"{SIREN}{number:05d}", {"enseigne1Etablissement": f"SIGNE {number * 7919 % 997}"})
        for number in range(1, 400)
    ]
    files = Register(siblings, [unit()]).write(tmp_path, Packing.ZIP)
    content = bytearray(files.establishments.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 40] = bytes(40)
    files.establishments.write_bytes(content)
    with pytest.raises(RegisterFileError, match="abîmé ou incomplet"):
        import_register(files, [EPCI], by=SYSTEM, at=AT)


@pytest.mark.parametrize("packing", list(Packing))
def test_missing_column_is_refused_and_named(packing: Packing, tmp_path: Path) -> None:
    short = without(ESTABLISHMENTS, "codeCommuneEtablissement", "etatAdministratifEtablissement")
    register = Register([place()], [unit()], place_columns=short)
    with pytest.raises(
        RegisterFileError, match="manque les colonnes etatAdministratifEtablissement, codeCommuneEtablissement"
    ):
        load(register, tmp_path, packing=packing)


def test_units_given_as_establishments_are_recognised(tmp_path: Path) -> None:
    files = Register([place()], [unit()]).write(tmp_path)
    swapped = RegisterFiles(files.units, files.establishments)
    with pytest.raises(RegisterFileError, match=r"ressemble au fichier des unités légales"):
        import_register(swapped, [EPCI], by=SYSTEM, at=AT)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 not a register", b"\x00\x01\x02\x03" * 500, b"PAR1 and no more"])
def test_file_of_another_kind_is_refused(content: bytes, tmp_path: Path) -> None:
    files = Register([place()], [unit()]).write(tmp_path)
    files.establishments.write_bytes(content)
    with pytest.raises(RegisterFileError):
        import_register(files, [EPCI], by=SYSTEM, at=AT)


def test_file_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegisterFileError, match="ne contient aucune ligne"):
        load(Register([], [unit()]), tmp_path)


def test_file_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    files = Register([place()], [unit()]).write(tmp_path)
    for missing, why in ((tmp_path / "absent.csv", "n’existe pas"), (tmp_path, "est un dossier")):
        with pytest.raises(RegisterFileError, match=why):
            import_register(RegisterFiles(missing, files.units), [EPCI], by=SYSTEM, at=AT)


def test_unknown_epci_is_refused(tmp_path: Path) -> None:
    files = Register([place()], [unit()]).write(tmp_path)
    with pytest.raises(NoTerritoryError, match="200 000 000".replace(" ", "\u00a0")):
        import_register(files, ["200000000"], by=SYSTEM, at=AT)


def test_unknown_and_reordered_columns_are_read_by_name(tmp_path: Path) -> None:
    columns = (("uneColonneNeuve", "VARCHAR"), *reversed(ESTABLISHMENTS))
    register = Register([place()], [unit()], place_columns=columns)
    assert load(register, tmp_path).created == 1


def test_legal_form_is_read_from_text_or_number(tmp_path: Path) -> None:
    for kind in ("VARCHAR", "BIGINT", "DOUBLE"):
        columns = tuple((name, kind if name == "categorieJuridiqueUniteLegale" else was) for name, was in UNITS)
        load(Register([place()], [unit()], unit_columns=columns), tmp_path)
        assert Company.objects.get().legal_form == "5499"


def test_what_people_entered_is_kept(tmp_path: Path) -> None:
    programme = make.programme()
    entered = make.establishment(make.commune_in(make.epci()))
    Establishment.objects.filter(pk=entered.pk).update(siret=SIRET, programme=programme, display_name="Saisi ici")
    counts = load(Register([place()], [unit()]), tmp_path)
    assert (counts.refused, counts.refused_rows[0].key) == (1, SIRET)
    assert Establishment.objects.get(siret=SIRET).display_name == "Saisi ici"


def test_days_out_of_reason_are_bad_days(tmp_path: Path) -> None:
    path = write_table(tmp_path / "StockEtablissement.csv", [place(cells={"dateDebut": "2924-01-01"})], ESTABLISHMENTS)
    units = write_table(tmp_path / "StockUniteLegale.csv", [unit()], UNITS)
    counts = import_register(RegisterFiles(path, units), [EPCI], by=SYSTEM, at=AT)
    assert (counts.refused, counts.files_on) == (1, date(2024, 3, 29))
