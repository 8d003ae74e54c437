from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bonrelais.directory import access
from bonrelais.directory.actions.entry import EnteredBusiness, edit_business, enter_business
from bonrelais.directory.forms import EditForm, EntryForm, entered_values
from bonrelais.directory.search.queries import Hit, find
from bonrelais.foundation import clock
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.seat import Request, Seat

MOST_ALIKE = 5


@roles(*WORKERS)
@require_http_methods(["GET", "POST"])
def enter(request: Request) -> HttpResponse:
    """Enters a business that the register does not hold, once its look-alikes have been shown."""
    form = EntryForm(request.POST or None, initial={"name": request.GET.get("nom", "")[:200]})
    form.offer(access.communes(request.seat))
    if not form.is_valid():
        return render(
            request, "directory/enter.html", {"form": form, "alike": ()}, status=422 if form.is_bound else 200
        )
    alike = _alike(request.seat, form.business())
    if alike and request.POST.get("sure") != "1":
        return render(request, "directory/enter.html", {"form": form, "alike": alike}, status=422)
    made = enter_business(form.business(), by=request.seat, at=clock.now())
    messages.success(request, f"{made.display_name} est dans votre liste.")
    return redirect("desk:sheet", pk=made.pk)


def _alike(seat: Seat, business: EnteredBusiness) -> list[Hit]:
    """Those of the number told, which no name finds under partial diffusion; then those of a close name."""
    found = [hit for text in (business.number, business.name) for hit in find(seat, text, only_open=False)]
    return list({hit.id: hit for hit in found}.values())[:MOST_ALIKE]


@roles(*WORKERS)
@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: UUID) -> HttpResponse:
    """Corrects a business entered by hand, and keeps the SIREN or SIRET told of it."""
    entered = access.entered_establishment(request.seat, pk)
    form = EditForm(request.POST if request.method == "POST" else None, initial=entered_values(entered))
    form.offer(access.communes(request.seat))
    if form.is_bound and form.is_valid():
        edit_business(entered, business=form.business(), by=request.seat, at=clock.now())
        messages.success(request, "Entreprise modifiée.")
        return redirect("desk:sheet", pk=pk)
    context = {"establishment": entered, "form": form}
    return render(request, "directory/edit.html", context, status=422 if form.is_bound else 200)
