"""A fictional register in the official format, as the national files would show it on a given day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from pyproj import Transformer

from bonrelais.demonstration.register.columns import ESTABLISHMENTS, GEOLOCATION, UNITS
from bonrelais.demonstration.register.lives import Establishment
from bonrelais.demonstration.register.parquet import write_parquet
from bonrelais.demonstration.register.population import Plan, grow
from bonrelais.demonstration.register.rows import Located, establishment_row, geolocation_rows, unit_row
from bonrelais.demonstration.register.seeds import CommuneSeed
from bonrelais.demonstration.register.vintage import Seen, companies_of, seen_on

OPEN_ESTABLISHMENTS: Final = 12_000


@dataclass(frozen=True, slots=True)
class RegisterFiles:
    """The three files of a vintage, and how many rows each holds."""

    establishments: Path
    units: Path
    geolocation: Path
    establishment_rows: int
    unit_rows: int


def write_register(
    folder: Path, *, vintage: date, communes: Sequence[CommuneSeed], seed: int, size: int = OPEN_ESTABLISHMENTS
) -> RegisterFiles:
    """Write the register as of a day: the same files for the same arguments, one life told by all the vintages.

    `size` is how many establishments of the communes are open on any day since 2015, within about 3 %.
    """
    lives = grow(Plan(communes, seed, size), vintage)
    return write_vintage(folder, lives, vintage)


def write_vintage(folder: Path, lives: Sequence[Establishment], vintage: date) -> RegisterFiles:
    """Write a day's look at lives grown up to that day or later."""
    folder.mkdir(parents=True, exist_ok=True)
    looks = seen_on(lives, vintage)
    places = _located(looks)
    companies = companies_of(looks)
    files = RegisterFiles(
        establishments=folder / f"StockEtablissement_{vintage:%Y-%m-%d}.parquet",
        units=folder / f"StockUniteLegale_{vintage:%Y-%m-%d}.parquet",
        geolocation=folder / f"GeolocalisationEtablissement_{vintage:%Y-%m-%d}.parquet",
        establishment_rows=len(places),
        unit_rows=len(companies),
    )
    write_parquet(files.establishments, (establishment_row(place, vintage) for place in places), ESTABLISHMENTS)
    write_parquet(files.units, (unit_row(company, vintage) for company in companies), UNITS)
    write_parquet(files.geolocation, geolocation_rows(places), GEOLOCATION)
    return files


def _located(looks: Sequence[Seen]) -> list[Located]:
    to_lambert = Transformer.from_crs("EPSG:4326", "EPSG:2154", always_xy=True)
    addresses = [seen.establishment.address for seen in looks]
    xs, ys = to_lambert.transform(
        [address.longitude for address in addresses], [address.latitude for address in addresses]
    )
    return [Located(seen, x, y) for seen, x, y in zip(looks, xs, ys, strict=True)]
