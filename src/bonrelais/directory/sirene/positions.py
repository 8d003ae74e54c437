"""Where an establishment is: from the geolocation file, else from the register's own Lambert coordinates."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pyproj import Transformer

from bonrelais.directory.choices import PositionQuality
from bonrelais.territory.reference.contours import department_of

WGS84: Final = 4326
# France lies between these degrees, from Dunkerque to Rapa.
NORTH: Final = 52
SOUTH: Final = -28
LAMBERT_93: Final = 2154
# The legal projections overseas, by department.
_PROJECTIONS: Final = {
    "971": 5490,
    "972": 5490,
    "973": 2972,
    "974": 2975,
    "975": 4467,
    "976": 4471,
    "977": 5490,
    "978": 5490,
}
# Classes of the file: street certain or probable, number found or not; 33 is a point drawn at random in the commune.
_QUALITIES: Final = {
    "11": PositionQuality.EXACT,
    "12": PositionQuality.STREET,
    "21": PositionQuality.STREET,
    "22": PositionQuality.STREET,
}
_DECIMALS: Final = 6


@dataclass(frozen=True, slots=True)
class Position:
    """Degrees to the sixth decimal (a tenth of a metre)."""

    latitude: float | None
    longitude: float | None
    quality: PositionQuality


NOWHERE: Final = Position(None, None, PositionQuality.UNKNOWN)


@dataclass(frozen=True, slots=True)
class LambertPoint:
    commune_code: str
    x: float
    y: float


def position_of_geo(longitude: float | None, latitude: float | None, quality: str) -> Position | None:
    """None where the file gives no point."""
    if longitude is None or latitude is None or not _is_french(longitude, latitude):
        return None
    exactness = _QUALITIES.get(quality, PositionQuality.COMMUNE)
    return Position(round(latitude, _DECIMALS), round(longitude, _DECIMALS), exactness)


def degrees_of(points: Sequence[LambertPoint]) -> list[tuple[float, float] | None]:
    """(longitude, latitude) of each point, in the projection of its department; None where it falls nowhere."""
    degrees: list[tuple[float, float] | None] = [None] * len(points)
    by_projection: dict[int, list[int]] = {}
    for rank, point in enumerate(points):
        projection = _PROJECTIONS.get(department_of(point.commune_code), LAMBERT_93)
        by_projection.setdefault(projection, []).append(rank)
    for projection, ranks in by_projection.items():
        xs, ys = [points[rank].x for rank in ranks], [points[rank].y for rank in ranks]
        longitudes, latitudes = _transformer(projection).transform(xs, ys)
        for rank, longitude, latitude in zip(ranks, longitudes, latitudes, strict=True):
            if _is_french(longitude, latitude):
                degrees[rank] = (round(longitude, _DECIMALS), round(latitude, _DECIMALS))
    return degrees


def quality_of_address(number: str, street: str) -> PositionQuality:
    """The register's own coordinates come from its address: they are worth what the address tells."""
    if not street:
        return PositionQuality.COMMUNE
    return PositionQuality.EXACT if number else PositionQuality.STREET


@lru_cache
def _transformer(projection: int) -> Transformer:
    return Transformer.from_crs(projection, WGS84, always_xy=True)


def _is_french(longitude: float, latitude: float) -> bool:
    is_number = math.isfinite(longitude) and math.isfinite(latitude)
    return is_number and -180 <= longitude <= 180 and SOUTH <= latitude <= NORTH and (longitude, latitude) != (0, 0)
