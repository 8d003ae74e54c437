from bonrelais.directory.actions.perimeters import draw_perimeter
from bonrelais.programmes.actions import PerimeterFacts
from tests import make
from tests.access.matrix import Case, Row, World


def new_perimeter(world: World) -> Case:
    commune = make.establishment_of(world.programme).commune
    form = {"commune": commune.code, "kind": "centre-ville", "name": "Centre", "extent": "whole"}
    return Case(form=form)


def perimeter(world: World) -> Case:
    commune = make.establishment_of(world.programme).commune
    facts = PerimeterFacts(kind="centre-ville", name="Centre", commune=commune)
    return Case({"pk": draw_perimeter(world.programme, facts=facts, by=world.adviser, at=make.OPENED_AT).pk})


ROWS = (
    #                                  anonymous adviser coordinator partner official administrator operator elsewhere
    Row("perimeters:list", "GET", (302, 200, 200, 403, 403, 200, 403, 200)),
    Row("perimeters:draw", "GET", (302, 403, 200, 403, 403, 200, 403, 403)),
    Row("perimeters:draw", "POST", (302, 403, 302, 403, 403, 302, 403, 403), new_perimeter),
    Row("perimeters:retire", "POST", (302, 403, 302, 403, 403, 302, 403, 403), perimeter),
)
