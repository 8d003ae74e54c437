from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


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
    parts = urlsplit(url)
    ports = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
    if parts.scheme not in ports or not parts.hostname:
        raise ImproperlyConfigured(
            "BONRELAIS_EMAIL_URL ne se lit pas. Écrivez par exemple smtp://compte:motdepasse@smtp.exemple.fr:587."
        )
    return Smtp(
        host=parts.hostname,
        port=parts.port or ports[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        uses_starttls=parts.scheme == "smtp",
        uses_tls=parts.scheme == "smtps",
    )
