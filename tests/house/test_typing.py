import ast
import re

from tests.house.source import package_sources, sources

EXCUSE = re.compile(r"#\s*(?:type:\s*ignore|noqa)(?P<rest>.*)$")
ARGUED = re.compile(r"^(?:\[[\w-]+(?:,\s*[\w-]+)*\]|:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)\s+\S.{4,}")
BROAD = frozenset({"Exception", "BaseException"})


def test_nothing_is_any() -> None:
    named = []
    for source in sources():
        named += [source.at(node) for node in ast.walk(source.tree) if isinstance(node, ast.Name) and node.id == "Any"]
        named += [
            source.at(node) for node in ast.walk(source.tree) if isinstance(node, ast.Attribute) and node.attr == "Any"
        ]
    assert named == []


def test_no_exception_is_caught_whole() -> None:
    broad = []
    for source in sources():
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.ExceptHandler):
                continue
            caught = {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)} if node.type else BROAD
            if caught & BROAD:
                broad.append(source.at(node))
    assert broad == []


def test_excuse_to_a_checker_is_precise_and_argued() -> None:
    wrong = []
    for source in sources():
        for number, line in enumerate(source.lines, 1):
            found = EXCUSE.search(line)
            if found and "EXCUSE" not in line and not ARGUED.match(found["rest"]):
                wrong.append(f"{source.path}:{number}: {line.strip()}")
    assert wrong == []


def test_no_function_takes_unnamed_keywords() -> None:
    """A decorator that keeps its function's own signature (`P.kwargs`) passes on what is typed."""
    taken = [
        (source, node)
        for source in package_sources()
        for node in source.functions()
        if node.args.kwarg
        and not (node.args.kwarg.annotation and ast.unparse(node.args.kwarg.annotation) == "P.kwargs")
    ]
    assert [f"{source.at(node)} {node.name}" for source, node in taken] == []


def test_import_inside_a_function_states_its_reason() -> None:
    """One reason for a block of imports: a comment on its first line, or on the line above."""
    silent = set()
    for source in sources():
        for function in source.functions():
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom) and not _has_reason(source.lines, node.lineno - 1):
                    silent.add(source.at(node))
    assert sorted(silent) == []


def _has_reason(lines: list[str], index: int) -> bool:
    while index > 0 and re.match(r"\s*(?:from|import)\s", lines[index - 1]) and "#" not in lines[index]:
        index -= 1
    return "#" in lines[index] or lines[index - 1].lstrip().startswith("#")
