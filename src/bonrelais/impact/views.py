from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bonrelais.directory.queries.mark import Mark, present_mark
from bonrelais.impact import access
from bonrelais.impact.board import Reader, board_of, coverage_board
from bonrelais.impact.board.agreements import agreement_board
from bonrelais.impact.board.screen import agreement_progress
from bonrelais.impact.choice import Choice, official_choice, read_choice
from bonrelais.impact.documents.spreadsheet import report_spreadsheet
from bonrelais.impact.indicators import UnknownIndicatorError, indicator_of
from bonrelais.impact.listing import listing
from bonrelais.impact.queries import Coverage, ProgrammeReport, coverage_at, frame_of, report_at
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.models import Programme
from bonrelais.programmes.seat import Request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Asking:
    """What an address asks, and the mark of what it is answered from."""

    programme: Programme
    choice: Choice
    mark: Mark

    @property
    def report(self) -> ProgrammeReport:
        return report_at(self.programme, self.choice.asked, self.mark)

    @property
    def coverage(self) -> Coverage:
        return coverage_at(self.programme, self.choice.asked, self.mark)


def _asking(request: Request) -> Asking:
    programme = request.seat.programme
    mark = present_mark(programme.pk)
    read = official_choice if access.is_official(request.seat) else read_choice
    return Asking(programme, read(request.GET, programme, frame_of(programme, mark)), mark)


@roles(*access.READERS)
@require_GET
def dashboard(request: Request) -> HttpResponse:
    asking = _asking(request)
    reader = Reader(asking.choice, access.is_official(request.seat))
    context = {
        "board": board_of(asking.report, reader),
        "choice": asking.choice,
        "reader": reader,
        "report": asking.report,
    }
    return render(request, "impact/dashboard.html", context)


@roles(*access.READERS)
@require_GET
def coverage(request: Request) -> HttpResponse:
    """A page of its own; the panel alone for the page of results, which asks for it once it is shown."""
    asking = _asking(request)
    board = coverage_board(Reader(asking.choice, access.is_official(request.seat)), asking.coverage)
    template = "impact/coverage_panel.html" if request.headers.get("HX-Request") else "impact/coverage.html"
    return render(request, template, {"coverage": board, "choice": asking.choice})


@roles(*WORKERS)
@require_GET
def progress(request: Request) -> HttpResponse:
    """A fragment for the home page."""
    asking = _asking(request)
    report, state = asking.report, asking.report.agreement
    reader = Reader(asking.choice, is_official=False)
    context = {
        "progress": agreement_progress(report),
        "agreement": state,
        "rows_url": reader.over(state.period, "businesses_met", {}) if state else "",
    }
    return render(request, "impact/progress.html", context)


@roles(*WORKERS)
@require_GET
def rows(request: Request, indicator: str) -> HttpResponse:
    try:
        public = indicator_of(indicator)
    except UnknownIndicatorError as refusal:
        raise Http404(str(refusal)) from refusal
    asking = _asking(request)
    found = listing(asking.report, Reader(asking.choice, is_official=False), public, request.GET.dict())
    return render(request, "impact/rows.html", {"listing": found, "choice": asking.choice})


@roles(*access.READERS)
@require_GET
def report(request: Request) -> HttpResponse:
    """Two sheets of paper."""
    asking = _asking(request)
    reader = Reader(asking.choice, access.is_official(request.seat), has_links=False)
    context = {
        "board": board_of(asking.report, reader),
        "coverage": coverage_board(reader, asking.coverage),
        "choice": asking.choice,
        "reader": reader,
        "report": asking.report,
    }
    return render(request, "impact/report.html", context)


@roles(*WORKERS)
@require_GET
def report_xlsx(request: Request) -> HttpResponse:
    asking = _asking(request)
    choice = asking.choice
    name = f"bilan-{request.seat.programme.code}-{choice.start}-{choice.end}-arret-{choice.as_of}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(report_spreadsheet(asking.report), content_type=XLSX, headers=headers)


@roles(*access.READERS)
@require_GET
def agreement(request: Request) -> HttpResponse:
    asking = _asking(request)
    reader = Reader(asking.choice, access.is_official(request.seat))
    board = agreement_board(asking.report, reader, request.GET.get("convention", ""))
    return render(request, "impact/agreement.html", {"board": board, "choice": asking.choice})
