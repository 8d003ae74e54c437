"""SQLite: the database is a file. The copy is page for page, so that row numbers kept by search indexes stay true."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bonrelais.foundation.errors import DomainError

BESIDE: Final = ("-wal", "-shm", "-journal")


class UnusableCopyError(DomainError):
    pass


class InUseError(DomainError):
    pass


@dataclass(frozen=True, slots=True)
class Sqlite:
    path: Path
    name: str = "sqlite"

    def copy_to(self, target: Path) -> None:
        target.touch(mode=0o600)
        try:
            with closing(sqlite3.connect(self.path, timeout=30)) as source, closing(sqlite3.connect(target)) as copy:
                source.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.Error as failure:
            raise UnusableCopyError(
                f"La base n’a pas pu être copiée ({failure}). Voyez la place libre, puis bonrelais check."
            ) from failure
        self.refuse_unusable(target)

    def refuse_unusable(self, copy: Path) -> None:
        try:
            with closing(sqlite3.connect(copy)) as opened:
                (said,) = opened.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.DatabaseError as failure:
            raise UnusableCopyError(f"La base copiée ne s’ouvre pas : {failure}.") from failure
        if said != "ok":
            raise UnusableCopyError(f"La base copiée est abîmée : {said}.")

    def holds_something(self) -> bool:
        return self.path.is_file() and self.path.stat().st_size > 0

    def refuse_in_use(self) -> None:
        """Leaving the write-ahead log asks to be alone on the file. A damaged file cannot be in use."""
        if not self.holds_something():
            return
        try:
            with closing(sqlite3.connect(self.path, timeout=1)) as alone:
                alone.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as failure:
            raise InUseError("La base sert encore. Arrêtez Bon Relais, puis relancez.") from failure
        except sqlite3.DatabaseError:
            return

    def put_back(self, copy: Path, aside: Path) -> None:
        if self.path.exists():
            for beside in BESIDE:
                kept = self.path.with_name(self.path.name + beside)
                if kept.exists():
                    shutil.move(kept, aside / kept.name)
            shutil.copy2(self.path, aside / self.path.name)
        coming = self.path.with_name(f".{self.path.name}.coming")
        shutil.move(copy, coming)
        coming.replace(self.path)
