"""Pages from parts: no inline script nor style; views say which method they answer."""

import ast

from tests.house.source import ROOT, Source, files_under, package_sources
from tests.strict.inline import inline_parts

METHODS = ("require_GET", "require_POST", "require_safe", "require_http_methods")


def test_template_holds_no_inline_script_nor_style() -> None:
    found = {str(path): inline_parts((ROOT / path).read_text()) for path in files_under("src", suffix=".html")}
    assert {path: parts for path, parts in found.items() if parts} == {}


def views(source: Source) -> list[ast.FunctionDef]:
    functions = [
        node for node in source.tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]
    return [node for node in functions if node.args.args and node.args.args[0].arg == "request"]


def test_view_says_its_method() -> None:
    silent = []
    for source in package_sources():
        if source.floor != "views":
            continue
        for node in views(source):
            decorators = " ".join(ast.unparse(decorator) for decorator in node.decorator_list)
            if not any(method in decorators for method in METHODS):
                silent.append(f"{source.at(node)} {node.name}")
    assert silent == []


def test_template_does_not_reach_the_network() -> None:
    """Every asset is served by ourselves; links in the text go where they want."""
    found = []
    for path in files_under("src", suffix=".html"):
        for number, line in enumerate((ROOT / path).read_text().splitlines(), 1):
            if any(f'{name}="{scheme}' in line for name in ("src", "srcset") for scheme in ("http", "//")):
                found.append(f"{path}:{number}")
    assert found == []
