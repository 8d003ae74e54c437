from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from bonrelais.directory import access as directory_access
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.needs import access, queries
from bonrelais.needs.actions import end_need, find_need, reopen_need
from bonrelais.needs.choices import NeedEnd
from bonrelais.needs.forms import EndForm, NeedForm
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.seat import Request


@roles(*WORKERS)
@require_http_methods(["GET", "POST"])
def add(request: Request, establishment: UUID) -> HttpResponse:
    place = directory_access.establishment(request.seat, establishment)
    form = NeedForm(request.POST if request.method == "POST" else None, themes=queries.themes_offered(request.seat))
    if form.is_bound and form.is_valid():
        try:
            now = clock.now()
            need = find_need(place, finding=form.finding(), by=request.seat, at=now)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            is_new = need.recorded_at == now
            messages.success(
                request, "Besoin noté." if is_new else "Ce besoin est déjà noté : il ne l’est qu’une fois."
            )
            return redirect("desk:sheet", pk=place.pk)
    context = {"establishment": place, "form": form}
    return render(request, "needs/add.html", context, status=422 if form.is_bound else 200)


@roles(*WORKERS)
@require_http_methods(["GET", "POST"])
def end(request: Request, pk: UUID) -> HttpResponse:
    need = access.need(request.seat, pk)
    form = EndForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            end_need(need, end=NeedEnd(form.cleaned_data["end"]), by=request.seat, at=clock.now())
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Besoin clos.")
        return redirect("desk:sheet", pk=need.establishment_id)
    context = {"need": need, "establishment": need.establishment, "form": form}
    return render(request, "needs/end.html", context, status=422 if form.is_bound else 200)


@roles(*WORKERS)
@require_POST
def reopen(request: Request, pk: UUID) -> HttpResponse:
    need = access.need(request.seat, pk)
    try:
        reopen_need(need, by=request.seat, at=clock.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Besoin rouvert.")
    return redirect("desk:sheet", pk=need.establishment_id)
