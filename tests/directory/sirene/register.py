"""Small registers for tests: rows by official column, written in any of the packings that the import reads."""

import gzip
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

import duckdb

from bonrelais.demonstration.register.columns import ESTABLISHMENTS, GEOLOCATION, UNITS, Columns
from bonrelais.directory.sirene import RegisterFiles

Cells: TypeAlias = dict[str, str | None]

EPCI = "246201016"
LUMBRES = "62534"
ACQUIN = "62008"
WESTBECOURT = "62884"  # now Acquin-Westbécourt
PARIS = "75056"
SIREN = "903417265"
SIRET = "90341726500018"


class Packing(StrEnum):
    PARQUET = "parquet"
    CSV = "csv"
    GZIP = "csv.gz"
    ZIP = "zip"


@dataclass
class Register:
    """What the next files will hold; `columns` can be cut or lengthened by a test."""

    places: list[Cells] = field(default_factory=list)
    units: list[Cells] = field(default_factory=list)
    points: list[Cells] | None = None
    place_columns: Columns = ESTABLISHMENTS
    unit_columns: Columns = UNITS

    def write(self, folder: Path, packing: Packing = Packing.PARQUET) -> RegisterFiles:
        folder.mkdir(parents=True, exist_ok=True)
        places = write_table(folder / f"StockEtablissement.{packing}", self.places, self.place_columns)
        units = write_table(folder / f"StockUniteLegale.{packing}", self.units, self.unit_columns)
        geo = None
        if self.points is not None:
            geo = write_table(folder / f"Geolocalisation.{packing}", self.points, GEOLOCATION)
        return RegisterFiles(places, units, geo)


def place(siret: str = SIRET, cells: Mapping[str, str | None] | None = None) -> Cells:
    """An open bakery of Lumbres, with what a test says otherwise."""
    usual: Cells = {
        "siren": siret[:9],
        "nic": siret[9:],
        "siret": siret,
        "statutDiffusionEtablissement": "O",
        "dateCreationEtablissement": "2015-03-01",
        "trancheEffectifsEtablissement": "01",
        "anneeEffectifsEtablissement": "2022",
        "dateDernierTraitementEtablissement": "2024-03-29T14:22:05",
        "etablissementSiege": "true",
        "numeroVoieEtablissement": "12",
        "indiceRepetitionEtablissement": "B",
        "typeVoieEtablissement": "RUE",
        "libelleVoieEtablissement": "DU COMMERCE",
        "codePostalEtablissement": "62380",
        "codeCommuneEtablissement": LUMBRES,
        "dateDebut": "2018-01-01",
        "etatAdministratifEtablissement": "A",
        "enseigne1Etablissement": "AU BON PAIN DE L'AA",
        "activitePrincipaleEtablissement": "10.71C",
        "nomenclatureActivitePrincipaleEtablissement": "NAFRev2",
        "activitePrincipaleNAF25Etablissement": "10.71Y",
    }
    return {**usual, **(cells or {})}


def unit(siren: str = SIREN, cells: Mapping[str, str | None] | None = None) -> Cells:
    """A limited company in activity, with what a test says otherwise."""
    usual: Cells = {
        "siren": siren,
        "statutDiffusionUniteLegale": "O",
        "unitePurgeeUniteLegale": None,
        "dateCreationUniteLegale": "2015-03-01",
        "trancheEffectifsUniteLegale": "01",
        "anneeEffectifsUniteLegale": "2022",
        "dateDernierTraitementUniteLegale": "2024-03-29T14:22:05",
        "categorieEntreprise": "PME",
        "anneeCategorieEntreprise": "2021",
        "etatAdministratifUniteLegale": "A",
        "denominationUniteLegale": "BOULANGERIE DU PONT SARL",
        "sigleUniteLegale": "BDP",
        "categorieJuridiqueUniteLegale": "5499",
        "activitePrincipaleUniteLegale": "10.71C",
        "nomenclatureActivitePrincipaleUniteLegale": "NAFRev2",
        "economieSocialeSolidaireUniteLegale": "N",
    }
    return {**usual, **(cells or {})}


def person(siren: str = SIREN, cells: Mapping[str, str | None] | None = None) -> Cells:
    """A sole trader."""
    named: Cells = {
        "denominationUniteLegale": None,
        "sigleUniteLegale": None,
        "categorieJuridiqueUniteLegale": "1000",
        "prenom1UniteLegale": "ODETTE",
        "prenomUsuelUniteLegale": "ODETTE",
        "nomUniteLegale": "FAUQUEMBERG",
    }
    return unit(siren, {**named, **(cells or {})})


def point(siret: str = SIRET, quality: str = "11") -> Cells:
    return {"siret": siret, "qualite_xy": quality, "x_longitude": "2.1226", "y_latitude": "50.7051"}


def without(columns: Columns, *names: str) -> Columns:
    return tuple(column for column in columns if column[0] not in names)


def write_table(path: Path, rows: Sequence[Cells], columns: Columns) -> Path:
    """Parquet with the columns' own types, or text packed as the file's name says."""
    if path.name.endswith(Packing.PARQUET):
        _write_parquet(path, rows, columns)
        return path
    text = "\n".join([",".join(name for name, _ in columns), *(_line(row, columns) for row in rows)]) + "\n"
    if path.name.endswith(Packing.GZIP):
        path.write_bytes(gzip.compress(text.encode()))
    elif path.name.endswith(Packing.ZIP):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"{path.stem}_utf8.csv", text)
    else:
        path.write_text(text)
    return path


def _write_parquet(path: Path, rows: Sequence[Cells], columns: Columns) -> None:
    with duckdb.connect() as connection:
        defined = ", ".join(f'"{name}" {kind}' for name, kind in columns)
        connection.execute(f"CREATE TABLE written ({defined})")
        if rows:
            places = ", ".join("?" for _ in columns)
            connection.executemany(
                f"INSERT INTO written VALUES ({places})", [list(_cells(row, columns)) for row in rows]
            )
        connection.execute(f"COPY written TO '{path}' (FORMAT parquet)")


def _cells(row: Cells, columns: Columns) -> Iterable[str | None]:
    return (row.get(name) for name, _ in columns)


def _line(row: Cells, columns: Columns) -> str:
    return ",".join('"' + cell.replace('"', '""') + '"' if cell else "" for cell in _cells(row, columns))
