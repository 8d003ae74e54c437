"""What a version changes, and what lately changed."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bonrelais.foundation import clock
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.seat import Request
from bonrelais.toolbox import access, queries
from bonrelais.toolbox.models import ToolVersion
from bonrelais.toolbox.reaching import DRAFT, Change, ReachFilters, Tab


@roles(*WORKERS)
@require_GET
def effects(request: Request, pk: UUID) -> HttpResponse:
    version = access.version(request.seat, pk)
    former = queries.former_of(access.versions_of(request.seat, version.tool_id), version)
    found = queries.effects_of(request.seat, version, former, on=clock.today())
    context = {
        "effects": found,
        "rows": queries.lines_to_review(request.seat, found),
        "new": _addresses(version, Change.NEW),
        "gone": _addresses(version, Change.GONE),
        "period": queries.period_of(version),
        "today": clock.today(),
    }
    return render(request, "toolbox/effects.html", context)


def _addresses(version: ToolVersion, change: Change) -> dict[str, str]:
    """The query of each list of those changed: sure, to_ask, excluded."""
    number = DRAFT if version.published_at is None else str(version.number)
    asked = ReachFilters(version=number, change=change.value)
    return {tab.name.lower(): asked.on_tab(tab).query for tab in Tab}


@roles(*WORKERS)
@require_GET
def news(request: Request) -> HttpResponse:
    """A page, or its part when the home page or the list of tools asks for it."""
    is_part = request.headers.get("HX-Request") == "true"
    context = {"news": queries.news(request.seat, on=clock.today()), "days": queries.NEWS_DAYS}
    return render(request, "toolbox/news.html#part" if is_part else "toolbox/news.html", context)
