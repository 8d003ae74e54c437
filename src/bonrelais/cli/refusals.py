"""What an installation commonly lacks is said in words, without a traceback."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, OperationalError

FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
CLOSED: Final = frozenset({errno.EACCES, errno.EROFS, errno.EPERM, errno.ENOTDIR, errno.EEXIST, errno.ENOENT})
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


def disk_refusal(refusal: OSError) -> str:
    if refusal.errno in FULL:
        return "Le disque est plein : libérez de la place et relancez. / The disk is full: free some space."
    return f"Impossible d'écrire dans {refusal.filename}. / Cannot write in {refusal.filename}."


def database_refusal(reason: str) -> str:
    if "disk is full" in reason or "No space left" in reason:
        return disk_refusal(OSError(errno.ENOSPC, reason))
    if reason.endswith(DAMAGED):
        return f"La base de données est abîmée : restaurez une sauvegarde. / The database is damaged.\n{reason}"
    return f"La base de données ne répond pas : vérifiez DATABASE_URL. / The database does not answer.\n{reason}"
