"""The filtered list as a file. Every text is written as text: a name that looks like a formula stays a name."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import Final, NamedTuple

import xlsxwriter

HEADINGS: Final = (
    ("Nom", 34),
    ("Enseigne", 24),
    ("SIREN", 12),
    ("SIRET", 17),
    ("Adresse", 34),
    ("Code postal", 11),
    ("Commune", 22),
    ("Code d’activité", 14),
    ("Nomenclature", 14),
    ("Activité", 40),
    ("Code NAF 2025", 14),
    ("Effectif", 20),
    ("Création", 12),
    ("Dernière rencontre", 18),
)
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


class ExportRow(NamedTuple):
    """In the order of HEADINGS."""

    name: str
    sign: str
    siren: str | None
    siret: str | None
    address: str
    postcode: str
    commune: str
    activity_code: str | None
    nomenclature: str | None
    activity: str | None
    code_2025: str | None
    size: str
    created_on: date | None
    met_on: date | None


def spreadsheet(rows: Iterable[Sequence[object]], headings: Sequence[tuple[str, int]] = HEADINGS) -> bytes:
    """Each row in the order of the headings, which have their width in characters."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"constant_memory": True, "in_memory": False, "strings_to_formulas": False}
    ) as book:
        sheet = book.add_worksheet("Entreprises")
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.freeze_panes(1, 0)
        for column, (heading, width) in enumerate(headings):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, bold)
        for number, row in enumerate(rows, start=1):
            _write(sheet, number, row, day)
    return buffer.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, number: int, row: Sequence[object], day: object) -> None:
    for column, value in enumerate(row):
        if isinstance(value, date):
            sheet.write_datetime(number, column, value, day)
        elif value:
            sheet.write_string(number, column, str(value))


def separated_values(rows: Iterable[ExportRow]) -> bytes:
    """As the spreadsheets of French offices open it: UTF-8 that says so, semicolons."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(heading for heading, _ in HEADINGS)
    for row in rows:
        writer.writerow(_cell(value) for value in row)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    """A sign before what a spreadsheet would compute."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    text = str(value or "")
    return f"'{text}" if text.startswith(FORMULA) else text
