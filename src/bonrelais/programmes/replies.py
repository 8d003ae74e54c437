"""What every change answers: a message and the page again."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from bonrelais.foundation.errors import DomainError


def done_or_refused(request: HttpRequest, change: Callable[[], object], *, done: str, to: str) -> HttpResponse:
    """Makes the change, says « done » or the refusal, and goes to the page."""
    try:
        change()
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(to)
