from tests import make
from tests.access.matrix import Case, Row, World


def to_visit(world: World) -> Case:
    return Case({"establishment": make.establishment_of(world.programme).pk})


def drafted(world: World) -> Case:
    return Case(to_visit(world).arguments, form={"device_key": "0190b7c0-0000-7000-8000-000000000001"})


def visited(world: World) -> Case:
    return Case({"pk": make.visit(world.adviser, make.establishment_of(world.programme)).pk})


def visited_by_mistake(world: World) -> Case:
    return Case(visited(world).arguments, form={"reason": "Notée deux fois."})


#                                          anonymous adviser coordinator partner official administrator operator elsewhere
ROWS = (
    Row("casework:record_visit", "GET", (302, 200, 200, 403, 403, 403, 403, 404), to_visit),
    Row("casework:record_visit", "POST", (302, 422, 422, 403, 403, 403, 403, 404), to_visit),
    Row("casework:visit", "GET", (302, 200, 200, 403, 403, 200, 403, 404), visited),
    Row("casework:draft", "POST", (302, 200, 200, 403, 403, 403, 403, 404), drafted),
    # The coordinator of the matrix is of another structure than the adviser's.
    Row("casework:correct_visit", "GET", (302, 200, 403, 403, 403, 200, 403, 404), visited),
    # Sent without the version it was opened on: it may have changed since.
    Row("casework:correct_visit", "POST", (302, 409, 403, 403, 403, 409, 403, 404), visited),
    Row("casework:cancel_visit", "GET", (302, 200, 403, 403, 403, 200, 403, 404), visited),
    Row("casework:cancel_visit", "POST", (302, 302, 403, 403, 403, 302, 403, 404), visited_by_mistake),
)
