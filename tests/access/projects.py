from bonrelais.projects.models import ActionProject, Step
from tests import make
from tests.access.matrix import Case, Row, World


def proposed(world: World) -> ActionProject:
    return make.project(world.adviser, make.establishment_of(world.programme), steps=("Comparer trois devis",))


def to_start(world: World) -> Case:
    return Case({"establishment": make.establishment_of(world.programme).pk})


def project(world: World) -> Case:
    return Case({"pk": proposed(world).pk})


def accepted(world: World) -> Case:
    return Case(project(world).arguments, form={"state": "accepted", "since_on": "2024-11-20"})


def with_step(world: World) -> Case:
    return Case(project(world).arguments, form={"title": "Signer le devis"})


def step(world: World) -> Case:
    return Case({"pk": Step.objects.get(project=proposed(world)).pk}, form={"done": "1"})


def outcome(world: World) -> Case:
    return Case({"pk": make.outcome(world.adviser, proposed(world)).pk})


def with_result(world: World) -> Case:
    form = {
        "kind": "investment",
        "nature": "planned",
        "value": "38000",
        "concerns_on": "2024-11-20",
        "proof": "declared",
        "device_key": "0190b7c0-0000-7000-8000-000000000001",
    }
    return Case(project(world).arguments, form=form)


def mistaken(world: World) -> Case:
    return Case(project(world).arguments, form={"reason": "Noté deux fois."})


#                                          anonymous adviser coordinator partner official administrator operator elsewhere
ROWS = (
    Row("projects:list", "GET", (302, 200, 200, 403, 403, 200, 403, 200)),
    Row("projects:new", "GET", (302, 200, 200, 403, 403, 200, 403, 404), to_start),
    Row("projects:new", "POST", (302, 422, 422, 403, 403, 422, 403, 404), to_start),
    Row("projects:sheet", "GET", (302, 200, 200, 403, 403, 200, 403, 404), project),
    Row("projects:stage", "POST", (302, 302, 302, 403, 403, 302, 403, 404), accepted),
    Row("projects:step_add", "POST", (302, 302, 302, 403, 403, 302, 403, 404), with_step),
    Row("projects:step_tick", "POST", (302, 302, 302, 403, 403, 302, 403, 404), step),
    Row("projects:outcome_add", "POST", (302, 302, 302, 403, 403, 302, 403, 404), with_result),
    Row("projects:outcome_correct", "GET", (302, 200, 200, 403, 403, 200, 403, 404), outcome),
    Row("projects:outcome_correct", "POST", (302, 422, 422, 403, 403, 422, 403, 404), outcome),
    Row("projects:withdraw", "GET", (302, 200, 200, 403, 403, 200, 403, 404), project),
    Row("projects:withdraw", "POST", (302, 302, 302, 403, 403, 302, 403, 404), mistaken),
)
