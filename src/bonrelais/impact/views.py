from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bonrelais.impact import access
from bonrelais.impact.board import Reader, board_of
from bonrelais.impact.board.agreements import agreement_board
from bonrelais.impact.board.screen import agreement_progress
from bonrelais.impact.choice import Choice, read_choice
from bonrelais.impact.documents.spreadsheet import report_spreadsheet
from bonrelais.impact.indicators import UnknownIndicatorError, indicator_of
from bonrelais.impact.listing import listing
from bonrelais.impact.queries import Picture, frame_of, picture_of, present_mark
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.seat import Request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _picture(request: Request) -> tuple[Picture, Choice]:
    """What the address asks, as it stands now."""
    programme = request.seat.programme
    mark = present_mark(programme)
    choice = read_choice(request.GET, programme, frame_of(programme, mark))
    return picture_of(programme, choice.asked, mark), choice


def _reader(request: Request, choice: Choice) -> Reader:
    return Reader(choice, access.is_official(request.seat))


@roles(*access.READERS)
@require_GET
def dashboard(request: Request) -> HttpResponse:
    picture, choice = _picture(request)
    reader = _reader(request, choice)
    context = {"board": board_of(picture, reader), "choice": choice, "reader": reader, "report": picture.report}
    return render(request, "impact/dashboard.html", context)


@roles(*WORKERS)
@require_GET
def progress(request: Request) -> HttpResponse:
    """A fragment for the home page."""
    picture, _ = _picture(request)
    context = {"progress": agreement_progress(picture.report), "agreement": picture.report.agreement}
    return render(request, "impact/progress.html", context)


@roles(*WORKERS)
@require_GET
def rows(request: Request, indicator: str) -> HttpResponse:
    try:
        public = indicator_of(indicator)
    except UnknownIndicatorError as refusal:
        raise Http404(str(refusal)) from refusal
    picture, choice = _picture(request)
    context = {"listing": listing(picture, _reader(request, choice), public, request.GET.dict()), "choice": choice}
    return render(request, "impact/rows.html", context)


@roles(*access.READERS)
@require_GET
def report(request: Request) -> HttpResponse:
    picture, choice = _picture(request)
    reader = _reader(request, choice)
    context = {"board": board_of(picture, reader), "choice": choice, "reader": reader, "report": picture.report}
    return render(request, "impact/report.html", context)


@roles(*WORKERS)
@require_GET
def report_xlsx(request: Request) -> HttpResponse:
    picture, choice = _picture(request)
    name = f"bilan-{request.seat.programme.code}-{choice.start}-{choice.end}-arret-{choice.as_of}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(report_spreadsheet(picture.report), content_type=XLSX, headers=headers)


@roles(*access.READERS)
@require_GET
def agreement(request: Request) -> HttpResponse:
    picture, choice = _picture(request)
    board = agreement_board(picture.report, _reader(request, choice), request.GET.get("convention", ""))
    return render(request, "impact/agreement.html", {"board": board, "choice": choice})
