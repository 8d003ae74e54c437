"""Tools from a file: sent, read beside the toolbox, taken as drafts."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes.access import MANAGERS, roles
from bonrelais.programmes.seat import Request
from bonrelais.toolbox import access, actions, queries
from bonrelais.toolbox.actions import ImportChoice
from bonrelais.toolbox.choices import ImportFormat
from bonrelais.toolbox.forms.imports import UploadForm
from bonrelais.toolbox.models import ToolUpload
from bonrelais.toolbox.views.exports import as_file


@roles(*MANAGERS)
@require_http_methods(["GET", "POST"])
def send(request: Request) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_bound and form.is_valid():
        try:
            upload = actions.keep_upload(form.sent(), by=request.seat, at=clock.now())
        except DomainError as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("toolbox:import_read", pk=upload.pk)
    context = {"form": form, "sources": queries.sources_of(request.seat)}
    return render(request, "toolbox/import.html", context, status=422 if form.is_bound else 200)


@roles(*MANAGERS)
@require_http_methods(["GET", "POST"])
def read(request: Request, pk: UUID) -> HttpResponse:
    """What the file would change; taking the tools ticked is the one thing to do."""
    upload = access.upload_to_read(request.seat, pk)
    if request.method == "GET":
        return _page(request, upload, None, status=200)
    keys, themes, shown = (frozenset(request.POST.getlist(name)) for name in ("take", "theme", "replacing"))
    choice = ImportChoice(keys, themes, shown)
    try:
        taken = actions.take_upload(upload, choice=choice, by=request.seat, at=clock.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return _page(request, upload, choice, status=422)
    messages.success(request, f"En brouillon : {taken.told}. Relisez chacun, puis publiez-le.")
    return redirect("toolbox:list")


def _page(request: Request, upload: ToolUpload, choice: ImportChoice | None, *, status: int) -> HttpResponse:
    today = clock.today()
    reading = queries.read_file(request.seat, bytes(upload.content), ImportFormat(upload.format), on=today)
    found = queries.compare(request.seat, reading, source=upload.source, on=today)
    context = {"upload": upload, "found": found, "choice": choice or ImportChoice(frozenset(found.taken_unless_told))}
    return render(request, "toolbox/import_read.html", context, status=status)


@roles(*MANAGERS)
@require_POST
def drop(request: Request, pk: UUID) -> HttpResponse:
    actions.drop_upload(access.upload_to_read(request.seat, pk), by=request.seat, at=clock.now())
    messages.success(request, "Fichier abandonné. Rien n’en est gardé.")
    return redirect("toolbox:list")


@roles(*MANAGERS)
@require_GET
def template(request: Request) -> HttpResponse:
    """The empty table, with what stands in each column."""
    del request
    return as_file(queries.template())
