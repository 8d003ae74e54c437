"""`bonrelais web`: the web server alone, started by `bonrelais serve`."""

import multiprocessing
import os

import click
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from bonrelais.cli.parent import stop_with_parent
from bonrelais.config.env import ADDRESS, read_environment


@click.command("web", hidden=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8000)
@click.option("--host", default="127.0.0.1")
@click.option("--processes", type=click.IntRange(1, 64), default=min(2, os.cpu_count() or 1))
@click.option("--threads", type=click.IntRange(1, 64), default=4)
def command(port: int, host: str, processes: int, threads: int) -> None:
    stop_with_parent()
    environment = read_environment()
    (environment.home / ADDRESS).write_text(environment.public_url, encoding="utf-8")
    # A forked process would inherit the handlers of this one, and miss a signal that comes while it loads.
    multiprocessing.set_start_method("spawn")
    Granian(
        "bonrelais.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=threads,
        runtime_blocking_threads=threads,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        websockets=False,
        log_level=LogLevels.warning,
        process_name=None,
    ).serve()
