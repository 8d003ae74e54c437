"""Unordered reads come shuffled, and a list cut short must have a total order."""

import random
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator

import pytest
from django.db.models import Model, QuerySet
from django.db.models import query as django_query
from django.db.models.expressions import F, OrderBy
from django.db.models.query import ModelIterable

from bonrelais.foundation import pagination

Read = Callable[[ModelIterable[Model]], Iterator[Model]]
Shuffle = Callable[[Iterable[Model]], Iterator[Model]]
ITERABLES = ("Model", "Values", "ValuesList", "NamedValuesList", "FlatValuesList")


class PartialOrderError(AssertionError):
    """A list cut short whose order leaves ties: a row could be on two pages, or on none."""


def key_name(key: object) -> str:
    """The field of one key of an order; empty when it is a computed expression."""
    if isinstance(key, OrderBy):
        key = key.expression
    if isinstance(key, F):
        return str(vars(key)["name"])  # the stubs do not know it
    return key.lstrip("-") if isinstance(key, str) else ""


def unique_names(model: type[Model]) -> set[str]:
    unique_fields = {field.name for field in model._meta.fields if field.unique}
    constraints = model._meta.total_unique_constraints
    return {"pk"} | unique_fields | {rule.fields[0] for rule in constraints if len(rule.fields) == 1}


def is_total(rows: QuerySet[Model]) -> bool:
    """Whether the last key of the order is unique: the primary key, or a unique field."""
    keys = rows.query.order_by
    return bool(keys) and key_name(keys[-1]) in unique_names(rows.model)


def refuse_partial_order(rows: QuerySet[Model], cut: slice, caller: str) -> None:
    is_plain = rows.query.group_by is None and not rows.query.combinator
    is_ours = rows.model.__module__.startswith("bonrelais.")
    is_one = cut.stop is not None and cut.stop - (cut.start or 0) <= 1
    if not is_plain or not is_ours or is_one or is_total(rows):
        return
    if rows.ordered or caller == pagination.__name__:
        order = rows.query.order_by
        raise PartialOrderError(f"a list of {rows.model.__name__} is cut, ordered by {order}: end with a unique key")


@pytest.fixture(autouse=True)
def total_order_of_cut_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = QuerySet.__getitem__

    def checked(self: QuerySet[Model], index: int | slice) -> object:
        if isinstance(index, slice) and self._result_cache is None:
            refuse_partial_order(self, index, sys._getframe(1).f_globals["__name__"])
        return plain(self, index)

    monkeypatch.setattr(QuerySet, "__getitem__", checked)


@pytest.fixture(autouse=True)
def shuffled_unordered_querysets(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list read without an order comes in another order in each test, always the same for that test."""
    chance = random.Random(zlib.crc32(request.node.nodeid.encode()))  # noqa: S311 - a shuffle, not a secret

    def shuffled(rows: Iterable[Model]) -> Iterator[Model]:
        kept = list(rows)
        chance.shuffle(kept)
        return iter(kept)

    for kind in ITERABLES:
        iterable = getattr(django_query, f"{kind}Iterable")
        monkeypatch.setattr(iterable, "__iter__", _shuffling(iterable.__iter__, shuffled))


def _shuffling(plain: Read, shuffled: Shuffle) -> Read:
    def read(self: ModelIterable[Model]) -> Iterator[Model]:
        rows = plain(self)
        query = self.queryset.query
        is_one = query.is_sliced and query.high_mark == query.low_mark + 1
        return rows if self.queryset.ordered or query.combinator or is_one else shuffled(rows)

    return read
