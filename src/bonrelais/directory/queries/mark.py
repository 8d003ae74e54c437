"""Whether anything was written since a moment ago: what was computed then may still be shown.

Every change writes a line in the journal, or is an import of the register: their last marks say whether what was
counted a moment ago is still what would be counted now.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import DateTimeField, F, Func, IntegerField, OuterRef, Q, Subquery

from bonrelais.directory.models import ImportRun
from bonrelais.foundation import clock
from bonrelais.foundation.prepared import Given, Prepared
from bonrelais.journal.models import Entry
from bonrelais.programmes.models import Programme
from bonrelais.territory.models import OfficialList

# Lines are numbered before their transaction ends: one that ends late is seen by the count of the last hour or two.
RECENT: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Mark:
    """Changes whenever something that lists and figures read does, and every hour: its count only grows meanwhile."""

    since: datetime
    last_entry: UUID | None
    recent_entries: int
    last_import: datetime | None
    last_list: UUID | None


_RECENT: Final = (
    Entry.objects.filter(
        Q(programme_id=OuterRef("pk")) | Q(programme_id__isnull=True), at__gte=Given("since", DateTimeField())
    )
    .order_by()
    .annotate(number=Func(F("pk"), function="COUNT", output_field=IntegerField()))
)
_MARK: Final = Prepared(
    lambda: (
        Programme.objects.filter(pk=Given("programme"))
        .annotate(
            last_entry=Subquery(Entry.objects.order_by("-id").values("id")[:1]),
            recent=Subquery(_RECENT.values("number")),
            last_import=Subquery(ImportRun.objects.order_by("-id").values("finished_at")[:1]),
            last_list=Subquery(OfficialList.objects.order_by("-id").values("id")[:1]),
        )
        .values_list("last_entry", "recent", "last_import", "last_list")
    )
)


def present_mark(programme_id: UUID) -> Mark:
    """One query."""
    since = clock.now().replace(minute=0, second=0, microsecond=0) - RECENT
    ((last_entry, recent, last_import, last_list),) = _MARK.read({"programme": programme_id, "since": since})
    return Mark(since, last_entry, recent or 0, last_import, last_list)
