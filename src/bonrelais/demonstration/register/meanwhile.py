"""The register's files, day after day, written by another processor while this one does something else.

Imports no model: the other process starts from nothing, without Django.
"""

import multiprocessing
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

from bonrelais.demonstration.register.lives import Establishment
from bonrelais.demonstration.register.population import Plan, grow
from bonrelais.demonstration.register.write import RegisterFiles, write_vintage

_GROWN: Final[list[Establishment]] = []
"""Grown once in the other process, looked at on each day."""


@contextmanager
def written_meanwhile(plan: Plan, days: Sequence[date]) -> Iterator[Mapping[date, Future[RegisterFiles]]]:
    """The files of each day, in the order given; they are gone when the block ends."""
    # A forked process would inherit the connections of this one.
    spawning = multiprocessing.get_context("spawn")
    with (
        tempfile.TemporaryDirectory(prefix="bonrelais-") as folder,
        ProcessPoolExecutor(1, mp_context=spawning, initializer=_grow, initargs=(plan, max(days))) as writer,
    ):
        yield {day: writer.submit(_write, Path(folder), day) for day in days}


def _grow(plan: Plan, until: date) -> None:
    _GROWN.extend(grow(plan, until))


def _write(folder: Path, day: date) -> RegisterFiles:
    return write_vintage(folder, _GROWN, day)
