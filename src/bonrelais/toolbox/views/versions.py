from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes.access import MANAGERS, roles
from bonrelais.programmes.seat import Request
from bonrelais.toolbox import access, actions, queries
from bonrelais.toolbox.forms.refusals import Repairs, refuse_unsound
from bonrelais.toolbox.forms.shown import errors_told, shown_lines
from bonrelais.toolbox.forms.versions import SAVE, Editor, changed_editor, editor_of, posted_editor
from bonrelais.toolbox.models import ToolVersion
from bonrelais.toolbox.queries.drafts import state_of
from bonrelais.toolbox.tried import note_tried
from bonrelais.toolbox.views.drafting import Drafting


@roles(*MANAGERS)
@require_http_methods(["GET", "POST"])
def draft(request: Request, pk: UUID) -> HttpResponse:
    """The draft of a tool's next version: the one begun, else a copy of the version in force."""
    tool = access.tool_in_use(request.seat, pk)
    drafting = Drafting.of(request, tool)
    if request.method == "GET":
        begun, present = drafting.begun, drafting.present
        initial = {} if begun is not None else {"effective_from_on": clock.today()}
        return _page(drafting, editor_of(begun or present, offers=drafting.offers, initial=initial))
    do = request.POST.get("do", SAVE)
    return _saved(drafting) if do == SAVE else _changed(drafting)


def _saved(drafting: Drafting) -> HttpResponse:
    """Over what the person saw: the version the form was drawn from, or the one shown to them since (`over`)."""
    request, tool = drafting.request, drafting.tool
    editor = posted_editor(request.POST, offers=drafting.offers)
    is_valid = editor.is_valid()
    repairs = refuse_unsound(editor, on=clock.today(), labels=drafting.labels(editor))
    if not (is_valid and editor.is_valid()):
        return _page(drafting, editor, repairs, status=422)
    over = request.POST.get("over", request.POST.get("seen", ""))
    try:
        actions.draft_version(tool, version=editor.draft(), by=request.seat, at=clock.now(), over=over)
    except actions.DraftChangedError:
        return _page(drafting, editor, repairs, {"beside": drafting.beside(editor)}, status=409)
    except DomainError as refusal:
        editor.form.add_error(None, str(refusal))
        return _page(drafting, editor, repairs, status=422)
    told = "Brouillon gardé. Relisez-le, puis publiez-le."
    messages.success(request, told, extra_tags=drafting.device_key)
    return redirect("toolbox:review", pk=tool.pk)


def _changed(drafting: Drafting) -> HttpResponse:
    """A line more, or less, or moved; without scripts, the bench counted too. Nothing is kept."""
    request = drafting.request
    is_tried = note_tried(request.session, drafting.tool.id, request.POST.get("do", ""))
    editor = changed_editor(request.POST, offers=drafting.offers)
    if request.headers.get("HX-Request") == "true":
        return _page(drafting, editor)
    return _page(drafting, editor, more={**drafting.bench_context(editor), "is_tried": is_tried})


def _page(
    drafting: Drafting,
    editor: Editor,
    repairs: Repairs | None = None,
    more: Mapping[str, object] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """`repairs` come with an editor that was checked: without them, errors are not shown yet."""
    is_checked = repairs is not None
    context = {
        "sought": "",
        "hits": (),
        "bench": None,
        **drafting.identity,
        **(more or {}),
        "tool": drafting.tool,
        "present": drafting.present,
        "editor": editor if is_checked else replace(editor, form=editor.form.unchecked()),
        "lines": shown_lines(editor, drafting.labels(editor), repairs or {}, is_checked=is_checked),
        "errors": errors_told(editor) if is_checked else [],
        "most_sent": settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
    }
    return render(drafting.request, "toolbox/draft.html", context, status=status)


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
        "seen": state_of(begun),
        "present": present,
        "criteria": queries.criterion_lines(begun),
        "changes": queries.changes(present, begun) if present is not None else [],
    }
    return render(request, "toolbox/review.html", context)


def _publish(request: Request, version: ToolVersion) -> HttpResponse:
    try:
        actions.publish_version(version, by=request.seat, at=clock.now(), seen=request.POST.get("seen", ""))
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
        actions.drop_draft(version, by=request.seat, at=clock.now(), seen=request.POST.get("seen", ""))
    except actions.DraftChangedError as refusal:
        messages.error(request, str(refusal))
        return redirect("toolbox:review", pk=version.tool_id)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Brouillon abandonné.")
    return redirect("toolbox:sheet", pk=version.tool_id)
