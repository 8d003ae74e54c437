"""Starting and stopping what is measured."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
PATIENCE_SECONDS: Final = 120


def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    return {**kept, "BONRELAIS_HOME": str(home), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}


def bonrelais(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs a command of the console script to its end; what it says on its standard error is shown."""
    command = [sys.executable, "-m", "bonrelais.cli.main", *arguments]
    return subprocess.run(command, env=environment(home), check=True, text=True, stdout=subprocess.PIPE)


@dataclass(frozen=True, slots=True)
class Running:
    pid: int
    port: int
    start_seconds: float


def _free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port: int = chosen.getsockname()[1]
        return port


def _answers(port: int, path: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=2):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


@contextmanager
def _running(home: Path, command: Sequence[str], port: int, path: str) -> Iterator[Running]:
    start = time.monotonic()
    with subprocess.Popen(command, env=environment(home), stdout=subprocess.DEVNULL, cwd=ROOT) as process:
        while not _answers(port, path):
            if process.poll() is not None or time.monotonic() - start > PATIENCE_SECONDS:
                raise RuntimeError(f"{' '.join(command)} did not start")
            time.sleep(0.02)
        try:
            yield Running(pid=process.pid, port=port, start_seconds=time.monotonic() - start)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=PATIENCE_SECONDS)


@contextmanager
def product(home: Path) -> Iterator[Running]:
    """The product as `make run` starts it."""
    port = _free_port()
    with _running(
        home, [sys.executable, "-m", "bonrelais.cli.main", "serve", "--port", str(port)], port, "/health"
    ) as run:
        yield run


@contextmanager
def bare_page(home: Path) -> Iterator[Running]:
    """A bare Django page on the same web server, with the same number of processes and threads."""
    port = _free_port()
    server = ["granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--no-log", "--no-ws"]
    width = ["--workers", str(min(2, os.cpu_count() or 1)), "--blocking-threads", "4"]
    with _running(home, [sys.executable, "-m", *server, *width, "bench.bare:application"], port, "/") as run:
        yield run
