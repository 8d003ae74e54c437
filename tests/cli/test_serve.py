"""The product as it is started: a process of its own, in a home of its own, told to stop as an operator does."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.run import run
from tests.strict.base import KEPT, fingerprint

COMMAND = [sys.executable, "-m", "bonrelais.cli.main", "serve", "--port"]
PATIENCE_SECONDS = 60


def free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port: int = chosen.getsockname()[1]
        return port


def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    return {**kept, "BONRELAIS_HOME": str(home)}


@contextmanager
def serving(home: Path, port: int, *, at: str, **variables: str) -> Iterator[subprocess.Popen[str]]:
    """The product on a migrated, empty base, once it says its address."""
    home.mkdir()
    shutil.copyfile(KEPT / f"{fingerprint()}.sqlite3", home / "bonrelais.sqlite3")
    with subprocess.Popen(
        [*COMMAND, str(port)],
        env=environment(home) | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        said = ""
        while at not in said and process.poll() is None:
            said += process.stdout.readline()
        yield process
        if process.poll() is None:
            process.kill()


def health(port: int) -> dict[str, str] | None:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2) as answer:
            read: dict[str, str] = json.load(answer)
            return read
    except OSError:
        return None


def answer_of(port: int, headers: dict[str, str]) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/compte/connexion/", headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def children_of(pid: int) -> list[int]:
    """Every process below one, in Linux's own table."""
    below: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            below += [child, *children_of(child)]
    return below


def is_running(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False


@pytest.fixture
def served(tmp_path: Path, django_db_setup: None) -> Iterator[tuple[subprocess.Popen[str], int]]:
    del django_db_setup
    port = free_port()
    with serving(tmp_path / "home", port, at=f"http://127.0.0.1:{port}") as process:
        yield process, port


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_serve_answers_then_stops_cleanly(served: tuple[subprocess.Popen[str], int], number: signal.Signals) -> None:
    process, port = served
    assert health(port) == {"status": "ok", "database": "sqlite"}
    below = children_of(process.pid)
    assert len(below) >= 3
    process.send_signal(number)
    printed, _ = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 0
    assert "Traceback" not in printed
    assert [pid for pid in below if is_running(pid)] == []


def test_serve_killed_leaves_nothing_behind(served: tuple[subprocess.Popen[str], int]) -> None:
    process, _ = served
    below = children_of(process.pid)
    process.kill()
    process.wait()
    end = time.monotonic() + PATIENCE_SECONDS
    while any(map(is_running, below)) and time.monotonic() < end:
        time.sleep(0.2)
    assert [pid for pid in below if is_running(pid)] == []


def test_web_server_that_was_killed_leaves_its_port(served: tuple[subprocess.Popen[str], int]) -> None:
    process, port = served
    below = children_of(process.pid)
    web = next(pid for pid in below if b"\0web\0" in Path(f"/proc/{pid}/cmdline").read_bytes())
    os.kill(web, signal.SIGKILL)
    process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 1
    assert [pid for pid in below if is_running(pid)] == []
    assert health(port) is None


def test_letters_lead_where_the_product_is_served(served: tuple[subprocess.Popen[str], int], tmp_path: Path) -> None:
    _, port = served
    assert (tmp_path / "home" / "address").read_text() == f"http://127.0.0.1:{port}"


def test_serve_starts_in_production_behind_a_proxy(tmp_path: Path, django_db_setup: None) -> None:
    del django_db_setup
    port, url = free_port(), "https://relais.exemple.test"
    with serving(tmp_path / "home", port, at=url, BONRELAIS_PRODUCTION="1", BONRELAIS_URL=url) as process:
        assert process.poll() is None
        by_proxy = answer_of(port, {"Host": "relais.exemple.test", "X-Forwarded-Proto": "https"})
        assert (by_proxy.status, by_proxy.headers["Strict-Transport-Security"][:8]) == (200, "max-age=")
        assert answer_of(port, {}).status == 400
        process.send_signal(signal.SIGTERM)
        printed, _ = process.communicate(timeout=PATIENCE_SECONDS)
    assert "Traceback" not in printed


def test_serve_refuses_the_demonstration_in_production(tmp_path: Path) -> None:
    done = subprocess.run(
        [*COMMAND, str(free_port()), "--demonstration"],
        env=environment(tmp_path) | {"BONRELAIS_PRODUCTION": "1"},
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Erreur : La démonstration a des comptes au mot de passe public")


def test_demo_is_refused_in_production() -> None:
    done = run("demo", variables={"BONRELAIS_PRODUCTION": "1"})
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("Erreur : La démonstration a des comptes au mot de passe public")


def test_serve_refuses_a_taken_port_in_words(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [*COMMAND, str(port)],
            env=environment(tmp_path),
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(f"Erreur : Le port {port} est déjà pris. Choisissez-en un autre : make run PORT=")
    assert "Traceback" not in done.stderr
