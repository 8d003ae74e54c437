"""The answers a programme was given about businesses: all of them for the rules, one a question for the screen."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from bonrelais.core.catalogue import FactDefinition, FactShape
from bonrelais.core.days import add_months
from bonrelais.core.facts import FactCode, Grade, Place
from bonrelais.core.french import join_and, show_day
from bonrelais.core.nomenclature import legal_form_label
from bonrelais.directory.choices import FactSource
from bonrelais.directory.fact_values import StoredValue, fact_value
from bonrelais.directory.facts_catalogue import CATALOGUE, definition_of
from bonrelais.directory.models import Establishment, FactLearnt
from bonrelais.directory.queries.shapes import LearntLine
from bonrelais.foundation.prepared import Given, Prepared
from bonrelais.programmes.scope import Scope
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Commune, EpciMember

EpciSirens = Mapping[UUID, str]
"""The SIREN of the present EPCI of a commune, by the commune's id."""
_SOURCES: Final = list(FactSource.values)
_RANKS: Final = {code: rank for rank, code in enumerate(CATALOGUE)}


def facts_learnt(seat: Scope, companies: Collection[UUID]) -> list[FactLearnt]:
    """The programme's answers that still stand, oldest first, each with the commune it names."""
    if len(companies) == 1:
        (company,) = companies
        return _FACTS_OF_ONE.read({"programme": seat.programme_id, "company": company})
    return list(all_facts_learnt(seat.programme_id).filter(company__in=list(companies)))


def facts_at(learnt: Iterable[FactLearnt], establishment_id: UUID) -> list[FactLearnt]:
    """Those about the establishment and those about its company; another place's say nothing here."""
    return [row for row in learnt if row.establishment_id in (None, establishment_id)]


def all_facts_learnt(programme: UUID | Given) -> QuerySet[FactLearnt]:
    """Those of all its businesses, oldest first.

    A commune merged since is read as the present one, with the EPCI that one lies in.
    """
    epci = EpciMember.objects.filter(commune=OuterRef("present"), until_on__isnull=True)
    rows = FactLearnt.objects.filter(programme=programme, withdrawn_at__isnull=True)
    rows = rows.annotate(present=Coalesce("commune__merged_into", "commune"))
    rows = rows.annotate(epci_siren=Subquery(epci.values("epci__siren")[:1]))
    return rows.select_related("recorded_by", "commune__merged_into").order_by("learnt_on", "recorded_at", "id")


def facts_to_read(programme_id: UUID) -> QuerySet[FactLearnt]:
    """The same with no more than the rules read of them: there may be many. A commune is asked where one is named."""
    rows = all_facts_learnt(programme_id).select_related(None).prefetch_related("commune__merged_into")
    return rows.only("company", "establishment", "code", "value", "since_on", "commune", "source", "learnt_on")


_FACTS_OF_ONE: Final = Prepared(lambda: all_facts_learnt(Given("programme")).filter(company=Given("company")))


def place_of(commune: Commune, epcis: EpciSirens) -> Place:
    return Place(
        commune.code, epcis.get(commune.id), commune.department_code, commune.region_code, commune.name or commune.code
    )


def place_named(row: FactLearnt) -> Place | None:
    """The place an answer names, read by `facts_learnt`."""
    if row.commune is None:
        return None
    commune = row.commune.merged_into or row.commune
    siren: str | None = row.epci_siren  # type: ignore[attr-defined]  # an annotation's own name
    return place_of(commune, {commune.id: siren} if siren else {})


def ends_on(row: FactLearnt) -> date | None:
    """The last day the answer stands; None for ever, as what was done once stays done."""
    definition = definition_of(row.code)
    is_done = definition.shape is FactShape.STEP and row.value is True
    months = None if is_done else definition.valid_months
    return None if months is None else add_months(row.learnt_on, months)


def answers_known(seat: Seat, establishment: Establishment, *, on: date) -> dict[str, LearntLine]:
    """The answer to each question about a place, outdated or not."""
    rows = facts_at(facts_learnt(seat, [establishment.company_id]), establishment.id)
    return {line.code: line for line in learnt_lines(rows, on=on)}


def learnt_lines(rows: Iterable[FactLearnt], *, on: date) -> tuple[LearntLine, ...]:
    """One line a question: the newest of the best source among those that stand, in the catalogue's order."""
    by_code: dict[str, list[FactLearnt]] = {}
    for row in rows:
        by_code.setdefault(row.code, []).append(row)
    return tuple(
        _learnt_line(definition_of(code), by_code[code], on=on) for code in sorted(by_code, key=catalogue_rank)
    )


def catalogue_rank(code: str) -> int:
    """The catalogue's order; those of open families come after."""
    return _RANKS.get(code, len(_RANKS))


def _learnt_line(definition: FactDefinition, rows: Sequence[FactLearnt], *, on: date) -> LearntLine:
    best = max(rows, key=lambda row: _weight(row, on=on))
    place = place_named(best)
    return LearntLine(
        id=best.id,
        code=best.code,
        label=definition.label,
        value=place.label if place is not None else shown_value(definition, best.value, best.since_on),
        source=f"{FactSource(best.source).label} le {show_day(best.learnt_on)}",
        recorded_by=best.recorded_by.name if best.recorded_by else "",
        is_sensitive=definition.is_sensitive,
        is_outdated=not _stands(best, on=on),
        former=len(rows) - 1,
    )


def _stands(row: FactLearnt, *, on: date) -> bool:
    end = ends_on(row)
    return end is None or on <= end


def _weight(row: FactLearnt, *, on: date) -> tuple[bool, int, date, float]:
    stands = _stands(row, on=on)
    return stands, _SOURCES.index(row.source) if stands else 0, row.learnt_on, row.recorded_at.timestamp()


def shown_value(definition: FactDefinition, kept: StoredValue, since_on: date | None = None) -> str:
    """An answer as it is read on screen."""
    match definition.shape:
        case FactShape.YES_NO | FactShape.REGISTRATION | FactShape.STEP:
            return _shown_yes_no(definition, kept, since_on)
        case FactShape.DAY:
            return show_day(date.fromisoformat(str(kept)))
        case FactShape.NUMBER:
            return f"{fact_value(definition, kept)} {definition.unit}".rstrip()
        case FactShape.CHOICE | FactShape.CHOICES | FactShape.PLACE:
            codes = kept if isinstance(kept, list) else [str(kept)]
            names = dict(definition.choices)
            is_form = definition.code == FactCode.LEGAL_FORM
            return join_and([names.get(code) or (is_form and legal_form_label(code)) or code for code in codes])


def _shown_yes_no(definition: FactDefinition, kept: StoredValue, since_on: date | None) -> str:
    if not (kept is True or kept == Grade.REGISTERED.value):
        return "Non"
    before = ", le " if definition.shape is FactShape.STEP else ", depuis le "
    return f"Oui{before}{show_day(since_on)}" if since_on else "Oui"
