from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Request, Seat

P = ParamSpec("P")

WORKERS = (Role.ADVISER, Role.COORDINATOR, Role.ADMINISTRATOR)
"""Who works on businesses' rows. Partners see their referrals only; officials see figures only."""


def roles(*allowed: Role) -> Callable[[Callable[Concatenate[Request, P], HttpResponse]], Callable[Concatenate[HttpRequest, P], HttpResponse]]:
    """The roles that may open a page; the others are answered 403 in words. Stands right above the view."""

    def guard(view: Callable[Concatenate[Request, P], HttpResponse]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            seat = getattr(request, "seat", None)
            if not isinstance(seat, Seat) or not seat.has(allowed):
                raise PermissionDenied
            return view(request, *args, **kwargs)  # type: ignore[arg-type]  (the seat is there: checked above)

        return guarded

    return guard


def public(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page without sign-in. Everything else asks for one."""
    return login_not_required(view)
