"""« C’est la même » : a business entered by hand that the register holds by now."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bonrelais.casework import attached
from bonrelais.casework.actions import join_business, part_business
from bonrelais.directory import access
from bonrelais.directory.queries.alike import alikes
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.seat import Request


@roles(*WORKERS)
@require_GET
def listing(request: Request) -> HttpResponse:
    """The businesses entered by hand, each with those of the register that look alike."""
    context = {"page": attached.page_to_join(request.seat, request.GET.get("page"))}
    return render(request, "casework/to_join.html", context)


@roles(*WORKERS)
@require_GET
def alike(request: Request, pk: UUID) -> HttpResponse:
    """Those that look alike, or answer what is typed; the part alone for the sheet, which asks for it."""
    entered = access.entered_establishment(request.seat, pk)
    text = request.GET.get("q", "")[:100]
    context = {
        "establishment": entered,
        "found": alikes(request.seat, [entered])[entered.id],
        "text": text,
        "hits": attached.register_hits(request.seat, text),
    }
    is_part = request.headers.get("HX-Request") == "true"
    return render(request, "casework/alike.html#alike" if is_part else "casework/alike.html", context)


@roles(*WORKERS)
@require_http_methods(["GET", "POST"])
def join(request: Request, pk: UUID, register: UUID) -> HttpResponse:
    """Both side by side and what will go from one to the other; then the register's sheet."""
    entered = access.entered_establishment(request.seat, pk)
    place = access.register_establishment(request.seat, register)
    if request.method == "POST":
        try:
            join_business(entered, register=place, by=request.seat, at=clock.now())
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect("desk:sheet", pk=pk)
        messages.success(request, f"« {entered.display_name} » est rattachée : tout est sur cette fiche.")
        return redirect("desk:sheet", pk=place.pk)
    context = {
        "establishment": entered,
        "register": place,
        "register_name": attached.name_of(place),
        "attached": attached.attached_to(entered.company_id),
    }
    return render(request, "casework/join.html", context)


@roles(*WORKERS)
@require_GET
def link(request: Request, pk: UUID) -> HttpResponse:
    found = access.link(request.seat, pk)
    context = {"link": found, "register_name": attached.name_of(found.later), "moved": attached.moved_by(found)}
    return render(request, "casework/link.html", context)


@roles(*WORKERS)
@require_POST
def undo(request: Request, pk: UUID) -> HttpResponse:
    found = access.link(request.seat, pk)
    try:
        part_business(found, by=request.seat, at=clock.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect("joining:link", pk=pk)
    messages.success(request, "Rattachement défait : ce qui venait de cette entreprise y est revenu.")
    return redirect("desk:sheet", pk=found.earlier_id)
