import re
from collections.abc import Callable

from django.db import connections
from django.http import HttpRequest, HttpResponse

READING = frozenset({"GET", "HEAD", "OPTIONS"})
WRITING = re.compile(
    r"^\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM|MERGE\s+INTO|COPY)\s+\W?(\w+)",
    re.IGNORECASE,
)
# What sign-in keeps while a page is read: sessions, and the counts of failed attempts.
KEPT_BY_SIGN_IN = ("django_session", "axes_")


class WriteOnGetError(AssertionError):
    """A page that only shows something changed something."""


def refuse_write(execute: Callable[..., object], sql: str, params: object, many: bool, context: object) -> object:  # noqa: FBT001 - the signature of Django's execute wrappers
    found = WRITING.match(sql)
    if found and not found.group(1).startswith(KEPT_BY_SIGN_IN):
        raise WriteOnGetError(f"a GET wrote in {found.group(1)}: {sql[:200]}")
    return execute(sql, params, many, context)


class RefuseWritesOnGet:
    """The innermost middleware of the tests: a view reached by GET cannot write."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in READING:
            return self.get_response(request)
        with connections["default"].execute_wrapper(refuse_write):
            return self.get_response(request)
