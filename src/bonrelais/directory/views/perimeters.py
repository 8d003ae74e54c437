from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bonrelais.directory import access
from bonrelais.directory.actions.perimeters import draw_perimeter
from bonrelais.directory.perimeter_form import PerimeterForm
from bonrelais.directory.queries.perimeters import perimeter_kinds, perimeters
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes import actions as programmes
from bonrelais.programmes.access import MANAGERS, WORKERS, roles
from bonrelais.programmes.replies import done_or_refused
from bonrelais.programmes.seat import Request

PAGE = "perimeters:list"


@roles(*WORKERS)
@require_GET
def listing(request: Request) -> HttpResponse:
    context = {"lines": perimeters(request.seat), "can_edit": request.seat.has(MANAGERS)}
    return render(request, "directory/perimeters.html", context)


@roles(*MANAGERS)
@require_http_methods(["GET", "POST"])
def draw(request: Request) -> HttpResponse:
    """The commune first: its map then shows where its businesses are."""
    commune = access.communes(request.seat).filter(code=request.GET.get("commune", "")[:5]).first()
    form = PerimeterForm(
        request.POST if request.method == "POST" else None,
        communes=access.communes(request.seat),
        kinds=perimeter_kinds(request.seat),
        commune=commune,
    )
    if form.is_bound and form.is_valid():
        try:
            perimeter = draw_perimeter(request.seat.programme, facts=form.facts(), by=request.user, at=clock.now())
        except DomainError as refusal:
            form.add_error("outline", str(refusal))
        else:
            messages.success(request, f"« {perimeter.name} » est dessiné.")
            return redirect(PAGE)
    context = {"form": form, "commune": form.chosen_commune()}
    return render(request, "directory/perimeter_draw.html", context, status=422 if form.is_bound else 200)


@roles(*MANAGERS)
@require_POST
def retire(request: Request, pk: UUID) -> HttpResponse:
    perimeter = access.perimeter(request.seat, pk)
    return done_or_refused(
        request,
        lambda: programmes.retire_perimeter(perimeter, by=request.user, at=clock.now()),
        done=f"« {perimeter.name} » est retiré. Les visites d’avant gardent ce qu’elles servaient.",
        to=PAGE,
    )
