"""Programmes from the lines of a JSON Lines file. A wrong line is refused in words and never stops the others."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bonrelais.core.conditions.outcome import TypedProgramme
from bonrelais.core.conditions.reading import type_programme
from bonrelais.core.conditions.source import SourceError, SourceProgramme, read_source
from bonrelais.core.rules.params import Json


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that is no programme: its number from 1, the programme's `id` where it could be read, why in French."""

    line: int
    reason: str
    id: str = ""


def read_programmes(lines: Iterable[str]) -> Iterator[TypedProgramme | RefusedLine]:
    """Read each line that is not blank into one programme typed, or refused; in the order of the file.

    Lines are decoded text (UTF-8), with or without their line break. An `id` seen before is refused the second time.
    """
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _read_line(line, number, seen)


def _read_line(line: str, number: int, seen: dict[str, int]) -> TypedProgramme | RefusedLine:
    row: Json = None
    try:
        row = _parse(line)
        source = read_source(row)
        typed = read_programme(source, line=number)
    except SourceError as error:
        return RefusedLine(number, str(error), _id_of(row))
    if source.id in seen:
        return RefusedLine(number, f"« {source.id} » figure déjà à la ligne {seen[source.id]}.", source.id)
    seen[source.id] = number
    return typed


def read_programme(source: SourceProgramme, *, line: int = 0) -> TypedProgramme:
    """Type one programme already read from its source; raise SourceError for a field that means nothing."""
    return type_programme(source, line)


def _parse(line: str) -> Json:
    try:
        row: Json = json.loads(line.lstrip("\ufeff"))
    except (json.JSONDecodeError, RecursionError) as error:
        raise SourceError("La ligne n’est pas du JSON lisible.") from error
    return row


def _id_of(row: Json) -> str:
    value = row.get("id") if isinstance(row, dict) else None
    return value if isinstance(value, str) else ""
