from bonrelais.foundation import clock
from bonrelais.needs.actions import end_need
from bonrelais.needs.choices import NeedEnd
from tests import make
from tests.access.matrix import Case, Row, World


def to_add(world: World) -> Case:
    return Case({"establishment": make.establishment_of(world.programme).pk})


def found(world: World) -> Case:
    return Case({"pk": make.need(world.adviser, make.establishment_of(world.programme)).pk})


def answered(world: World) -> Case:
    return Case(found(world).arguments, form={"end": "answered"})


def ended(world: World) -> Case:
    need = make.need(world.adviser, make.establishment_of(world.programme))
    end_need(need, end=NeedEnd.ANSWERED, by=world.adviser, at=clock.now())
    return Case({"pk": need.pk})


#                                          anonymous adviser coordinator partner official administrator operator elsewhere
ROWS = (
    Row("needs:add", "GET", (302, 200, 200, 403, 403, 200, 403, 404), to_add),
    Row("needs:add", "POST", (302, 422, 422, 403, 403, 422, 403, 404), to_add),
    Row("needs:end", "GET", (302, 200, 200, 403, 403, 200, 403, 404), found),
    Row("needs:end", "POST", (302, 302, 302, 403, 403, 302, 403, 404), answered),
    Row("needs:reopen", "POST", (302, 302, 302, 403, 403, 302, 403, 404), ended),
)
