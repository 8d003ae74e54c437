from collections.abc import Callable
from html.parser import HTMLParser

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

DATA_BLOCKS = frozenset({"application/json", "application/ld+json"})


class InlineScriptError(AssertionError):
    """A page holds a script or a style that the Content-Security-Policy would block."""


class InlineParts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in values and values.get("type") not in DATA_BLOCKS):
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name == "style" or name.startswith(("on", "hx-on")):
                self.found.append(f'<{tag} {name}="{value}">')
            elif (value or "").strip().lower().startswith("javascript:"):
                self.found.append(f'<{tag} {name}="javascript:…">')


def inline_parts(html: str) -> list[str]:
    """The inline scripts, styles and handlers of a page, in its order."""
    reader = InlineParts()
    reader.feed(html)
    return reader.found


class RefuseInlineScript:
    """The outermost middleware of the tests: no page leaves with an inline script or style."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and response.get("Content-Type", "").startswith("text/html"):
            found = inline_parts(response.content.decode(response.charset))
            if found:
                raise InlineScriptError(f"{request.path} holds {', '.join(found[:5])}")
        return response
