"""What the environment says. Every setting an operator may give stands here, read once."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

PROJECT_ROOT = Path(__file__).resolve().parents[3]
SHORTEST_SECRET = 32
ADDRESS = "address"
DEFAULT_URL = "http://localhost:8000"
MOST_PROXIES = 9


@dataclass(frozen=True, slots=True)
class Environment:
    """`public_url` is the address users type; over https it makes cookies secure and the transport strict.

    `proxies` is how many of ours stand in front, each adding to X-Forwarded-For the address it was asked from.
    """

    home: Path
    database_url: str
    secret_key: str
    public_url: str
    hosts: tuple[str, ...]
    email_url: str
    sender: str
    proxies: int
    is_debug: bool
    is_production: bool

    @property
    def is_https(self) -> bool:
        return urlsplit(self.public_url).scheme == "https"


def read_environment() -> Environment:
    home = Path(os.environ.get("BONRELAIS_HOME") or PROJECT_ROOT / "var").resolve()
    (home / "logs").mkdir(parents=True, exist_ok=True)
    public_url = _public_url(os.environ.get("BONRELAIS_URL") or _kept_address(home))
    host = urlsplit(public_url).hostname or "localhost"
    extra = tuple(os.environ.get("BONRELAIS_HOSTS", "").replace(",", " ").split())
    is_production = _is_on("BONRELAIS_PRODUCTION")
    return Environment(
        home=home,
        database_url=os.environ.get("DATABASE_URL") or f"sqlite:///{home / 'bonrelais.sqlite3'}",
        secret_key=_given_secret(given) if (given := os.environ.get("BONRELAIS_SECRET_KEY")) else _kept_secret(home),
        public_url=public_url,
        hosts=(host, "localhost", "127.0.0.1", "[::1]", *extra) if not is_production else (host, *extra),
        email_url=os.environ.get("BONRELAIS_EMAIL_URL", ""),
        sender=os.environ.get("BONRELAIS_SENDER", f"Bon Relais <ne-pas-repondre@{host}>"),
        proxies=_proxies(os.environ.get("BONRELAIS_PROXIES", ""), is_https=urlsplit(public_url).scheme == "https"),
        is_debug=_is_debug(is_production=is_production),
        is_production=is_production,
    )


def _public_url(typed: str) -> str:
    url = typed.strip().rstrip("/")
    try:
        parts = urlsplit(url)
        is_read = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_read = False
    if not is_read:
        raise ImproperlyConfigured(
            f"BONRELAIS_URL={typed} ne se lit pas. Écrivez l’adresse que les gens tapent, "
            "par exemple https://relais.exemple.fr."
        )
    return url


def _kept_address(home: Path) -> str:
    """Where the product was last served from this home: what a command writes in a link when no address is set."""
    try:
        return (home / ADDRESS).read_text(encoding="utf-8").strip() or DEFAULT_URL
    except FileNotFoundError:
        return DEFAULT_URL


def _given_secret(key: str) -> str:
    if len(key) < SHORTEST_SECRET:
        raise ImproperlyConfigured(
            f"BONRELAIS_SECRET_KEY est trop courte. Donnez au moins {SHORTEST_SECRET} caractères tirés au hasard, "
            "ou retirez-la : une clé sera faite et gardée dans BONRELAIS_HOME."
        )
    return key


def _is_on(name: str) -> bool:
    """Another word than 1 or 0 would leave somebody believe what is not."""
    typed = os.environ.get(name, "").strip()
    if typed not in {"", "0", "1"}:
        raise ImproperlyConfigured(f"{name}={typed} ne se lit pas. Écrivez 1, ou retirez-le.")
    return typed == "1"


def _is_debug(*, is_production: bool) -> bool:
    asked = _is_on("BONRELAIS_DEBUG")
    if asked and is_production:
        raise ImproperlyConfigured(
            "BONRELAIS_DEBUG=1 montre le code et les réglages à qui provoque une erreur : "
            "retirez-le, ou retirez BONRELAIS_PRODUCTION."
        )
    return asked


def _proxies(typed: str, *, is_https: bool) -> int:
    """Over https there is one, which holds the certificate."""
    if not typed:
        return 1 if is_https else 0
    if not typed.isascii() or not typed.isdigit() or int(typed) > MOST_PROXIES:
        raise ImproperlyConfigured(
            f"BONRELAIS_PROXIES ne se lit pas. Écrivez combien de serveurs mandataires sont devant, "
            f"de 0 à {MOST_PROXIES}."
        )
    return int(typed)


def _make_secret(path: Path) -> None:
    """It takes its name once it is whole: a full disk, or another process at the same instant, leaves no half key."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
        _name_once(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def _name_once(partial: Path, path: Path) -> None:
    """The first of two processes wins; where the file system has no hard links, the last does."""
    try:
        path.hardlink_to(partial)
    except FileExistsError:
        return
    except OSError:
        partial.rename(path)


def _kept_secret(home: Path) -> str:
    """The installation's own key, made once, readable by its owner only."""
    path = home / "secret-key"
    if not path.exists():
        _make_secret(path)
    try:
        key = path.read_text(encoding="utf-8").strip()
    except (IsADirectoryError, UnicodeDecodeError):
        key = ""
    if len(key) < SHORTEST_SECRET:
        raise ImproperlyConfigured(
            f"Le fichier {path} est vide ou abîmé. Supprimez-le et relancez : une clé neuve sera faite."
        )
    return key
