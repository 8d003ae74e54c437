import csv
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from bonrelais.core.french import unread_file
from bonrelais.core.nomenclature import Nomenclature, NomenclatureError, parse_prefix
from bonrelais.foundation.errors import DomainError
from bonrelais.territory.reference.rows import read_rows

ENCODINGS: Final = ("utf-8-sig", "cp1252")
DELIMITERS: Final = ";\t,|"
SUB_CLASS_LENGTH: Final = len("10.71C")


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
    """Read the labels of a nomenclature from an official list, saved as CSV or JSON.

    In each row of a CSV the deepest code of the nomenclature counts, with the first text after it as its label. A JSON
    holds labels by code, alone or with the chain of those above: {"10.71Y": {"label": …, "chain": ["C - …"]}}.
    """
    text = _text(path)
    found = _json_labels(path, text) if text.lstrip().startswith("{") else _csv_labels(text, nomenclature)
    labels = {code: label for cell, label in found if (code := _code(cell, nomenclature)) and label}
    if not labels:
        raise UnreadableActivityFileError(
            f"Le fichier {path.name} ne contient aucun code de la {nomenclature.label}. "
            "Enregistrez la liste officielle au format CSV ou JSON, avec les codes et leurs intitulés."
        )
    _refuse_another(path, labels, nomenclature)
    return [ReferenceActivity(nomenclature, code, label) for code, label in sorted(labels.items())]


def _refuse_another(path: Path, codes: Collection[str], nomenclature: Nomenclature) -> None:
    """No code of five signs stands in two nomenclatures: a list given for another is known by them."""
    whole = [code for code in codes if len(code) == SUB_CLASS_LENGTH]
    published = read_activities()
    for other in Nomenclature:
        if other is nomenclature or not any((other, code) in published for code in whole):
            continue
        raise UnreadableActivityFileError(
            f"Le fichier {path.name} contient des codes de la {other.label}, pas de la {nomenclature.label}. "
            f"Ajoutez --nomenclature {other.value} si c’est elle que vous importez."
        )


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as refusal:
        raise UnreadableActivityFileError(unread_file(path.name, refusal)) from refusal
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableActivityFileError(
        f"Le fichier {path.name} n’est pas un texte lisible. Enregistrez la liste officielle au format CSV."
    )


def _json_labels(path: Path, text: str) -> Iterator[tuple[str, str]]:
    try:
        rows = json.loads(text)
    except json.JSONDecodeError as refusal:
        raise UnreadableActivityFileError(
            f"Le fichier {path.name} n’est pas un JSON lisible (ligne {refusal.lineno}). Téléchargez-le à nouveau."
        ) from refusal
    for code, told in rows.items():
        is_chained = isinstance(told, dict)
        for link in told.get("chain", ()) if is_chained else ():
            head, _, label = str(link).partition(" - ")
            yield head, _unshouted(label)
        yield code, " ".join(str(told.get("label", "") if is_chained else told).split())


def _unshouted(label: str) -> str:
    """Sections are written in capitals."""
    return label.capitalize() if label.isupper() else label


def _csv_labels(text: str, nomenclature: Nomenclature) -> Iterator[tuple[str, str]]:
    delimiter = max(DELIMITERS, key=text.partition("\n")[0].count)
    for row in csv.reader(text.splitlines(), delimiter=delimiter):
        cells = [" ".join(cell.split()) for cell in row]
        codes = [_code(cell, nomenclature) for cell in cells]
        deepest = max(range(len(cells)), key=lambda place: (len(codes[place]), place), default=0)
        label = next((cell for cell in cells[deepest + 1 :] if cell), "")
        if cells and codes[deepest]:
            yield codes[deepest], label


def _code(cell: str, nomenclature: Nomenclature) -> str:
    """A code at any of the five levels, else a blank; a long number without a point is a rank, not a code."""
    try:
        code = parse_prefix(cell, nomenclature)
    except NomenclatureError:
        return ""
    return code if len(code) <= 2 or "." in cell or code[-1].isalpha() else ""
