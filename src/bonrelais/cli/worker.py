"""`bonrelais worker`: the background work and the night schedule.

One at a time for a home; a second one waits for its turn.
"""

import fcntl
import logging
import signal
import socket
import time
from types import FrameType
from typing import IO, Final

import click
from django.conf import settings
from django.db import close_old_connections

from bonrelais.cli.parent import stop_with_parent
from bonrelais.cli.prepare import prepare_home

POLL_SECONDS: Final = 1.0
ROUND_SECONDS: Final = 60.0
HEARTBEAT: Final = "worker.heartbeat"

logger = logging.getLogger(__name__)


class Stop(Exception):  # noqa: N818 - not an error: a signal asked to stop
    """Raised by a signal while the worker sleeps."""


class Signals:
    """A signal interrupts a sleep at once, and lets a task finish."""

    def __init__(self) -> None:
        self.is_stopping = False
        self.is_sleeping = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.stop)

    def stop(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self.is_stopping = True
        if self.is_sleeping:
            raise Stop

    def sleep(self, seconds: float) -> None:
        try:
            self.is_sleeping = True
            if not self.is_stopping:
                time.sleep(seconds)
        except Stop:
            return
        finally:
            self.is_sleeping = False


def hold_turn(lock: IO[str], signals: Signals) -> None:
    """Waits until no other worker of this home runs; the lock falls with the process, even killed."""
    while not signals.is_stopping:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            signals.sleep(POLL_SECONDS)
        else:
            return


def work(signals: Signals, name: str) -> None:
    # Tasks and their models load once Django has started.
    from bonrelais.config.schedule import plan_night
    from bonrelais.foundation.background import free_abandoned_tasks, run_ready_task

    next_round = 0.0
    while not signals.is_stopping:
        if time.monotonic() >= next_round:
            (settings.BONRELAIS_HOME / HEARTBEAT).touch()
            free_abandoned_tasks(name)
            plan_night()
            next_round = time.monotonic() + ROUND_SECONDS
        close_old_connections()
        if not run_ready_task(name):
            signals.sleep(POLL_SECONDS)


@click.command("worker", help="Le travail de fond et le programme de la nuit (lancé par serve).")
def command() -> None:
    stop_with_parent()
    signals = Signals()
    prepare_home()
    path = settings.BONRELAIS_HOME / "worker.lock"
    with path.open("a") as lock:
        hold_turn(lock, signals)
        work(signals, name=f"{socket.gethostname()[:24]}:{settings.BONRELAIS_HOME}"[-64:])
