"""Lists of targets: those still to meet, those met since, those that no list may name any more."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Case, Count, IntegerField, OuterRef, Q, QuerySet, Subquery, UUIDField, Value, When

from bonrelais.core.french import count
from bonrelais.directory import access as directory_access
from bonrelais.directory.models import Establishment
from bonrelais.directory.queries import ListRow, listed_rows
from bonrelais.directory.queries.exports import exported
from bonrelais.directory.spreadsheet import HEADINGS
from bonrelais.foundation.pagination import Page, page_of
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import access
from bonrelais.toolbox.models import Target, TargetList
from bonrelais.toolbox.queries.asked import asked_in_words, asked_words
from bonrelais.visits.models import Appointment, VisitVersion

TARGET_HEADINGS: Final = (("Rang", 7), *HEADINGS, ("À demander", 44), ("Rencontrée depuis la liste", 24))
SURE: Final = "Sûre"
_PARTIAL: Final = ("en diffusion partielle",) * 2
_ELSEWHERE: Final = ("hors du territoire",) * 2


@dataclass(frozen=True, slots=True)
class TargetCounts:
    """`to_meet` and `closed`, `partial`, `elsewhere` share those neither met nor removed: the last three go unnamed."""

    total: int
    to_meet: int
    met: int
    removed: int
    closed: int
    partial: int
    elsewhere: int

    @property
    def unnamed(self) -> int:
        return self.closed + self.partial + self.elsewhere

    @property
    def why_unnamed(self) -> str:
        """« 1 fermée, 2 en diffusion partielle »."""
        told = ((self.closed, "fermée", "fermées"), (self.partial, *_PARTIAL), (self.elsewhere, *_ELSEWHERE))
        return ", ".join(count(number, one, several) for number, one, several in told if number)


@dataclass(frozen=True, slots=True)
class ListLine:
    """A list on the page of lists."""

    row: TargetList
    total: int
    met: int


@dataclass(frozen=True, slots=True)
class TargetLine:
    """`met_on`, `visit_id`: the first visit recorded since the list was made; `planned_at`: the next appointment."""

    target: Target
    row: ListRow
    asked: str
    met_on: date | None
    visit_id: UUID | None
    planned_at: datetime | None

    @property
    def is_done(self) -> bool:
        return self.visit_id is not None or self.target.removed_at is not None


def listed_lists(seat: Seat, *, are_closed: bool) -> QuerySet[TargetList]:
    """Newest first."""
    rows = access.visible_lists(seat).filter(closed_at__isnull=not are_closed)
    return rows.select_related("version__tool", "made_by").order_by("-made_at", "-id")


def list_lines(lists: Iterable[TargetList]) -> list[ListLine]:
    """Removed targets are not counted; in one query."""
    rows = list(lists)
    kept = _with_visits(Target.objects.filter(target_list__in=[row.id for row in rows], removed_at__isnull=True))
    counted = kept.values("target_list").annotate(total=Count("id"), met=Count("id", filter=Q(visit_id__isnull=False)))
    found = {one["target_list"]: (one["total"], one["met"]) for one in counted.order_by("target_list")}
    return [ListLine(row, *found.get(row.id, (0, 0))) for row in rows]


def counts_of(seat: Seat, row: TargetList) -> TargetCounts:
    """In one query."""
    targets = _with_visits(Target.objects.filter(target_list=row))
    kept, met = Q(removed_at__isnull=True), Q(visit_id__isnull=False)
    waiting, shown = kept & ~met, Q(establishment__in=_shown(seat).values("pk"))
    partial, closed = Q(establishment__is_partial=True), Q(establishment__is_open=False)
    told = targets.aggregate(
        total=Count("id"),
        to_meet=Count("id", filter=waiting & shown),
        met=Count("id", filter=kept & met),
        removed=Count("id", filter=~kept),
        closed=Count("id", filter=waiting & closed & ~partial),
        partial=Count("id", filter=waiting & partial),
        elsewhere=Count("id", filter=waiting & ~shown & ~partial & ~closed),
    )
    return TargetCounts(**told)


def page_of_targets(seat: Seat, row: TargetList, asked: str | None, *, at: datetime) -> Page[TargetLine]:
    """Those to meet first, then those met, then those removed, each in the list's order; three queries."""
    targets = _with_visits(Target.objects.filter(target_list=row, establishment__in=_shown(seat).values("pk")))
    planned = Appointment.objects.filter(
        programme_id=seat.programme_id,
        company=OuterRef("establishment__company"),
        cancelled_at__isnull=True,
        starts_at__gte=at,
    ).order_by("starts_at", "id")
    ordered = targets.annotate(planned_at=Subquery(planned.values("starts_at")[:1]), standing=_STANDING)
    page = page_of(ordered.order_by("standing", "rank", "id"), asked)
    named = listed_rows(seat, [one.establishment_id for one in page.rows])
    words = asked_words(row.version)
    lines = [
        TargetLine(
            target=one,
            row=named[one.establishment_id],
            asked=asked_in_words(one.missing, words),
            met_on=one.met_on,  # type: ignore[attr-defined]  # an annotation's own name
            visit_id=one.visit_id,  # type: ignore[attr-defined]  # an annotation's own name
            planned_at=one.planned_at,  # type: ignore[attr-defined]  # an annotation's own name
        )
        for one in page.rows
        if one.establishment_id in named
    ]
    return Page(rows=lines, number=page.number, total=page.total)


_STANDING: Final = Case(
    When(removed_at__isnull=False, then=Value(2)),
    When(visit_id__isnull=False, then=Value(1)),
    default=Value(0),
    output_field=IntegerField(),
)


def exported_targets(seat: Seat, row: TargetList) -> Iterator[Sequence[object]]:
    """In the order of TARGET_HEADINGS, those not removed that may still stand in a list; two queries."""
    targets = _with_visits(Target.objects.filter(target_list=row, removed_at__isnull=True))
    told = {one.establishment_id: one for one in targets.order_by("rank", "id")}
    files = dict(exported(seat, _shown(seat).filter(pk__in=told).order_by("id")))
    words = asked_words(row.version)
    for place, one in told.items():
        if place in files:
            met_on: date | None = one.met_on  # type: ignore[attr-defined]  # an annotation's own name
            yield (one.rank, *files[place], asked_in_words(one.missing, words, len(one.missing)) or SURE, met_on)


def _shown(seat: Seat) -> QuerySet[Establishment]:
    """What a list may name: open, in the territory, not under partial diffusion."""
    return directory_access.listed_establishments(seat).filter(is_open=True)


def _with_visits(rows: QuerySet[Target]) -> QuerySet[Target]:
    """With the first visit that their programme recorded of the company, held on the list's day or after it.

    Recorded after the list was made: one held that very morning does not count as met.
    """
    held = VisitVersion.objects.filter(
        visit__programme=OuterRef("target_list__programme"),
        visit__company=OuterRef("establishment__company"),
        visit__cancelled_at__isnull=True,
        visit__recorded_at__gte=OuterRef("target_list__made_at"),
        held_on__gte=OuterRef("target_list__made_on"),
        replaced_at__isnull=True,
    ).order_by("held_on", "id")
    return rows.annotate(
        met_on=Subquery(held.values("held_on")[:1]),
        visit_id=Subquery(held.values("visit")[:1], output_field=UUIDField()),
    )
