from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Final

from bonrelais.territory.reference.rows import has_table, read_rows

Point = tuple[float, float]
Ring = list[Point]
Polygon = list[Ring]
STEPS_A_DEGREE: Final = 10_000


@dataclass(frozen=True, slots=True)
class Shape:
    """A commune's polygons, each an outer ring then its holes; closed rings of (longitude, latitude) in degrees."""

    code: str
    polygons: list[Polygon]


def read_shapes(codes: Collection[str]) -> Iterator[Shape]:
    """The shapes of these communes, by code; those without a shape are left out."""
    for department, group in groupby(sorted(codes), key=department_of):
        asked = set(group)
        if has_table(f"contours/{department}"):
            yield from (
                Shape(row[0], _polygons(row[1])) for row in read_rows(f"contours/{department}") if row[0] in asked
            )


def department_of(code: str) -> str:
    """62765 is in 62, 97411 in 974."""
    return code[:3] if code.startswith(("97", "98")) else code[:2]


def _polygons(written: str) -> list[Polygon]:
    return [[_ring(ring) for ring in polygon.split("|")] for polygon in written.split(";")]


def _ring(written: str) -> Ring:
    numbers = [int(number) for number in written.split(" ")]
    eastward = accumulate(numbers[0::2])
    northward = accumulate(numbers[1::2])
    ring = [(x / STEPS_A_DEGREE, y / STEPS_A_DEGREE) for x, y in zip(eastward, northward, strict=True)]
    return [*ring, ring[0]]
