from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from bonrelais.core.catalogue import FactShape
from bonrelais.directory.facts_catalogue import CATALOGUE
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes.access import MANAGERS, roles
from bonrelais.programmes.seat import Request
from bonrelais.toolbox import access, actions, queries
from bonrelais.toolbox.forms.fields import Offers
from bonrelais.toolbox.forms.versions import SAVE, Editor, changed_editor, editor_of, posted_editor
from bonrelais.toolbox.models import Tool, ToolVersion


@roles(*MANAGERS)
@require_http_methods(["GET", "POST"])
def draft(request: Request, pk: UUID) -> HttpResponse:
    """The draft of a tool's next version: the one begun, else a copy of the version in force."""
    tool = access.tool_in_use(request.seat, pk)
    present, begun = queries.open_versions(tool)
    offers = _offers(request, begun or present)
    if request.method == "GET":
        initial = {} if begun is not None else {"effective_from_on": clock.today()}
        return _page(request, tool, editor_of(begun or present, offers=offers, initial=initial), status=200)
    if request.POST.get("do", SAVE) != SAVE:
        return _page(request, tool, changed_editor(request.POST, offers=offers), status=200)
    editor = posted_editor(request.POST, offers=offers)
    if editor.is_valid():
        try:
            actions.draft_version(tool, version=editor.draft(), by=request.seat, at=clock.now())
        except DomainError as refusal:
            editor.form.add_error(None, str(refusal))
        else:
            messages.success(request, "Brouillon gardé. Relisez-le, puis publiez-le.")
            return redirect("toolbox:review", pk=tool.pk)
    return _page(request, tool, editor, status=422)


def _page(request: Request, tool: Tool, editor: Editor, *, status: int) -> HttpResponse:
    return render(request, "toolbox/draft.html", {"tool": tool, "editor": editor}, status=status)


@roles(*MANAGERS)
@require_http_methods(["GET", "POST"])
def review(request: Request, pk: UUID) -> HttpResponse:
    """The draft as it will read, and what it changes; publishing is the one thing to do."""
    tool = access.tool_in_use(request.seat, pk)
    present, begun = queries.open_versions(tool)
    if begun is None:
        messages.info(request, "Cet outil n’a pas de brouillon.")
        return redirect("toolbox:sheet", pk=pk)
    if request.method == "POST":
        return _publish(request, begun)
    context = {
        "tool": tool,
        "draft": begun,
        "present": present,
        "criteria": queries.criterion_lines(begun),
        "changes": queries.changes(present, begun) if present is not None else [],
    }
    return render(request, "toolbox/review.html", context)


def _publish(request: Request, version: ToolVersion) -> HttpResponse:
    try:
        actions.publish_version(version, by=request.seat, at=clock.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect("toolbox:review", pk=version.tool_id)
    messages.success(request, f"Version {version.number} publiée. Elle s’applique dès maintenant.")
    return redirect("toolbox:effects", pk=version.pk)


@roles(*MANAGERS)
@require_POST
def drop(request: Request, pk: UUID) -> HttpResponse:
    version = access.version(request.seat, pk)
    try:
        actions.drop_draft(version, by=request.seat, at=clock.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Brouillon abandonné.")
    return redirect("toolbox:sheet", pk=version.tool_id)


def _offers(request: Request, version: ToolVersion | None) -> Offers:
    places = ", ".join(f"epci:{row.siren} ({row.name})" for row in queries.epcis(request.seat))
    return Offers(
        themes=[(theme.code, theme.label) for theme in queries.theme_choices(request.seat)],
        questions=[(one.code, one.question) for one in CATALOGUE.values() if one.shape is FactShape.YES_NO],
        places=f"Codes officiels : country:FR, region:32, department:62, commune:62765, {places}.",
        labels=version.labels if version is not None else {},
        perimeters=queries.perimeter_codes(request.seat),
        tools=queries.tool_codes(request.seat),
    )
