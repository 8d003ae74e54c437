from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Request, Seat

P = ParamSpec("P")

WORKERS = (Role.ADVISER, Role.COORDINATOR, Role.ADMINISTRATOR)
"""Who works on businesses' rows. Partners see their referrals only; officials see figures only."""


SeatedView = Callable[Concatenate[Request, P], HttpResponse]
OpenView = Callable[Concatenate[HttpRequest, P], HttpResponse]


def roles(*allowed: Role) -> Callable[[SeatedView[P]], OpenView[P]]:
    """The roles that may open a page; the others are answered 403 in words. Stands right above the view."""

    def guard(view: SeatedView[P]) -> OpenView[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            seat = getattr(request, "seat", None)
            if not isinstance(seat, Seat) or not seat.has(allowed):
                raise PermissionDenied
            return view(cast("Request", request), *args, **kwargs)

        return guarded

    return guard


def public(view: OpenView[P]) -> OpenView[P]:
    """A page without sign-in. Everything else asks for one."""
    return login_not_required(view)
