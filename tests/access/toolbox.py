from collections.abc import Callable

from bonrelais.foundation import clock
from bonrelais.foundation.ids import new_id
from bonrelais.needs.models import Need
from bonrelais.toolbox import actions
from bonrelais.toolbox.actions import SentFile, keep_upload
from bonrelais.toolbox.choices import ImportFormat
from bonrelais.toolbox.models import Tool
from bonrelais.toolbox.queries import version_in_force
from bonrelais.toolbox.queries.drafts import state_of
from tests import make
from tests.access.matrix import Case, Row, Visitor, World
from tests.make import Offer

WORDS = "Le projet est jugé solide"
MANUAL = make.criteria({"kind": "manual", "params": {"text": WORDS}})
DRAFT = {"summary": "Une aide.", "effective_from_on": "2024-11-20", "do": "save"}


def offered(world: World) -> Tool:
    return make.tool(world.adviser, Offer(criteria=MANUAL))


def heard(world: World) -> Need:
    return make.need(world.adviser, make.establishment_of(world.programme))


def tool(world: World) -> Case:
    return Case({"pk": offered(world).pk})


def picker(world: World) -> Case:
    del world
    return Case({"picker": "activite"}, query="q=boulangerie")


def to_add(world: World) -> Case:
    form: dict[str, str | list[str]] = {
        "title": "Prêt croissance",
        "organisation": str(offered(world).organisation_id),
        "kind": "loan",
        "themes": [str(make.leaf_theme(world.adviser).pk)],
    }
    return Case(form=form)


def to_edit(world: World) -> Case:
    return Case(tool(world).arguments, form=to_add(world).form)


def to_draft(world: World) -> Case:
    made = offered(world)
    seen = state_of(version_in_force(world.adviser, made, on=clock.today()))
    return Case({"pk": made.pk}, form={**DRAFT, "seen": seen})


def drafted(world: World) -> Case:
    made = offered(world)
    return Case({"pk": made.pk}, form={"seen": state_of(make.draft(world.adviser, made))})


def to_drop(world: World) -> Case:
    begun = make.draft(world.adviser, offered(world))
    return Case({"pk": begun.pk}, form={"seen": state_of(begun)})


def to_check(world: World) -> Case:
    version = version_in_force(world.adviser, offered(world), on=clock.today())
    return Case({"pk": version.pk if version else None}, form={"checked_on": "2024-11-19"})


def to_send(world: World) -> Case:
    del world
    return Case(form={"format": "table", "file": "absent"})


def sent_by(world: World) -> Case:
    """The coordinator's own file: nobody else reads it."""
    seat = world.seats[Visitor.COORDINATOR]
    file = SentFile("a.csv", b"Titre\nA\n", ImportFormat.TABLE)
    return Case({"pk": keep_upload(file, by=seat, at=clock.now()).pk}, form={"take": ["a"]})


def in_csv(world: World) -> Case:
    offered(world)
    return Case({"file_format": "schema-csv"})


def need(world: World) -> Case:
    return Case({"need": heard(world).pk})


def to_propose(world: World) -> Case:
    return Case(need(world).arguments, form={"tool": str(offered(world).pk)})


def to_set_aside(world: World) -> Case:
    return Case(need(world).arguments, form={"tool": str(offered(world).pk), "reason": "Il a déjà un prêt."})


def to_note_had(world: World) -> Case:
    return Case(need(world).arguments, form={"tool": str(offered(world).pk), "had_on": "2024-03-01"})


def to_decide(world: World) -> Case:
    return Case(need(world).arguments, form={"tool": str(offered(world).pk), "words": WORDS, "answer": "oui"})


def company(world: World) -> Case:
    return Case({"establishment": make.establishment_of(world.programme).pk})


def at_large(case: Callable[[World], Case]) -> Callable[[World], Case]:
    """The same form, for a business and no need of it."""
    return lambda world: Case(company(world).arguments, form=case(world).form)


