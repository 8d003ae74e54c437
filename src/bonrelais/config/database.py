import dj_database_url
from django.core.exceptions import ImproperlyConfigured

SCHEMES = ("sqlite://", "postgres://", "postgresql://")
UNREADABLE = (
    "DATABASE_URL ne se lit pas. Écrivez par exemple postgres://compte:motdepasse@serveur:5432/base ; "
    "dans le mot de passe, # s’écrit %23, @ %40 et / %2F. / DATABASE_URL cannot be read."
)


def database_of(url: str) -> dj_database_url.DBConfig:
    """Reads DATABASE_URL; connections are kept ten minutes."""
    if not url.startswith(SCHEMES):
        raise ImproperlyConfigured(UNREADABLE)
    try:
        return dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)
    except ValueError as refusal:
        raise ImproperlyConfigured(UNREADABLE) from refusal
