from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from bonrelais.desk import palette as palette_search
from bonrelais.desk import queries, sheet, who_does_what
from bonrelais.directory import access as directory_access
from bonrelais.directory.queries import JoinedError
from bonrelais.foundation import clock
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Request

EVERYONE = tuple(Role)


@roles(*EVERYONE)
@require_GET
def home(request: Request) -> HttpResponse:
    """Each role's first page: the adviser's day; the partner's referrals; the figures for the others."""
    if request.seat.role is Role.PARTNER:
        return redirect("referrals:inbox")
    if request.seat.role is not Role.ADVISER:
        return redirect("impact:dashboard")
    now = clock.now()
    is_whole = request.GET.get("besoins") == "tous"
    context = {"home": queries.home(request.seat, at=now, is_whole=is_whole), "today": clock.day_of(now)}
    return render(request, "desk/home.html", context)


@roles(*WORKERS)
@require_GET
def agenda(request: Request) -> HttpResponse:
    today = clock.today()
    week = _week(request.GET.get("semaine", ""))
    first = today - timedelta(days=today.weekday()) + timedelta(weeks=week)
    days = queries.agenda(request.seat, first=first, last=first + timedelta(days=6), at=clock.now())
    context = {"days": days, "first": first, "last": first + timedelta(days=6), "week": week, "today": today}
    return render(request, "desk/agenda.html", context)


def _week(asked: str) -> int:
    """How many weeks from this one, a year at most."""
    text = asked.removeprefix("-")
    if not text.isascii() or not text.isdigit() or len(text) > 2:
        return 0
    return max(-52, min(52, int(asked)))


@roles(*WORKERS)
@require_GET
def company_sheet(request: Request, pk: UUID) -> HttpResponse:
    now = clock.now()
    try:
        shown = sheet.sheet(request.seat, pk, at=now)
    except JoinedError as joined:
        return redirect("desk:sheet", pk=joined.register_id)
    return render(request, "desk/sheet.html", {"sheet": shown, "today": clock.day_of(now)})


@roles(*WORKERS)
@require_GET
def sheet_tools(request: Request, pk: UUID) -> HttpResponse:
    place = directory_access.establishment(request.seat, pk)
    part = queries.tools_part(request.seat, place, on=clock.today())
    context = {"establishment": place, "part": part, "may_ask": request.seat.has(sheet.VISITORS)}
    return render(request, _part(request, "desk/tools.html", "tools"), context)


@roles(*WORKERS)
@require_GET
def sheet_projects(request: Request, pk: UUID) -> HttpResponse:
    place = directory_access.establishment(request.seat, pk)
    context = {"establishment": place, "part": sheet.projects_part(request.seat, place.company_id)}
    return render(request, _part(request, "desk/projects.html", "projects"), context)


@roles(*WORKERS)
@require_GET
def sheet_history(request: Request, pk: UUID) -> HttpResponse:
    place = directory_access.establishment(request.seat, pk)
    context = {"establishment": place, "part": sheet.history_part(request.seat, place.company_id)}
    return render(request, _part(request, "desk/history.html", "history"), context)


@roles(*WORKERS)
@require_GET
def palette(request: Request) -> HttpResponse:
    """The search of everything: a page, or the fragment the Ctrl-K palette asks for."""
    text = request.GET.get("q", "")[:100]
    context = {"found": palette_search.find(request.seat, text), "text": text}
    return render(request, _part(request, "desk/palette.html", "results"), context)


@roles(*WORKERS)
@require_GET
def relays_by_theme(request: Request) -> HttpResponse:
    epci = request.GET.get("epci", "")
    context = {"board": who_does_what.board(request.seat, epci=epci)}
    return render(request, "desk/who_does_what.html", context)


def _part(request: Request, template: str, part: str) -> str:
    """The whole page, or its part when htmx or the palette asks."""
    return f"{template}#{part}" if request.headers.get("HX-Request") == "true" else template
