"""The map of a programme's communes, as the coverage draws it."""

import re
from collections.abc import Sequence

import pytest
import shapely

from bonrelais.foundation.actor import SYSTEM
from bonrelais.territory import actions, drawing
from bonrelais.territory.models import Contour
from tests.territory.places import AT, LUMBRES, MAUGES, NORTH_OF_REUNION

pytestmark = pytest.mark.django_db

PATH = re.compile(r"(M-?\d+ -?\d+l-?\d+ -?\d+( -?\d+ -?\d+)*z)+")


def contours_of(*sirens: str) -> Sequence[Contour]:
    epcis = [actions.add_epci(siren, by=SYSTEM, at=AT) for siren in sirens]
    found = Contour.objects.filter(commune__memberships__epci__in=epcis)
    return list(found.select_related("commune").order_by("commune__code"))


def test_map_draws_each_commune_inside_its_box() -> None:
    contours = contours_of(LUMBRES, "200069037")
    projection = drawing.projection_for(contours, width=600)
    paths = [drawing.path_of(shape) for shape in drawing.draw(contours, projection)]
    assert projection.view_box == "0 0 600 552"
    assert (len(paths), [path for path in paths if not PATH.fullmatch(path)]) == (89, [])
    assert sum(map(len, paths)) < 14_000
    places = [projection.place(one.longitude, one.latitude) for one in contours]
    assert [place for place in places if not (0 < place[0] < 600 and 0 < place[1] < 552)] == []


def test_outline_of_an_epci_is_one_path_around_its_communes() -> None:
    contours = contours_of(LUMBRES)
    shapes = drawing.draw(contours, drawing.projection_for(contours, width=600))
    outline = drawing.outline_path(shapes)
    assert PATH.fullmatch(outline)
    assert len(outline) < sum(len(drawing.path_of(shape)) for shape in shapes)


def test_map_of_far_apart_epcis_leaves_out_what_cannot_be_seen() -> None:
    contours = contours_of(MAUGES, NORTH_OF_REUNION)
    paths = [drawing.path_of(shape) for shape in drawing.draw(contours, drawing.projection_for(contours, width=600))]
    assert len(paths) == 9
    assert [path for path in paths if path and not PATH.fullmatch(path)] == []


def test_middle_of_each_contour_is_in_its_own_commune() -> None:
    contours = contours_of(LUMBRES)
    outlines = {one.commune.code: drawing.outline_of(one) for one in contours}
    elsewhere = [
        (one.commune.code, code)
        for one in contours
        for code, outline in outlines.items()
        if outline.contains(shapely.Point(one.longitude, one.latitude)) is not (code == one.commune.code)
    ]
    assert elsewhere == []
