"""Reads the files into a DuckDB file of the home, in bounded memory; the database is not touched."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import duckdb

from bonrelais.core.nomenclature.legal_forms import NATURAL_PERSON_CODE
from bonrelais.directory.sirene import checks
from bonrelais.directory.sirene.columns import ESTABLISHMENTS, GEO, UNITS
from bonrelais.directory.sirene.counts import NAMED_REFUSALS, Refusal
from bonrelais.directory.sirene.files import RegisterFileError, RegisterFiles
from bonrelais.directory.sirene.progress import Telling, followed
from bonrelais.directory.sirene.rows import StagedRow
from bonrelais.directory.sirene.scan import Source, literal, open_source, scanning

MEMORY_LIMIT: Final = "384MB"
BATCH: Final = 5_000
PERSONAL_FORMS: Final = (NATURAL_PERSON_CODE, "2")
CLEAN: Final = """
CREATE MACRO blanks() AS ' ' || chr(9) || chr(10) || chr(13) || chr(160);
CREATE MACRO clean(cell) AS nullif(nullif(trim(CAST(cell AS VARCHAR), blanks()), ''), '[ND]');
CREATE MACRO day(cell) AS nullif(TRY_CAST(TRY_CAST(cell AS TIMESTAMP) AS DATE), DATE '1900-01-01');
CREATE MACRO whole(cell) AS TRY_CAST(TRY_CAST(cell AS DOUBLE) AS SMALLINT);
CREATE MACRO decimal_of(cell) AS TRY_CAST(replace(cell, ',', '.') AS DOUBLE);
CREATE MACRO truth(cell) AS CASE
  WHEN lower(cell) IN ('true', 't', '1', 'o') THEN true WHEN lower(cell) IN ('false', 'f', '0', 'n') THEN false END;
