"""The published toolbox, to give to others."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.seat import Request
from bonrelais.toolbox import queries
from bonrelais.toolbox.choices import ExportFormat


@roles(*WORKERS)
@require_GET
def page(request: Request) -> HttpResponse:
    """The formats, and what the national schema and the table hold in words only."""
    context = {"formats": ExportFormat.choices, "untold": queries.untold_lists(request.seat.programme)}
    return render(request, "toolbox/export.html", context)


@roles(*WORKERS)
@require_GET
def download(request: Request, file_format: str) -> HttpResponse:
    if file_format not in ExportFormat.values:
        raise Http404
    return as_file(queries.export(request.seat.programme, ExportFormat(file_format)))


def as_file(made: queries.Export) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{made.file_name}"'}
    return HttpResponse(made.content, content_type=made.content_type, headers=headers)
