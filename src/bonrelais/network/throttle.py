from collections.abc import Mapping

from django.http import HttpRequest


def username_of(request: HttpRequest | None, credentials: Mapping[str, object] | None = None) -> str:
    """The account that a sign-in tries, as the lockout counts it: without case nor spaces around."""
    typed = (credentials or {}).get("email") or (request.POST.get("login", "") if request is not None else "")
    return str(typed).strip().lower()[:254]
