"""What the fictional register is grown from: real communes, and a few of their neighbours."""

from dataclasses import dataclass
from typing import Final, TypeAlias

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class CommuneSeed:
    """One commune, with the rings of its contour, outer ones and holes alike, in degrees of longitude and latitude.

    `former_codes` are the codes of the communes it absorbed: old rows of the register still carry them.
    """

    code: str
    name: str
    population: int
    postcode: str
    contour: tuple[Ring, ...]
    former_codes: tuple[str, ...] = ()


# The register is national: rows of other communes stand beside those of the territory. Contours are plain squares.
_NEIGHBOURS: Final = (
    ("59295", "Hazebrouck", 21_500, "59190", 2.537, 50.723),
    ("62516", "Lillers", 10_100, "62190", 2.481, 50.563),
    ("62473", "Isbergues", 8_700, "62330", 2.455, 50.622),
    ("62268", "Desvres", 4_900, "62240", 1.835, 50.668),
    ("62038", "Ardres", 4_300, "62610", 1.978, 50.856),
    ("59497", "Renescure", 2_100, "59173", 2.367, 50.728),
    ("59084", "Blaringhem", 2_000, "59173", 2.404, 50.690),
    ("62620", "Norrent-Fontes", 1_450, "62120", 2.408, 50.588),
    ("62506", "Licques", 1_600, "62850", 1.935, 50.785),
)
_HALF_SIDE: Final = 0.012


def neighbours() -> tuple[CommuneSeed, ...]:
    return tuple(
        CommuneSeed(code, name, population, postcode, _square(longitude, latitude))
        for code, name, population, postcode, longitude, latitude in _NEIGHBOURS
    )


def _square(longitude: float, latitude: float) -> tuple[Ring, ...]:
    west, east = longitude - _HALF_SIDE, longitude + _HALF_SIDE
    south, north = latitude - _HALF_SIDE, latitude + _HALF_SIDE
    return (((west, south), (east, south), (east, north), (west, north)),)
