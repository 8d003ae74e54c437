"""Spreadsheets as people send them: with formulas, merged cells, several sheets."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import xlsxwriter

Cell = str | int | float | date | bool | None


def book(
    rows: Sequence[Sequence[Cell]],
    change: Callable[[xlsxwriter.worksheet.Worksheet], object] | None = None,
    *,
    others: Sequence[str] = (),
) -> bytes:
    """One sheet of these rows, then `others` with one cell each."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer) as made:
        day = made.add_format({"num_format": "dd/mm/yyyy"})
        sheet = made.add_worksheet("Règles")
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, place, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001  a day
                elif value is not None:
                    sheet.write(number, place, value)
        if change is not None:
            change(sheet)
        for name in others:
            made.add_worksheet(name).write(0, 0, "Autre chose")
    return buffer.getvalue()


def sheet(*rows: dict[str, str]) -> bytes:
    """A CSV as a French spreadsheet saves it."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [names, *[[row.get(name, "") for name in names] for row in rows]]
    return "\r\n".join(";".join(f'"{cell}"' for cell in line) for line in lines).encode("cp1252")


NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
MIME = "application/vnd.oasis.opendocument.spreadsheet"


def text_cell(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def number_cell(number: int, *, formula: str = "") -> str:
    told = f' table:formula="{formula}"' if formula else ""
    value = f'office:value-type="float" office:value="{number}"'
    return f"<table:table-cell{told} {value}><text:p>{number}</text:p></table:table-cell>"


def open_document(rows: Sequence[Sequence[str]], *, last_repeated: int = 1) -> bytes:
    """An ODS of one sheet, from the XML of its cells; its last row is there as many times as said."""
    *others, last = ["".join(row) for row in rows]
    laid = [f"<table:table-row>{row}</table:table-row>" for row in others]
    laid.append(f'<table:table-row table:number-rows-repeated="{last_repeated}">{last}</table:table-row>')
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES} office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="Outils">{"".join(laid)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/></manifest:manifest>'
    )
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", MIME)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return buffer.getvalue()
