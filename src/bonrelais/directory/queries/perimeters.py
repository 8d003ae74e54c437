"""The programme's own perimeters, with how many open establishments are known to lie in each."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from bonrelais.programmes.models import Perimeter, Priority
from bonrelais.programmes.seat import Seat


@dataclass(frozen=True, slots=True)
class PerimeterLine:
    perimeter: Perimeter
    establishments: int


def perimeters(seat: Seat) -> list[PerimeterLine]:
    """Those in force, by commune and name."""
    open_hits = Count("hits", filter=Q(hits__establishment__is_open=True, hits__ended_at__isnull=True))
    rows = Perimeter.objects.filter(programme=seat.programme_id, retired_at__isnull=True).annotate(found=open_hits)
    ordered = rows.select_related("commune").order_by("commune__folded_name", "name", "id")
    return [PerimeterLine(row, row.found) for row in ordered]


def perimeter_kinds(seat: Seat) -> QuerySet[Priority]:
    """The priorities served from a perimeter: each names the kind it looks at."""
    rows = Priority.objects.filter(programme=seat.programme_id).exclude(perimeter_kind="")
    return rows.order_by("position", "id")
