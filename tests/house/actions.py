"""Which functions of the actions' files change something, who reaches them, and what they call."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from tests.house.source import FunctionNode, Source, package_sources

WRITES: Final = frozenset(
    {"save", "asave", "create", "acreate", "get_or_create", "aget_or_create", "update_or_create"}
    | {"aupdate_or_create", "bulk_create", "abulk_create", "bulk_update", "abulk_update", "aupdate", "adelete"}
)
WRITING_SQL: Final = re.compile(
    r"^\s*(?:INSERT\s+(?:INTO|OR)|UPDATE\s+[\w\"`]*(?:\s+SET|\s*$)|DELETE\s+FROM|REPLACE\s+INTO|TRUNCATE|MERGE\s+INTO)\b",
    re.IGNORECASE,
)
# Where there is no room and no journal: the ground under the rooms, and the commands that set it up.
GROUND: Final = frozenset({"core", "foundation", "ui", "config", "cli", "journal"})
JOURNAL: Final = frozenset({"record", "record_all", "entry_for"})


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


@dataclass(frozen=True, slots=True)
class Action:
    """A function at the top of an actions' file, and the names it calls."""

    source: Source
    node: FunctionNode

    @property
    def key(self) -> tuple[str, str]:
        return _module(self.source), self.node.name

    @property
    def place(self) -> str:
        return f"{self.source.at(self.node)} {self.node.name}"

    @property
    def writes(self) -> bool:
        return any(map(is_write, ast.walk(self.node)))

    @property
    def journals(self) -> bool:
        return bool(JOURNAL & self.called_names())

    def called_names(self) -> frozenset[str]:
        """The names it uses, bare or of a module: functions may be handed on without being called at once."""
        return frozenset(node.id for node in ast.walk(self.node) if isinstance(node, ast.Name)) | frozenset(
            node.attr
            for node in ast.walk(self.node)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        )

    def calls(self) -> Iterator["Action"]:
        """The actions it calls: in its file, imported by name, or through a module imported (`programmes.draw(…)`)."""
        known = _imports(self.source) | {node.name: _module(self.source) for node in _tops(self.source)}
        names = self.called_names()
        modules = {known[name] for name in names if name in known}
        for action in all_actions():
            module, name = action.key
            if action.node is not self.node and name in names:
                fronts = {known.get(name, ""), *modules}
                if any(module == front or module.startswith(f"{front}.") for front in fronts if front):
                    yield action


def _module(source: Source) -> str:
    parts = source.path.with_suffix("").parts[1:]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _tops(source: Source) -> list[FunctionNode]:
    return [node for node in source.tree.body if isinstance(node, FunctionNode)]


def _imports(source: Source) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for one in node.names:
                found[one.asname or one.name] = node.module
                if f"{node.module}.{one.name}".endswith("actions"):
                    found[one.asname or one.name] = f"{node.module}.{one.name}"
    return found


@cache
def all_actions() -> tuple[Action, ...]:
    """Each function at the top of a file of an actions' floor, in rooms."""
    return tuple(
        Action(source, node)
        for source in package_sources()
        if in_actions(source) and source.floor != "migrations" and source.room not in GROUND
        for node in _tops(source)
    )


@cache
def _reached() -> frozenset[tuple[str, str]]:
    """(module, name) that files outside the actions of the same room import, or call through the imported module."""
    found: set[tuple[str, str]] = set()
    for source in package_sources():
        own = f"{_module(source).rpartition('.actions')[0]}.actions" if in_actions(source) else " "
        outside = {name: module for name, module in _imports(source).items() if not module.startswith(own)}
        found |= {(module, name) for name, module in outside.items()}
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in outside:
                module = outside[node.value.id]
                found |= {(module, node.attr), (f"{module}.{node.value.id}", node.attr)}
    return frozenset(found)


def is_offered(action: Action) -> bool:
    """Whether anything but its own room's actions reaches it: the rest are parts of actions."""
    module, name = action.key
    if name.startswith("_"):
        return False
    fronts = {module, module.rpartition(".")[0]}
    return any((front, name) in _reached() for front in fronts)


def reaches(action: Action, told: str) -> bool:
    """Whether it, or an action it calls, `writes` or `journals`."""
    seen: set[tuple[str, str]] = set()
    waiting = [action]
    while waiting:
        one = waiting.pop()
        if one.key in seen:
            continue
        seen.add(one.key)
        if getattr(one, told):
            return True
        waiting += one.calls()
    return False
