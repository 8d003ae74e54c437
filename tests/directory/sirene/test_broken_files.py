"""Lines and files spoilt on the way: what is lost is counted and named, what follows is not lost."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bonrelais.directory.models import Establishment
from bonrelais.directory.sirene import Refusal, RegisterFileError, RegisterFiles, import_register, reading
from bonrelais.directory.sirene.scan import Source, scanning
from bonrelais.foundation.actor import SYSTEM
from tests.directory.sirene.loading import AT, counted, load
from tests.directory.sirene.register import (
    EPCI,
    LUMBRES,
    SIREN,
    SIRET,
    Cells,
    Packing,
    Register,
    place,
    point,
    unit,
)

pytestmark = pytest.mark.django_db

SIRETS = tuple(f"{SIREN}{number:05d}" for number in range(1, 9))


def lines_of(path: Path) -> list[str]:
    return path.read_text().split("\n")


def with_line(files: RegisterFiles, number: int, was: str, now: str, encoding: str = "utf-8") -> RegisterFiles:
    lines = lines_of(files.establishments)
    assert was in lines[number]
    lines[number] = lines[number].replace(was, now)
    files.establishments.write_bytes("\n".join(lines).encode(encoding))
    return files


def csv_of(folder: Path, cells: Cells | None = None) -> RegisterFiles:
    return Register([place(siret, cells) for siret in SIRETS], [unit()]).write(folder, Packing.CSV)


@pytest.mark.parametrize("spoilt", ['"RUE', '"R"UE"', '"RUE","RUE","RUE"'])
def test_broken_line_hides_none_of_those_that_follow(spoilt: str, tmp_path: Path) -> None:
    files = with_line(csv_of(tmp_path), 3, '"RUE"', spoilt)
    counts = import_register(files, [EPCI], by=SYSTEM, at=AT)
    assert counted(counts) == (8, 7, 0, 1, 7, 0, 0, 0, 0)
    assert counts.refused_rows == (Refusal("establishments", SIRETS[2], "ligne abîmée : 4"),)
    kept = Establishment.objects.order_by("siret").values_list("siret", flat=True)
    assert list(kept) == [*SIRETS[:2], *SIRETS[3:]]


def test_broken_line_of_units_hides_none_of_those_that_follow(tmp_path: Path) -> None:
    sirens = [f"9{number:08d}" for number in range(8)]
    register = Register([place(f"{siren}00001") for siren in sirens], [unit(siren) for siren in sirens])
    files = register.write(tmp_path, Packing.CSV)
    files.units.write_text(files.units.read_text().replace('"BDP"', '"BDP', 1))
    counts = import_register(files, [EPCI], by=SYSTEM, at=AT)
    assert (counted(counts)[:4], counts.units, counts.units_refused) == ((8, 7, 0, 1), 7, 1)
    assert counts.refused_rows == (
        Refusal("establishments", "90000000000001", "aucune unité légale n’a ce SIREN"),
        Refusal("units", "900000000", "ligne abîmée : 2"),
    )


def test_broken_line_of_points_is_named(tmp_path: Path) -> None:
    files = Register([place()], [unit()], [point(), point(SIRETS[1])]).write(tmp_path, Packing.CSV)
    assert files.geo is not None
    files.geo.write_text(files.geo.read_text() + f"{SIRETS[2]},1,2,3,4,5,6,7,8,9,10,11,12\n")
    counts = import_register(files, [EPCI], by=SYSTEM, at=AT)
    assert (counts.kept, counts.points_refused) == (1, 1)
    assert counts.refused_rows == (Refusal("geo", SIRETS[2], "ligne abîmée : 4"),)


def test_file_that_changes_between_its_two_readings_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = csv_of(tmp_path)
    whole = files.establishments.read_text()

    @contextmanager
    def scanning_a_file_that_shrinks(source: Source, folder: Path, rejects: str) -> Iterator[str]:
        with scanning(source, folder, rejects) as relation:
            yield relation
        files.establishments.write_text("\n".join(whole.split("\n")[:4]) + "\n")

    monkeypatch.setattr(reading, "scanning", scanning_a_file_that_shrinks)
    with pytest.raises(RegisterFileError, match="pas été lu deux fois de la même façon"):
        import_register(files, [EPCI], by=SYSTEM, at=AT)
    assert Establishment.objects.count() == 0


def test_line_in_latin_1_is_named_with_its_encoding(tmp_path: Path) -> None:
    files = with_line(csv_of(tmp_path), 2, "DU COMMERCE", "DU COMMERCÉ", "latin-1")
    counts = import_register(files, [EPCI], by=SYSTEM, at=AT)
    assert counted(counts)[:4] == (8, 7, 0, 1)
    assert counts.refused_rows == (
        Refusal(
            "establishments",
            SIRETS[1],
            "ligne 3 : elle n’est pas en UTF-8, sans doute en Latin-1 ; enregistrez le fichier en UTF-8",
        ),
    )


def test_file_in_latin_1_is_refused_and_says_what_to_do(tmp_path: Path) -> None:
    files = csv_of(tmp_path, {"libelleVoieEtablissement": "DES FLÂNEURS"})
    files.establishments.write_bytes(files.establishments.read_text().encode("latin-1"))
    with pytest.raises(RegisterFileError, match=r"pas en UTF-8, sans doute en Latin-1 .*Enregistrez-le en UTF-8"):
        import_register(files, [EPCI], by=SYSTEM, at=AT)


def test_file_of_broken_lines_is_not_said_empty(tmp_path: Path) -> None:
    files = csv_of(tmp_path)
    header, *rows = lines_of(files.establishments)
    files.establishments.write_text("\n".join([header, *(row[:40] for row in rows if row)]) + "\n")
    with pytest.raises(RegisterFileError, match="n’a pu être lue : 8\u00a0lignes abîmées"):
        import_register(files, [EPCI], by=SYSTEM, at=AT)


def test_file_with_bare_carriage_returns_is_refused_in_words(tmp_path: Path) -> None:
    files = csv_of(tmp_path)
    files.establishments.write_text(files.establishments.read_text().replace("\n", "\r"), newline="")
    with pytest.raises(RegisterFileError, match="retours chariot"):
        import_register(files, [EPCI], by=SYSTEM, at=AT)


@pytest.mark.parametrize(
    ("local", "central", "mark", "words"),
    [
        (6, 8, b"\x01\x00", "protégée par un mot de passe"),
        (8, 10, b"\x61\x00", "d’une façon que Bon Relais ne lit pas"),
    ],
)
def test_archive_that_cannot_be_unpacked_is_refused_in_words(
    local: int, central: int, mark: bytes, words: str, tmp_path: Path
) -> None:
    """The marks of a password, and of a compression that Python does not know, written over those of a plain ZIP."""
    files = Register([place()], [unit()]).write(tmp_path, Packing.ZIP)
    content = bytearray(files.establishments.read_bytes())
    start = content.index(b"PK\x01\x02")
    content[local : local + 2] = mark
    content[start + central : start + central + 2] = mark
    files.establishments.write_bytes(content)
    with pytest.raises(RegisterFileError, match=words):
        import_register(files, [EPCI], by=SYSTEM, at=AT)


def test_archive_is_read_as_text_would_be(tmp_path: Path) -> None:
    files = with_line(csv_of(tmp_path), 3, '"RUE"', '"RUE')
    packed = tmp_path / "StockEtablissement.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(files.establishments, "StockEtablissement_utf8.csv")
    counts = import_register(RegisterFiles(packed, files.units), [EPCI], by=SYSTEM, at=AT)
    assert counted(counts)[:4] == (8, 7, 0, 1)


@pytest.mark.parametrize("packing", [Packing.CSV, Packing.PARQUET])
def test_null_sign_in_a_cell_is_left_out(packing: Packing, tmp_path: Path) -> None:
    load(Register([place(cells={"enseigne1Etablissement": "CAFÉ\0 DU\0 PORT"})], [unit()]), tmp_path, packing=packing)
    assert Establishment.objects.get().display_name == "Café du Port"


def test_blanks_around_the_keys_of_a_csv_do_not_hide_a_row(tmp_path: Path) -> None:
    spaced = place(cells={"codeCommuneEtablissement": f" {LUMBRES} ", "siret": f" {SIRET}"})
    counts = load(Register([spaced], [unit(cells={"siren": f"{SIREN} "})]), tmp_path, packing=Packing.CSV)
    assert counted(counts)[:4] == (1, 1, 0, 0)
