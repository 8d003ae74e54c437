"""Who was met in each commune, out of the businesses open there; with the map."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from bonrelais.directory.access import joined_links, listed_in
from bonrelais.directory.models import Acquaintance, Establishment
from bonrelais.foundation import clock
from bonrelais.impact.queries.report import ProgrammeReport
from bonrelais.impact.terms import Frame
from bonrelais.programmes.models import Programme
from bonrelais.territory import drawing
from bonrelais.territory.models import Commune, Contour

WIDTH: Final = 600


@dataclass(frozen=True, slots=True)
class CommuneCoverage:
    """`open_places` are the establishments open today; `met` those that the report counts.

    `never_met` are those open today that the list of businesses shows as never met, whatever the period.
    """

    code: str
    name: str
    epci: str
    open_places: int
    met: int
    never_met: int

    @property
    def share(self) -> float:
        return self.met / self.open_places if self.open_places else 0.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """Paths ready for SVG; `paths` and `middles` by the commune's code."""

    view_box: str
    paths: dict[str, str]
    middles: dict[str, tuple[float, float]]
    outlines: tuple[str, ...]


NOTHING_DRAWN: Final = Drawing("0 0 1 1", {}, {}, ())


@dataclass(frozen=True, slots=True)
class Coverage:
    """The communes of the programme's EPCIs on the day asked, in the order of the alphabet."""

    communes: tuple[CommuneCoverage, ...]
    drawing: Drawing


def coverage_of(report: ProgrammeReport) -> Coverage:
    """One query; shapes are simplified once a process."""
    epci_of = _epci_by_commune(report.frame, report.asked.as_of.day)
    rows = (
        Commune.objects.filter(pk__in=epci_of)
        .select_related("contour")
        .annotate(open_places=_open_places(report.programme), never_met=_never_met(report.programme))
        .order_by("folded_name", "code")
    )
    codes = report.frame.commune_codes
    met = Counter(codes.get(report.communes[str(row.id)]) for row in report.figures.businesses_met.count.rows)
    communes = tuple(
        CommuneCoverage(row.code, row.name, epci_of[row.pk], row.open_places, met[row.code], row.never_met)
        for row in rows
    )
    contours = tuple((row.contour, epci_of[row.pk]) for row in rows if hasattr(row, "contour"))
    return Coverage(communes, _draw(contours) if contours else NOTHING_DRAWN)


def _epci_by_commune(frame: Frame, day: date) -> dict[UUID, str]:
    held = {
        UUID(commune): next((stay.epci for stay in stays if stay.holds(day)), "")
        for commune, stays in frame.stays.items()
    }
    return {commune: epci for commune, epci in held.items() if epci}


def _open_places(programme: Programme) -> Coalesce:
    """How many establishments are open today in the commune of the outer query."""
    seen = Establishment.objects.filter(
        Q(programme__isnull=True) | Q(programme=programme), commune=OuterRef("pk"), is_open=True
    ).exclude(pk__in=joined_links().filter(programme=programme).values("earlier"))
    return _counted(seen)


def _never_met(programme: Programme) -> Coalesce:
    """As the list of businesses counts them: its own rows, met by nobody of the programme."""
    known = Acquaintance.objects.filter(programme=programme).values("company")
    listed = listed_in(programme.pk, clock.today()).filter(commune=OuterRef("pk"), is_open=True)
    return _counted(listed.exclude(company__in=known))


def _counted(places: QuerySet[Establishment]) -> Coalesce:
    counted = places.order_by().values("commune").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


@lru_cache(maxsize=8)
def _draw(contours: Sequence[tuple[Contour, str]]) -> Drawing:
    """Contours do not change while a process lives."""
    projection = drawing.projection_for([contour for contour, _ in contours], width=WIDTH)
    shapes = drawing.draw([contour for contour, _ in contours], projection)
    by_epci: dict[str, list[object]] = {}
    paths, middles = {}, {}
    for (contour, epci), shape in zip(contours, shapes, strict=True):
        by_epci.setdefault(epci, []).append(shape)
        paths[contour.commune.code] = drawing.path_of(shape)
        middles[contour.commune.code] = projection.place(contour.longitude, contour.latitude)
    outlines = tuple(drawing.outline_path(by_epci[epci]) for epci in sorted(by_epci))
    return Drawing(projection.view_box, paths, middles, outlines)
