"""A programme's own perimeters: drawn or retired, with who lies in them."""

import json
from datetime import datetime

import shapely
from django.db import transaction

from bonrelais.directory.actions.hits import refresh_hits
from bonrelais.directory.models import Establishment
from bonrelais.foundation.actor import Actor
from bonrelais.programmes import actions as programmes
from bonrelais.programmes.actions import PerimeterError, PerimeterFacts
from bonrelais.programmes.models import Perimeter, Programme
from bonrelais.territory.models import Commune, Contour


@transaction.atomic
def draw_perimeter(programme: Programme, *, facts: PerimeterFacts, by: Actor, at: datetime) -> Perimeter:
    """Draws it in its commune, and notes the establishments whose place is known to lie in it."""
    _check_place(facts)
    perimeter = programmes.draw_perimeter(programme, facts=facts, by=by, at=at)
    places = Establishment.objects.filter(commune=facts.commune).order_by("id")
    refresh_hits(list(places.values_list("id", flat=True)), at=at)
    return perimeter


def _check_place(facts: PerimeterFacts) -> None:
    outline = _outline(facts.commune)
    if outline is not None and not all(outline.intersects(shapely.Polygon(ring)) for ring in facts.rings):
        raise PerimeterError(
            f"Ce contour n’est pas à {facts.commune.name}. Vérifiez la commune, et l’ordre : longitude puis latitude."
        )


def _outline(commune: Commune) -> shapely.Geometry | None:
    found = Contour.objects.filter(commune=commune).values_list("coordinates", flat=True).first()
    if found is None:
        return None
    return shapely.union_all([shapely.Polygon(polygon[0]) for polygon in json.loads(found)])
