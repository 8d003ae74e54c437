"""Keeps one folded line for each establishment that search may show."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from bonrelais.core.text import fold
from bonrelais.directory.models import Establishment, SearchEntry

BATCH = 2000
fold_often = lru_cache(maxsize=4096)(fold)
"""Communes and activities come back on thousands of rows."""


class Source(NamedTuple):
    """What a line is made of, in the order of the columns read."""

    id: UUID
    sort_name: str
    """The shown name, folded."""
    sign: str
    name: str
    acronym: str
    siren: str | None
    siret: str | None
    commune: str
    activity_code: str | None
    activity_label: str | None
    activity_code_2025: str | None
    activity_label_2025: str | None


COLUMNS = (
    "id",
    "sort_name",
    "sign",
    "company__name",
    "company__acronym",
    "company__siren",
    "siret",
    "commune__name",
    "activity__code",
    "activity__label",
    "activity_2025__code",
    "activity_2025__label",
)


def reindex(establishment_ids: Sequence[UUID]) -> None:
    """Writes the lines of these establishments as they stand; drops those gone or partially diffused."""
    with transaction.atomic():
        for batch in _batches(establishment_ids):
            _reindex_batch(batch)


def line_of(source: Source) -> str:
    """Names first: what a name begins with is what people type. A code stands both cut and whole: « 10 71c 1071c »."""
    codes = dict.fromkeys(code for code in (source.activity_code, source.activity_code_2025) if code)
    labels = dict.fromkeys(label for label in (source.activity_label, source.activity_label_2025) if label)
    others = dict.fromkeys((source.sign, source.name, source.acronym))
    parts = [
        *dict.fromkeys((source.sort_name, *(fold(name) for name in others if name))),
        source.siren or "",
        source.siret or "",
        fold_often(source.commune),
        *(form for code in codes for form in (fold_often(code), code.replace(".", "").lower())),
        *(fold_often(label) for label in labels),
    ]
    return " ".join(part for part in parts if part)


def _reindex_batch(ids: Sequence[UUID]) -> None:
    rows = Establishment.objects.filter(id__in=ids, is_partial=False, company__is_partial=False)
    sources = rows.order_by("sort_name", "id").values_list(*COLUMNS)
    fresh = {row[0]: line_of(Source(*row)) for row in sources}
    held = dict(
        SearchEntry.objects.filter(establishment__in=ids).order_by("number").values_list("establishment", "text")
    )
    gone = [pk for pk in held if pk not in fresh]
    if gone:
        SearchEntry.objects.filter(establishment__in=gone).delete()
    SearchEntry.objects.bulk_create(
        [SearchEntry(establishment_id=pk, text=text) for pk, text in fresh.items() if held.get(pk) != text],
        batch_size=400,
        update_conflicts=True,
        unique_fields=["establishment"],
        update_fields=["text"],
    )


def _batches(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]
