"""The list drawn on a map: contours of the programme's communes, points with their quality."""

import json
from typing import Final

from django.db.models import F

from bonrelais.directory import access
from bonrelais.directory.choices import PositionQuality
from bonrelais.directory.filters import Filters
from bonrelais.directory.queries.lists import acquaintance_days, filtered
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Contour

MOST_POINTS: Final = 12_000
PLACED: Final = frozenset({PositionQuality.EXACT.value, PositionQuality.STREET.value})

Point = tuple[float, float, str, str, str, str]
"""Longitude, latitude, met or never, exact or rough, name, address of the sheet beside the list's."""


def map_json(seat: Seat, filters: Filters) -> str:
    """One JSON text, in two queries. What has no place of its own is drawn at the middle of its commune, as rough."""
    shapes = (
        f'{{"name":{json.dumps(name)},"kind":"commune","rings":{_rings(coordinates)}}}'
        for name, coordinates in _contours(seat)
    )
    points = json.dumps(_points(seat, filters), ensure_ascii=False, separators=(",", ":"))
    return f'{{"contours":[{",".join(shapes)}],"points":{points}}}'


def _contours(seat: Seat) -> list[tuple[str, str]]:
    rows = Contour.objects.filter(commune__in=access.communes_of(seat)).order_by(
        "commune__folded_name", "commune__code"
    )
    return list(rows.values_list("commune__name", "coordinates"))


def _rings(coordinates: str) -> str:
    """The outer ring of each polygon of a commune: enclaves are drawn by the commune that fills them."""
    return json.dumps([polygon[0] for polygon in json.loads(coordinates)], separators=(",", ":"))


def _points(seat: Seat, filters: Filters) -> list[Point]:
    rows = filtered(seat, filters).annotate(
        met_on=acquaintance_days(seat),
        middle_longitude=F("commune__contour__longitude"),
        middle_latitude=F("commune__contour__latitude"),
    )
    columns = rows.values_list(
        "id",
        "display_name",
        "longitude",
        "latitude",
        "position_quality",
        "met_on",
        "middle_longitude",
        "middle_latitude",
    )
    points: list[Point] = []
    for pk, name, longitude, latitude, quality, met_on, middle_longitude, middle_latitude in columns[:MOST_POINTS]:
        is_placed = quality in PLACED and longitude is not None and latitude is not None
        place = (longitude, latitude) if is_placed else (middle_longitude, middle_latitude)
        if place[0] is None or place[1] is None:
            continue
        met = "met" if met_on else "never"
        points.append((round(place[0], 5), round(place[1], 5), met, "exact" if is_placed else "rough", name, f"{pk}/"))
    return points
