"""Which establishments lie in which of the programmes' own perimeters."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final
from uuid import UUID

import shapely

from bonrelais.directory.choices import PositionQuality
from bonrelais.directory.models import Establishment, PerimeterHit
from bonrelais.programmes.models import Perimeter

# A point drawn at random in the commune says nothing of the town centre.
TRUSTED: Final = (PositionQuality.EXACT, PositionQuality.STREET)
BATCH: Final = 2_000


def refresh_hits(establishments: Sequence[UUID]) -> None:
    """Looks again at these establishments, new or moved, against every perimeter in force. Part of an action."""
    perimeters = list(Perimeter.objects.filter(retired_at=None).order_by("id"))
    if not perimeters:
        return
    asked = iter(establishments)
    while batch := list(islice(asked, BATCH)):
        PerimeterHit.objects.filter(establishment__in=batch).delete()
        hits = [hit for perimeter in perimeters for hit in _hits(perimeter, batch)]
        PerimeterHit.objects.bulk_create(hits, batch_size=BATCH)


def _hits(perimeter: Perimeter, batch: Sequence[UUID]) -> Iterator[PerimeterHit]:
    rows = Establishment.objects.filter(commune=perimeter.commune_id, id__in=batch).order_by("id")
    if not perimeter.rings:
        for pk in rows.values_list("id", flat=True):
            yield PerimeterHit(perimeter=perimeter, establishment_id=pk)
        return
    outline = shapely.union_all([shapely.Polygon(ring) for ring in perimeter.rings])
    shapely.prepare(outline)
    placed = rows.filter(position_quality__in=TRUSTED, latitude__isnull=False, longitude__isnull=False)
    for pk, longitude, latitude in placed.values_list("id", "longitude", "latitude"):
        if outline.covers(shapely.Point(longitude, latitude)):
            yield PerimeterHit(perimeter=perimeter, establishment_id=pk)
