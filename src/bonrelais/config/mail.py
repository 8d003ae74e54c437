from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

UNREADABLE = "BONRELAIS_EMAIL_URL ne se lit pas. Écrivez par exemple smtp://compte:motdepasse@smtp.exemple.fr:587."


@dataclass(frozen=True, slots=True)
class Smtp:
    host: str
    port: int
    user: str
    password: str
    uses_starttls: bool
    uses_tls: bool


def smtp_of(url: str) -> Smtp:
    """Reads `smtp://user:password@host:587` (STARTTLS), `smtps://…` (TLS) or `smtp+plain://…` (a local relay)."""
    ports = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as refusal:
        raise ImproperlyConfigured(UNREADABLE) from refusal
    if parts.scheme not in ports or not parts.hostname:
        raise ImproperlyConfigured(UNREADABLE)
    return Smtp(
        host=parts.hostname,
        port=port or ports[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        uses_starttls=parts.scheme == "smtp",
        uses_tls=parts.scheme == "smtps",
    )
