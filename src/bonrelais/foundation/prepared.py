"""Queries written once and asked again with other values.

Django spends three times longer writing the SQL of a query than SQLite spends answering it. What every page asks is
therefore built and compiled once in each thread; only its values change. A value that changes stands in the query as
a `Given`; everything else in it is frozen, the clock too: days and instants are given.
"""

import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Final, Generic, TypeVar, cast

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import (
    DateField,
    Expression,
    Field,
    Model,
    Prefetch,
    QuerySet,
    UUIDField,
    prefetch_related_objects,
)
from django.db.models.sql.compiler import SQLCompiler

R_co = TypeVar("R_co", covariant=True)


# The queryset's own list of what it prefetches; it has no public reading.
_PREFETCHED: Final = "_prefetch_related_lookups"


class Given(Expression):
    """The place of a value in a prepared query: `filter(company=Given("company"))`."""

    def __init__(self, name: str, output_field: "Field[object, object] | None" = None) -> None:
        super().__init__(output_field=output_field or UUIDField())
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[str | int, ...]]:
        """Its own place among the parameters: `Prepared` puts the value there."""
        del compiler, connection
        return "%s", cast("tuple[str | int, ...]", (self,))


def given_day(name: str) -> Given:
    return Given(name, DateField())


class _Compiled(Generic[R_co]):
    """The query of one thread, on its connection."""

    def __init__(self, rows: QuerySet[Model, R_co], connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self.rows = rows
        self.prefetched: tuple[str | Prefetch[str], ...] = getattr(rows, _PREFETCHED)
        self.compiler: SQLCompiler = rows.query.get_compiler(using=rows.db)
        self.sql, self.params = self.compiler.as_sql()
        self.values: Mapping[str, object] = {}
        # What iterates the rows asks the query for its compiler, and the compiler for its SQL.
        setattr(rows.query, "get_compiler", self._get_compiler)  # noqa: B010 - on this query alone
        converters = self.compiler.get_converters([column for column, *_ in self.compiler.select])
        setattr(self.compiler, "as_sql", self._as_sql)  # noqa: B010 - on this compiler alone
        setattr(self.compiler, "get_converters", lambda columns: converters)  # noqa: B010 - the columns are always these

    def read(self, values: Mapping[str, object]) -> list[R_co]:
        self.values = values
        rows = self.rows._iterable_class(cast("QuerySet[Model]", self.rows))  # noqa: SLF001 - as the queryset itself does
        found = list(cast("Iterable[R_co]", rows))
        if self.prefetched:
            prefetch_related_objects(cast("list[Model]", found), *self.prefetched)
        return found

    def _get_compiler(self, using: str) -> SQLCompiler:
        del using
        return self.compiler

    def _as_sql(self) -> tuple[str, tuple[object, ...]]:
        return self.sql, tuple(self._value(param) for param in self.params)

    def _value(self, param: object) -> object:
        if not isinstance(param, Given):
            return param
        value = self.values[param.name]
        if value is None:
            raise ValueError(f"{param.name}: SQL finds nothing equal to NULL; ask an ordinary query")
        return param.output_field.get_db_prep_value(value, self.connection, prepared=False)


class Prepared(Generic[R_co]):
    """`Prepared(lambda: Need.objects.filter(company=Given("company")))`, then `.read({"company": pk})`."""

    def __init__(self, build: Callable[[], QuerySet[Model, R_co]]) -> None:
        self._build: Final = build
        self._of_thread: Final = threading.local()

    def read(self, values: Mapping[str, object]) -> list[R_co]:
        """The rows, by one query and what they prefetch. A value that is missing raises KeyError, None ValueError."""
        return self._compiled().read(values)

    def _compiled(self) -> _Compiled[R_co]:
        kept: _Compiled[R_co] | None = getattr(self._of_thread, "compiled", None)
        if kept is not None and kept.connection is connections[kept.rows.db]:
            return kept
        rows = self._build()
        made = _Compiled(rows, connections[rows.db])
        self._of_thread.compiled = made
        return made
