"""The list of businesses: the same rows for the page, its fragment, the map and the export."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final
from uuid import UUID

from django.db.models import Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery, TextField

from bonrelais.core.facts import FactCode, Grade
from bonrelais.core.nomenclature import SIZE_BANDS, activity_words, size_band
from bonrelais.core.routing.chambers import CRAFTS_AT_MOST, PRESUMED_FROM, SMALLEST_SAMPLE
from bonrelais.directory import access
from bonrelais.directory.choices import FactSource
from bonrelais.directory.filters import AGES, SIZES, UNKNOWN, Filters
from bonrelais.directory.models import Acquaintance, ActivityCraftsShare, Establishment, FactLearnt
from bonrelais.directory.queries.mark import Mark
from bonrelais.directory.search.queries import Answer, AskedText, Shape, Sought, answering, narrowed, read_text
from bonrelais.foundation import clock
from bonrelais.foundation.pagination import PAGE_SIZE, Page, page_number
from bonrelais.foundation.prepared import Given, Prepared
from bonrelais.programmes.models import ActivitySector
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import EpciMember

SMALL_BANDS: Final = (
    "",
    *(band.code for band in SIZE_BANDS if band.employees is None or CRAFTS_AT_MOST.contains(band.employees)),
)
KEPT_QUERIES: Final = 32
KEPT_TOTALS: Final = 256
Told = tuple[tuple[UUID, ...], tuple[UUID, ...]]
"""The companies known to be registered for crafts, and those known not to be."""
Columns = tuple[UUID, str, str, str | None, str | None, str | None, str, date | None]


@dataclass(frozen=True, slots=True)
class ListRow:
    id: UUID
    name: str
    commune: str
    activity: str
    size: str
    met_on: date | None


def filtered(seat: Seat, filters: Filters) -> QuerySet[Establishment]:
    """The establishments asked for, in order. Partial diffusion never stands here."""
    question = _question(seat, filters, Shape(Sought.EVERYTHING))
    answer = narrowed(_narrowed_by_filters(question), filters.q)
    return answer.in_order(answer.rows)


def _narrowed_by_filters(question: "ListQuestion") -> QuerySet[Establishment]:
    """All but the text."""
    programme, filters = question.programme, question.filters
    rows = access.listed_in(programme, question.on).filter(is_open=filters.has_open_only)
    if filters.commune:
        rows = rows.filter(commune__code=filters.commune)
    if filters.epci:
        members = EpciMember.objects.filter(epci__siren__in=filters.epci, until_on__isnull=True)
        rows = rows.filter(commune__in=members.values("commune"))
    if filters.secteur:
        table = ActivitySector.objects.filter(
            programme=programme, superseded_at__isnull=True, sector__code__in=filters.secteur
        )
        rows = rows.filter(activity__in=table.values("activity"))
    if filters.taille:
        rows = rows.filter(size_band__in=[code for name in filters.taille for code in SIZES[name]])
    rows = _met(rows, programme, filters.rencontre)
    rows = _aged(rows, filters.age, question.on)
    return _crafted(rows, filters.metiers, question.told)


def page_of_list(seat: Seat, filters: Filters, asked: str | None, mark: Mark | None = None) -> Page[ListRow]:
    """Two queries and what the text costs; a page past the end gives the last one. A mark spares the count."""
    text = read_text(filters.q)
    question = _question(seat, filters, text.shape)
    total = _total_at(question, mark) if mark and not filters.q else _total(question, text)
    if total == 0 and text.typed:
        text = text.forgiven()
        question = replace(question, shape=text.shape)
        total = _total(question, text)
    number = min(page_number(asked), max(1, -(-total // PAGE_SIZE)))
    columns = _page_query(question, _cut_of(number, total)).read(text.values)
    return Page(rows=[_list_row(read) for read in columns], number=number, total=total)


def _list_row(read: Columns) -> ListRow:
    pk, name, commune, label, code, nomenclature, band, met_on = read
    return ListRow(pk, name, commune, activity_words(label, code, nomenclature), _size(band), met_on)


def listed_rows(seat: Seat, keys: Collection[UUID]) -> dict[UUID, ListRow]:
    """By their keys, those that may still stand in a list and are open; in one query."""
    rows = access.listed_establishments(seat).filter(pk__in=keys, is_open=True).order_by("sort_name", "id")
    return {row.id: row for row in map(_list_row, _with_columns(rows, seat.programme_id))}


def acquaintance_days(programme: UUID) -> Subquery:
    """The last day the programme met the row's company, as an expression."""
    mine = Acquaintance.objects.filter(programme=programme, company=OuterRef("company"))
    return Subquery(mine.values("last_met_on")[:1])


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """What a list is asked, but for the letters typed: the same SQL answers it, kept ready."""

    programme: UUID
    on: date
    filters: Filters
    shape: Shape
    told: Told = ((), ())

    def answer(self) -> Answer:
        rows = _narrowed_by_filters(self)
        return answering(rows, self.shape, {name: Given(name, TextField()) for name in self.shape.names})


def _question(seat: Seat, filters: Filters, shape: Shape) -> ListQuestion:
    told = _told(seat.programme_id) if _is_by_crafts(filters.metiers) else ((), ())
    return ListQuestion(seat.programme_id, clock.today(), replace(filters, q=""), shape, told)


@lru_cache(maxsize=KEPT_QUERIES)
def _count_query(question: ListQuestion) -> Prepared[tuple[int]]:
    number = Func(F("pk"), function="COUNT", output_field=IntegerField())
    return Prepared(lambda: question.answer().rows.order_by().annotate(number=number).values_list("number"))


