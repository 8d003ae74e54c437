from tests import make
from tests.access.matrix import Case, Row, World


def business(world: World) -> Case:
    return Case({"pk": make.establishment_of(world.programme).pk})


#                                          anonymous adviser coordinator partner official administrator operator elsewhere
ROWS = (
    # The home page of a partner is its inbox; that of who reads figures, the dashboard; the operator's, the installation.
    Row("desk:home", "GET", (302, 200, 302, 302, 302, 302, 302, 200)),
    Row("desk:agenda", "GET", (302, 200, 200, 403, 403, 200, 403, 200)),
    Row("desk:palette", "GET", (302, 200, 200, 403, 403, 200, 403, 200)),
    Row("desk:who_does_what", "GET", (302, 200, 200, 403, 403, 200, 403, 200)),
    Row("desk:sheet", "GET", (302, 200, 200, 403, 403, 200, 403, 404), business),
    Row("desk:sheet_tools", "GET", (302, 200, 200, 403, 403, 200, 403, 404), business),
    Row("desk:sheet_projects", "GET", (302, 200, 200, 403, 403, 200, 403, 404), business),
    Row("desk:sheet_history", "GET", (302, 200, 200, 403, 403, 200, 403, 404), business),
)
