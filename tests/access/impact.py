from tests.access.matrix import Case, Row, World


def met(world: World) -> Case:
    del world
    return Case({"indicator": "businesses_met"})


READ = (302, 200, 200, 403, 200, 200, 403, 200)
WORKED = (302, 200, 200, 403, 403, 200, 403, 200)
# Figures are those of the visitor's own programme: an adviser from elsewhere sees hers.
ROWS = (
    #                              anonymous adviser coordinator partner official administrator operator elsewhere
    Row("impact:dashboard", "GET", READ),
    Row("impact:report", "GET", READ),
    Row("impact:agreement", "GET", READ),
    Row("impact:coverage", "GET", READ),
    Row("impact:progress", "GET", WORKED),
    Row("impact:rows", "GET", WORKED, met),
    Row("impact:report_xlsx", "GET", WORKED),
)
