"""Official lists of communes, as tables save them."""

from pathlib import Path

import pytest

from bonrelais.core.ground import DENSITY, Standing
from bonrelais.territory.reference import ListFile, ListLine, UnreadableListError, read_commune_file

WHOLE, PART = Standing.WHOLE, Standing.PART


def read(folder: Path, text: str, code: str = "zfrr", *, encoding: str = "utf-8") -> ListFile:
    file = folder / "liste.csv"
    file.write_bytes(text.encode(encoding))
    return read_commune_file(file, code)


@pytest.mark.parametrize(
    "header", ["code_commune", "CODGEO", "com", "INSEE", "Code INSEE", "\ufeffcode_insee_commune", "DEPCOM"]
)
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_column_of_the_code_is_found_by_its_name(tmp_path: Path, header: str, sign: str) -> None:
    found = read(tmp_path, f"{header}{sign}nom\n62534{sign}Lumbres\n\n2a004{sign}Ajaccio\n")
    assert found == ListFile((ListLine(2, "62534", WHOLE), ListLine(4, "2A004", WHOLE)))


def test_lines_of_title_and_signs_of_windows_are_read(tmp_path: Path) -> None:
    text = "Zone d’aide, communes désignées;\n;\nLibellé;Code commune\nAmbérieu;1004\n"
    found = read(tmp_path, text, encoding="cp1252")
    assert found == ListFile((ListLine(4, "01004", WHOLE),), (), ("01004",))


@pytest.mark.parametrize(
    ("told", "standing"),
    [("oui", PART), ("Partiellement", PART), ("1", PART), ("non", WHOLE), ("Totalement", WHOLE), ("", WHOLE)],
)
def test_part_of_a_commune_is_told_in_its_column(tmp_path: Path, told: str, standing: Standing) -> None:
    assert read(tmp_path, f"com;partiel\n62534;{told}\n").lines == (ListLine(2, "62534", standing),)


def test_zone_drawn_by_streets_holds_a_part_unless_told(tmp_path: Path) -> None:
    found = read(tmp_path, "com;partiel\n62765;\n62534;non\n", "qpv")
    assert [line.standing for line in found.lines] == [PART, WHOLE]


def test_levels_of_density_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, "com,densite\n62765,2\n62534,3\n62001,7\n", DENSITY)
    assert [line.standing for line in found.lines] == [Standing.INTERMEDIATE, Standing.LOW]
    assert found.refused == ("ligne 4\u00a0: densité « 7 », il faut un niveau de 1 à 4",)


def test_lines_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    found = read(tmp_path, "nom;com;partiel\nA;;\nB;62x;\nC;62534;peut-être\nD\n")
    assert (found.lines, found.refused) == (
        (),
        (
            "ligne 2\u00a0: le code de la commune manque",
            "ligne 3\u00a0: « 62X » n’est pas un code INSEE de commune",
            "ligne 4\u00a0: « peut etre » dans la colonne « partiel », il faut oui ou non",
            "ligne 5\u00a0: le code de la commune manque",
        ),
    )


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"nom;code_postal\nLumbres;62380\n", "zfrr", "pas de colonne du code INSEE"),
        (b"", "zfrr", "pas de colonne du code INSEE"),
        (b"com;nom\n62534;Lumbres\n", DENSITY, "pas de colonne « densite » ou « niveau »"),
        (b"PK\x03\x04classeur", "zfrr", "est un classeur"),
        (b"com\n\x81\x8d\n", "zfrr", "n’est pas un texte lisible"),
        (b'com\n"' + b"6" * 200_000 + b"\n", "zfrr", "n’est pas un CSV lisible"),
    ],
)
def test_file_that_is_not_a_list_is_refused(tmp_path: Path, content: bytes, code: str, words: str) -> None:
    file = tmp_path / "liste.csv"
    file.write_bytes(content)
    with pytest.raises(UnreadableListError, match=words):
        read_commune_file(file, code)


def test_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableListError, match="n’existe pas"):
        read_commune_file(tmp_path / "rien.csv", "zfrr")
