"""The tools to be checked again: their source was not read for long, or their period ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Max

from bonrelais.core.french import show_day
from bonrelais.core.rules.criteria.period import Period
from bonrelais.core.rules.requirements import Condition, Strength
from bonrelais.programmes.scope import Scope
from bonrelais.toolbox import access
from bonrelais.toolbox.models import Tool, ToolVersion
from bonrelais.toolbox.queries.tools import checked_day, is_stale
from bonrelais.toolbox.queries.versions import requirements_of

SOON: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Recheck:
    """A tool in service to look at again. `why` in words; `ends_on` when its period is over or soon will be."""

    tool: Tool
    version: ToolVersion
    checked_on: date | None
    ends_on: date | None
    why: Sequence[str]


def rechecks(scope: Scope, *, on: date) -> list[Recheck]:
    """The end of a period first, the nearest first; then those longest without a check. One query."""
    rows = ToolVersion.objects.filter(
        tool__in=access.visible_tools(scope).filter(withdrawn_at__isnull=True),
        published_at__isnull=False,
        superseded_at__isnull=True,
    ).select_related("tool__organisation")
    rows = rows.annotate(last_checked_on=Max("checks__checked_on")).order_by("tool__sort_title", "id")
    found = [recheck for row in rows if (recheck := _recheck(row, on=on)).why]
    return sorted(found, key=lambda one: (one.ends_on or date.max, one.checked_on or date.min))


def _recheck(version: ToolVersion, *, on: date) -> Recheck:
    checked_on, end = checked_day(version), end_of(version)
    why = []
    if end is not None and end < on:
        why.append(f"La période est finie depuis le {show_day(end)}.")
    elif end is not None and end <= on + SOON:
        why.append(f"La période finit le {show_day(end)}.")
    ends_on = end if why else None
    if checked_on is None:
        why.append("La source n’a jamais été relue.")
    elif is_stale(checked_on, on=on):
        why.append(f"La source a été relue le {show_day(checked_on)}, il y a plus de six mois.")
    return Recheck(version.tool, version, checked_on, ends_on, why)


def end_of(version: ToolVersion) -> date | None:
    """The last day it is open, by its own dates or by its criteria, whichever comes first."""
    decisive = [one for one in requirements_of(version) if one.strength is Strength.ELIGIBILITY and one.when is None]
    ends = [version.effective_to_on, *(_last_day(one.any_of) for one in decisive)]
    return min((end for end in ends if end is not None), default=None)


def _last_day(conditions: Sequence[Condition]) -> date | None:
    """Of several periods of which one is enough, the last to end; none when one has no end, or asks something else."""
    ends = [
        one.criterion.end if isinstance(one.criterion, Period) and not one.is_negated else None for one in conditions
    ]
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) else None
