"""The passes over the files: how many rows they hold, and the rows of the territory, staged in DuckDB."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import duckdb

from bonrelais.core.french import count
from bonrelais.directory.sirene.files import RegisterFileError
from bonrelais.directory.sirene.scan import Source, literal, quoted, scanning

WRONG_ENCODING: Final = "INVALID ENCODING"
"""DuckDB's word for a line that is not UTF-8."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file read through. `broken` counts its lines that are not rows; `newest_on` is the last day of treatment."""

    rows: int
    broken: int
    newest_on: date | None = None


def read_places(
    connection: duckdb.DuckDBPyConnection, source: Source, codes: Collection[str], folder: Path, *, until: date
) -> Reading:
    """Stages the rows of these communes, and those of the establishments of `held` wherever they are now.

    A day of treatment later than `until` is a slip: it does not say how far the file goes.
    """
    listed = ", ".join(literal(code) for code in sorted(codes))
    wanted = f"{source.key('commune')} IN ({listed})"
    if connection.execute("SELECT count(*) > 0 FROM held").fetchall() == [(True,)]:
        wanted += f" OR {source.key('siret')} IN (SELECT siret FROM held)"  # noqa: S608 - columns are ours
    return _read_twice(connection, source, folder, wanted, until)


def read_units(connection: duckdb.DuckDBPyConnection, source: Source, folder: Path, *, until: date) -> Reading:
    """Stages the units of the staged places."""
    wanted = f"{source.key('siren')} IN (SELECT DISTINCT left(siret, 9) FROM place)"  # noqa: S608 - columns are ours
    return _read_twice(connection, source, folder, wanted, until)


def read_points(connection: duckdb.DuckDBPyConnection, source: Source, folder: Path) -> int:
    """Stages the points of the staged places, in one pass; answers how many lines are not rows."""
    point = ", ".join(f"TRY_CAST({source.column(name)} AS DOUBLE) AS {name}" for name in ("longitude", "latitude"))
    columns = f"{source.column('siret')} AS siret, {point}, {source.column('quality')} AS quality"
    rejects = _table_of_rejects(connection, source, "broken")
    with scanning(source, folder, rejects) as relation:
        connection.execute(
            "CREATE TABLE geo AS SELECT siret, any_value(longitude) AS longitude, any_value(latitude) AS latitude,"  # noqa: S608 - columns are ours
            f" any_value(quality) AS quality FROM (SELECT {columns} FROM {relation})"
            " WHERE siret IN (SELECT siret FROM place) GROUP BY siret"
        )
    return _count_lines(connection, rejects)


def _read_twice(
    connection: duckdb.DuckDBPyConnection, source: Source, folder: Path, wanted: str, until: date
) -> Reading:
    """Counts the rows and the broken lines, then stages the rows wanted: both passes must have read the same file.

    Parquet tells its count by itself; a CSV is read through, every column that we use, so that each broken line is met.
    """
    table = source.layout.table
    broken = _table_of_rejects(connection, source, "broken")
    counted = ["count(*)", _newest_day(source, until)]
    if source.is_text:
        counted += [f"count(*) FILTER ({wanted})", *(f'count("{official}")' for official in source.used)]
    with scanning(source, folder, broken) as relation:
        # All is fetched: the table of rejects is only written once the answer has been read to its end.
        [row] = connection.execute(f"SELECT {', '.join(counted)} FROM {relation}").fetchall()  # noqa: S608 - columns are ours
    reading = Reading(rows=row[0], broken=_count_lines(connection, broken), newest_on=row[1])
    if not reading.rows:
        raise _without_rows(connection, source, reading)
    again = _table_of_rejects(connection, source, "again")
    columns = ", ".join(f"{source.column(name)} AS {name}" for name in source.layout.columns)
    with scanning(source, folder, again) as relation:
        connection.execute(f"CREATE TABLE {table} AS SELECT {columns} FROM {relation} WHERE {wanted}")  # noqa: S608 - columns are ours
    if source.is_text:
        found = (_count_rows(connection, table), _count_lines(connection, again))
        if found != (row[2], reading.broken):
            raise RegisterFileError(
                f"Le fichier {source.path.name} n’a pas été lu deux fois de la même façon : des lignes abîmées en "
                "cachent d’autres. Rien n’a été importé. Téléchargez-le à nouveau, au format Parquet si possible."
            )
    return reading


def _newest_day(source: Source, until: date) -> str:
    """The last day of treatment of all the rows: how far the file goes."""
    if "treated" in source.absent:
        return "NULL"
    treated = f"TRY_CAST({quoted(source.layout.columns['treated'])} AS TIMESTAMP)"
    in_time = f"max({treated}) FILTER ({treated} < DATE '{until.isoformat()}' + 1)"
    return f"CAST(coalesce({in_time}, max({treated}) FILTER (year({treated}) BETWEEN 1500 AND 2150)) AS DATE)"


def _without_rows(connection: duckdb.DuckDBPyConnection, source: Source, reading: Reading) -> RegisterFileError:
    name = source.path.name
    if not reading.broken:
        return RegisterFileError(f"Le fichier {name} ne contient aucune ligne. Téléchargez-le à nouveau.")
    [(wrong,)] = connection.execute(
        f"SELECT count(DISTINCT line) FROM broken_{source.layout.table} WHERE error_type = '{WRONG_ENCODING}'"  # noqa: S608 - constants only
    ).fetchall()
    if wrong == reading.broken:
        return RegisterFileError(
            f"Aucune ligne du fichier {name} n’a pu être lue : il n’est pas en UTF-8, sans doute en Latin-1 "
            "(Windows-1252). Enregistrez-le en UTF-8, puis relancez."
        )
    return RegisterFileError(
        f"Aucune ligne du fichier {name} n’a pu être lue : {count(reading.broken, 'ligne abîmée', 'lignes abîmées')}. "
        "Téléchargez-le à nouveau."
    )


def _table_of_rejects(connection: duckdb.DuckDBPyConnection, source: Source, pass_name: str) -> str:
    """Its name; a reading of CSV fills it, Parquet has no line."""
    rejects = f"{pass_name}_{source.layout.table}"
    if not source.is_text:
        connection.execute(
            f"CREATE TABLE {rejects} (scan_id BIGINT, line BIGINT, error_type VARCHAR, csv_line VARCHAR)"
        )
    return rejects


def _count_lines(connection: duckdb.DuckDBPyConnection, rejects: str) -> int:
    [(lines,)] = connection.execute(f"SELECT count(DISTINCT (scan_id, line)) FROM {rejects}").fetchall()  # noqa: S608 - a table of ours
    return int(lines)


def _count_rows(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    [(rows,)] = connection.execute(f"SELECT count(*) FROM {table}").fetchall()  # noqa: S608 - a table of ours
    return int(rows)
