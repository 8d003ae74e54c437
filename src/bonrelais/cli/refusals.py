"""What an installation commonly lacks is said in words, without a traceback."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, OperationalError

FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
CLOSED: Final = frozenset({errno.EACCES, errno.EROFS, errno.EPERM, errno.ENOTDIR, errno.EEXIST, errno.ENOENT})
NO_ROOM: Final = "No space left"
UNWRITABLE: Final = ("readonly database", "unable to open database file")
DAMAGED: Final = ("file is not a database", "disk image is malformed")


@contextmanager
def refusals_in_words() -> Iterator[None]:
    """Room on the disk, rights, settings, a database that answers; anything else is a mistake of ours and shows."""
    try:
        yield
    except ImproperlyConfigured as refusal:
        raise click.ClickException(str(refusal)) from refusal
    except DatabaseError as refusal:
        reason = str(refusal).strip()
        if not isinstance(refusal, OperationalError) and not reason.endswith(DAMAGED):
            raise
        raise click.ClickException(database_refusal(reason)) from refusal
    except OSError as refusal:
        if refusal.errno not in FULL | CLOSED:
            raise
        raise click.ClickException(disk_refusal(refusal)) from refusal
    except duckdb_errors() as refusal:
        if NO_ROOM not in str(refusal):
            raise
        raise click.ClickException(disk_refusal(OSError(errno.ENOSPC, str(refusal)))) from refusal


def duckdb_errors() -> tuple[type[Exception], ...]:
    """Those of the reader of the register's files, where a command has loaded it: it is slow to load."""
    loaded = sys.modules.get("duckdb")
    return (loaded.Error,) if loaded is not None else ()


def disk_refusal(refusal: OSError) -> str:
    if refusal.errno in FULL:
        return "Le disque est plein : libérez de la place et relancez. / The disk is full: free some space."
    return f"Impossible d'écrire dans {refusal.filename}. / Cannot write in {refusal.filename}."


def database_refusal(reason: str) -> str:
    if "disk is full" in reason or NO_ROOM in reason:
        return disk_refusal(OSError(errno.ENOSPC, reason))
    if reason.endswith(DAMAGED):
        return f"La base de données est abîmée : restaurez une sauvegarde. / The database is damaged.\n{reason}"
    if reason.endswith(UNWRITABLE):
        return (
            "Impossible d'écrire dans la base : vérifiez les droits de BONRELAIS_HOME. / The database is read-only.\n"
            f"{reason}"
        )
    return f"La base de données ne répond pas : vérifiez DATABASE_URL. / The database does not answer.\n{reason}"
