"""Spreadsheets: values by calamine; their reach and their formulas, which it does not tell, by scanning."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from bonrelais.core.french import count, join_and
from bonrelais.toolbox.exchange.files import check_count, check_size
from bonrelais.toolbox.exchange.shapes import FileError
from bonrelais.toolbox.exchange.table.scanning import UNREADABLE, SheetShape, scan

ZIP: Final = b"PK\x03\x04"
OLD: Final = b"\xd0\xcf\x11\xe0"
LARGEST_UNPACKED: Final = 60_000_000
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
    filled = _filled_sheets(content)
    if not filled:
        raise FileError("Ce classeur est vide. Choisissez celui qui contient les outils.")
    shape = filled[0]
    rows, merged = _values(content, shape.name)
    check_count(len(rows))
    lines: list[Line] = [(rank, row) for rank, row in enumerate(rows, 1) if any(str(cell).strip() for cell in row)]
    notes = [f"Seule la feuille « {shape.name} » est lue ; ce classeur en a d’autres."] if len(filled) > 1 else []
    return Book(lines, [*notes, *_merged_notes(merged), *_formula_notes(shape.known)], frozenset(shape.unknown))


def _filled_sheets(content: bytes) -> list[SheetShape]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if sum(one.file_size for one in archive.infolist()) > LARGEST_UNPACKED:
                raise FileError("Ce classeur est trop gros une fois ouvert. Gardez la seule feuille des outils.")
            return list(scan(archive))
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError) as refusal:
        raise FileError(UNREADABLE) from refusal


def _values(content: bytes, sheet_name: str) -> tuple[list[list[object]], list[str]]:
    """The rows of a sheet from its first cell, and its merged ranges by their names."""
    # Slow to load, and needed where a spreadsheet comes alone.
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name(sheet_name)
        rows: list[list[object]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
        merged = sheet.merged_cell_ranges or []
    except (CalamineError, ValueError, OSError) as refusal:
        raise FileError(UNREADABLE) from refusal
    return rows, [f"{_name(*start)}:{_name(*end)}" for start, end in merged if start != end]


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


def _name(row: int, column: int) -> str:
    """From 0 both: B3."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
