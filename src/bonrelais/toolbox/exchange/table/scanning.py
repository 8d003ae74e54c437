"""How far a spreadsheet reaches, and where its formulas are, by its own XML, row after row.

Before anything is laid out: one cell at the far corner of an empty sheet would ask for the memory of the whole sheet.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final
from xml.etree import ElementTree as Xml

from bonrelais.toolbox.exchange.shapes import FileError

WORKBOOK: Final = "xl/workbook.xml"
RELATIONS: Final = "xl/_rels/workbook.xml.rels"
SHEET_KEY: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
CONTENT: Final = "content.xml"
TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
PLACE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 256
UNREADABLE: Final = "Ce classeur ne s’ouvre pas. Ouvrez-le dans un tableur, enregistrez-le en XLSX et recommencez."
TOO_FAR: Final = (
    "Cette feuille s’étend trop loin : une case est remplie au-delà de la ligne 20 000 ou de la 256e colonne. "
    "Gardez les seules lignes des outils."
)


@dataclass
class SheetShape:
    """Places are (line from 1, column from 0); `unknown` formulas have no value in the file, or an error."""

    name: str
    rows: int = 0
    columns: int = 0
    known: list[tuple[int, int]] = field(default_factory=list)
    unknown: set[tuple[int, int]] = field(default_factory=set)

    def reach(self, row: int, column: int) -> None:
        self.rows, self.columns = max(self.rows, row), max(self.columns, column + 1)
        if self.rows > MOST_ROWS or self.columns > MOST_COLUMNS:
            raise FileError(TOO_FAR)


def scan(archive: zipfile.ZipFile) -> Iterator[SheetShape]:
    """The sheets of an XLSX or ODS in their order, those that are empty left out."""
    names = set(archive.namelist())
    if {WORKBOOK, RELATIONS} <= names:
        shapes = _xlsx(archive, names)
    elif CONTENT in names:
        shapes = _ods(archive)
    else:
        raise FileError(UNREADABLE)
    return (shape for shape in shapes if shape.rows)


def _xlsx(archive: zipfile.ZipFile, names: set[str]) -> Iterator[SheetShape]:
    relations = _parsed(archive, RELATIONS).iterfind(".//{*}Relationship")
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    for sheet in _parsed(archive, WORKBOOK).iterfind(".//{*}sheet"):
        target = targets.get(sheet.get(SHEET_KEY), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path in names:
            yield _xlsx_sheet(archive, path, sheet.get("name", ""))


def _xlsx_sheet(archive: zipfile.ZipFile, path: str, name: str) -> SheetShape:
    shape = SheetShape(name)
    number = 0
    for row in _ended(archive, path, "row"):
        number = int(row.get("r") or number + 1)
        column = -1
        for cell in row.iterfind("{*}c"):
            found = PLACE.fullmatch(cell.get("r", ""))
            column = _column(found[1]) if found else column + 1
            is_formula, is_error = cell.find("{*}f") is not None, cell.get("t") == "e"
            value = cell.find("{*}v")
            has_value = value is not None and (bool(value.text) or cell.get("t") == "str")
            if is_formula or has_value or cell.find("{*}is") is not None:
                shape.reach(number, column)
            if is_formula or is_error:
                _note(shape, (number, column), is_known=has_value and not is_error)
    return shape


def _ods(archive: zipfile.ZipFile) -> Iterator[SheetShape]:
    for table in _ended(archive, CONTENT, "table"):
        shape = SheetShape(table.get(f"{TABLE}name", ""))
        number = 0
        for row in table.iter(f"{TABLE}table-row"):
            times = int(row.get(f"{TABLE}number-rows-repeated") or 1)
            _ods_row(shape, row, first=number + 1, last=number + times)
            number += times
        yield shape


def _ods_row(shape: SheetShape, row: Xml.Element, *, first: int, last: int) -> None:
    column = 0
    for cell in row:
        times = int(cell.get(f"{TABLE}number-columns-repeated") or 1)
        has_value, is_formula = cell.get(f"{OFFICE}value-type") is not None, cell.get(f"{TABLE}formula") is not None
        if has_value or is_formula:
            shape.reach(last, column + times - 1)
        if is_formula:
            _note(shape, (first, column), is_known=has_value)
        column += times


def _note(shape: SheetShape, place: tuple[int, int], *, is_known: bool) -> None:
    if is_known:
        shape.known.append(place)
    else:
        shape.unknown.add(place)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _ended(archive: zipfile.ZipFile, path: str, tag: str) -> Iterator[Xml.Element]:
    """Each element of that name once it is whole, emptied after use."""
    try:
        for _, element in Xml.iterparse(BytesIO(_document(archive, path))):  # noqa: S314  without DOCTYPE, no entity
            if element.tag.rpartition("}")[2] == tag:
                yield element
                element.clear()
    except (Xml.ParseError, ValueError) as refusal:
        raise FileError(UNREADABLE) from refusal


def _parsed(archive: zipfile.ZipFile, path: str) -> Xml.Element:
    try:
        return Xml.fromstring(_document(archive, path))  # noqa: S314  without DOCTYPE, no entity
    except Xml.ParseError as refusal:
        raise FileError(UNREADABLE) from refusal


def _document(archive: zipfile.ZipFile, path: str) -> bytes:
    document = archive.read(path)
    if b"<!DOCTYPE" in document[:1000]:
        raise FileError(UNREADABLE)
    return document
