"""What a page of figures shows, kept in memory until something is written.

Counting thousands of rows takes a tenth of a second. Every change of what figures count writes a line in the journal,
or is an import of the register: their last marks say whether the picture of a moment ago is still the one of now.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final
from uuid import UUID

from django.db.models import F, Func, IntegerField, OuterRef, Q, Subquery

from bonrelais.directory.models import ImportRun
from bonrelais.foundation import clock
from bonrelais.impact.asking import Asked
from bonrelais.impact.queries.coverage import Coverage, coverage_of
from bonrelais.impact.queries.frame import read_frame
from bonrelais.impact.queries.report import ProgrammeReport, report_of
from bonrelais.impact.terms import Frame
from bonrelais.journal.models import Entry
from bonrelais.programmes.models import Programme

KEPT: Final = 8
# Lines are numbered before their transaction ends: one that ends late is seen by the count of the last hour.
RECENT: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Mark:
    """Changes whenever something that figures read does."""

    last_entry: UUID | None
    recent_entries: int
    last_import: datetime | None


def present_mark(programme: Programme) -> Mark:
    """One query."""
    ours = Entry.objects.filter(
        Q(programme_id=OuterRef("pk")) | Q(programme_id__isnull=True), at__gte=clock.now() - RECENT
    )
    number = Func(F("pk"), function="COUNT", output_field=IntegerField())
    found = (
        Programme.objects.filter(pk=programme.pk)
        .annotate(
            last_entry=Subquery(Entry.objects.order_by("-id").values("id")[:1]),
            recent=Subquery(ours.order_by().annotate(number=number).values("number")),
            last_import=Subquery(ImportRun.objects.order_by("-id").values("finished_at")[:1]),
        )
        .values_list("last_entry", "recent", "last_import")
    )
    last_entry, recent, last_import = found.get()
    return Mark(last_entry, recent or 0, last_import)


@lru_cache(maxsize=KEPT)
def frame_of(programme: Programme, mark: Mark) -> Frame:
    """The settings as they are at a mark."""
    del mark
    return read_frame(programme)


@lru_cache(maxsize=KEPT)
def report_at(programme: Programme, asked: Asked, mark: Mark) -> ProgrammeReport:
    return report_of(programme, asked, frame_of(programme, mark))


@lru_cache(maxsize=KEPT)
def coverage_at(programme: Programme, asked: Asked, mark: Mark) -> Coverage:
    return coverage_of(report_at(programme, asked, mark))
