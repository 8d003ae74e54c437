"""The project's own files, read once for the house tests."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGE: Final = ROOT / "src" / "bonrelais"
FOREIGN: Final = frozenset({"vendor", "node_modules", ".venv", "var"})

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Source:
    """A Python file: its path from the root, its text and its tree."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def room(self) -> str:
        """The room of a file of the package; empty elsewhere."""
        parts = self.path.parts
        return parts[2] if parts[:2] == ("src", "bonrelais") and len(parts) > 3 else ""

    @property
    def floor(self) -> str:
        """`actions` for visits/actions.py and for visits/actions/recording.py."""
        parts = self.path.with_suffix("").parts
        return parts[3] if self.room else ""

    def functions(self) -> Iterator[FunctionNode]:
        for node in ast.walk(self.tree):
            if isinstance(node, FunctionNode):
                yield node

    def at(self, node: ast.stmt | ast.expr | ast.ExceptHandler) -> str:
        return f"{self.path}:{node.lineno}"


@cache
def files_under(*tops: str, suffix: str) -> tuple[Path, ...]:
    """Paths from the root, without what is vendored."""
    found: list[Path] = []
    for top in tops:
        for path in sorted((ROOT / top).rglob(f"*{suffix}")):
            relative = path.relative_to(ROOT)
            if FOREIGN.isdisjoint(relative.parts):
                found.append(relative)
    return tuple(found)


@cache
def sources(*tops: str) -> tuple[Source, ...]:
    read = []
    for path in files_under(*(tops or ("src", "tests", "bench", "scripts")), suffix=".py"):
        text = (ROOT / path).read_text()
        read.append(Source(path, text, ast.parse(text, str(path))))
    return tuple(read)


def package_sources() -> tuple[Source, ...]:
    """The product's own code, without its migrations."""
    return tuple(source for source in sources("src") if "migrations" not in source.path.parts)


def rooms() -> list[str]:
    return sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))


@cache
def committed_files() -> tuple[Path, ...]:
    """What is committed or about to be, from the root."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode().split("\0")
    return tuple(Path(name) for name in names if name and (ROOT / name).is_file())
