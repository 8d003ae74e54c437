from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
T = TypeVar("T")

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A slice of a list: `number` starts at 1; `total` counts the rows of all pages."""

    rows: Sequence[T]
    number: int
    total: int
    size: int = PAGE_SIZE

    @property
    def count(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_next(self) -> bool:
        return self.number < self.count


def page_number(asked: str | None) -> int:
    """The asked page, or the first when what is asked is not a page number."""
    if asked is None or not asked.isascii() or not asked.isdigit() or len(asked) > 6:
        return 1
    return max(1, int(asked))


def page_of(rows: QuerySet[M], asked: str | None, *, size: int = PAGE_SIZE) -> Page[M]:
    """Two queries: the count and the slice. A page past the end gives the last one."""
    total = rows.count()
    number = min(page_number(asked), max(1, -(-total // size)))
    start = (number - 1) * size
    return Page(rows=list(rows[start : start + size]), number=number, total=total, size=size)
