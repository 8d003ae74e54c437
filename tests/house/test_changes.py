"""Every change is an action: nothing else writes, and each leaves its line in the journal."""

import ast

from tests.house.actions import Action, all_actions, in_actions, is_offered, is_write, reaches
from tests.house.source import package_sources

# Parts of wider actions that another room, or the work of the night, calls inside its own transaction: rows computed
# from others, never from a person's word. Nothing here changes what somebody said.
PARTS = {
    "set_acquaintance": "counted from visits, by the action that recorded one",
    "refresh_acquaintance": "the same, by the action that moved visits",
    "refresh_hits": "computed from points and perimeters, by the action that changed either",
    "reindex": "computed from names and addresses, by the action that changed them",
    "recompute_crafts_shares": "computed from the register, by its import",
    "keep_moved": "the keys of the rows that a join, or its undoing, has just moved",
    "drop_draft": "what was typed and not recorded, dropped by the recording",
    "drop_old_drafts": "the same, by the work of the night",
    "forget_old_uploads": "files sent and never taken, by the work of the night",
}
# Not journalled: nobody's case changes.
UNTOLD = {"keep_draft": "what is typed and not recorded yet", "see_answers": "an adviser has read an answer"}
# Signed otherwise.
OTHERWISE = {
    "accept_with_new_account": "who acts does not exist yet",
    "import_register": "files of any size: its transaction begins after they are read, and progress is told",
}


def writing_actions() -> list[Action]:
    """What other rooms and pages reach, and which writes, itself or by what it calls."""
    return [one for one in all_actions() if is_offered(one) and reaches(one, "writes") and one.node.name not in PARTS]


def test_only_actions_write() -> None:
    written = []
    for source in package_sources():
        if source.room in {"", "core", "foundation", "journal"} or in_actions(source):
            continue
        written += [
            f"{source.path}:{node.lineno}"
            for node in ast.walk(source.tree)
            if isinstance(node, ast.expr) and is_write(node)
        ]
    assert written == []


def test_action_names_its_actor_and_instant() -> None:
    """The subject may come first; the rest is named, and ends with `by` and `at`."""
    wrong = []
    for action in writing_actions():
        named = [argument.arg for argument in action.node.args.kwonlyargs]
        if action.node.name not in OTHERWISE and (named[-2:] != ["by", "at"] or len(action.node.args.args) > 1):
            wrong.append(action.place)
    assert wrong == []


def test_action_is_atomic() -> None:
    assert [a.place for a in writing_actions() if "transaction.atomic" not in ast.unparse(a.node)] == []


def test_action_leaves_its_line_in_the_journal() -> None:
    assert [a.place for a in writing_actions() if not reaches(a, "journals") and a.node.name not in UNTOLD] == []


def test_exceptions_are_actions_still() -> None:
    names = {one.node.name for one in all_actions() if is_offered(one)}
    assert sorted({*PARTS, *UNTOLD, *OTHERWISE} - names) == []


def test_model_does_not_override_save_nor_order() -> None:
    wrong = []
    for source in package_sources():
        if source.floor != "models":
            continue
        wrong += [f"{source.at(node)} {node.name}" for node in source.functions() if node.name in {"save", "delete"}]
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["ordering"]:
                wrong.append(f"{source.at(node)} ordering")
    assert wrong == []
