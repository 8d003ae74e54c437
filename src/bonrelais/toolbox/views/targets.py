"""Lists of targets: read, exported, closed; a target removed."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.foundation.pagination import page_of
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.seat import Request
from bonrelais.toolbox import access, actions, queries
from bonrelais.toolbox.forms.targets import RemoveForm

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@roles(*WORKERS)
@require_GET
def lists(request: Request) -> HttpResponse:
    are_closed = request.GET.get("etat") == "terminees"
    page = page_of(queries.listed_lists(request.seat, are_closed=are_closed), request.GET.get("page"))
    context = {"page": page, "lines": queries.list_lines(page.rows), "are_closed": are_closed}
    return render(request, "toolbox/target_lists.html", context)


@roles(*WORKERS)
@require_GET
def target_list(request: Request, pk: UUID) -> HttpResponse:
    row = access.target_list(request.seat, pk)
    context = {
        "list": row,
        "counts": queries.counts_of(request.seat, row),
        "page": queries.page_of_targets(request.seat, row, request.GET.get("page"), at=clock.now()),
    }
    return render(request, "toolbox/target_list.html", context)


@roles(*WORKERS)
@require_POST
def export(request: Request, pk: UUID) -> HttpResponse:
    """By POST because it leaves a line in the journal."""
    row = access.target_list(request.seat, pk)
    made = actions.export_list(row, by=request.seat, at=clock.now())
    disposition = f'attachment; filename="cibles-{clock.today().isoformat()}.xlsx"'
    return HttpResponse(made, content_type=XLSX, headers={"Content-Disposition": disposition})


@roles(*WORKERS)
@require_POST
def close(request: Request, pk: UUID) -> HttpResponse:
    row = actions.close_list(access.target_list(request.seat, pk), by=request.seat, at=clock.now())
    messages.success(request, f"Liste « {row.name} » terminée. Elle reste lisible.")
    return redirect("toolbox:target_lists")


@roles(*WORKERS)
@require_POST
def reopen(request: Request, pk: UUID) -> HttpResponse:
    row = access.target_list(request.seat, pk)
    reopened = partial(actions.reopen_list, row, by=request.seat, at=clock.now())
    _done_or_refused(request, reopened, f"Liste « {row.name} » rouverte.")
    return redirect("toolbox:target_list", pk=row.pk)


@roles(*WORKERS)
@require_POST
def put_back(request: Request, pk: UUID) -> HttpResponse:
    target = access.target(request.seat, pk)
    put = partial(actions.put_back_target, target, by=request.seat, at=clock.now())
    _done_or_refused(request, put, f"{target.establishment.display_name} est de nouveau à rencontrer.")
    return redirect("toolbox:target_list", pk=target.target_list_id)


def _done_or_refused(request: Request, act: Callable[[], object], done: str) -> None:
    """Says what was done, or why it was not."""
    try:
        act()
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)


@roles(*WORKERS)
@require_http_methods(["GET", "POST"])
def remove(request: Request, pk: UUID) -> HttpResponse:
    target = access.target(request.seat, pk)
    form = RemoveForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.remove_target(target, reason=form.cleaned_data["reason"], by=request.seat, at=clock.now())
        except DomainError as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, f"{target.establishment.display_name} est retirée de la liste.")
            return redirect("toolbox:target_list", pk=target.target_list_id)
    context = {"target": target, "form": form}
    return render(request, "toolbox/target_remove.html", context, status=422 if form.is_bound else 200)
