"""Write a synthetic register of millions of rows with the true columns, for the benches.

    python -m bench.make_register FOLDER [--rows 5000000] [--seed 1]

Written by DuckDB alone, in bounded memory. The communes of the demonstration hold about 2 rows in 1,000, as they do
in the country, and keys of numbers are right; codes, dates and names are plausible to a parser, not to a reader.
"""

import argparse
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb

from bonrelais.demonstration.register.columns import ESTABLISHMENTS, UNITS, Columns
from bonrelais.demonstration.register.communes import commune_seeds

DEFAULT_ROWS: Final = 5_000_000
UNITS_SHARE: Final = 0.68
TERRITORY_SHARE: Final = 0.001  # and as much again by chance among the other communes of its department
MEMORY: Final = "1GB"

# Each column that is not blank, from its numbers and a hash `h` of its row.
# `siren` and `nic` are numbers already. In Luhn's sum of a number still without its key, each second digit from the
# right is doubled, the last one first.
_MACROS: Final = """
    CREATE MACRO doubled(digit) AS digit * 2 - CASE WHEN digit > 4 THEN 9 ELSE 0 END;
    CREATE MACRO luhn(v) AS doubled(v % 10) + v // 10 % 10 + doubled(v // 100 % 10) + v // 1000 % 10
        + doubled(v // 10000 % 10) + v // 100000 % 10 + doubled(v // 1000000 % 10) + v // 10000000 % 10
        + doubled(v // 100000000 % 10);
    CREATE MACRO numbered(n) AS (10000000 + n) * 10 + (10 - luhn(10000000 + n) % 10) % 10;
    CREATE MACRO placed(siren, place) AS place * 10 + (10 - (luhn(place) + luhn(siren)) % 10) % 10;
"""
_SIREN: Final = "siren::VARCHAR"
_NIC: Final = "lpad(nic::VARCHAR, 5, '0')"
_HIDDEN: Final = "h % 100 < 8"
_ACTIVITIES: Final = (
    "['47.11B', '56.10A', '96.02A', '43.22A', '10.71C', '68.20B', '86.21Z', '62.01Z', '01.50Z', '94.99Z']"
)
_BANDS: Final = "['NN', 'NN', 'NN', 'NN', '00', '01', '01', '02', '03', '11', '12', NULL]"
_ESTABLISHMENT: Final = {
    "siren": _SIREN,
    "nic": _NIC,
    "siret": f"{_SIREN} || {_NIC}",
    "statutDiffusionEtablissement": f"CASE WHEN {_HIDDEN} THEN 'P' ELSE 'O' END",
    "dateCreationEtablissement": "DATE '1985-01-01' + (h % 15000)::INTEGER",
    "trancheEffectifsEtablissement": f"{_BANDS}[1 + h % 12]",
    "anneeEffectifsEtablissement": "CASE WHEN h % 12 > 4 THEN 2024 END",
    "activitePrincipaleRegistreMetiersEtablissement": "CASE WHEN h % 9 = 0 THEN '9602AA' END",
    "dateDernierTraitementEtablissement": "TIMESTAMP '2026-05-01 08:00:00' - INTERVAL (h % 900) DAY",
    "etablissementSiege": "place = 1",
    "nombrePeriodesEtablissement": "1 + h % 4",
    "numeroVoieEtablissement": "(1 + h % 180)::VARCHAR",
    "typeVoieEtablissement": "['RUE', 'AV', 'PL', 'CHE'][1 + h % 4]",
    "libelleVoieEtablissement": "'DE LA VOIE ' || (h % 20000)",
    "codePostalEtablissement": "substr(commune, 1, 2) || lpad((h % 990)::VARCHAR, 3, '0')",
    "libelleCommuneEtablissement": "'COMMUNE ' || commune",
    "codeCommuneEtablissement": "commune",
    "identifiantAdresseEtablissement": "commune || lpad((h % 9999)::VARCHAR, 4, '0') || '_B'",
    "coordonneeLambertAbscisseEtablissement": f"CASE WHEN {_HIDDEN} THEN '[ND]' ELSE (600000 + h % 90000)::TEXT END",
    "coordonneeLambertOrdonneeEtablissement": f"CASE WHEN {_HIDDEN} THEN '[ND]' ELSE (7030000 + h % 70000)::TEXT END",
    "dateDebut": "DATE '2008-01-01' + (h % 6700)::INTEGER",
    "etatAdministratifEtablissement": "CASE WHEN h % 100 < 38 THEN 'A' ELSE 'F' END",
    "enseigne1Etablissement": "CASE WHEN h % 3 = 0 THEN 'ENSEIGNE ' || (h % 900000) END",
    "activitePrincipaleEtablissement": f"{_ACTIVITIES}[1 + h % 10]",
    "nomenclatureActivitePrincipaleEtablissement": "CASE WHEN h % 50 = 0 THEN 'NAFRev1' ELSE 'NAFRev2' END",
    "caractereEmployeurEtablissement": "CASE WHEN h % 4 = 0 THEN 'O' ELSE 'N' END",
}
_UNIT: Final = {
    "siren": _SIREN,
    "statutDiffusionUniteLegale": "CASE WHEN h % 100 < 8 THEN 'P' ELSE 'O' END",
    "dateCreationUniteLegale": "DATE '1985-01-01' + (h % 15000)::INTEGER",
    "sexeUniteLegale": "CASE WHEN h % 2 = 0 THEN 'F' END",
    "prenom1UniteLegale": "CASE WHEN h % 2 = 0 THEN 'CAMILLE' END",
    "prenomUsuelUniteLegale": "CASE WHEN h % 2 = 0 THEN 'CAMILLE' END",
    "trancheEffectifsUniteLegale": f"{_BANDS}[1 + h % 12]",
    "anneeEffectifsUniteLegale": "CASE WHEN h % 12 > 4 THEN 2024 END",
    "dateDernierTraitementUniteLegale": "TIMESTAMP '2026-05-01 08:00:00' - INTERVAL (h % 900) DAY",
    "nombrePeriodesUniteLegale": "1 + h % 4",
    "categorieEntreprise": "CASE WHEN h % 3 = 0 THEN 'PME' END",
    "dateDebut": "DATE '2008-01-01' + (h % 6700)::INTEGER",
    "etatAdministratifUniteLegale": "CASE WHEN h % 100 < 45 THEN 'A' ELSE 'C' END",
    "nomUniteLegale": "CASE WHEN h % 2 = 0 THEN 'NOM ' || (h % 200000) END",
    "denominationUniteLegale": "CASE WHEN h % 2 = 1 THEN 'SOCIETE ' || (h % 2000000) END",
    "categorieJuridiqueUniteLegale": "CASE WHEN h % 2 = 0 THEN 1000 ELSE [5499, 5710, 6540, 9220][1 + h % 4] END",
    "activitePrincipaleUniteLegale": f"{_ACTIVITIES}[1 + h % 10]",
    "nomenclatureActivitePrincipaleUniteLegale": "'NAFRev2'",
    "nicSiegeUniteLegale": "lpad(placed(siren, 1)::VARCHAR, 5, '0')",
    "economieSocialeSolidaireUniteLegale": "'N'",
    "caractereEmployeurUniteLegale": "CASE WHEN h % 4 = 0 THEN 'O' ELSE 'N' END",
}


