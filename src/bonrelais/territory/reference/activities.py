import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from bonrelais.core.nomenclature import Nomenclature, NomenclatureError, parse_prefix
from bonrelais.foundation.errors import DomainError
from bonrelais.territory.reference.rows import read_rows

ENCODINGS: Final = ("utf-8-sig", "cp1252")
DELIMITERS: Final = ";\t,|"


class UnreadableActivityFileError(DomainError):
    """The file holds no code of the nomenclature asked for."""


@dataclass(frozen=True, slots=True)
class ReferenceActivity:
    nomenclature: Nomenclature
    code: str
    label: str


@lru_cache(maxsize=1)
def read_activities() -> dict[tuple[Nomenclature, str], ReferenceActivity]:
    """Every label held, at the five levels, by nomenclature and code. Only NAF rev.2 is published in a package."""
    rows = (
        ReferenceActivity(Nomenclature(nomenclature), code, label)
        for nomenclature, code, label in read_rows("activities")
    )
    return {(row.nomenclature, row.code): row for row in rows}


def read_activity_file(path: Path, nomenclature: Nomenclature) -> list[ReferenceActivity]:
    """Read the labels of a nomenclature from the official list saved as CSV, whatever its other columns.

    In each row the deepest code of the nomenclature counts, with the first text after it as its label.
    """
    with path.open(encoding=_encoding(path), newline="") as file:
        delimiter = _delimiter(file.readline())
        file.seek(0)
        labels = dict(_labels(csv.reader(file, delimiter=delimiter), nomenclature))
    if not labels:
        raise UnreadableActivityFileError(
            f"Le fichier {path.name} ne contient aucun code de la {nomenclature.label}. "
            "Enregistrez la liste officielle au format CSV, avec les codes et leurs intitulés."
        )
    return [ReferenceActivity(nomenclature, code, label) for code, label in sorted(labels.items())]


def _encoding(path: Path) -> str:
    content = path.read_bytes()
    for encoding in ENCODINGS:
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    raise UnreadableActivityFileError(
        f"Le fichier {path.name} n’est pas un texte lisible. Enregistrez la liste officielle au format CSV."
    )


def _delimiter(first_line: str) -> str:
    return max(DELIMITERS, key=first_line.count)


def _labels(rows: Iterable[list[str]], nomenclature: Nomenclature) -> Iterator[tuple[str, str]]:
    for row in rows:
        cells = [" ".join(cell.split()) for cell in row]
        codes = [_code(cell, nomenclature) for cell in cells]
        deepest = max(range(len(cells)), key=lambda place: (len(codes[place]), place), default=0)
        label = next((cell for cell in cells[deepest + 1 :] if cell), "")
        if cells and codes[deepest] and label:
            yield codes[deepest], label


def _code(cell: str, nomenclature: Nomenclature) -> str:
    """A code at any of the five levels, else a blank; a long number without a point is a rank, not a code."""
    try:
        code = parse_prefix(cell, nomenclature)
    except NomenclatureError:
        return ""
    return code if len(code) <= 2 or "." in cell or code[-1].isalpha() else ""
