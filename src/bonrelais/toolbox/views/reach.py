"""From a tool to its businesses, and those kept as a list of visits to make."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bonrelais.core.french import count
from bonrelais.directory.filters import SIZE_OPTIONS
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.seat import Request
from bonrelais.toolbox import actions
from bonrelais.toolbox.forms.targets import KeepForm
from bonrelais.toolbox.reaching import CHANGE_LABELS, MET_OPTIONS, PROPOSED_OPTIONS, read_reach_filters
from bonrelais.toolbox.views.reached import Reached, reached


@roles(*WORKERS)
@require_http_methods(["GET", "POST"])
def businesses(request: Request, pk: UUID) -> HttpResponse:
    """The three lists; what is posted keeps the businesses that the filters of the address show."""
    found = reached(request.seat, pk, read_reach_filters(request.GET), on=clock.today())
    if found is None:
        messages.info(request, "Rien n’est encore publié : cet outil ne concerne personne.")
        return redirect("toolbox:sheet", pk=pk)
    if request.method == "GET":
        return _page(request, found, KeepForm(tab=found.filters.tab), status=200)
    form = KeepForm(request.POST, tab=found.filters.tab)
    if form.is_valid():
        try:
            wanted = found.wanted(form)
            made = actions.keep_list(wanted, by=request.seat, at=clock.now())
        except DomainError as refusal:
            form.add_error("name", str(refusal))
        else:
            number = count(len(wanted.targets), "entreprise à rencontrer", "entreprises à rencontrer")
            messages.success(request, f"Liste « {made.name} » gardée : {number}.")
            return redirect("toolbox:target_list", pk=made.pk)
    return _page(request, found, form, status=422)


def _page(request: Request, found: Reached, form: KeepForm, *, status: int) -> HttpResponse:
    context = {
        "reached": found,
        "filters": found.filters,
        "facets": found.facets,
        "page": found.page(request.seat, request.GET.get("page")),
        "form": form,
        "met_options": MET_OPTIONS,
        "size_options": SIZE_OPTIONS,
        "proposed_options": PROPOSED_OPTIONS,
        "change_options": CHANGE_LABELS.items(),
    }
    return render(request, "toolbox/reach.html", context, status=status)
