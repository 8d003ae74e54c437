from collections.abc import Iterator

import pytest

from tests.house.source import ROOT, FunctionNode, Source, files_under, sources

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
MOST_PARAMETERS = 5
WIDEST_LINE = 140


def length(node: FunctionNode) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def parameters(node: FunctionNode) -> int:
    names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    return len([name for name in names if name not in {"self", "cls"}])


def written_sources() -> list[Source]:
    """Without migrations: Django writes them, one a change, and nobody edits them afterwards."""
    return [source for source in sources() if "migrations" not in source.path.parts]


def test_python_file_is_short() -> None:
    assert [f"{s.path}: {len(s.lines)}" for s in written_sources() if len(s.lines) > LONGEST_FILE] == []


def test_function_is_short() -> None:
    long = [(s, node) for s in sources() for node in s.functions() if length(node) > LONGEST_FUNCTION]
    assert [f"{s.at(node)} {node.name}: {length(node)}" for s, node in long] == []


def test_function_takes_few_parameters() -> None:
    """The product's functions; a test's parameters are its fixtures and cases."""
    many = [(s, node) for s in sources("src", "bench") for node in s.functions() if parameters(node) > MOST_PARAMETERS]
    assert [f"{s.at(node)} {node.name}: {parameters(node)}" for s, node in many] == []


@pytest.mark.parametrize(
    ("suffix", "longest"), [(".html", 150), (".txt", 150), (".js", 100), (".mjs", 100), (".sh", 100)]
)
def test_template_and_script_are_short(suffix: str, longest: int) -> None:
    counted = {
        path: len((ROOT / path).read_text().splitlines())
        for path in files_under("src", "scripts", "frontend", suffix=suffix)
    }
    assert {str(path): count for path, count in counted.items() if count > longest} == {}


def written_lines() -> Iterator[tuple[str, str]]:
    """Of the templates, the letters, the styles and the scripts, each with its place."""
    for suffix in (".html", ".txt", ".css", ".js", ".mjs", ".sh"):
        for path in files_under("src", "scripts", "frontend", suffix=suffix):
            for number, line in enumerate((ROOT / path).read_text().splitlines(), 1):
                yield f"{path}:{number}", line


def test_line_of_a_template_a_style_or_a_script_is_short() -> None:
    """A file short by its count of lines alone would not be read any better. For Python's, ruff says it."""
    assert {place: len(line) for place, line in written_lines() if len(line) > WIDEST_LINE} == {}
