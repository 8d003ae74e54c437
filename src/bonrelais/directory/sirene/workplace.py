"""Where an import works: a folder of the home, one import at a time; what a killed import left there is swept away."""

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from bonrelais.foundation.errors import DomainError


class ImportUnderWayError(DomainError):
    """Another import of the register is at work in this home."""


@contextmanager
def workplace() -> Iterator[Path]:
    root = Path(settings.BONRELAIS_HOME) / "register"
    root.mkdir(parents=True, exist_ok=True)
    with (root / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise ImportUnderWayError("Un import du registre est déjà en cours. Attendez qu’il finisse.") from taken
        for left in root.glob("import-*"):
            shutil.rmtree(left)
        with tempfile.TemporaryDirectory(prefix="import-", dir=root) as folder:
            yield Path(folder)
