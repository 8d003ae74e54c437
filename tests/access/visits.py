from bonrelais.directory.models import Establishment
from tests import make
from tests.access.matrix import Case, Row, World


def place(world: World) -> Establishment:
    return make.establishment_of(world.programme)


def to_plan(world: World) -> Case:
    return Case({"establishment": place(world).pk})


def planned(world: World) -> Case:
    return Case({"pk": make.appointment(world.adviser, place(world)).pk})


def planned_to_cancel(world: World) -> Case:
    return Case(planned(world).arguments, form={"reason": "Entreprise fermée ce jour."})


def planned_to_move(world: World) -> Case:
    form = {"day": "2024-12-20", "hour": "10:00", "device_key": "0190b7c0-0000-7000-8000-000000000002"}
    return Case(planned(world).arguments, form=form)


def promised(world: World) -> Case:
    return Case({"pk": make.callback(world.adviser, place(world)).pk})


def promised_to_postpone(world: World) -> Case:
    return Case(promised(world).arguments, form={"due_on": "2024-12-20"})


def note_to_write(world: World) -> Case:
    return Case({"establishment": place(world).pk}, form={"text": "Pense à transmettre."})


def note_of_the_adviser(world: World) -> Case:
    return Case({"pk": make.private_note(world.adviser, place(world).company).pk})


#                                          anonymous adviser coordinator partner official administrator operator elsewhere
ROWS = (
    Row("visits:plan", "GET", (302, 200, 200, 403, 403, 403, 403, 404), to_plan),
    Row("visits:plan", "POST", (302, 422, 422, 403, 403, 403, 403, 404), to_plan),
    Row("visits:appointment_cancel", "GET", (302, 200, 200, 403, 403, 403, 403, 404), planned),
    Row("visits:appointment_cancel", "POST", (302, 302, 302, 403, 403, 403, 403, 404), planned_to_cancel),
    Row("visits:appointment_move", "GET", (302, 200, 200, 403, 403, 403, 403, 404), planned),
    Row("visits:appointment_move", "POST", (302, 302, 302, 403, 403, 403, 403, 404), planned_to_move),
    Row("visits:callback", "GET", (302, 200, 200, 403, 403, 200, 403, 404), promised),
    Row("visits:callback_word", "POST", (302, 302, 302, 403, 403, 302, 403, 404), promised),
    Row("visits:callback_reopen", "POST", (302, 302, 302, 403, 403, 302, 403, 404), promised),
    Row("visits:callback_done", "POST", (302, 302, 302, 403, 403, 302, 403, 404), promised),
    Row("visits:callback_postpone", "GET", (302, 200, 200, 403, 403, 200, 403, 404), promised),
    Row("visits:callback_postpone", "POST", (302, 302, 302, 403, 403, 302, 403, 404), promised_to_postpone),
    Row("visits:note_add", "GET", (302, 200, 200, 403, 403, 200, 403, 404), to_plan),
    Row("visits:note_add", "POST", (302, 302, 302, 403, 403, 302, 403, 404), note_to_write),
    # Read by its own structure only: for every other, even here, it does not exist.
    Row("visits:note_withdraw", "POST", (302, 302, 404, 403, 403, 404, 403, 404), note_of_the_adviser),
)
