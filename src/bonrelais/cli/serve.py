"""`bonrelais serve`: prepares the home, then keeps the web server and the worker running until it is told to stop.

This process imports neither Django nor the web server: it only watches. Each child is in a session of its own,
so that a Ctrl-C in the terminal reaches this process alone, which then stops the children in order.
"""

import contextlib
import errno
import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from types import FrameType
from typing import IO, Final
from urllib.parse import urlsplit

import click

TICK_SECONDS: Final = 0.1
READY_SECONDS: Final = 60
GRACE_SECONDS: Final = 15
RESTART_SECONDS: Final = 5
STOPPING: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PUBLIC_URL: Final = "BONRELAIS_URL"


def refuse_taken_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError as refusal:
            raise click.ClickException(port_refusal(host, port, refusal.errno)) from refusal


def port_refusal(host: str, port: int, reason: int | None) -> str:
    if reason == errno.EADDRINUSE:
        french, english = f"Le port {port} est déjà pris.", f"Port {port} is already in use."
    elif reason == errno.EACCES:
        french, english = f"Le port {port} demande d'autres droits.", f"Port {port} needs other rights."
    else:
        french, english = (
            f"L'adresse {host} n'est pas sur cette machine.",
            f"The address {host} is not on this machine.",
        )
    other = port + 1 if 1024 <= port < 65535 else 8001
    return f"{french} Choisissez-en un autre : make run PORT={other}\n{english} Choose another: make run PORT={other}"


def address_of(host: str, port: int) -> str:
    """Where a browser of this machine finds it: what letters link to when no public address is set."""
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - read, not listened to
        return f"http://localhost:{port}"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def refuse_public_demonstration() -> None:
    if os.environ.get("BONRELAIS_PRODUCTION", "").strip() not in {"", "0"}:
        raise click.ClickException(
            "La démonstration a des comptes au mot de passe public : elle ne se charge pas en production. "
            "Lancez « bonrelais serve », après « bonrelais init ».\n"
            "The demonstration has published passwords: it is not loaded in production."
        )


def health_headers(public_url: str) -> dict[str, str]:
    """As the proxy in front would ask: production answers to its public name alone, over https."""
    parts = urlsplit(public_url)
    return {"Host": parts.netloc, "X-Forwarded-Proto": parts.scheme}


def is_healthy(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=2)
    try:
        connection.request("GET", "/health", headers=health_headers(os.environ[PUBLIC_URL]))
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


@dataclass
class Watch:
    """The children, and whether a signal asked to stop."""

    is_stopping: bool = False
    children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self.is_stopping = True

    def start(self, name: str, *arguments: str, stdout: IO[str] | None = None) -> None:
        command = [sys.executable, "-m", "bonrelais.cli.main", name, *arguments]
        self.children[name] = subprocess.Popen(  # noqa: S603 - our own program
            command, start_new_session=True, stdin=subprocess.DEVNULL, stdout=stdout
        )

    def wait(self, seconds: float) -> None:
        """Waits, or less when asked to stop."""
        end = time.monotonic() + seconds
        while not self.is_stopping and time.monotonic() < end:
            time.sleep(TICK_SECONDS)

    def prepare(self, *, demonstration: bool) -> str:
        """Makes the home ready in a process that then ends; returns what is to be told with the address."""
        with tempfile.TemporaryFile("w+") as told:
            self.start("prepare", *(["--demonstration"] if demonstration else []), stdout=told)
            child = self.children["prepare"]
            while child.poll() is None and not self.is_stopping:
                time.sleep(TICK_SECONDS)
            if not self.is_stopping:
                del self.children["prepare"]
                if child.returncode != 0:
                    sys.exit(1)
            told.seek(0)
            return told.read()

    def stop(self) -> None:
        """The worker ends its task, the web server its requests; what is left after the grace is killed."""
        for child in self.children.values():
            _signal_child(child, signal.SIGTERM)
        end = time.monotonic() + GRACE_SECONDS
        for child in self.children.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(timeout=max(0.1, end - time.monotonic()))
        for child in self.children.values():
            _signal_session(child, signal.SIGKILL)
            child.wait()


def _signal_child(child: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """A child that runs stops its own; one that was killed may have left them, which are told in its place."""
    if child.poll() is None:
        child.send_signal(number)
    else:
        _signal_session(child, number)


def _signal_session(child: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Everything of the child's session, so that nothing outlives it and holds its port."""
    try:
        os.killpg(child.pid, number)
    except ProcessLookupError:
        return


def wait_for_first_page(watch: Watch, host: str, port: int) -> None:
    end = time.monotonic() + READY_SECONDS
    while not watch.is_stopping and not is_healthy(host, port):
        if watch.children["web"].poll() is not None or time.monotonic() > end:
            raise click.ClickException(
                "Le serveur ne répond pas ; la raison est ci-dessus. / The server does not answer."
            )
        watch.wait(TICK_SECONDS)


def keep_running(watch: Watch) -> None:
    """A worker that ended is started again; without its web server the product stops."""
    while not watch.is_stopping:
        if watch.children["web"].poll() is not None:
            raise click.ClickException("Le serveur s'est arrêté. / The web server stopped.")
        if watch.children["worker"].poll() is not None:
            click.echo("Le travail de fond s'est arrêté ; il redémarre. / The worker stopped; restarting.", err=True)
            watch.wait(RESTART_SECONDS)
            if not watch.is_stopping:
                watch.start("worker")
        watch.wait(1)


def serve_until_stopped(watch: Watch, host: str, port: int, told: str) -> None:
    watch.start("web", "--host", host, "--port", str(port))
    watch.start("worker")
    wait_for_first_page(watch, host, port)
    if not watch.is_stopping:
        click.echo(f"\n  Bon Relais : {os.environ[PUBLIC_URL]}\n{told}\n  Ctrl-C pour arrêter / to stop\n")
        sys.stdout.flush()
    keep_running(watch)


@click.command("serve", help="Lance le serveur et le travail de fond, jusqu'à Ctrl-C.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="L'adresse écoutée.")
@click.option("--demonstration", is_flag=True, help="Charge la démonstration si la base est vide.")
def command(port: int, host: str, *, demonstration: bool) -> None:
    refuse_taken_port(host, port)
    if demonstration:
        refuse_public_demonstration()
    os.environ[PUBLIC_URL] = os.environ.get(PUBLIC_URL) or address_of(host, port)
    watch = Watch()
    for number in STOPPING:
        signal.signal(number, watch.ask_to_stop)
    try:
        told = watch.prepare(demonstration=demonstration)
        if not watch.is_stopping:
            serve_until_stopped(watch, host, port, told)
    finally:
        watch.stop()
