from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from bonrelais.foundation import clock
from bonrelais.network.models import User
from bonrelais.programmes.choices import Role
from bonrelais.programmes.queries import membership_in_use
from bonrelais.programmes.seat import Seat

SESSION_KEY = "programme"


class SeatMiddleware:
    """Gives `request.seat`: the programme, organisation and role of the signed-in person; None without any."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """What a signed-in person reads is kept by no cache on the way; a view may say otherwise."""
        response = self.get_response(request)
        if getattr(request, "seat", None) is not None:
            response.headers.setdefault("Cache-Control", "private")
        return response

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> None:
        setattr(request, "seat", self._seat(request))  # noqa: B010  (HttpRequest has no such attribute for the type checker)

    def _seat(self, request: HttpRequest) -> Seat | None:
        user = request.user
        if not isinstance(user, User):
            return None
        kept = request.session.get(SESSION_KEY)
        membership = membership_in_use(user, programme_id=UUID(kept) if kept else None, on=clock.today())
        if membership is None:
            return None
        return Seat(
            user=user, programme=membership.programme, organisation=membership.organisation, role=Role(membership.role)
        )
