from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect, render, resolve_url
from django.views import defaults

from bonrelais.foundation.errors import DomainError, NotAllowedError

NUL = "\x00"
TOO_HEAVY = (
    "Cet envoi est trop gros. Revenez à la page précédente : votre saisie y est encore. "
    "Retirez du texte et recommencez."
)
TOO_MANY_FIELDS = (
    "Cet envoi a trop de champs. Revenez à la page précédente : votre saisie y est encore. Retirez-en et recommencez."
)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer to what Django could not read; more fields than any form of ours has is told for what it is."""
    if isinstance(exception, TooManyFieldsSent):
        return HttpResponse(TOO_MANY_FIELDS, status=413)
    return defaults.bad_request(request, exception)


class BodyMiddleware:
    """Refuses a body that no form of ours sends, before any of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        longest = settings.FILE_BODIES.get(request.path_info, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        if not length.isdigit() or int(length) > longest:
            return HttpResponse(TOO_HEAVY, status=413)
        return self.get_response(request)


class ClosedSessionMiddleware:
    """A part of a page, asked for once the session is over, is answered 401: the sign-in page has no place inside."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        leads_to = response.headers.get("Location")
        if leads_to is None or request.headers.get("HX-Request") != "true":
            return response
        return HttpResponse(status=401) if leads_to.startswith(resolve_url(settings.LOGIN_URL)) else response


class NulMiddleware:
    """Refuses, in words, an address or a form with the character zero: no text has it, and PostgreSQL fails on it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        sent = [request.GET] if request.method != "POST" else [request.GET, request.POST]
        if any(
            NUL in name or any(NUL in value for value in values) for query in sent for name, values in query.lists()
        ):
            return render(request, "400.html", status=400)
        return None


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
