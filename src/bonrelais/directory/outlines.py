"""A perimeter as people give it: GeoJSON copied from a map, or a point a line; and what is wrong with it, in words."""

import json
from collections.abc import Iterator, Sequence
from typing import Final, TypeGuard

import shapely

from bonrelais.programmes.actions import PerimeterError

Point = tuple[float, float]
"""Longitude, latitude, in degrees."""
Ring = list[Point]
MOST_POINTS: Final = 2_000
UNREADABLE: Final = (
    "Ce contour ne se lit pas. Placez ses sommets sur la carte, ou écrivez-en un par ligne, longitude puis latitude, "
    "par exemple « 2.2526, 50.7488 »."
)


def read_outline(text: str) -> list[Ring]:
    """Closed rings; none for a blank text. Refuses what is not the outline of a place (PerimeterError)."""
    written = text.strip()
    if not written:
        return []
    rings = [_closed(ring) for ring in (_rings_of_json(written) if written[0] in "{[" else [_ring_of_lines(written)])]
    if sum(len(ring) for ring in rings) > MOST_POINTS:
        raise PerimeterError(f"Ce contour a plus de {MOST_POINTS} sommets. Simplifiez-le.")
    for ring in rings:
        if len(set(ring)) < 3:
            raise PerimeterError("Un périmètre a au moins trois sommets différents.")
        if not shapely.Polygon(ring).is_valid:
            raise PerimeterError("Ce contour se croise. Placez ses sommets dans l’ordre, en en faisant le tour.")
    return rings


def _closed(ring: Ring) -> Ring:
    return ring if ring and ring[0] == ring[-1] else [*ring, *ring[:1]]


def _ring_of_lines(text: str) -> Ring:
    return [_point(line.replace(",", " ").replace(";", " ").split()) for line in text.splitlines() if line.strip()]


def _rings_of_json(text: str) -> list[Ring]:
    try:
        return list(_rings_of(json.loads(text)))
    except (json.JSONDecodeError, RecursionError) as failure:
        raise PerimeterError(UNREADABLE) from failure


def _rings_of(value: object) -> Iterator[Ring]:
    """The outer rings of a GeoJSON polygon, alone or in a feature or a collection."""
    if not isinstance(value, dict):
        raise PerimeterError(UNREADABLE)
    kind = value.get("type")
    if kind == "FeatureCollection":
        for feature in _listed(value.get("features")):
            yield from _rings_of(feature)
    elif kind == "Feature":
        yield from _rings_of(value.get("geometry"))
    elif kind in {"Polygon", "MultiPolygon"}:
        coordinates = _listed(value.get("coordinates"))
        for polygon in [coordinates] if kind == "Polygon" else coordinates:
            outer, *_ = _listed(polygon) or [None]
            yield [_point(_listed(point)[:2]) for point in _listed(outer)]
    else:
        raise PerimeterError(UNREADABLE)


def _listed(value: object) -> list[object]:
    if not _is_list(value):
        raise PerimeterError(UNREADABLE)
    return value


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _point(cells: Sequence[object]) -> Point:
    try:
        longitude, latitude = (float(str(cell)) for cell in cells)
    except ValueError as failure:
        raise PerimeterError(UNREADABLE) from failure
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise PerimeterError("Un sommet n’est pas sur la Terre : écrivez la longitude, puis la latitude, en degrés.")
    return round(longitude, 6), round(latitude, 6)
