from bonrelais.casework.actions import join_business
from bonrelais.directory.actions.entry import EnteredBusiness, enter_business
from bonrelais.directory.models import Establishment
from tests import make
from tests.access.matrix import Case, Row, World


def entered_by(world: World, name: str = "Brocante Vanhove") -> Establishment:
    commune = make.establishment_of(world.programme).commune
    return enter_business(EnteredBusiness(name, commune), by=world.adviser, at=make.OPENED_AT)


def entered(world: World) -> Case:
    return Case({"pk": entered_by(world).pk})


def both(world: World) -> Case:
    return Case({"pk": entered_by(world).pk, "register": make.establishment_of(world.programme).pk})


def joined(world: World) -> Case:
    register = make.establishment_of(world.programme)
    entered = entered_by(world, "Épicerie du quai")
    return Case({"pk": join_business(entered, register=register, by=world.adviser, at=make.OPENED_AT).pk})


#                                     anonymous adviser coordinator partner official administrator operator elsewhere
ROWS = (
    Row("directory:edit", "GET", (302, 200, 200, 403, 403, 200, 403, 404), entered),
    Row("directory:edit", "POST", (302, 422, 422, 403, 403, 422, 403, 404), entered),
    Row("joining:list", "GET", (302, 200, 200, 403, 403, 200, 403, 200)),
    Row("joining:alike", "GET", (302, 200, 200, 403, 403, 200, 403, 404), entered),
    Row("joining:join", "GET", (302, 200, 200, 403, 403, 200, 403, 404), both),
    Row("joining:join", "POST", (302, 302, 302, 403, 403, 302, 403, 404), both),
    Row("joining:link", "GET", (302, 200, 200, 403, 403, 200, 403, 404), joined),
    Row("joining:undo", "POST", (302, 302, 302, 403, 403, 302, 403, 404), joined),
)