@dataclass(frozen=True, slots=True)
class Cut:
    """The rows of a page, counted from the end when it is nearer."""

    start: int
    size: int
    is_from_end: bool


def _cut_of(number: int, total: int) -> Cut:
    start = (number - 1) * PAGE_SIZE
    end = min(start + PAGE_SIZE, total)
    return (
        Cut(total - end, end - start, is_from_end=True)
        if start > total - end
        else Cut(start, PAGE_SIZE, is_from_end=False)
    )


@lru_cache(maxsize=KEPT_QUERIES)
def _page_query(question: ListQuestion, cut: Cut) -> Prepared[Columns]:
    """The page is cut out of the index of names first: a far page then costs no more joins than the first."""

    def build() -> QuerySet[Establishment, Columns]:
        answer = question.answer()
        ordered = answer.in_order(answer.rows)
        read = ordered.reverse() if cut.is_from_end else ordered
        keys = read.values("pk")[cut.start : cut.start + cut.size]
        page = answer.in_order(Establishment.objects.filter(pk__in=keys))
        return _with_columns(page, question.programme)

    return Prepared(build)


def _with_columns(rows: QuerySet[Establishment], programme: UUID) -> QuerySet[Establishment, Columns]:
    return rows.annotate(met_on=acquaintance_days(programme)).values_list(
        "id",
        "display_name",
        "commune__name",
        "activity__label",
        "activity__code",
        "activity__nomenclature",
        "size_band",
        "met_on",
    )


def _total(question: ListQuestion, text: AskedText) -> int:
    ((total,),) = _count_query(question).read(text.values)
    return total


@lru_cache(maxsize=KEPT_TOTALS)
def _total_at(question: ListQuestion, mark: Mark) -> int:
    """The count of a list without text, as it is at a mark: pages and filters come back to the same ones."""
    del mark
    return _total(question, read_text(""))


def _size(code: str) -> str:
    band = size_band(code)
    return band.label if band.employees is not None else "Effectif pas encore connu"


def _met(rows: QuerySet[Establishment], programme: UUID, asked: Sequence[str]) -> QuerySet[Establishment]:
    if len(asked) != 1:
        return rows
    known = Acquaintance.objects.filter(programme=programme).values("company")
    return rows.filter(company__in=known) if asked[0] == "oui" else rows.exclude(company__in=known)


def _aged(rows: QuerySet[Establishment], asked: Sequence[str], today: date) -> QuerySet[Establishment]:
    if not asked:
        return rows
    wanted = Q(pk__in=[])
    for name in asked:
        if name == UNKNOWN:
            wanted |= Q(opened_on__isnull=True)
            continue
        after, until = AGES[name].opened_after(today), AGES[name].opened_until(today)
        band = Q(opened_on__gt=after) if after else Q()
        band &= Q(opened_on__lte=until) if until else Q()
        wanted |= band
    return rows.filter(wanted)


def _is_by_crafts(asked: Sequence[str]) -> bool:
    return len(asked) in {1, 2}


def _crafted(rows: QuerySet[Establishment], asked: Sequence[str], told: Told) -> QuerySet[Establishment]:
    """By the same grades as the sheet: what is learnt, else the register's field, else the presumption."""
    if not _is_by_crafts(asked):
        return rows
    yes, no = told
    every = (*yes, *no)
    registered = Q(company__in=yes) | (~Q(crafts_activity="") & ~Q(company__in=every))
    presumed = Q(_is_of_crafts(), crafts_activity="", size_band__in=SMALL_BANDS) & ~Q(company__in=every)
    grades = {"inscrit": registered, "presume": presumed}
    if "inconnu" not in asked:
        wanted = Q(pk__in=[])
        for name in asked:
            wanted |= grades[name]
        return rows.filter(wanted)
    for name, grade in grades.items():
        if name not in asked:
            rows = rows.exclude(grade)
    return rows.exclude(company__in=no)


def _is_of_crafts() -> Exists:
    """Whether the row's activity is mostly of crafts.

    Asked row by row, so that a page stops at its last row; a list of activities would have all their establishments
    read, then sorted.
    """
    part = PRESUMED_FROM
    enough = ActivityCraftsShare.objects.filter(activity=OuterRef("activity"), establishments__gte=SMALLEST_SAMPLE)
    weighed = enough.annotate(weighed=F("registered") * part.denominator, floor=F("establishments") * part.numerator)
    return Exists(weighed.filter(weighed__gte=F("floor")))


_CRAFTS_FACTS: Final = Prepared(
    lambda: (
        FactLearnt.objects.filter(
            programme=Given("programme"), code=FactCode.REGISTRATION_CRAFTS.value, withdrawn_at__isnull=True
        )
        .order_by("learnt_on", "recorded_at", "id")
        .values_list("company", "value", "source")
    )
)


def _told(programme: UUID) -> Told:
    """The companies that say they are registered for crafts, and those that are not: newest of the best source."""
    order = list(FactSource.values)
    columns = _CRAFTS_FACTS.read({"programme": programme})
    last: dict[UUID, tuple[int, str]] = {}
    for company, value, source in columns:
        if company not in last or order.index(source) >= last[company][0]:
            last[company] = (order.index(source), value)
    yes = tuple(company for company, (_, value) in last.items() if value == Grade.REGISTERED.value)
    return yes, tuple(company for company in last if company not in set(yes))
