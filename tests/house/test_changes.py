"""Every change is an action: nothing else writes."""

import ast
import re

from tests.house.source import ROOT, FunctionNode, Source, package_sources

WRITES = frozenset(
    {"save", "asave", "create", "acreate", "get_or_create", "update_or_create", "bulk_create", "bulk_update"}
)
WRITING_SQL = re.compile(
    r"^\s*(?:INSERT\s+INTO|INSERT\s+OR|UPDATE\s+\w+\s+SET|DELETE\s+FROM|REPLACE\s+INTO)\b", re.IGNORECASE
)
# Where there is no room and no journal: the ground under the rooms, and the commands that set it up.
GROUND = frozenset({"core", "foundation", "ui", "config", "cli", "journal"})


def is_write(node: ast.AST) -> bool:
    """A write of Django's: `update` takes names only, `delete` nothing, unlike those of dicts and stores."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return WRITING_SQL.match(node.value) is not None
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    name = node.func.attr
    if name == "update":
        return bool(node.keywords) and not node.args
    if name == "delete":
        return not node.args and not node.keywords
    return name in WRITES


def in_actions(source: Source) -> bool:
    """A part of a room large enough to be a folder has floors of its own: directory/sirene/actions."""
    return source.floor in {"actions", "migrations"} or "actions" in source.path.parts[4:-1]


def offered(source: Source, name: str) -> bool:
    """Whether other rooms reach it: in a folder, what its `__init__` imports; the rest are parts of actions."""
    if source.path.name == "actions.py":
        return not name.startswith("_")
    front = (ROOT / "src" / "bonrelais" / source.room / "actions" / "__init__.py").read_text()
    return re.search(rf"\b{name}\b", front) is not None


def writing_functions() -> list[tuple[Source, FunctionNode]]:
    found = []
    for source in package_sources():
        if source.floor != "actions" or source.room in GROUND:
            continue
        public = [node for node in source.tree.body if isinstance(node, FunctionNode) and offered(source, node.name)]
        found += [(source, node) for node in public if any(map(is_write, ast.walk(node)))]
    return found


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
    for source, node in writing_functions():
        named = [argument.arg for argument in node.args.kwonlyargs]
        if named[-2:] != ["by", "at"] or len(node.args.args) > 1:
            wrong.append(f"{source.at(node)} {node.name}")
    assert wrong == []


def test_action_is_atomic() -> None:
    wrong = []
    for source, node in writing_functions():
        text = ast.unparse(node)
        if "transaction.atomic" not in text:
            wrong.append(f"{source.at(node)} {node.name}")
    assert wrong == []


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
