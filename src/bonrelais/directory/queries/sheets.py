"""What is known of a business on a day, in the form the rules and the routing read."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from bonrelais.core.facts import Fact, FactSheet, SourceRank
from bonrelais.core.ground import read_doubts, read_ground
from bonrelais.core.nomenclature import ActivityCode, Nomenclature
from bonrelais.core.register import RegisterRow, RegisterSize, read_facts
from bonrelais.core.routing.chambers import CraftShare
from bonrelais.directory.choices import FactSource
from bonrelais.directory.fact_values import fact_value
from bonrelais.directory.facts_catalogue import definition_of, find_fact
from bonrelais.directory.models import ActivityCraftsShare, Establishment, FactLearnt
from bonrelais.directory.queries.answers import EpciSirens, ends_on, facts_at, facts_learnt, place_named, place_of
from bonrelais.directory.queries.grounds import epcis_read, ground_of, with_ground
from bonrelais.foundation import clock
from bonrelais.foundation.prepared import Given, Prepared
from bonrelais.programmes.scope import Scope
from bonrelais.territory.models import Activity, Commune

RANKS = {
    FactSource.REGISTER: SourceRank.REGISTER,
    FactSource.DECLARED: SourceRank.DECLARED,
    FactSource.EVIDENCED: SourceRank.EVIDENCED,
}


def fact_sheet(seat: Scope, establishment: Establishment, on: date) -> FactSheet:
    """The newest of the best source for each fact, as of a day: the register's, then what the programme learnt."""
    row, head, epcis = _read_place(seat, establishment)
    return sheet_of(row, head, facts_learnt(seat, [establishment.company_id]), epcis, on)


def _read_place(seat: Scope, establishment: Establishment) -> tuple[Establishment, Commune | None, EpciSirens]:
    """The establishment with its register fields, the commune of its head office, and the EPCI of each: one query."""
    known = {"programme": seat.programme_id, "place": establishment.id, "company": establishment.company_id}
    found = _PLACE_AND_OFFICE.read(known)
    head = next((row.commune for row in reversed(found) if row.is_head_office), None)
    (row,) = (row for row in found if row.id == establishment.id)
    return row, head, epcis_read(found)


def sheets_then_and_now(
    seat: Scope, establishment: Establishment, *, then: date, now: date
) -> tuple[FactSheet, FactSheet]:
    """What the owner had told by a day, and by another, both beside what the register says today.

    A newer register is nobody's news: its facts stand on the former day too.
    """
    row, head, epcis = _read_place(seat, establishment)
    register = list(_register_facts(row, head, epcis))
    doubts = list(read_doubts(ground_of(row)))
    answers = answered_facts(facts_at(facts_learnt(seat, [establishment.company_id]), row.id))
    standing = [replace(fact, on=min(fact.on, then)) for fact in register]
    before = [replace(doubt, on=min(doubt.on, then)) for doubt in doubts]
    return FactSheet.on(then, [*standing, *answers], before), FactSheet.on(now, [*register, *answers], doubts)


def fact_sheets(seat: Scope, places: QuerySet[Establishment], *, on: date) -> list[tuple[Establishment, FactSheet]]:
    """The sheets of a few establishments, each with it, in two queries whatever their number."""
    rows = with_register(Establishment.objects.all(), seat.programme_id).filter(
        Q(pk__in=places.values("pk")) | Q(company__in=places.values("company"), is_head_office=True)
    )
    found = list(rows.annotate(is_asked=Exists(places.filter(pk=OuterRef("pk")))).order_by("id"))
    heads = {row.company_id: row.commune for row in found if row.is_head_office}
    epcis = epcis_read(found)
    learnt: dict[UUID, list[FactLearnt]] = {}
    for answer in facts_learnt(seat, {row.company_id for row in found}) if found else []:
        learnt.setdefault(answer.company_id, []).append(answer)
    return [
        (row, sheet_of(row, heads.get(row.company_id), learnt.get(row.company_id, []), epcis, on))
        for row in found
        if row.is_asked
    ]


def with_register(rows: QuerySet[Establishment], programme: UUID | Given) -> QuerySet[Establishment]:
    """The rows with all that their register facts are read from; perimeters are the programme's."""
    register = rows.select_related("company", "commune", "activity__crafts_share", "activity_2025")
    return with_ground(register, programme)


# The establishment, and the head office of its company when it is another, each with the EPCI it lies in.
_PLACE_AND_OFFICE: Final = Prepared(
    lambda: (
        with_register(Establishment.objects.filter(company=Given("company")), Given("programme"))
        .filter(Q(pk=Given("place")) | Q(is_head_office=True))
        .order_by("id")
    )
)


def sheet_of(
    row: Establishment, head: Commune | None, learnt: Sequence[FactLearnt], epcis: EpciSirens, on: date
) -> FactSheet:
    """From rows already read: the establishment by `with_register`, its head office's commune, what was learnt."""
    register = _register_facts(row, head, epcis)
    return FactSheet.on(on, [*register, *answered_facts(facts_at(learnt, row.id))], read_doubts(ground_of(row)))


def answered_facts(learnt: Iterable[FactLearnt]) -> list[Fact]:
    """What the rules read of answers; a question that left the catalogue is no more read."""
    return [_fact(one) for one in learnt if find_fact(one.code) is not None]


def crafts_share(activity: Activity | None) -> CraftShare | None:
    if activity is None:
        return None
    try:
        share: ActivityCraftsShare = activity.crafts_share
    except ActivityCraftsShare.DoesNotExist:
        return None
    return CraftShare(_code(activity), share.registered, share.establishments)


def _register_facts(row: Establishment, head: Commune | None, epcis: EpciSirens) -> tuple[Fact, ...]:
    company = row.company
    read = RegisterRow(
        on=row.register_on or clock.day_of(row.recorded_at),
        establishment=place_of(row.commune, epcis),
        head_office=place_of(head, epcis) if head is not None else None,
        activities=tuple(_code(activity) for activity in (row.activity, row.activity_2025) if activity is not None),
        establishment_size=RegisterSize(row.size_band, row.size_year),
        company_size=RegisterSize(company.size_band, company.size_year),
        size_category=RegisterSize(company.category, company.category_year),
        legal_form=company.legal_form,
        created_on=company.created_on,
        crafts_activity=row.crafts_activity,
        is_social_economy=company.is_social_economy,
    )
    facts = read_facts(read, crafts_share(row.activity))
    if row.programme_id is not None:
        # Entered by hand: said to us, not read in a register.
        facts = tuple(replace(fact, source=SourceRank.DECLARED, origin="") for fact in facts)
    return (*facts, *read_ground(ground_of(row)))


def _fact(row: FactLearnt) -> Fact:
    value = place_named(row) or fact_value(definition_of(row.code), row.value, row.since_on)
    return Fact(row.code, value, RANKS[FactSource(row.source)], row.learnt_on, until=ends_on(row))


def _code(activity: Activity) -> ActivityCode:
    return ActivityCode(Nomenclature(activity.nomenclature), activity.code)
