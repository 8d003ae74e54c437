"""A register file as a DuckDB relation, whatever it is packed in."""

import os
import shutil
import threading
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from bonrelais.directory.sirene.columns import FileLayout
from bonrelais.directory.sirene.files import (
    CsvShape,
    FileKind,
    RegisterFileError,
    check_columns,
    damaged,
    kind_of,
    open_bytes,
    read_shape,
)

LONGEST_LINE = 1_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """A file whose columns have been checked. `shape` is None for Parquet."""

    path: Path
    kind: FileKind
    layout: FileLayout
    columns: frozenset[str]
    shape: CsvShape | None

    @property
    def is_text(self) -> bool:
        """A CSV: its lines may be broken, and its cells hold anything."""
        return self.shape is not None

    def column(self, name: str) -> str:
        """The SQL of a column, by our short name: cleaned text, null where the file has no such column."""
        official = self.layout.columns[name]
        return f"clean({quoted(official)})" if official in self.columns else "NULL"

    def key(self, name: str) -> str:
        """The SQL of a required column to choose rows by: as it stands in Parquet, whose statistics spare most rows."""
        official = quoted(self.layout.columns[name])
        return self.column(name) if self.is_text else f"CAST({official} AS VARCHAR)"

    @property
    def used(self) -> list[str]:
        """The official names of the columns that we read of this file."""
        return [official for official in self.layout.columns.values() if official in self.columns]

    @property
    def absent(self) -> frozenset[str]:
        return self.layout.absent(self.columns)


def open_source(connection: duckdb.DuckDBPyConnection, path: Path, layout: FileLayout) -> Source:
    """Looks at the file's kind and columns; refuses in words what is not the file asked for."""
    kind = kind_of(path)
    if kind is FileKind.PARQUET:
        with refuse_damaged(path):
            described = connection.execute(f"DESCRIBE SELECT * FROM read_parquet({literal(str(path))})").fetchall()  # noqa: S608 - quoted by literal()
        source = Source(path, kind, layout, frozenset(str(row[0]) for row in described), None)
    else:
        shape = read_shape(path, kind, layout)
        source = Source(path, kind, layout, frozenset(shape.columns), shape)
    check_columns(path, sorted(source.columns), layout)
    return source


@contextmanager
def scanning(source: Source, folder: Path, rejects: str) -> Iterator[str]:
    """The SQL of the file's rows. Lines that are not rows are left out, and named in a new table `rejects`.

    Each reading needs a table of its own: without one, DuckDB leaves out all that follows a broken line.
    """
    with refuse_damaged(source.path):
        if source.shape is None:
            yield f"read_parquet({literal(str(source.path))})"
        elif source.kind is FileKind.ZIP:
            with _fed_pipe(source, folder) as pipe:
                yield _csv_relation(pipe, source.shape, rejects)
        else:
            packing = "gzip" if source.kind is FileKind.GZIP else "none"
            yield _csv_relation(source.path, source.shape, rejects, packing)


@contextmanager
def refuse_damaged(path: Path) -> Iterator[None]:
    try:
        yield
    except duckdb.OutOfMemoryException as refusal:
        raise RegisterFileError(
            f"La lecture de {path.name} demande plus de mémoire ou de disque qu’il n’y en a. "
            "Libérez de la place et relancez."
        ) from refusal
    except (duckdb.IOException, duckdb.InvalidInputException, duckdb.SerializationException) as refusal:
        raise damaged(path) from refusal


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def struct(values: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{literal(key)}: {literal(value)}" for key, value in values.items()) + "}"


def _csv_relation(path: Path, shape: CsvShape, rejects: str, packing: str = "none") -> str:
    columns = struct(dict.fromkeys(shape.columns, "VARCHAR"))
    return (
        f"read_csv({literal(str(path))}, auto_detect=false, header=true, delim={literal(shape.delimiter)}, quote='\"', "
        f"escape='\"', columns={columns}, max_line_size={LONGEST_LINE}, compression='{packing}', store_rejects=true, "
        f"rejects_table='{rejects}', rejects_scan='{rejects}_scan')"
    )


@contextmanager
def _fed_pipe(source: Source, folder: Path) -> Iterator[Path]:
    """A ZIP is unpacked on the way, through a named pipe: the whole register unpacked takes nine gigabytes."""
    pipe = folder / f"{source.path.stem}.pipe"
    os.mkfifo(pipe)
    feeder = _Feeder(source, pipe)
    feeder.start()
    try:
        yield pipe
    finally:
        feeder.release()
        pipe.unlink()
    if feeder.is_damaged:
        raise damaged(source.path)


class _Feeder(threading.Thread):
    def __init__(self, source: Source, pipe: Path) -> None:
        super().__init__(daemon=True)
        self._source = source
        self._pipe = pipe
        self.is_damaged = False

    def run(self) -> None:
        member = self._source.shape.member if self._source.shape else ""
        with self._pipe.open("wb") as outlet:
            try:
                with open_bytes(self._source.path, self._source.kind, member) as inlet:
                    shutil.copyfileobj(inlet, outlet, 1 << 20)
            except BrokenPipeError:
                return
            except (OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error):
                self.is_damaged = True

    def release(self) -> None:
        """If nothing ever read the pipe, opens it once so that the thread ends."""
        if self.is_alive():
            descriptor = os.open(self._pipe, os.O_RDONLY | os.O_NONBLOCK)
            self.join(0.2)
            os.close(descriptor)
            self.join(5)
