"""All the businesses a programme may list, as the columns that the rules read."""

from bisect import bisect
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
from bonrelais.directory.queries.answers import facts_at, facts_to_read
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
    for answer in facts_to_read(programme_id):
        learnt.setdefault(answer.company_id, []).append(answer)
    rows = _told_whole(learnt, programme_id, on)
    whole = dict(_whole_sheets(rows, learnt, on))
    frame = Frame(len(register.ids), {**register.frame.columns, **perimeter_columns(register, programme_id, on)})
    codes, rows_of = tuple(frame.columns), _rows_by_company(register)
    changes: Changes = {}
    for company in {*learnt, *(place.company_id for place in rows)}:
        for row in rows_of.get(company, ()):
            sheet = whole.pop(register.ids[row], None)
            if sheet is not None:
                _tell(changes, row, sheet, instead=codes)
            else:
                answers = facts_at(learnt.get(company, ()), register.ids[row])
                _tell(changes, row, FactSheet.on(on, answered_facts(answers)))
    entered = [place for place in rows if place.id in whole]
    for row, place in enumerate(entered, start=len(register.ids)):
        _tell(changes, row, whole[place.id])
    return _by_name(register, entered, amended(frame, changes, size=len(register.ids) + len(entered)), on)


@lru_cache(maxsize=4)
def _rows_by_company(register: RegisterColumns) -> dict[UUID, list[int]]:
    """Kept as long as the register's columns are."""
    rows: dict[UUID, list[int]] = {}
    for row, company in enumerate(register.companies):
        rows.setdefault(company, []).append(row)
    return rows


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
    """Those entered by hand are the last of the frame: each comes in among the others."""
    order = list(range(len(register.ids)))
    ids, sirets, companies = list(register.ids), list(register.sirets), list(register.companies)
    names = list(register.sort_names)
    for row, place in enumerate(entered, start=len(register.ids)):
        at = bisect(range(len(ids)), (place.sort_name, place.id), key=lambda other: (names[other], ids[other]))
        order.insert(at, row)
        ids.insert(at, place.id)
        sirets.insert(at, "")
        companies.insert(at, place.company_id)
        names.insert(at, place.sort_name)
    placed = frame.take(np.array(order, np.int32)) if entered else frame
    return Population(on, tuple(ids), tuple(sirets), tuple(companies), placed)