def proposed(world: World) -> Case:
    row = heard(world)
    made = make.proposal(world.adviser, row.establishment, offered(world), need=row)
    return Case({"pk": made.pk}, form={"state": "applied"})


def to_answer(world: World) -> Case:
    answer = {"code": "premises.is_owned", "value": "oui", "source": "declared", "learnt_on": "2024-11-19"}
    return Case(need(world).arguments, form=dict(answer))


def published(world: World) -> Case:
    version = version_in_force(world.adviser, offered(world), on=clock.today())
    return Case({"pk": version.pk if version else None})


def to_keep(world: World) -> Case:
    make.establishment_of(world.programme)
    form = {"name": f"Liste {make.next_number()}", "taken": "toutes", "most": "5", "device_key": str(new_id())}
    return Case(tool(world).arguments, form=form)


def kept(world: World) -> Case:
    made = make.target_list(world.adviser, offered(world), [make.establishment_of(world.programme)])
    return Case({"pk": made.pk})


def to_reopen(world: World) -> Case:
    made = make.target_list(world.adviser, offered(world), [make.establishment_of(world.programme)])
    return Case({"pk": actions.close_list(made, by=world.adviser, at=clock.now()).pk})


def to_put_back(world: World) -> Case:
    made = make.target_list(world.adviser, offered(world), [make.establishment_of(world.programme)])
    target = actions.remove_target(made.targets.get(), reason="Trop tôt.", by=world.adviser, at=clock.now())
    return Case({"pk": target.pk})


def to_remove(world: World) -> Case:
    made = make.target_list(world.adviser, offered(world), [make.establishment_of(world.programme)])
    return Case({"pk": made.targets.get().pk}, form={"reason": "Suivie ailleurs."})


