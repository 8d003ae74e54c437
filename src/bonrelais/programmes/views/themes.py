from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes import access, actions, queries
from bonrelais.programmes.access import MANAGERS, WORKERS, roles
from bonrelais.programmes.forms import LabelForm, ThemeForm
from bonrelais.programmes.replies import done_or_refused
from bonrelais.programmes.seat import Request

PAGE = "programmes:themes"


@roles(*WORKERS)
@require_GET
def themes(request: Request) -> HttpResponse:
    return _page(request, ThemeForm(request.seat.programme))


@roles(*MANAGERS)
@require_POST
def add_theme(request: Request) -> HttpResponse:
    programme = request.seat.programme
    form = ThemeForm(programme, request.POST)
    if form.is_valid():
        try:
            actions.add_theme(programme, facts=form.facts(), by=request.user, at=clock.now())
        except DomainError as refusal:
            form.add_error("label", str(refusal))
        else:
            return redirect(PAGE)
    return _page(request, form)


@roles(*MANAGERS)
@require_http_methods(["GET", "POST"])
def rename_theme(request: Request, pk: UUID) -> HttpResponse:
    """A theme's own page: its name, its place, and whether it is still proposed."""
    theme = access.theme(request.seat, pk)
    form = LabelForm(request.POST if request.method == "POST" else None, initial={"label": theme.label})
    if form.is_bound and form.is_valid():
        try:
            actions.rename_theme(theme, label=form.cleaned_data["label"], by=request.user, at=clock.now())
        except DomainError as refusal:
            form.add_error("label", str(refusal))
        else:
            messages.success(request, "Le thème est renommé.")
            return redirect(PAGE)
    context = {"theme": theme, "form": form}
    return render(request, "programmes/theme.html", context, status=422 if form.is_bound else 200)


@roles(*MANAGERS)
@require_POST
def retire_theme(request: Request, pk: UUID) -> HttpResponse:
    theme = access.theme(request.seat, pk)
    return done_or_refused(
        request,
        lambda: actions.retire_theme(theme, by=request.user, at=clock.now()),
        done=f"« {theme.label} » n’est plus proposé. Ce qui le porte le garde.",
        to=PAGE,
    )


@roles(*MANAGERS)
@require_POST
def restore_theme(request: Request, pk: UUID) -> HttpResponse:
    theme = access.theme(request.seat, pk)
    return done_or_refused(
        request,
        lambda: actions.restore_theme(theme, by=request.user, at=clock.now()),
        done=f"« {theme.label} » est de nouveau proposé.",
        to=PAGE,
    )


@roles(*MANAGERS)
@require_POST
def raise_theme(request: Request, pk: UUID) -> HttpResponse:
    """One place up among its siblings; the first stays first."""
    theme = access.theme(request.seat, pk)
    order = queries.siblings(theme)
    place = next((place for place, one in enumerate(order) if one.pk == theme.pk), 0)
    if place > 0:
        order[place - 1], order[place] = order[place], order[place - 1]
        actions.order_themes(theme.programme, themes=order, by=request.user, at=clock.now())
    return redirect(PAGE)


def _page(request: Request, form: ThemeForm) -> HttpResponse:
    context = {
        "tree": queries.theme_tree(request.seat.programme, with_retired=True),
        "form": form,
        "can_edit": request.seat.has(MANAGERS),
    }
    return render(request, "programmes/themes.html", context, status=422 if form.errors else 200)
