from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from bonrelais.directory import queries
from bonrelais.directory.actions.exports import ExportShape, export_list
from bonrelais.directory.filters import (
    AGE_OPTIONS,
    CRAFTS_OPTIONS,
    MET_OPTIONS,
    SIZE_OPTIONS,
    STATE_OPTIONS,
    Filters,
    read_filters,
)
from bonrelais.directory.queries.mark import Mark
from bonrelais.directory.search.queries import Hit, find, number_in
from bonrelais.foundation import clock
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.seat import Request

CONTENT_TYPES = {
    ExportShape.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ExportShape.CSV: "text/csv; charset=utf-8",
}
MAP = "carte"
MOST_BY_NUMBER = 5


@roles(*WORKERS)
@require_GET
def listing(request: Request) -> HttpResponse:
    filters = read_filters(request.GET)
    mark = queries.present_mark(request.seat.programme_id)
    facets = queries.facets(request.seat, mark)
    context = {
        **_found(request, filters, mark),
        "facets": facets,
        "commune_name": next((one.label for one in facets.communes if one.value == filters.commune), ""),
        "met_options": MET_OPTIONS,
        "crafts_options": CRAFTS_OPTIONS,
        "size_options": SIZE_OPTIONS,
        "age_options": AGE_OPTIONS,
        "state_options": STATE_OPTIONS,
    }
    return render(request, "directory/list.html", context)


@roles(*WORKERS)
@require_GET
def fragment(request: Request) -> HttpResponse:
    """The results alone, for search as you type; the address bar shows the page that gives the same."""
    filters = read_filters(request.GET)
    mark = None if filters.q else queries.present_mark(request.seat.programme_id)
    response = render(request, "directory/fragment.html", _found(request, filters, mark))
    query = filters.query
    response["HX-Replace-Url"] = reverse("directory:list") + (f"?{query}" if query else "")
    return response


@roles(*WORKERS)
@require_GET
def points(request: Request) -> HttpResponse:
    text = queries.map_json(request.seat, read_filters(request.GET))
    return HttpResponse(text, content_type="application/json", headers={"Cache-Control": "private, max-age=60"})


@roles(*WORKERS)
@require_POST
def export(request: Request, shape: ExportShape = ExportShape.XLSX) -> HttpResponse:
    """By POST because it leaves a line in the journal; the filters are those of the address."""
    made = export_list(read_filters(request.GET), shape=shape, by=request.seat, at=clock.now())
    disposition = f'attachment; filename="entreprises-{clock.today().isoformat()}.{shape.value}"'
    return HttpResponse(made, content_type=CONTENT_TYPES[shape], headers={"Content-Disposition": disposition})


def _found(request: Request, filters: Filters, mark: Mark | None) -> dict[str, object]:
    page = queries.page_of_list(request.seat, filters, request.GET.get("page"), mark)
    return {
        "filters": filters,
        "page": page,
        "by_number": () if page.total else _found_by_number(request, filters),
        "list_url": reverse("directory:list"),
        "is_map": request.GET.get("vue") == MAP,
    }


def _found_by_number(request: Request, filters: Filters) -> list[Hit]:
    """A whole number finds what no list shows, as the palette does: partial diffusion, masked, and closed places."""
    return find(request.seat, filters.q, limit=MOST_BY_NUMBER) if number_in(filters.q) else []