#                                      anonymous adviser coordinator partner official administrator operator elsewhere
ROWS = (
    Row("toolbox:list", "GET", (302, 200, 200, 403, 403, 200, 403, 200)),
    Row("toolbox:add", "GET", (302, 403, 200, 403, 403, 200, 403, 403)),
    Row("toolbox:add", "POST", (302, 403, 302, 403, 403, 302, 403, 403), to_add),
    Row("toolbox:import", "GET", (302, 403, 200, 403, 403, 200, 403, 403)),
    Row("toolbox:import", "POST", (302, 403, 422, 403, 403, 422, 403, 403), to_send),
    Row("toolbox:import_template", "GET", (302, 403, 200, 403, 403, 200, 403, 403)),
    Row("toolbox:import_read", "GET", (302, 403, 200, 403, 403, 404, 403, 403), sent_by),
    Row("toolbox:import_read", "POST", (302, 403, 302, 403, 403, 404, 403, 403), sent_by),
    Row("toolbox:import_drop", "POST", (302, 403, 302, 403, 403, 404, 403, 403), sent_by),
    Row("toolbox:export", "GET", (302, 200, 200, 403, 403, 200, 403, 200)),
    Row("toolbox:export_file", "GET", (302, 200, 200, 403, 403, 200, 403, 200), in_csv),
    Row("toolbox:sheet", "GET", (302, 200, 200, 403, 403, 200, 403, 404), tool),
    Row("toolbox:edit", "GET", (302, 403, 200, 403, 403, 200, 403, 403), tool),
    Row("toolbox:edit", "POST", (302, 403, 302, 403, 403, 302, 403, 403), to_edit),
    Row("toolbox:withdraw", "POST", (302, 403, 302, 403, 403, 302, 403, 403), tool),
    Row("toolbox:draft", "GET", (302, 403, 200, 403, 403, 200, 403, 403), tool),
    Row("toolbox:draft", "POST", (302, 403, 302, 403, 403, 302, 403, 403), to_draft),
    Row("toolbox:compare", "GET", (302, 200, 200, 403, 403, 200, 403, 404), tool),
    Row("toolbox:to_recheck", "GET", (302, 200, 200, 403, 403, 200, 403, 200)),
    Row("toolbox:bench", "POST", (302, 403, 200, 403, 403, 200, 403, 403), tool),
    Row("toolbox:try_search", "GET", (302, 403, 200, 403, 403, 200, 403, 403), tool),
    Row("toolbox:choices", "GET", (302, 403, 200, 403, 403, 200, 403, 403), picker),
    Row("toolbox:review", "GET", (302, 403, 200, 403, 403, 200, 403, 403), drafted),
    Row("toolbox:review", "POST", (302, 403, 302, 403, 403, 302, 403, 403), drafted),
    Row("toolbox:drop", "POST", (302, 403, 302, 403, 403, 302, 403, 403), to_drop),
    Row("toolbox:check", "POST", (302, 302, 302, 403, 403, 302, 403, 404), to_check),
    Row("toolbox:businesses", "GET", (302, 200, 200, 403, 403, 200, 403, 404), tool),
    Row("toolbox:businesses", "POST", (302, 302, 302, 403, 403, 302, 403, 404), to_keep),
    Row("toolbox:effects", "GET", (302, 200, 200, 403, 403, 200, 403, 404), published),
    Row("toolbox:news", "GET", (302, 200, 200, 403, 403, 200, 403, 200)),
    Row("toolbox:target_lists", "GET", (302, 200, 200, 403, 403, 200, 403, 200)),
    Row("toolbox:target_list", "GET", (302, 200, 200, 403, 403, 200, 403, 404), kept),
    Row("toolbox:target_list_export", "POST", (302, 200, 200, 403, 403, 200, 403, 404), kept),
    Row("toolbox:target_list_close", "POST", (302, 302, 302, 403, 403, 302, 403, 404), kept),
    Row("toolbox:target_list_reopen", "POST", (302, 302, 302, 403, 403, 302, 403, 404), to_reopen),
    Row("toolbox:target_put_back", "POST", (302, 302, 302, 403, 403, 302, 403, 404), to_put_back),
    Row("toolbox:target_remove", "GET", (302, 200, 200, 403, 403, 200, 403, 404), to_remove),
    Row("toolbox:target_remove", "POST", (302, 302, 302, 403, 403, 302, 403, 404), to_remove),
    Row("toolbox:for_need", "GET", (302, 200, 200, 403, 403, 200, 403, 404), need),
    Row("toolbox:propose", "POST", (302, 302, 302, 403, 403, 302, 403, 404), to_propose),
    Row("toolbox:set_aside", "POST", (302, 302, 302, 403, 403, 302, 403, 404), to_set_aside),
    Row("toolbox:decide", "POST", (302, 302, 302, 403, 403, 302, 403, 404), to_decide),
    Row("toolbox:interview", "GET", (302, 200, 200, 403, 403, 403, 403, 404), need),
    Row("toolbox:interview", "POST", (302, 302, 302, 403, 403, 403, 403, 404), to_answer),
    Row("toolbox:interview_at_large", "GET", (302, 200, 200, 403, 403, 403, 403, 404), company),
    Row("toolbox:interview_at_large", "POST", (302, 302, 302, 403, 403, 403, 403, 404), at_large(to_answer)),
    Row("toolbox:since", "GET", (302, 200, 200, 403, 403, 200, 403, 404), company),
    Row("toolbox:already_had", "POST", (302, 302, 302, 403, 403, 302, 403, 404), to_note_had),
    Row("toolbox:already_had_at_large", "POST", (302, 302, 302, 403, 403, 302, 403, 404), at_large(to_note_had)),
    Row("toolbox:for_company", "GET", (302, 200, 200, 403, 403, 200, 403, 404), company),
    Row("toolbox:propose_at_large", "POST", (302, 302, 302, 403, 403, 302, 403, 404), at_large(to_propose)),
    Row("toolbox:set_aside_at_large", "POST", (302, 302, 302, 403, 403, 302, 403, 404), at_large(to_set_aside)),
    Row("toolbox:decide_at_large", "POST", (302, 302, 302, 403, 403, 302, 403, 404), at_large(to_decide)),
    Row("toolbox:stage", "POST", (302, 302, 302, 403, 403, 302, 403, 404), proposed),
)
