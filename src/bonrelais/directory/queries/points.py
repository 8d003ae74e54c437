"""The list drawn on a map: contours of the programme's communes, points with their quality."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.db.models import CharField
from django.db.models.functions import Cast

from bonrelais.directory import access
from bonrelais.directory.choices import PositionQuality
from bonrelais.directory.filters import Filters
from bonrelais.directory.models import Acquaintance
from bonrelais.directory.queries.lists import filtered
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Contour

MOST_POINTS: Final = 12_000
PLACED: Final = frozenset({PositionQuality.EXACT.value, PositionQuality.STREET.value})

Point = tuple[float, float, str, str, str, str]
"""Longitude, latitude, met or never, exact, street or rough, name, address of the sheet beside the list's."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """A commune on the map: its name, its rings as JSON, its middle."""

    name: str
    rings: str
    middle: tuple[float, float]


def map_json(seat: Seat, filters: Filters) -> str:
    """One JSON text. What has no place of its own is drawn at the middle of its commune, as rough.

    `found` counts all that the list has: the map says so when it shows fewer.
    """
    grounds = _grounds(seat)
    shapes = (f'{{"name":{json.dumps(one.name)},"kind":"commune","rings":{one.rings}}}' for one in grounds.values())
    middles = {key: ground.middle for key, ground in grounds.items()}
    found, points = _points(seat, filters, middles)
    drawn = json.dumps(points, ensure_ascii=False, separators=(",", ":"))
    return f'{{"contours":[{",".join(shapes)}],"found":{found},"points":{drawn}}}'


def _grounds(seat: Seat) -> dict[str, _Ground]:
    rows = Contour.objects.filter(commune__in=access.communes_of(seat)).order_by(
        "commune__folded_name", "commune__code"
    )
    columns = rows.values_list(_as_text("commune_id"), "commune__name", "coordinates", "longitude", "latitude")
    return {key: _Ground(name, _rings(text), (lon, lat)) for key, name, text, lon, lat in columns}


def _rings(coordinates: str) -> str:
    """The outer ring of each polygon of a commune: enclaves are drawn by the commune that fills them."""
    return json.dumps([polygon[0] for polygon in json.loads(coordinates)], separators=(",", ":"))


def _points(seat: Seat, filters: Filters, middles: Mapping[str, tuple[float, float]]) -> tuple[int, list[Point]]:
    """How many the list has, and those drawn.

    Keys are read as text: twelve thousand of them would cost more as objects than the rest of the answer.
    """
    mine = Acquaintance.objects.filter(programme=seat.programme_id)
    met = set(mine.values_list(_as_text("company_id"), flat=True))
    rows = filtered(seat, filters)
    columns = rows.values_list(
        _as_text("id"),
        _as_text("company_id"),
        _as_text("commune_id"),
        "display_name",
        "longitude",
        "latitude",
        "position_quality",
    )
    read = list(columns[: MOST_POINTS + 1])
    found = len(read) if len(read) <= MOST_POINTS else rows.count()
    points: list[Point] = []
    for key, company, commune, name, longitude, latitude, quality in read[:MOST_POINTS]:
        is_placed = quality in PLACED and longitude is not None and latitude is not None
        place = (longitude, latitude) if is_placed else middles.get(commune)
        if place is None:
            continue
        met_or_never = "met" if company in met else "never"
        how_well = quality if is_placed else "rough"
        points.append((round(place[0], 5), round(place[1], 5), met_or_never, how_well, name, f"{_dashed(key)}/"))
    return found, points


def _as_text(column: str) -> Cast:
    return Cast(column, CharField())


def _dashed(key: str) -> str:
    """SQLite keeps a UUID without its dashes."""
    return key if "-" in key else f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"
