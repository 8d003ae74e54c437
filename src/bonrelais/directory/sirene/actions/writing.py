"""Many rows at once, on both databases: batches of upserts, or COPY into a temporary table then one upsert."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import islice
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import DateField, ForeignKey, UUIDField
from django.db.models.options import Options

from bonrelais.foundation.models import Row

BATCH: Final = 5_000
Value = str | int | float | bool | date | datetime | UUID | None


def upsert(
    model: type[Row], columns: Sequence[str], rows: Sequence[Sequence[Value]], *, kept: Sequence[str] = ()
) -> None:
    """Inserts rows, or writes them over those with the same `id`; `kept` columns are only written on insertion.

    Must run inside a transaction. Columns are written as Django names them, foreign keys with `_id`.
    """
    if not rows:
        return
    changed = [name for name in columns if name != "id" and name not in kept]
    settings = ", ".join(f'"{name}" = excluded."{name}"' for name in changed)
    conflict = f"ON CONFLICT (id) DO UPDATE SET {settings}"
    if connection.vendor == "postgresql":
        _copy_then_upsert(model, columns, rows, conflict)
    else:
        _upsert_batches(model, columns, rows, conflict)


def _copy_then_upsert(model: type[Row], columns: Sequence[str], rows: Sequence[Sequence[Value]], conflict: str) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    table = _options(model).db_table
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE arriving AS SELECT {names} FROM {table} WHERE false")  # noqa: S608 - names of our models
        with cursor.copy(f"COPY arriving ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM arriving {conflict}")  # noqa: S608 - names of our models
        cursor.execute("DROP TABLE arriving")


def _upsert_batches(model: type[Row], columns: Sequence[str], rows: Sequence[Sequence[Value]], conflict: str) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {_options(model).db_table} ({names}) VALUES ({places}) {conflict}"  # noqa: S608 - names of our models
    writers = [
        _writer(_options(model).get_field(name.removesuffix("_id") if name != "id" else name)) for name in columns
    ]
    told = iter(rows)
    with connection.cursor() as cursor:
        while batch := list(islice(told, BATCH)):
            cursor.executemany(
                statement, [[write(value) for write, value in zip(writers, row, strict=True)] for row in batch]
            )


def _options(model: type[Row]) -> "Options[Row]":
    return model._meta


def _writer(field: object) -> Callable[[Value], Value]:
    """SQLite's own writing of a value, as Django reads it back; days and instants come back on thousands of rows."""
    if isinstance(field, (UUIDField, ForeignKey)):
        return _hex
    if not isinstance(field, DateField):
        return _as_is

    @lru_cache(maxsize=8192)
    def write(value: Value) -> Value:
        written: Value = field.get_db_prep_save(value, connection)
        return written

    return write


def _hex(value: Value) -> Value:
    return value.hex if isinstance(value, UUID) else value


def _as_is(value: Value) -> Value:
    return value
