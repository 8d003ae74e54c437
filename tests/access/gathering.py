"""The rows of every room, and the addresses that the project really has."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

import tests.access
from tests.access.matrix import Row

MACHINERY = frozenset({"matrix", "gathering", "writing"})


def gathered_rows() -> list[Row]:
    found: list[Row] = []
    for module in pkgutil.iter_modules(tests.access.__path__):
        if module.name not in MACHINERY and not module.name.startswith(("test_", "conftest")):
            found += importlib.import_module(f"tests.access.{module.name}").ROWS
    return found


@dataclass(frozen=True, slots=True)
class Address:
    """A pattern of the URL configuration: its name with its namespaces, and the module of its view."""

    name: str
    module: str

    @property
    def is_ours(self) -> bool:
        return self.module.startswith("bonrelais.")


def addresses() -> list[Address]:
    return list(_addresses_in(get_resolver(), ""))


def _addresses_in(resolver: URLResolver, prefix: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield Address(f"{prefix}{pattern.name or pattern.pattern}", pattern.callback.__module__)
        else:
            yield from _addresses_in(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
