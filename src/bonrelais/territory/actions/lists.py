"""Taking an official list of communes in: it replaces the one in force, row by dated row."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from django.db import transaction

from bonrelais.core.french import count
from bonrelais.foundation.actor import Actor
from bonrelais.foundation.clock import day_of
from bonrelais.journal.actions import record
from bonrelais.territory.models import ListedCommune, OfficialList
from bonrelais.territory.queries.lists import (
    ListCard,
    ListChanges,
    ListError,
    compare_list,
    list_in_force,
    listed_in_force,
)
from bonrelais.territory.reference import ListLine

BATCH: Final = 500
SHOWN: Final = 20


@transaction.atomic
def take_list(card: ListCard, *, lines: Sequence[ListLine], by: Actor, at: datetime) -> ListChanges:
    """The whole list or nothing: ListError when one line cannot be read. Taking the same one again changes nothing."""
    changes = compare_list(card, lines, today=day_of(at))
    refuse_lines(changes.settled.refused)
    held = list_in_force(card.code)
    ending, opening = (*changes.gone, *changes.moved), (*changes.new, *changes.moved)
    if held is not None and (held.source, held.listed_on) == (card.source, card.listed_on) and not ending + opening:
        return changes
    OfficialList.objects.filter(code=card.code, superseded_at__isnull=True).update(superseded_at=at)
    taken = OfficialList.objects.create(code=card.code, source=card.source, listed_on=card.listed_on, recorded_at=at)
    for codes in _batches(ending):
        listed_in_force(card.code).filter(commune_code__in=codes).update(until_on=card.listed_on)
    told = changes.settled.standings
    ListedCommune.objects.bulk_create(
        (
            ListedCommune(code=card.code, commune_code=one, standing=told[one], since_on=card.listed_on, recorded_at=at)
            for one in opening
        ),
        batch_size=BATCH,
    )
    record("list.taken", taken, by=by, at=at)
    return changes


def refuse_lines(refused: Sequence[str]) -> None:
    """Raises ListError with the first of them."""
    if not refused:
        return
    more = f"\n… et {count(len(refused) - SHOWN, 'autre', 'autres')}." if len(refused) > SHOWN else ""
    told = "\n".join(refused[:SHOWN])
    lines = count(len(refused), "ligne est à corriger", "lignes sont à corriger")
    raise ListError(f"Rien n’a été importé\u00a0: {lines}. Reprenez le fichier et relancez.\n{told}{more}")


def _batches(codes: Sequence[str]) -> Iterator[Sequence[str]]:
    return (codes[start : start + BATCH] for start in range(0, len(codes), BATCH))
