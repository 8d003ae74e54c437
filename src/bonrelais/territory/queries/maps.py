from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import shapely
from django.db.models import QuerySet
from shapely.geometry.base import BaseGeometry

from bonrelais.territory import drawing
from bonrelais.territory.models import Commune, Contour, Epci
from bonrelais.territory.queries.communes import members_on

MAP_WIDTH = 600


@dataclass(frozen=True, slots=True)
class CommuneShape:
    """A commune of the map: the `d` of its path, and a place inside for a mark or a name."""

    commune: Commune
    epci_siren: str
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class EpciOutline:
    epci: Epci
    path: str


@dataclass(frozen=True, slots=True)
class TerritoryMap:
    """An SVG map ready to be written; `place` puts a longitude and latitude on it. Empty without contours."""

    projection: drawing.Projection | None
    communes: tuple[CommuneShape, ...]
    epcis: tuple[EpciOutline, ...]

    @property
    def view_box(self) -> str:
        return self.projection.view_box if self.projection else "0 0 1 1"

    def place(self, longitude: float, latitude: float) -> tuple[float, float] | None:
        return self.projection.place(longitude, latitude) if self.projection else None


def draw_territory(epcis: Collection[Epci], *, on: date, width: int = MAP_WIDTH) -> TerritoryMap:
    """The communes of these EPCIs on a day in the order of the alphabet, and the outline of each EPCI."""
    epci_of = dict(members_on(on).filter(epci__in=epcis).values_list("commune_id", "epci_id"))
    contours = list(_contours().filter(commune__in=epci_of.keys()))
    if not contours:
        return TerritoryMap(None, (), ())
    projection = drawing.projection_for(contours, width=width)
    shapes = drawing.draw(contours, projection)
    by_key = {epci.pk: epci for epci in epcis}
    communes = []
    parts: dict[Epci, list[BaseGeometry]] = {}
    for contour, shape in zip(contours, shapes, strict=True):
        epci = by_key[epci_of[contour.commune_id]]
        parts.setdefault(epci, []).append(shape)
        place = projection.place(contour.longitude, contour.latitude)
        communes.append(CommuneShape(contour.commune, epci.siren, drawing.path_of(shape), *place))
    outlines = sorted(parts.items(), key=lambda item: item[0].siren)
    return TerritoryMap(
        projection,
        tuple(communes),
        tuple(EpciOutline(epci, drawing.outline_path(shapes)) for epci, shapes in outlines),
    )


def contours_geojson(communes: Collection[Commune]) -> str:
    """A GeoJSON FeatureCollection; each feature has the `code` and `name` of its commune."""
    contours = list(_contours().filter(commune__in=communes))
    names = {contour.commune.code: {"code": contour.commune.code, "name": contour.commune.name} for contour in contours}
    return drawing.feature_collection(contours, names)


def commune_at(longitude: float, latitude: float) -> Commune | None:
    """The commune of the base that holds the point; on a border, the first by code."""
    candidates = _contours().filter(west__lte=longitude, east__gte=longitude, south__lte=latitude, north__gte=latitude)
    point = shapely.Point(longitude, latitude)
    for contour in candidates.order_by("commune__code"):
        if drawing.outline_of(contour).covers(point):
            return contour.commune
    return None


def _contours() -> QuerySet[Contour]:
    return Contour.objects.select_related("commune").order_by("commune__folded_name", "commune__code")
