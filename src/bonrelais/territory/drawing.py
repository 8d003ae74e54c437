"""From contours to shapes: geometry, and paths of a map in SVG. No table is read or written here."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from bonrelais.territory.models import Commune, Contour
from bonrelais.territory.reference import Shape

Points = npt.NDArray[np.float64]
MARGIN: Final = 8
DETAIL: Final = 2.0
FEWEST_CORNERS: Final = 3


def contour_of(commune: Commune, shape: Shape) -> Contour:
    """A contour not yet stored."""
    polygons = [shapely.Polygon(rings[0], rings[1:]) for rings in shape.polygons]
    outline = shapely.MultiPolygon(polygons)
    middle = outline.centroid if outline.contains(outline.centroid) else outline.representative_point()
    west, south, east, north = outline.bounds
    return Contour(
        commune=commune,
        coordinates=json.dumps(shape.polygons, separators=(",", ":")),
        longitude=middle.x,
        latitude=middle.y,
        west=west,
        south=south,
        east=east,
        north=north,
    )


def outline_of(contour: Contour) -> BaseGeometry:
    """In degrees, longitude first."""
    polygons = json.loads(contour.coordinates)
    return shapely.MultiPolygon([(rings[0], rings[1:]) for rings in polygons])


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to units of a drawing, north upwards. Distances keep their proportions over a territory."""

    west: float
    north: float
    units_a_degree_east: float
    units_a_degree_north: float
    width: int
    height: int

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        x = MARGIN + (longitude - self.west) * self.units_a_degree_east
        y = MARGIN + (self.north - latitude) * self.units_a_degree_north
        return round(x, 1), round(y, 1)

    def place_all(self, points: Points) -> Points:
        x = MARGIN + (points[:, 0] - self.west) * self.units_a_degree_east
        y = MARGIN + (self.north - points[:, 1]) * self.units_a_degree_north
        return np.column_stack([x, y])

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width} {self.height}"


def projection_for(contours: Sequence[Contour], *, width: int) -> Projection:
    """The whole of the contours over the full width; the height follows from their proportions."""
    west = min(contour.west for contour in contours)
    east = max(contour.east for contour in contours)
    south = min(contour.south for contour in contours)
    north = max(contour.north for contour in contours)
    units_a_degree_east = (width - 2 * MARGIN) / (east - west)
    units_a_degree_north = units_a_degree_east / math.cos(math.radians((south + north) / 2))
    height = math.ceil((north - south) * units_a_degree_north) + 2 * MARGIN
    return Projection(west, north, units_a_degree_east, units_a_degree_north, width, height)


def draw(contours: Sequence[Contour], projection: Projection) -> list[BaseGeometry]:
    """The shape of each contour, simplified together so that neighbours keep sharing their border."""
    placed = shapely.transform([outline_of(contour) for contour in contours], projection.place_all)
    return list(shapely.coverage_simplify(placed, DETAIL))


def path_of(shape: BaseGeometry) -> str:
    """The `d` of an SVG path in whole units; what is too small to be seen is left out."""
    rings = shapely.get_rings(shapely.get_parts(shape))
    return "".join(_subpath(shapely.get_coordinates(ring)) for ring in rings)


def outline_path(shapes: Iterable[BaseGeometry]) -> str:
    """One path around all the shapes."""
    return path_of(shapely.union_all([shapely.make_valid(shape) for shape in shapes]))


def _subpath(points: Points) -> str:
    whole = [(int(x), int(y)) for x, y in np.round(points[:-1])]
    corners = [point for point, before in zip(whole, [whole[-1], *whole], strict=False) if point != before]
    if len(corners) < FEWEST_CORNERS:
        return ""
    steps = (f"{x - past_x} {y - past_y}" for (past_x, past_y), (x, y) in pairwise(corners))
    return f"M{corners[0][0]} {corners[0][1]}l{' '.join(steps)}z"
