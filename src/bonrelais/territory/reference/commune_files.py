"""An official list of communes saved as CSV: of a zone, or of densities. The base is not looked at here."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from bonrelais.core.french import unread_file
from bonrelais.core.ground import DENSITY, DENSITY_STANDINGS, Standing
from bonrelais.core.text import fold
from bonrelais.core.vocabulary.zones import WITHIN_COMMUNES
from bonrelais.foundation.errors import DomainError

ENCODINGS: Final = ("utf-8-sig", "cp1252")
DELIMITERS: Final = ";,\t"
LARGEST: Final = 50_000_000
HEADER_WITHIN: Final = 20
"""Official files may begin with some lines of title."""
CODE_COLUMNS: Final = (
    "code commune", "code insee", "codgeo", "code insee commune", "code commune insee", "insee com", "commune insee",
    "depcom", "com", "insee", "codecommune", "codeinsee", "code geographique", "code geo", "code com", "codcom",
)  # fmt: skip
LEVEL_COLUMNS: Final = ("densite", "niveau densite", "niveau de densite", "niveau", "dens")
PART_COLUMNS: Final = ("partiel", "partielle", "est partiel", "est partielle")
_CODE: Final = re.compile(r"(?:\d{2}|2[AB])\d{3}")
_SHORT_CODE: Final = re.compile(r"\d{4}")
_YES: Final = frozenset({"oui", "o", "1", "true", "vrai", "x", "yes", "partiel", "partielle", "partiellement"})
_NO: Final = frozenset({"non", "n", "0", "false", "faux", "no", "total", "totale", "totalement", "entier", "entiere"})


class UnreadableListError(DomainError):
    """The file is not a list of communes that can be read; the message says what to do."""


class ListLine(NamedTuple):
    """`number` is that of the file's line."""

    number: int
    code: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class ListFile:
    """What the lines say, and in words those that cannot be read. `padded` codes had lost the zero they begin with."""

    lines: tuple[ListLine, ...]
    refused: tuple[str, ...] = ()
    padded: tuple[str, ...] = field(default=())


class _Columns(NamedTuple):
    code: int
    level: int | None
    part: int | None


def read_commune_file(path: Path, code: str) -> ListFile:
    """Read the list of a zone, or that of densities; raises UnreadableListError."""
    rows = _rows(path)
    columns = _columns(path, rows, code)
    lines: list[ListLine] = []
    refused: list[str] = []
    padded: list[str] = []
    for number, cells in rows:
        if not any(cells):
            continue
        try:
            written = _cell(cells, columns.code).upper()
            commune = _commune(written)
            lines.append(ListLine(number, commune, _standing(cells, columns, code)))
        except ValueError as refusal:
            refused.append(f"ligne {number}\u00a0: {refusal}")
            continue
        if commune != written:
            padded.append(commune)
    return ListFile(tuple(lines), tuple(refused), tuple(padded))


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The cells of each row without spaces around, with the number of its last line."""
    text = _text(path)
    head = "\n".join(text.splitlines()[:HEADER_WITHIN])
    reader = csv.reader(text.splitlines(keepends=True), delimiter=max(DELIMITERS, key=head.count))
    try:
        for cells in reader:
            yield reader.line_num, [" ".join(cell.split()) for cell in cells]
    except csv.Error as refusal:
        raise UnreadableListError(
            f"Le fichier {path.name} n’est pas un CSV lisible (ligne {reader.line_num}). "
            "Ouvrez-le dans un tableur et enregistrez-le de nouveau en CSV."
        ) from refusal


def _text(path: Path) -> str:
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST else b""
    except OSError as refusal:
        raise UnreadableListError(unread_file(path.name, refusal)) from refusal
    if size > LARGEST:
        raise UnreadableListError(f"Le fichier {path.name} est trop grand pour une liste de communes. Vérifiez-le.")
    if content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise UnreadableListError(f"Le fichier {path.name} est un classeur. Enregistrez la liste en CSV.")
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableListError(f"Le fichier {path.name} n’est pas un texte lisible. Enregistrez la liste en CSV.")


def _columns(path: Path, rows: Iterator[tuple[int, list[str]]], code: str) -> _Columns:
    """Where the columns stand; the rows are read up to the header, included."""
    for number, cells in rows:
        names = [fold(cell) for cell in cells]
        found = _find(names, CODE_COLUMNS)
        if found is not None:
            level = _find(names, LEVEL_COLUMNS) if code == DENSITY else None
            if code == DENSITY and level is None:
                raise UnreadableListError(
                    f"Le fichier {path.name} n’a pas de colonne « densite » ou « niveau » (1 à 4). Ajoutez-la."
                )
            return _Columns(found, level, _find(names, PART_COLUMNS))
        if number >= HEADER_WITHIN:
            break
    raise UnreadableListError(
        f"Le fichier {path.name} n’a pas de colonne du code INSEE des communes. "
        "Nommez-la « code_commune » sur la première ligne."
    )


def _find(names: Sequence[str], known: Sequence[str]) -> int | None:
    return next((names.index(one) for one in known if one in names), None)


def _cell(cells: Sequence[str], column: int) -> str:
    return cells[column] if column < len(cells) else ""


def _commune(written: str) -> str:
    """A spreadsheet takes « 01004 » for a number and drops its zero."""
    padded = f"0{written}" if _SHORT_CODE.fullmatch(written) else written
    if not written:
        raise ValueError("le code de la commune manque")
    if not _CODE.fullmatch(padded):
        raise ValueError(f"« {written[:30]} » n’est pas un code INSEE de commune")
    return padded


def _standing(cells: Sequence[str], columns: _Columns, code: str) -> Standing:
    if columns.level is not None:
        level = _cell(cells, columns.level)
        if level not in {"1", "2", "3", "4"}:
            raise ValueError(f"densité « {level[:30]} », il faut un niveau de 1 à 4")
        return DENSITY_STANDINGS[int(level) - 1]
    told = fold(_cell(cells, columns.part)) if columns.part is not None else ""
    if told in _YES:
        return Standing.PART
    if told in _NO:
        return Standing.WHOLE
    if told:
        raise ValueError(f"« {told[:30]} » dans la colonne « partiel », il faut oui ou non")
    return Standing.PART if code in WITHIN_COMMUNES else Standing.WHOLE
