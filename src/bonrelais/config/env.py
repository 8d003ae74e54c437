"""What the environment says. Every setting an operator may give stands here, read once."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

PROJECT_ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Environment:
    """`public_url` is the address users type; over https it makes cookies secure and the transport strict."""

    home: Path
    database_url: str
    secret_key: str
    public_url: str
    hosts: tuple[str, ...]
    email_url: str
    sender: str
    is_debug: bool
    is_production: bool

    @property
    def is_https(self) -> bool:
        return urlsplit(self.public_url).scheme == "https"


def read_environment() -> Environment:
    home = Path(os.environ.get("BONRELAIS_HOME") or PROJECT_ROOT / "var").resolve()
    home.mkdir(parents=True, exist_ok=True)
    public_url = os.environ.get("BONRELAIS_URL", "http://localhost:8000").rstrip("/")
    host = urlsplit(public_url).hostname or "localhost"
    extra = tuple(name for name in os.environ.get("BONRELAIS_HOSTS", "").split(",") if name)
    is_production = os.environ.get("BONRELAIS_PRODUCTION", "") == "1"
    return Environment(
        home=home,
        database_url=os.environ.get("DATABASE_URL") or f"sqlite:///{home / 'bonrelais.sqlite3'}",
        secret_key=os.environ.get("BONRELAIS_SECRET_KEY") or _kept_secret(home),
        public_url=public_url,
        hosts=(host, "localhost", "127.0.0.1", "[::1]", *extra) if not is_production else (host, *extra),
        email_url=os.environ.get("BONRELAIS_EMAIL_URL", ""),
        sender=os.environ.get("BONRELAIS_SENDER", f"Bon Relais <ne-pas-repondre@{host}>"),
        is_debug=os.environ.get("BONRELAIS_DEBUG", "") == "1",
        is_production=is_production,
    )


def _kept_secret(home: Path) -> str:
    """The installation's own key, made once, readable by its owner only."""
    path = home / "secret-key"
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    key = path.read_text().strip()
    if len(key) < 32:
        raise ImproperlyConfigured(
            f"Le fichier {path} est vide ou abîmé. Supprimez-le et relancez : une clé neuve sera faite."
        )
    return key
