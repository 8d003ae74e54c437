"""A file of any origin as text, JSON or rows: encoding, separators and size are looked at here, and nowhere else."""

import csv
import json
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Final

from bonrelais.core.french import count, show_size
from bonrelais.core.rules.params import Json
from bonrelais.toolbox.exchange.shapes import FileError

LARGEST: Final = 20_000_000
MOST_TOOLS: Final = 5_000
DELIMITERS: Final = ";,\t|"
LONGEST_CELL: Final = 1_000_000
BINARY_STARTS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff")


def check_size(content: bytes) -> None:
    if not content.strip():
        raise FileError("Ce fichier est vide. Choisissez celui qui contient les outils.")
    if len(content) > LARGEST:
        raise FileError(
            f"Ce fichier pèse {show_size(len(content))} ; {show_size(LARGEST)} au plus. Coupez-le en plusieurs."
        )


def text_of(content: bytes) -> str:
    """UTF-8, with or without its mark, else Windows-1252 as spreadsheets of French offices save it."""
    check_size(content)
    if content.startswith(BINARY_STARTS):
        raise FileError("Ce fichier n’est pas un texte. Vérifiez le format choisi, ou enregistrez-le en CSV.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(content, "utf-16")
    if b"\x00" in content:
        raise FileError("Ce fichier n’est pas un texte : il contient des octets nuls. Enregistrez-le en UTF-8.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded(content, "cp1252")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as refusal:
        raise FileError(
            "L’encodage de ce fichier n’est ni UTF-8 ni Windows-1252. Enregistrez-le en UTF-8 et recommencez."
        ) from refusal


def read_json(text: str) -> Json:
    try:
        document: Json = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as refusal:
        is_cut = refusal.pos >= len(text.rstrip()) or refusal.msg.startswith("Unterminated")
        told = "Ce JSON s’arrête avant sa fin" if is_cut else "Ce JSON n’est pas lisible"
        raise FileError(
            f"{told} (ligne {refusal.lineno}, colonne {refusal.colno}). Téléchargez-le ou enregistrez-le à nouveau."
        ) from refusal
    except (RecursionError, ValueError) as refusal:
        raise FileError("Ce JSON n’est pas lisible. Vérifiez d’où il vient, puis recommencez.") from refusal
    return document


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def rows_of_json(document: Json) -> list[Mapping[str, Json]]:
    """A list of objects, or an object that holds one list of objects under any name."""
    found = document
    if isinstance(document, Mapping):
        lists = [value for value in document.values() if _is_list(value) and value]
        found = lists[0] if len(lists) == 1 else None
        if "id" in document and "titre" in document:
            return [document]
    if not isinstance(found, Sequence) or isinstance(found, str):
        raise FileError("Ce JSON ne contient pas de liste d’outils. Donnez une liste d’objets, un par outil.")
    rows = [row for row in found if isinstance(row, Mapping)]
    if len(rows) != len(found):
        raise FileError("La liste de ce JSON contient autre chose que des objets. Donnez un objet par outil.")
    check_count(len(rows))
    return rows


def _is_list(value: Json) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def check_count(rows: int) -> None:
    if not rows:
        raise FileError("Ce fichier ne contient aucun outil.")
    if rows > MOST_TOOLS:
        raise FileError(
            f"Ce fichier contient {count(rows, 'outil', 'outils')} ; {count(MOST_TOOLS, 'outil', 'outils')} au plus. "
            "Coupez-le en plusieurs."
        )


def separated_rows(text: str) -> list[tuple[int, list[str]]]:
    """Each row of a CSV with the line it starts on; rows without any text are left out."""
    delimiter = _delimiter(text)
    limit = csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error as refusal:
        raise FileError(
            f"Ce CSV n’est pas lisible à partir de la ligne {line} : un guillemet y est ouvert et jamais fermé, "
            "ou mal placé. Corrigez-le, ou enregistrez à nouveau le tableau."
        ) from refusal
    finally:
        csv.field_size_limit(limit)
    if not rows:
        raise FileError("Ce fichier est vide. Choisissez celui qui contient les outils.")
    return rows


def wider(cells: int, columns: int) -> str:
    """Why a row with more cells than its header is refused."""
    return f"la ligne a {cells} cases et l’en-tête {columns}. Vérifiez les guillemets et le séparateur."


def _delimiter(text: str) -> str:
    """The one that stands most often in the first line, out of quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = "".join(part for rank, part in enumerate(first.split('"')) if rank % 2 == 0)
    return max(DELIMITERS, key=bare.count)
