"""Which establishments lie in which of the programmes' own perimeters."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Final
from uuid import UUID

import shapely

from bonrelais.directory.choices import TRUSTED
from bonrelais.directory.models import Establishment, PerimeterHit
from bonrelais.programmes.models import Perimeter

BATCH: Final = 2_000
Found = tuple[UUID, UUID]
"""A perimeter and an establishment that lies in it."""


def refresh_hits(establishments: Sequence[UUID], *, at: datetime) -> None:
    """Looks again at these establishments, new or moved, against every perimeter in force. Part of an action.

    What was found before and is no more is closed, not erased: figures as of an earlier day still see it.
    """
    perimeters: dict[UUID, list[Perimeter]] = defaultdict(list)
    for perimeter in Perimeter.objects.filter(retired_at=None).order_by("id"):
        perimeters[perimeter.commune_id].append(perimeter)
    if not perimeters:
        return
    outlines = {one.pk: _outline(one) for held in perimeters.values() for one in held if one.rings}
    asked = iter(establishments)
    while batch := list(islice(asked, BATCH)):
        _settle(batch, found=set(_found(perimeters, outlines, batch)), at=at)


def _settle(batch: Sequence[UUID], *, found: set[Found], at: datetime) -> None:
    """The open hits of the batch become those found."""
    rows = PerimeterHit.objects.filter(establishment__in=batch, perimeter__retired_at=None, ended_at=None)
    held = {(perimeter, place): pk for pk, perimeter, place in rows.values_list("id", "perimeter", "establishment")}
    gone = [pk for key, pk in held.items() if key not in found]
    PerimeterHit.objects.filter(pk__in=gone).update(ended_at=at)
    PerimeterHit.objects.bulk_create(
        [
            PerimeterHit(perimeter_id=perimeter, establishment_id=place, recorded_at=at)
            for perimeter, place in sorted(found - held.keys())
        ],
        batch_size=BATCH,
    )


def _outline(perimeter: Perimeter) -> shapely.Geometry:
    outline = shapely.union_all([shapely.Polygon(ring) for ring in perimeter.rings])
    shapely.prepare(outline)
    return outline


def _found(
    perimeters: Mapping[UUID, Sequence[Perimeter]], outlines: Mapping[UUID, shapely.Geometry], batch: Sequence[UUID]
) -> Iterator[Found]:
    """A perimeter without an outline is its whole commune."""
    rows = Establishment.objects.filter(commune__in=perimeters, id__in=batch).order_by("id")
    for pk, commune, quality, longitude, latitude in rows.values_list(
        "id", "commune_id", "position_quality", "longitude", "latitude"
    ):
        is_placed = quality in TRUSTED and longitude is not None and latitude is not None
        point = shapely.Point(longitude, latitude) if is_placed else None
        for perimeter in perimeters[commune]:
            outline = outlines.get(perimeter.pk)
            if outline is None or (point is not None and outline.covers(point)):
                yield perimeter.pk, pk
