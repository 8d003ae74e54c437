"""Rows of texts to a Parquet file with the official columns, in their order and types."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb

from bonrelais.demonstration.register.columns import Columns
from bonrelais.demonstration.register.rows import Row


def write_parquet(target: Path, rows: Iterable[Row], columns: Columns) -> None:
    """Write the same bytes for the same rows; blanks are nulls."""
    names = [name for name, _ in columns]
    plain = target.with_suffix(".csv")
    _write_plain(plain, rows, names)
    with duckdb.connect(config={"threads": 1}) as connection:
        read = connection.read_csv(
            str(plain), header=False, columns=dict.fromkeys(names, "VARCHAR"), sep=",", quotechar='"', auto_detect=False
        )
        typed = ", ".join(f'CAST("{name}" AS {kind}) AS "{name}"' for name, kind in columns)
        read.project(typed).write_parquet(str(target), compression="zstd")
    plain.unlink()


def _write_plain(plain: Path, rows: Iterable[Row], names: Sequence[str]) -> None:
    with plain.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerows([row.get(name, "") for name in names] for row in rows)