@dataclass(frozen=True, slots=True)
class LargeRegister:
    establishments: Path
    units: Path


def make_register(folder: Path, *, rows: int = DEFAULT_ROWS, seed: int = 1) -> LargeRegister:
    """Write StockEtablissement (`rows`) and StockUniteLegale (about two thirds of it), in order of their numbers."""
    folder.mkdir(parents=True, exist_ok=True)
    made = LargeRegister(folder / "StockEtablissement.parquet", folder / "StockUniteLegale.parquet")
    units = max(int(rows * UNITS_SHARE), 1)
    with duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": str(folder / "spill")}) as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(_MACROS)
        communes = [commune.code for commune in commune_seeds()]
        connection.execute("CREATE TABLE territory AS SELECT ? AS codes", [communes])
        _write(connection, made.establishments, ESTABLISHMENTS, _ESTABLISHMENT, _establishments(rows, units, seed))
        _write(connection, made.units, UNITS, _UNIT, _units(units, seed))
    return made


def _establishments(rows: int, units: int, seed: int) -> str:
    """Row i belongs to company i * units / rows: one place each, a second for about half of them."""
    inside = int(TERRITORY_SHARE * 100_000)
    return f"""
        SELECT place, h, siren, placed(siren, place) AS nic,
               CASE WHEN h // 7 % 100000 < {inside} THEN codes[1 + h // 700000 % len(codes)]
                    ELSE lpad((1 + h // 13 % 95)::VARCHAR, 2, '0') || lpad((1 + h // 17 % 905)::VARCHAR, 3, '0')
               END AS commune
        FROM (SELECT numbered(n) AS siren, 1 + i - CAST(ceil(n * {rows} / {units}) AS BIGINT) AS place, h
              FROM (SELECT i, i * {units} // {rows} AS n, {_hash("i", seed)} AS h FROM range({rows}) AS r(i))),
             territory"""


def _units(units: int, seed: int) -> str:
    return f"SELECT numbered(n) AS siren, {_hash('n', seed)} AS h FROM range({units}) AS r(n)"


def _hash(number: str, seed: int) -> str:
    return f"(hash({number} + {seed}) % 1000000000000)::BIGINT"


def _write(
    connection: duckdb.DuckDBPyConnection, target: Path, columns: Columns, filled: dict[str, str], source: str
) -> None:
    typed = ", ".join(f'CAST({filled.get(name, "NULL")} AS {kind}) AS "{name}"' for name, kind in columns)
    connection.execute(f"COPY (SELECT {typed} FROM ({source})) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a large synthetic register with the official columns.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=DEFAULT_ROWS)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    started = time.perf_counter()
    made = make_register(asked.folder, rows=asked.rows, seed=asked.seed)
    sizes = [round(path.stat().st_size / 1e6) for path in (made.establishments, made.units)]
    seconds = time.perf_counter() - started
    print(f"{asked.rows:,} rows in {seconds:.1f} s: {sizes[0]} MB and {sizes[1]} MB in {asked.folder}")


if __name__ == "__main__":
    main()
