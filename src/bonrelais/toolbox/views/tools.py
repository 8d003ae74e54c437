from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.foundation.pagination import page_of
from bonrelais.programmes.access import MANAGERS, WORKERS, roles
from bonrelais.programmes.seat import Request
from bonrelais.toolbox import access, actions, queries
from bonrelais.toolbox.choices import ToolKind
from bonrelais.toolbox.forms.tools import CheckForm, ToolForm, tool_values
from bonrelais.toolbox.listing import Filters
from bonrelais.toolbox.models import Tool


@roles(*WORKERS)
@require_GET
def listing(request: Request) -> HttpResponse:
    filters = Filters.read(request.GET)
    page = page_of(queries.listed_tools(request.seat, filters), filters.page)
    context = {
        "page": page,
        "lines": queries.lines(page.rows, on=clock.today()),
        "filters": filters,
        "kinds": ToolKind.choices,
        "themes": queries.theme_choices(request.seat),
        "organisations": queries.organisation_choices(request.seat),
        "can_edit": access.can_edit(request.seat),
        "to_recheck": len(queries.rechecks(request.seat, on=clock.today())),
    }
    return render(request, "toolbox/list.html", context)


@roles(*WORKERS)
@require_GET
def to_recheck(request: Request) -> HttpResponse:
    """The tools whose source was not read for long, and those whose period ends."""
    return render(request, "toolbox/rechecks.html", {"lines": queries.rechecks(request.seat, on=clock.today())})


@roles(*WORKERS)
@require_GET
def compare(request: Request, pk: UUID) -> HttpResponse:
    """Two versions of a tool, the former read beside the later; the two newest unless asked otherwise."""
    tool = access.tool(request.seat, pk)
    versions = queries.versions_of(tool, with_draft=access.can_edit(request.seat))
    by_number = {str(version.number): version for version in versions}
    later = by_number.get(request.GET.get("a", ""), versions[0] if versions else None)
    former = by_number.get(request.GET.get("de", ""), versions[1] if len(versions) > 1 else None)
    context = {
        "tool": tool,
        "versions": versions,
        "former": former,
        "later": later,
        "changes": queries.changes(former, later) if former is not None and later is not None else [],
    }
    return render(request, "toolbox/compare.html", context)


@roles(*WORKERS)
@require_GET
def sheet(request: Request, pk: UUID) -> HttpResponse:
    return _sheet(request, access.tool(request.seat, pk), CheckForm(), status=200)


def _sheet(request: Request, tool: Tool, form: CheckForm, *, status: int) -> HttpResponse:
    versions = queries.version_lines(tool, on=clock.today())
    shown = queries.shown_version(versions, request.GET.get("version", ""))
    can_edit = access.can_edit(request.seat)
    context = {
        "tool": tool,
        "themes": queries.themes_of(tool),
        "shown": shown,
        "criteria": queries.criterion_lines(shown.version) if shown else [],
        "versions": [line for line in versions if can_edit or line.version.published_at is not None],
        "draft": next((line.version for line in versions if line.version.published_at is None), None),
        "can_edit": can_edit,
        "check_form": form,
    }
    return render(request, "toolbox/sheet.html", context, status=status)


@roles(*MANAGERS)
@require_http_methods(["GET", "POST"])
def add(request: Request) -> HttpResponse:
    form = _form(request, None)
    if form.is_bound and form.is_valid():
        try:
            tool = actions.add_tool(form.card(), by=request.seat, at=clock.now())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Outil ajouté. Écrivez maintenant ce qu’il offre, et à qui.")
            return redirect("toolbox:draft", pk=tool.pk)
    return render(request, "toolbox/tool.html", {"form": form, "tool": None}, status=422 if form.is_bound else 200)


@roles(*MANAGERS)
@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: UUID) -> HttpResponse:
    tool = access.tool_in_use(request.seat, pk)
    form = _form(request, tool)
    if form.is_bound and form.is_valid():
        try:
            actions.edit_tool(tool, card=form.card(), by=request.seat, at=clock.now())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Outil modifié.")
            return redirect("toolbox:sheet", pk=pk)
    return render(request, "toolbox/tool.html", {"form": form, "tool": tool}, status=422 if form.is_bound else 200)


@roles(*MANAGERS)
@require_POST
def withdraw(request: Request, pk: UUID) -> HttpResponse:
    actions.withdraw_tool(access.tool(request.seat, pk), by=request.seat, at=clock.now())
    messages.success(request, "Outil retiré. Il ne se propose plus ; ce qui l’a été reste lisible.")
    return redirect("toolbox:list")


@roles(*WORKERS)
@require_POST
def check(request: Request, pk: UUID) -> HttpResponse:
    """The source of a published version was read again."""
    version = access.published_version(request.seat, pk)
    form = CheckForm(request.POST)
    if form.is_valid():
        try:
            actions.check_version(version, checked_on=form.cleaned_data["checked_on"], by=request.seat, at=clock.now())
        except DomainError as refusal:
            form.add_error("checked_on", str(refusal))
        else:
            messages.success(request, "Vérification notée.")
            return redirect("toolbox:sheet", pk=version.tool_id)
    return _sheet(request, version.tool, form, status=422)


def _form(request: Request, tool: Tool | None) -> ToolForm:
    return ToolForm(
        request.POST if request.method == "POST" else None,
        organisations=queries.organisation_choices(request.seat),
        themes=queries.theme_choices(request.seat),
        initial=None if tool is None else tool_values(tool, queries.themes_of(tool)),
    )
