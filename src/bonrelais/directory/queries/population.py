"""All the businesses a programme may list, as the columns that the rules read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

import numpy as np
from django.db.models import Q

from bonrelais.core.facts import FactSheet, FactValue
from bonrelais.core.rules.columns.frame import Frame, amended
from bonrelais.directory import access
from bonrelais.directory.choices import FactSource
from bonrelais.directory.models import Establishment, FactLearnt
from bonrelais.directory.queries.answers import all_facts_learnt, facts_at
from bonrelais.directory.queries.grounds import epcis_read, with_epci
from bonrelais.directory.queries.mark import Mark
from bonrelais.directory.queries.perimeter_columns import perimeter_columns
from bonrelais.directory.queries.register_columns import (
    RegisterColumns,
    RegisterState,
    register_columns,
    register_columns_at,
)
from bonrelais.directory.queries.sheets import answered_facts, sheet_of, with_register

Changes = dict[str, dict[int, FactValue | None]]


@dataclass(frozen=True, slots=True, eq=False)
class Population:
    """Open and fully diffusible establishments, by name; `frame` holds them in the same order."""

    on: date
    ids: tuple[UUID, ...]
    sirets: tuple[str, ...]
    """Blank for a business entered by hand."""
    companies: tuple[UUID, ...]
    frame: Frame


@lru_cache(maxsize=4)
def population_at(programme_id: UUID, on: date, mark: Mark) -> Population:
    """Kept while nothing is written; the register's part, from one import to the next."""
    places = access.memberships_in(programme_id, on).order_by("commune").values_list("commune", "epci")
    return _with_answers(
        register_columns_at(RegisterState(tuple(places), mark.last_import, mark.last_list, on)), programme_id, on
    )


def population(programme_id: UUID, on: date) -> Population:
    communes = access.memberships_in(programme_id, on).values_list("commune", flat=True)
    return _with_answers(register_columns(list(communes), on=on), programme_id, on)


def _with_answers(register: RegisterColumns, programme_id: UUID, on: date) -> Population:
    """What was told of a business stands before what the register says of it; those entered by hand come in."""
    learnt: dict[UUID, list[FactLearnt]] = {}
    for answer in all_facts_learnt(programme_id):
        learnt.setdefault(answer.company_id, []).append(answer)
    rows = _told_whole(learnt, programme_id, on)
    whole = dict(_whole_sheets(rows, learnt, on))
    perimeters = perimeter_columns(register, programme_id, on)
    frame = Frame(len(register.ids), {**register.frame.columns, **perimeters})
    codes = tuple(frame.columns)
    changes: Changes = {}
    for row, (place, company) in enumerate(zip(register.ids, register.companies, strict=True)):
        if place in whole:
            _tell(changes, row, whole[place], instead=codes)
        elif company in learnt:
            _tell(changes, row, FactSheet.on(on, answered_facts(facts_at(learnt[company], place))))
    known = frozenset(register.ids)
    entered = [one for one in rows if one.id not in known]
    for row, told in enumerate(entered, start=len(register.ids)):
        _tell(changes, row, whole[told.id])
    return _by_name(register, entered, amended(frame, changes, size=len(register.ids) + len(entered)), on)


def _tell(changes: Changes, row: int, sheet: FactSheet, *, instead: Sequence[str] = ()) -> None:
    """What the sheet says, and nothing any more of the facts it stands instead of."""
    for code in instead:
        changes.setdefault(code, {})[row] = None
    for code, fact in sheet.facts.items():
        changes.setdefault(code, {})[row] = fact.value


def _told_whole(learnt: Mapping[UUID, Sequence[FactLearnt]], programme_id: UUID, on: date) -> Sequence[Establishment]:
    """Businesses entered by hand, and those told by a register of our own: it does not stand before SIRENE."""
    read = [company for company, rows in learnt.items() if any(row.source == FactSource.REGISTER for row in rows)]
    listed = access.listed_in(programme_id, on).filter(is_open=True)
    asked = listed.filter(Q(programme=programme_id) | Q(company__in=read))
    return list(with_register(asked, programme_id).order_by("id"))


def _whole_sheets(
    rows: Sequence[Establishment], learnt: Mapping[UUID, Sequence[FactLearnt]], on: date
) -> Iterator[tuple[UUID, FactSheet]]:
    offices = Establishment.objects.filter(company__in=[row.company_id for row in rows], is_head_office=True)
    heads = list(with_epci(offices.select_related("commune")).order_by("id"))
    communes = {row.company_id: row.commune for row in heads}
    epcis = epcis_read([*rows, *heads])
    for row in rows:
        yield row.id, sheet_of(row, communes.get(row.company_id), learnt.get(row.company_id, []), epcis, on)


def _by_name(register: RegisterColumns, entered: Sequence[Establishment], frame: Frame, on: date) -> Population:
    if not entered:
        return Population(on, register.ids, register.sirets, register.companies, frame)
    ids = [*register.ids, *(place.id for place in entered)]
    sirets = [*register.sirets, *("" for _ in entered)]
    companies = [*register.companies, *(place.company_id for place in entered)]
    names = [*register.sort_names, *(place.sort_name for place in entered)]
    order = sorted(range(len(ids)), key=lambda row: (names[row], ids[row]))
    return Population(
        on,
        tuple(ids[row] for row in order),
        tuple(sirets[row] for row in order),
        tuple(companies[row] for row in order),
        frame.take(np.array(order, np.int32)),
    )
