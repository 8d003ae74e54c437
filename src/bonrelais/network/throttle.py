"""Who tries to sign in, and from where, as the lockouts count them."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest


def username_of(request: HttpRequest | None, credentials: Mapping[str, object] | None = None) -> str:
    """The account that a sign-in tries, as the lockout counts it: without case nor spaces around."""
    typed = (credentials or {}).get("email") or (request.POST.get("login", "") if request is not None else "")
    return str(typed).strip().lower()[:254]


def client_address(request: HttpRequest) -> str:
    """The address that asked the outermost of our proxies; what a client wrote itself in the header is further left."""
    direct = str(request.META.get("REMOTE_ADDR", ""))
    told = [part.strip() for part in str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",") if part.strip()]
    proxies: int = settings.TRUSTED_PROXIES
    return told[-proxies] if 0 < proxies <= len(told) else direct
