"""The perimeters of a programme as columns, over those of the register: they are its own, and change with it alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Final
from uuid import UUID

import numpy as np
from django.db.models import BooleanField, Case, F, OuterRef, Subquery, When

from bonrelais.core.facts import FactValue
from bonrelais.core.ground import Ground, PerimeterStanding
from bonrelais.core.register import RegisterRow, read_facts
from bonrelais.core.rules.columns.frame import Codes, Column
from bonrelais.core.rules.columns.values import Values
from bonrelais.core.vocabulary.zones import perimeter_code, zone_fact
from bonrelais.directory.models import PerimeterHit
from bonrelais.directory.queries.grounds import json_rows
from bonrelais.directory.queries.register_columns import RegisterColumns
from bonrelais.foundation import clock
from bonrelais.programmes.models import Perimeter
from bonrelais.territory.reference import PUBLISHED_ON

_STANDINGS: Final = (None, True, False)
"""In the order of the codes of a column: not known first."""
_DOUBTFUL, _IN, _OUT = range(len(_STANDINGS))


@dataclass(slots=True)
class _Named:
    """All the perimeters of one name: where they are, where they are the whole commune, and who lies in them."""

    last_at: datetime
    near: set[UUID] = field(default_factory=set)
    whole: set[UUID] = field(default_factory=set)
    hits: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class _Layout:
    """The register's rows by the digits of their keys, its communes, and which of them each row stands in."""

    rows: Mapping[str, int]
    communes: tuple[UUID, ...]
    stands: Codes


def perimeter_columns(register: RegisterColumns, programme_id: UUID, on: date) -> dict[str, Column]:
    """By the code of the fact, in the order of the register's rows: one query."""
    layout = _layout(register)
    columns = {}
    for code, one in _named(layout, programme_id).items():
        is_near = np.array([commune in one.near for commune in layout.communes], np.bool_)[layout.stands]
        is_whole = np.array([commune in one.whole for commune in layout.communes], np.bool_)[layout.stands]
        codes = np.where(is_near & ~register.are_placed, _DOUBTFUL, _OUT).astype(np.int32)
        codes[is_whole] = _IN
        codes[one.hits] = _IN
        columns[zone_fact(code)] = Column(_values(code, clock.day_of(one.last_at), on), codes)
    return columns


@lru_cache(maxsize=4)
def _layout(register: RegisterColumns) -> _Layout:
    """Kept as long as the register's columns are."""
    communes = tuple(dict.fromkeys(register.communes))
    places = {commune: place for place, commune in enumerate(communes)}
    stands = np.fromiter((places[one] for one in register.communes), np.int32, len(register.communes))
    return _Layout({place.hex: row for row, place in enumerate(register.ids)}, communes, stands)


def _named(layout: _Layout, programme_id: UUID) -> dict[str, _Named]:
    """By the code that rules know."""
    hits = PerimeterHit.objects.filter(perimeter=OuterRef("pk"), ended_at__isnull=True).order_by()
    rows = Perimeter.objects.filter(programme=programme_id, retired_at__isnull=True).annotate(
        is_whole=Case(When(rings=[], then=True), default=False, output_field=BooleanField()),
        places=Subquery(hits.annotate(told=json_rows(F("establishment_id"))).values("told")),
    )
    read = rows.order_by("id").values_list("name", "recorded_at", "commune_id", F("is_whole"), F("places"))
    found: dict[str, _Named] = {}
    for name, at, commune, is_whole, places in read:
        one = found.setdefault(perimeter_code(name), _Named(at))
        one.last_at = max(one.last_at, at)
        one.near.add(commune)
        if is_whole:
            one.whole.add(commune)
        digits = (str(place).replace("-", "") for place in places or ())
        one.hits.extend(layout.rows[place] for place in digits if place in layout.rows)
    return found


def _values(code: str, told_on: date, on: date) -> Values:
    """What core reads of each standing, on a day."""
    known: list[FactValue | None] = []
    for is_inside in _STANDINGS:
        told = PerimeterStanding(code, is_inside, told_on)
        row = RegisterRow(on=on, ground=Ground(published_on=PUBLISHED_ON, perimeters=(told,)))
        known.append(next((fact.value for fact in read_facts(row) if fact.on <= on), None))
    return Values(tuple(known))
