"""The test bench of the editor: it counts what is on screen, tries businesses, and keeps nothing of the criteria."""

from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from bonrelais.core.rules.criteria.naf import NafVersion
from bonrelais.directory.search.queries import find as find_businesses
from bonrelais.programmes.access import MANAGERS, roles
from bonrelais.programmes.seat import Request
from bonrelais.toolbox import access
from bonrelais.toolbox.forms.fields import Picker
from bonrelais.toolbox.forms.versions import posted_editor
from bonrelais.toolbox.queries.areas import Choice, find_areas
from bonrelais.toolbox.queries.codes import find_activities, find_legal_forms
from bonrelais.toolbox.tried import note_tried
from bonrelais.toolbox.views.drafting import MOST_HITS, Drafting


@roles(*MANAGERS)
@require_POST
def bench(request: Request, pk: UUID) -> HttpResponse:
    """A part of the page: whom the criteria on screen concern, as one types. Nothing of them is kept."""
    tool = access.tool_in_use(request.seat, pk)
    drafting = Drafting.of(request, tool)
    is_tried = note_tried(request.session, tool.id, request.POST.get("do", ""))
    editor = posted_editor(request.POST, offers=drafting.offers)
    context = {**drafting.bench_context(editor), "is_tried": is_tried, "is_searched": "do" in request.POST}
    return render(request, "toolbox/bench_answer.html", context)


@roles(*MANAGERS)
@require_GET
def try_search(request: Request, pk: UUID) -> HttpResponse:
    """Businesses found by their name or number, as one types."""
    tool = access.tool_in_use(request.seat, pk)
    sought = request.GET.get("essai", "").strip()
    hits = find_businesses(request.seat, sought, limit=MOST_HITS) if sought else []
    return render(request, "toolbox/bench_found.html", {"tool": tool, "sought": sought, "hits": hits})


@roles(*MANAGERS)
@require_GET
def choices(request: Request, picker: str) -> JsonResponse:
    """What a picker offers: `options` of a code, its words and what tells it apart; `words` said aloud."""
    if picker not in set(Picker):
        raise Http404
    found = _found(request, Picker(picker))
    told = "Aucune réponse" if not found else f"{len(found)} réponse{'s' if len(found) > 1 else ''}"
    options = [{"code": one.code, "label": one.label, "about": one.about} for one in found]
    return JsonResponse({"options": options, "words": told})


def _found(request: Request, picker: Picker) -> list[Choice]:
    text = request.GET.get("q", "")
    match picker:
        case Picker.TERRITORY:
            return find_areas(request.seat, text)
        case Picker.ACTIVITY:
            asked = request.GET.get("nomenclature", "")
            version = NafVersion(asked) if asked in set(NafVersion) else NafVersion.REV2
            return find_activities(request.seat, text, version)
        case Picker.LEGAL_FORM:
            return find_legal_forms(request.seat, text)
