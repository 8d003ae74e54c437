from pathlib import Path

import pytest

from bonrelais.core.nomenclature import Nomenclature
from bonrelais.territory.reference import UnreadableActivityFileError, read_activity_file

FLAT = "Rang;Code;Intitulé\n1;A;Section première\n12;01;Division première\n340;01.11Y;  Sous-classe\t première \n"
NESTED = "A,Section première,01,Division première,01.11Y,Sous-classe première\nA,Section première,,,,\n"


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_list_with_one_code_a_row_is_read(tmp_path: Path, encoding: str) -> None:
    rows = read_activity_file(write(tmp_path / "naf.csv", FLAT, encoding), Nomenclature.NAF2025)
    assert [(row.nomenclature, row.code, row.label) for row in rows] == [
        (Nomenclature.NAF2025, "01", "Division première"),
        (Nomenclature.NAF2025, "01.11Y", "Sous-classe première"),
        (Nomenclature.NAF2025, "A", "Section première"),
    ]


def test_list_with_its_ancestors_on_each_row_gives_the_deepest_code(tmp_path: Path) -> None:
    rows = read_activity_file(write(tmp_path / "naf.csv", NESTED), Nomenclature.NAF2025)
    assert [(row.code, row.label) for row in rows] == [("01.11Y", "Sous-classe première"), ("A", "Section première")]


@pytest.mark.parametrize("text", ["", "Nom;Ville\nDupont;Lumbres\n"])
def test_file_without_codes_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableActivityFileError, match="ne contient aucun code de la NAF 2025"):
        read_activity_file(write(tmp_path / "autre.csv", text), Nomenclature.NAF2025)


def test_binary_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "naf.xlsx"
    path.write_bytes(b"PK\x03\x04\x81\x8d\xff\x00")
    with pytest.raises(UnreadableActivityFileError, match="n’est pas un texte lisible"):
        read_activity_file(path, Nomenclature.NAF2025)


CHAINED = (
    '{"01.11Y": {"label": "Culture du blé", "chain": ["A - AGRICULTURE", "01 - Culture et élevage"]},'
    ' "01.12Y": {"label": ""}}'
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('{"01.11Y": "Culture du blé", "XX": "rien"}', [("01.11Y", "Culture du blé")]),
        (CHAINED, [("01", "Culture et élevage"), ("01.11Y", "Culture du blé"), ("A", "Agriculture")]),
    ],
)
def test_list_saved_as_json_is_read(tmp_path: Path, text: str, read: list[tuple[str, str]]) -> None:
    rows = read_activity_file(write(tmp_path / "naf.json", text), Nomenclature.NAF2025)
    assert [(row.code, row.label) for row in rows] == read


def test_json_cut_short_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableActivityFileError, match="n’est pas un JSON lisible"):
        read_activity_file(write(tmp_path / "naf.json", '{"01.11Y": "Cul'), Nomenclature.NAF2025)


def test_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableActivityFileError, match=r"Le fichier absent\.csv n’existe pas"):
        read_activity_file(tmp_path / "absent.csv", Nomenclature.NAF2025)
