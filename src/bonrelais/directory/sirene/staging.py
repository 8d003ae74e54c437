"""Reads the files into a DuckDB file of the home, in bounded memory; the database is not touched."""

from collections.abc import Iterator, Sequence
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
from bonrelais.directory.sirene.files import RegisterFiles
from bonrelais.directory.sirene.progress import Telling, followed
from bonrelais.directory.sirene.reading import Reading, read_places, read_points, read_units
from bonrelais.directory.sirene.rows import StagedRow
from bonrelais.directory.sirene.scan import Source, open_source
from bonrelais.directory.sirene.stored import HeldPlace

MEMORY_LIMIT: Final = "384MB"
BATCH: Final = 5_000
PERSONAL_FORMS: Final = (NATURAL_PERSON_CODE, "2")
NO_POINTS: Final = """
CREATE TABLE geo (siret VARCHAR, longitude DOUBLE, latitude DOUBLE, quality VARCHAR);
CREATE TABLE broken_geo (scan_id BIGINT, line BIGINT, error_type VARCHAR, csv_line VARCHAR);
"""
CLEAN: Final = """
CREATE MACRO blanks() AS ' ' || chr(9) || chr(10) || chr(13) || chr(160);
CREATE MACRO clean(cell) AS nullif(nullif(trim(replace(CAST(cell AS VARCHAR), chr(0), ''), blanks()), ''), '[ND]');
CREATE MACRO day(cell) AS nullif(TRY_CAST(TRY_CAST(cell AS TIMESTAMP) AS DATE), DATE '1900-01-01');
CREATE MACRO whole(cell) AS
  CASE WHEN TRY_CAST(cell AS DOUBLE) >= 0 THEN TRY_CAST(TRY_CAST(cell AS DOUBLE) AS SMALLINT) END;
CREATE MACRO decimal_of(cell) AS TRY_CAST(replace(cell, ',', '.') AS DOUBLE);
CREATE MACRO truth(cell) AS CASE
  WHEN lower(cell) IN ('true', 't', '1', 'o') THEN true WHEN lower(cell) IN ('false', 'f', '0', 'n') THEN false END;
"""


@dataclass(frozen=True, slots=True)
class Staged:
    """What the files hold for the territory; `silent` are our names of columns that the files do not have.

    `newest_on` is the last day on which the register treated a row of the whole file, `units_newest_on` one of its
    units. `absent` counts the establishments held that the file does not have.
    """

    connection: duckdb.DuckDBPyConnection
    read: int
    outside: int
    refused: int
    absent: int
    units_refused: int
    points_refused: int
    refusals: tuple[Refusal, ...]
    newest_on: date | None
    units_newest_on: date | None
    silent: frozenset[str]
    units_silent: frozenset[str]
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

    def commune_codes(self) -> list[str]:
        """The codes of the communes of the kept rows."""
        found = self.connection.execute("SELECT DISTINCT commune_code FROM kept ORDER BY 1")
        return [str(code) for (code,) in found.fetchall()]


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


@dataclass(frozen=True, slots=True)
class Ask:
    """What to stage: rows of these communes' codes, and of the establishments held.

    `until`: no treatment is later than that day, whatever a slip says.
    """

    codes: frozenset[str]
    held: Sequence[HeldPlace]
    until: date


def stage(connection: duckdb.DuckDBPyConnection, files: RegisterFiles, ask: Ask, folder: Path, tell: Telling) -> Staged:
    """Opens every file before reading any; then keeps the rows asked for, the units they need and their points."""
    places = open_source(connection, files.establishments, ESTABLISHMENTS)
    units = open_source(connection, files.units, UNITS)
    geo = open_source(connection, files.geo, GEO) if files.geo else None
    _lay_held(connection, ask.held)
    with followed(connection, f"Lecture des établissements : {files.establishments.name}", tell):
        read = read_places(connection, places, ask.codes, folder, until=ask.until)
    with followed(connection, f"Lecture des unités légales : {files.units.name}", tell):
        units_read = read_units(connection, units, folder, until=ask.until)
    points_refused = 0
    if geo is None:
        connection.execute(NO_POINTS)
    else:
        with followed(connection, f"Lecture des positions : {geo.path.name}", tell):
            points_refused = read_points(connection, geo, folder)
    tell("Contrôle des lignes")
    connection.execute(checks.JUDGE_UNITS)
    connection.execute(checks.JUDGE_PLACES)
    connection.execute(checks.keep_sql(PERSONAL_FORMS))
    files_read = FilesRead(read, units_read, points_refused)
    return _measure(connection, files_read, (places, units, geo))


def _lay_held(connection: duckdb.DuckDBPyConnection, held: Sequence[HeldPlace]) -> None:
    connection.execute(
        "CREATE TABLE held AS SELECT unnest(?::VARCHAR[]) AS siret, unnest(?::VARCHAR[]) AS commune,"
        " unnest(?::BOOLEAN[]) AS is_open",
        [[one.siret for one in held], [one.commune for one in held], [one.is_open for one in held]],
    )


@dataclass(frozen=True, slots=True)
class FilesRead:
    places: Reading
    units: Reading
    points_refused: int


def _measure(
    connection: duckdb.DuckDBPyConnection, read: FilesRead, sources: tuple[Source, Source, Source | None]
) -> Staged:
    [(places, kept, absent, units_refused)] = connection.execute(checks.MEASURES).fetchall()
    named = connection.execute(checks.REFUSALS, [NAMED_REFUSALS]).fetchall()
    establishments, legal_units, geo = sources
    return Staged(
        connection=connection,
        read=read.places.rows + read.places.broken,
        outside=read.places.rows - places,
        refused=read.places.broken + places - kept,
        absent=absent,
        units_refused=units_refused + read.units.broken,
        points_refused=read.points_refused,
        refusals=tuple(Refusal(*cells) for cells in named),
        newest_on=read.places.newest_on,
        units_newest_on=read.units.newest_on,
        silent=establishments.absent,
        units_silent=legal_units.absent,
        has_geo=geo is not None,
    )
