"""Rows of the schema out of a CSV or a JSON: each a text a field, whatever the file wrote it with."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from bonrelais.core.french import join_and
from bonrelais.core.rules.params import Json
from bonrelais.toolbox.exchange.files import check_count, read_json, rows_of_json, separated_rows, wider
from bonrelais.toolbox.exchange.schema.fields import FIELDS, NEEDED, PIPE, Row
from bonrelais.toolbox.exchange.shapes import FileError, Refusal

Rows = list[tuple[int, Row]]
LOWEST_HEADER: Final = 2
"""So many known names make a header of a first line."""


def schema_rows(text: str) -> tuple[Rows, list[Refusal], list[str]]:
    """The rows with their line (or rank), those that cannot be laid under the header, what is said of the file."""
    if text.lstrip().startswith(("[", "{")):
        rows = [(rank, _texts(row)) for rank, row in enumerate(rows_of_json(read_json(text)), start=1)]
        names = dict.fromkeys(name for _, row in rows for name in row)
        _check_needed(names)
        return [(rank, _whole(row)) for rank, row in rows], [], _unknown(names)
    return _csv_rows(text)


def _csv_rows(text: str) -> tuple[Rows, list[Refusal], list[str]]:
    (_, header), *lines = separated_rows(text)
    names = [name.strip().lower().strip("\ufeff") for name in header]
    if len(set(names) & set(FIELDS)) < LOWEST_HEADER:
        raise FileError(
            "La première ligne ne porte pas le nom des colonnes. Ajoutez-la : id, titre, description, eligibilite…"
        )
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise FileError(f"La colonne « {twice[0]} » est là deux fois. Gardez-en une.")
    _check_needed(dict.fromkeys(names))
    check_count(len(lines))
    rows: Rows = []
    refusals: list[Refusal] = []
    for line, cells in lines:
        row = _whole(dict(zip(names, cells, strict=False)))
        if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
            told = wider(len(cells), len(names))
            refusals.append(Refusal(line, row["titre"] or row["id"], "", told, row["id"]))
        else:
            rows.append((line, row))
    return rows, refusals, _unknown(dict.fromkeys(names))


def _check_needed(names: Mapping[str, None]) -> None:
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise FileError(f"Il manque {join_and([f'« {name} »' for name in missing])}. Ajoutez cette colonne.")


def _unknown(names: Mapping[str, None]) -> list[str]:
    others = [name for name in names if name and name not in FIELDS]
    if not others:
        return []
    return [f"Laissé de côté, car hors du schéma : {join_and([f'« {name} »' for name in others])}."]


def _whole(row: Mapping[str, str]) -> Row:
    return {field: row.get(field, "").strip() for field in FIELDS}


def _texts(row: Mapping[str, Json]) -> dict[str, str]:
    return {name.strip().lower(): _text(value) for name, value in row.items()}


def _text(value: Json) -> str:
    """A list of texts as the schema's own; a list of objects stays JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence) and all(isinstance(one, str | int) for one in value):
        return PIPE.join(_text(one) for one in value)
    return json.dumps(value, ensure_ascii=False)
