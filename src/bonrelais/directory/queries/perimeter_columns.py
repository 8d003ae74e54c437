"""The perimeters of a programme as columns, over those of the register: they are its own, and change with it alone."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Final, NamedTuple
from uuid import UUID

import numpy as np
from django.db.models import BooleanField, Case, F, When

from bonrelais.core.facts import FactValue
from bonrelais.core.ground import Ground, PerimeterStanding
from bonrelais.core.register import RegisterRow, read_facts
from bonrelais.core.rules.columns.frame import Column, Values
from bonrelais.core.vocabulary.zones import perimeter_code, zone_fact
from bonrelais.directory.models import PerimeterHit
from bonrelais.directory.queries.register_columns import RegisterColumns
from bonrelais.foundation import clock
from bonrelais.programmes.models import Perimeter
from bonrelais.territory.reference import PUBLISHED_ON

_STANDINGS: Final = (None, True, False)
"""In the order of the codes of a column: not known first."""
_DOUBTFUL, _IN, _OUT = range(len(_STANDINGS))


class PerimeterKey(NamedTuple):
    """One of those in force. Who lies in it is looked for when it is drawn and when the register is imported."""

    id: UUID
    name: str
    commune_id: UUID
    recorded_at: datetime
    is_whole: bool


@dataclass(slots=True)
class _Named:
    """All the perimeters of one name: where they are, where they are the whole commune, and who lies in them."""

    last_at: datetime
    near: set[UUID] = field(default_factory=set)
    whole: set[UUID] = field(default_factory=set)
    hits: list[int] = field(default_factory=list)


def perimeters_in_force(programme_id: UUID) -> tuple[PerimeterKey, ...]:
    rows = Perimeter.objects.filter(programme=programme_id, retired_at__isnull=True).annotate(
        is_whole=Case(When(rings=[], then=True), default=False, output_field=BooleanField())
    )
    read = rows.order_by("id").values_list("id", "name", "commune_id", "recorded_at", F("is_whole"))
    return tuple(PerimeterKey(*row) for row in read)


@lru_cache(maxsize=4)
def perimeter_columns(register: RegisterColumns, perimeters: tuple[PerimeterKey, ...], on: date) -> dict[str, Column]:
    """By the code of the fact, in the order of the register's rows; kept while register and perimeters are the same."""
    if not perimeters:
        return {}
    communes = dict.fromkeys(register.communes)
    places = {commune: place for place, commune in enumerate(communes)}
    stands = np.fromiter((places[one] for one in register.communes), np.int32, len(register.communes))
    columns = {}
    for code, one in _named(register, perimeters).items():
        is_near = np.fromiter((commune in one.near for commune in communes), np.bool_, len(communes))[stands]
        is_whole = np.fromiter((commune in one.whole for commune in communes), np.bool_, len(communes))[stands]
        codes = np.where(is_near & ~register.are_placed, _DOUBTFUL, _OUT).astype(np.int32)
        codes[is_whole] = _IN
        codes[one.hits] = _IN
        columns[zone_fact(code)] = Column(_values(code, clock.day_of(one.last_at), on), codes)
    return columns


def _named(register: RegisterColumns, perimeters: tuple[PerimeterKey, ...]) -> dict[str, _Named]:
    """By the code that rules know."""
    found: dict[str, _Named] = {}
    codes = {one.id: perimeter_code(one.name) for one in perimeters}
    for perimeter in perimeters:
        one = found.setdefault(codes[perimeter.id], _Named(perimeter.recorded_at))
        one.last_at = max(one.last_at, perimeter.recorded_at)
        one.near.add(perimeter.commune_id)
        if perimeter.is_whole:
            one.whole.add(perimeter.commune_id)
    rows = {place: row for row, place in enumerate(register.ids)}
    hits = PerimeterHit.objects.filter(perimeter__in=list(codes), ended_at__isnull=True).order_by("id")
    for perimeter_id, place in hits.values_list("perimeter_id", "establishment_id"):
        if place in rows:
            found[codes[perimeter_id]].hits.append(rows[place])
    return found


def _values(code: str, told_on: date, on: date) -> Values:
    """What core reads of each standing, on a day."""
    known: list[FactValue | None] = []
    for is_inside in _STANDINGS:
        told = PerimeterStanding(code, is_inside, told_on)
        row = RegisterRow(on=on, ground=Ground(published_on=PUBLISHED_ON, perimeters=(told,)))
        known.append(next((fact.value for fact in read_facts(row) if fact.on <= on), None))
    return Values(tuple(known))
