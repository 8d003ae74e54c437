"""Spreadsheets: values by calamine; merged cells and formulas, which it does not tell, by the sheet's own XML."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from xml.etree import ElementTree as Xml

from bonrelais.core.french import count, join_and
from bonrelais.toolbox.exchange.files import check_count, check_size
from bonrelais.toolbox.exchange.shapes import FileError

ZIP: Final = b"PK\x03\x04"
OLD: Final = b"\xd0\xcf\x11\xe0"
LARGEST_UNPACKED: Final = 200_000_000
MOST_ROWS: Final = 20_000
WORKBOOK: Final = "xl/workbook.xml"
RELATIONS: Final = "xl/_rels/workbook.xml.rels"
SHEET_KEY: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PLACE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
UNREADABLE: Final = "Ce classeur ne s’ouvre pas. Ouvrez-le dans un tableur, enregistrez-le en XLSX et recommencez."
MOST_NAMED: Final = 5
Line = tuple[int, list[object]]


@dataclass(frozen=True, slots=True)
class Book:
    """The lines of the sheet read, their number first; the places of formulas whose value is not in the file."""

    lines: Sequence[Line]
    notes: Sequence[str]
    unknown: frozenset[tuple[int, int]]


def is_book(content: bytes) -> bool:
    return content.startswith((ZIP, OLD))


def read_book(content: bytes) -> Book:
    check_size(content)
    if content.startswith(OLD):
        raise FileError("Ce classeur a un mot de passe, ou est dans l’ancien format XLS. Enregistrez-le en XLSX.")
    _check_unpacked(content)
    # Slow to load, and needed by this page alone.
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
        filled = [sheet for sheet in sheets if sheet.height]
        if not filled:
            raise FileError("Ce classeur est vide. Choisissez celui qui contient les outils.")
        sheet = filled[0]
        rows: list[list[object]] = [list(row) for row in sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS + 1)]
        merged = sheet.merged_cell_ranges or []
    except (CalamineError, zipfile.BadZipFile, ValueError, OSError) as refusal:
        raise FileError(UNREADABLE) from refusal
    check_count(len(rows))
    lines: list[Line] = [(rank, row) for rank, row in enumerate(rows, 1) if any(str(cell).strip() for cell in row)]
    notes = [f"Seule la feuille « {sheet.name} » est lue ; ce classeur en a d’autres."] if len(filled) > 1 else []
    notes += _merged_notes([f"{_name(*start)}:{_name(*end)}" for start, end in merged if start != end])
    known, unknown = _formulas(content, sheet.name)
    return Book(lines, [*notes, *_formula_notes(known)], unknown)


def _check_unpacked(content: bytes) -> None:
    """A few bytes may unfold without end."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            size = sum(one.file_size for one in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as refusal:
        raise FileError(UNREADABLE) from refusal
    if size > LARGEST_UNPACKED:
        raise FileError("Ce classeur est trop gros une fois ouvert. Gardez la seule feuille des outils.")


def _merged_notes(ranges: Sequence[str]) -> list[str]:
    if not ranges:
        return []
    more = "…" if len(ranges) > MOST_NAMED else ""
    named = f"{', '.join(ranges[:MOST_NAMED])}{more}"
    told = f"Cellules fusionnées ({named}) : la valeur n’est lue que dans la première case."
    return [f"{told} Défusionnez-les si elle vaut pour toutes."]


def _formula_notes(known: Sequence[tuple[int, int]]) -> list[str]:
    if not known:
        return []
    named = join_and([_name(row - 1, column) for row, column in known[:MOST_NAMED]])
    more = " et d’autres" if len(known) > MOST_NAMED else ""
    return [f"{count(len(known), 'formule', 'formules')} ({named}{more}) : leur dernière valeur calculée est lue."]


def _formulas(content: bytes, name: str) -> tuple[list[tuple[int, int]], frozenset[tuple[int, int]]]:
    """The places of a sheet's formulas with their value, and of those without: (line, column from 0). XLSX only."""
    known: list[tuple[int, int]] = []
    unknown: set[tuple[int, int]] = set()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        path = _sheet_path(archive, name)
        for place, has_value in _formula_cells(_parsed(archive.read(path))) if path else ():
            if has_value:
                known.append(place)
            else:
                unknown.add(place)
    return known, frozenset(unknown)


def _sheet_path(archive: zipfile.ZipFile, name: str) -> str:
    """Blank when the archive is not laid out as XLSX is."""
    names = set(archive.namelist())
    if not {WORKBOOK, RELATIONS} <= names:
        return ""
    sheets = {one.get("name"): one.get(SHEET_KEY) for one in _parsed(archive.read(WORKBOOK)).iterfind(".//{*}sheet")}
    relations = _parsed(archive.read(RELATIONS)).iterfind(".//{*}Relationship")
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    target = targets.get(sheets.get(name), "")
    path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return path if path in names else ""


def _parsed(document: bytes) -> Xml.Element:
    if b"<!DOCTYPE" in document[:1000]:
        raise FileError(UNREADABLE)
    try:
        return Xml.fromstring(document)  # noqa: S314  no DOCTYPE, hence no entity to unfold
    except Xml.ParseError as refusal:
        raise FileError(UNREADABLE) from refusal


def _formula_cells(sheet: Xml.Element) -> Iterator[tuple[tuple[int, int], bool]]:
    for cell in sheet.iterfind(".//{*}c"):
        is_error = cell.get("t") == "e"
        if cell.find("{*}f") is None and not is_error:
            continue
        found = PLACE.fullmatch(cell.get("r", ""))
        if found is None:
            continue
        value = cell.find("{*}v")
        has_value = not is_error and value is not None and (bool(value.text) or cell.get("t") == "str")
        yield (int(found[2]), _column(found[1])), has_value


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _name(row: int, column: int) -> str:
    """From 0 both: B3."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
