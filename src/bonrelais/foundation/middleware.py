from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect, render

from bonrelais.foundation.errors import DomainError, NotAllowedError


class RefusalMiddleware:
    """Answers a refusal that a view let through: 403 in words when seen but not allowed, else a message on the page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotAllowedError):
            return HttpResponseForbidden(render(request, "403.html", {"refusal": str(exception)}).content)
        if isinstance(exception, DomainError) and request.method == "POST":
            messages.error(request, str(exception))
            return redirect(request.path)
        return None