"""


@dataclass(frozen=True, slots=True)
class Staged:
    """What the files hold for the territory; `absent` are our names of columns that the files do not have.

    `newest_on` is the last day on which the register treated a kept establishment; `ends_on` counts their units too.
    """

    connection: duckdb.DuckDBPyConnection
    read: int
    outside: int
    refused: int
    units: int
    units_refused: int
    refusals: tuple[Refusal, ...]
    newest_on: date | None
    ends_on: date | None
    absent: frozenset[str]
    units_absent: frozenset[str]
    has_geo: bool

    @property
    def kept(self) -> int:
        return self.read - self.outside - self.refused

    def batches(self) -> Iterator[list[StagedRow]]:
        """Kept rows, by SIREN and SIRET."""
        cursor = self.connection.execute("SELECT * FROM kept ORDER BY siren, siret")
        while rows := cursor.fetchmany(BATCH):
            yield [StagedRow(*row) for row in rows]

    def activity_codes(self) -> list[tuple[str, str]]:
        """Each (code, the register's word for its nomenclature) of the kept rows."""
        found = self.connection.execute(
            "SELECT activity, nomenclature FROM kept UNION SELECT activity_2025, 'NAF2025' FROM kept"
            " UNION SELECT unit_activity, unit_nomenclature FROM kept ORDER BY 1, 2"
        )
        return [(str(code), str(word)) for code, word in found.fetchall() if code]


@contextmanager
def staging_base(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty DuckDB base that never reaches for the network and spills into the folder."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY_LIMIT,
        "temp_directory": str(folder / "spilled"),
        "preserve_insertion_order": "false",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    connection = duckdb.connect(str(folder / "staging.duckdb"), config=settings)
    try:
        connection.execute(CLEAN)
        connection.execute("SET enable_progress_bar = true")
        connection.execute("SET enable_progress_bar_print = false")
        yield connection
    finally:
        connection.close()


def stage(
    connection: duckdb.DuckDBPyConnection, files: RegisterFiles, codes: frozenset[str], folder: Path, tell: Telling
) -> Staged:
    """Opens every file before reading any; then keeps the communes’ rows, the units they need and their points."""
    places = open_source(connection, files.establishments, ESTABLISHMENTS)
    units = open_source(connection, files.units, UNITS)
    geo = open_source(connection, files.geo, GEO) if files.geo else None
    with followed(connection, f"Lecture des établissements : {files.establishments.name}", tell):
        read, broken = _stage_places(connection, places, codes, folder)
    with followed(connection, f"Lecture des unités légales : {files.units.name}", tell):
        units_broken = _stage_units(connection, units, folder)
    if geo is None:
        connection.execute("CREATE TABLE geo (siret VARCHAR, longitude DOUBLE, latitude DOUBLE, quality VARCHAR)")
    else:
        with followed(connection, f"Lecture des positions : {geo.path.name}", tell):
            _stage_geo(connection, geo, folder)
    tell("Contrôle des lignes")
    connection.execute(checks.JUDGE_UNITS)
    connection.execute(checks.JUDGE_PLACES)
    connection.execute(checks.keep_sql(PERSONAL_FORMS))
    return _measure(connection, read=read + broken, broken=(broken, units_broken), sources=(places, units, geo))


def _stage_places(
    connection: duckdb.DuckDBPyConnection, source: Source, codes: frozenset[str], folder: Path
) -> tuple[int, int]:
    """How many rows the file has, and how many lines that are not rows."""
    total = _count_rows(connection, source, folder, "broken_places")
    if not total:
        raise RegisterFileError(f"Le fichier {source.path.name} ne contient aucune ligne. Téléchargez-le à nouveau.")
    commune = source.layout.columns["commune"]
    wanted = ", ".join(literal(code) for code in sorted(codes))
    columns = ", ".join(f"{source.column(name)} AS {name}" for name in source.layout.columns)
    with scanning(source, folder) as relation:
        connection.execute(
            f'CREATE TABLE place AS SELECT {columns} FROM {relation} WHERE "{commune}" IN ({wanted})'  # noqa: S608 - columns are ours, codes are quoted
        )
    broken = connection.execute("SELECT count(DISTINCT (scan_id, line)) FROM broken_places").fetchone()
    return total, int(broken[0]) if broken else 0


def _stage_units(connection: duckdb.DuckDBPyConnection, source: Source, folder: Path) -> int:
    """Keeps the units of the staged places; answers how many lines were not rows."""
    total = _count_rows(connection, source, folder, "broken_units")
    if not total:
        raise RegisterFileError(f"Le fichier {source.path.name} ne contient aucune ligne. Téléchargez-le à nouveau.")
    columns = ", ".join(f"{source.column(name)} AS {name}" for name in source.layout.columns)
    with scanning(source, folder) as relation:
        connection.execute(
            f"CREATE TABLE unit AS SELECT {columns} FROM {relation}"  # noqa: S608 - columns are ours
            " WHERE CAST(siren AS VARCHAR) IN (SELECT DISTINCT left(siret, 9) FROM place)"
        )
    broken = connection.execute("SELECT count(DISTINCT (scan_id, line)) FROM broken_units").fetchone()
    return int(broken[0]) if broken else 0


def _stage_geo(connection: duckdb.DuckDBPyConnection, source: Source, folder: Path) -> None:
    point = ", ".join(f"TRY_CAST({source.column(name)} AS DOUBLE) AS {name}" for name in ("longitude", "latitude"))
    columns = f"{source.column('siret')} AS siret, {point}, {source.column('quality')} AS quality"
    with scanning(source, folder) as relation:
        connection.execute(
            "CREATE TABLE geo AS SELECT siret, any_value(longitude) AS longitude, any_value(latitude) AS latitude,"  # noqa: S608 - columns are ours
            f" any_value(quality) AS quality FROM (SELECT {columns} FROM {relation})"
            " WHERE siret IN (SELECT siret FROM place) GROUP BY siret"
        )


def _count_rows(connection: duckdb.DuckDBPyConnection, source: Source, folder: Path, rejects: str) -> int:
    """Parquet tells; a CSV must be read through, every column that we use, so that its broken lines are known."""
    if source.shape is None:
        connection.execute(f"CREATE TABLE {rejects} (scan_id BIGINT, line BIGINT, csv_line VARCHAR)")
        counted = "count(*)"
    else:
        used = [official for official in source.layout.columns.values() if official in source.columns]
        counted = ", ".join(["count(*)", *(f'count("{official}")' for official in used)])
    with scanning(source, folder, rejects) as relation:
        # All is fetched: the table of rejects is only written once the answer has been read to its end.
        [row] = connection.execute(f"SELECT {counted} FROM {relation}").fetchall()  # noqa: S608 - columns are ours
    return int(row[0])


def _measure(
    connection: duckdb.DuckDBPyConnection,
    *,
    read: int,
    broken: tuple[int, int],
    sources: tuple[Source, Source, Source | None],
) -> Staged:
    row = connection.execute(checks.MEASURES).fetchone()
    if row is None:
        raise RegisterFileError("Les fichiers n’ont pas pu être mesurés.")
    places, kept, newest_on, ends_on, units, units_refused = row
    named = connection.execute(checks.REFUSALS, [NAMED_REFUSALS]).fetchall()
    establishments, legal_units, geo = sources
    return Staged(
        connection=connection,
        read=read,
        outside=read - broken[0] - places,
        refused=broken[0] + places - kept,
        units=units,
        units_refused=units_refused + broken[1],
        refusals=tuple(Refusal(*cells) for cells in named),
        newest_on=newest_on,
        ends_on=ends_on,
        absent=establishments.absent,
        units_absent=legal_units.absent,
        has_geo=geo is not None,
    )
