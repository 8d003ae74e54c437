"""The register's files, day after day, written by another processor while this one does something else.

Imports no model: the other process starts from nothing, without Django. It ends by itself, even abandoned.
"""

import multiprocessing
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

from bonrelais.demonstration.register.population import Plan, grow
from bonrelais.demonstration.register.write import RegisterFiles, write_vintage


@dataclass(slots=True)
class Vintages:
    """What the other process has told so far, and the line it tells it by."""

    line: Connection
    written: dict[date, RegisterFiles] = field(default_factory=dict)

    def files_of(self, day: date) -> RegisterFiles:
        """Waits until the day is written; raises what stopped the writing, a full disk for instance."""
        while day not in self.written:
            told_day, told = self.line.recv()
            if isinstance(told, OSError):
                raise told
            self.written[told_day] = told
        return self.written[day]


@contextmanager
def written_meanwhile(plan: Plan, days: Sequence[date]) -> Iterator[Vintages]:
    """The files of each day, in the order given; they are gone when the block ends."""
    # A forked process would inherit the connections of this one.
    spawning = multiprocessing.get_context("spawn")
    line, far_end = spawning.Pipe(duplex=False)
    with tempfile.TemporaryDirectory(prefix="bonrelais-") as folder:
        writer = spawning.Process(target=_write, args=(far_end, Path(folder), plan, tuple(days)), daemon=True)
        writer.start()
        far_end.close()
        try:
            yield Vintages(line)
        finally:
            writer.terminate()
            writer.join()
            line.close()


def _write(line: Connection, folder: Path, plan: Plan, days: Sequence[date]) -> None:
    lives = grow(plan, max(days))
    for day in days:
        try:
            line.send((day, write_vintage(folder, lives, day)))
        except BrokenPipeError:
            return
        except OSError as failure:
            line.send((day, failure))
            return
