"""Names come from the glossary, and never from the list of words that say nothing."""

import ast
import re

import pytest
from django.apps import apps

from tests.house.source import ROOT, Source, files_under, sources

EMPTY_WORDS = frozenset(
    {"util", "utils", "helper", "helpers", "common", "manager", "managers", "data", "process", "misc"}
)
FRAMEWORK_HOOKS = frozenset({"process_view", "process_exception", "process_template_response"})


def words(name: str) -> set[str]:
    """The words of a snake_case or CamelCase name, in lower case."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def defined_names(source: Source) -> list[str]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    nodes = [node for node in ast.walk(source.tree) if isinstance(node, kinds) and node.name not in FRAMEWORK_HOOKS]
    return [f"{source.at(node)} {node.name}" for node in nodes if words(node.name) & EMPTY_WORDS]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("clean_data", {"clean", "data"}),
        ("ReportManager", {"report", "manager"}),
        ("HTMLPage", {"html", "page"}),
        ("database", {"database"}),
    ],
)
def test_words_of_a_name_are_told_apart(name: str, expected: set[str]) -> None:
    assert words(name) == expected


def test_no_function_nor_class_has_an_empty_word() -> None:
    assert [name for source in sources() for name in defined_names(source)] == []


def test_no_file_has_an_empty_word() -> None:
    paths = [path for suffix in (".py", ".html", ".js") for path in files_under("src", "tests", "bench", suffix=suffix)]
    assert [str(path) for path in paths if words(path.stem) & EMPTY_WORDS] == []


def test_every_model_is_in_the_glossary() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text()
    ours = [model for model in apps.get_models() if model.__module__.startswith("bonrelais.")]
    assert sorted(model.__name__ for model in ours if f"`{model.__name__}`" not in glossary) == []
