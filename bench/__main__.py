"""Measures the product on the demonstration, beside a bare Django page, in one run.

make bench                                   the whole measure, in a home of its own
python -m bench --home FOLDER --quick        on a home that already holds a programme, with few requests
"""

import argparse
import importlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Final

import django

from bench import servers
from bench.client import AnswerError, Server, requests_per_second, time_page
from bench.memory import megabytes
from bench.pages import Page
from bench.register import measure_register
from bench.table import PageFigures, Results, as_table
from bonrelais.demonstration.register.communes import commune_seeds

RESULTS: Final = Path(__file__).parent / "results.json"
REST_SECONDS: Final = 5.0


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is asked of each page."""

    times: int
    seconds: float


WHOLE: Final = Effort(times=200, seconds=4.0)
QUICK: Final = Effort(times=30, seconds=0.5)


@contextmanager
def home_of(folder: Path | None, others: dict[str, float]) -> Iterator[Path]:
    """The home to measure: the one given, else a new one with the demonstration."""
    if folder is not None:
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="bonrelais-bench-") as made:
        start = time.monotonic()
        servers.bonrelais(Path(made), "demo")
        others["demonstration, s"] = time.monotonic() - start
        yield Path(made)


def start_django(home: Path) -> ModuleType:
    """Starts Django in the home; returns the module that reads its base, which could not be imported before."""
    os.environ["BONRELAIS_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "bonrelais.config.settings"
    django.setup()
    return importlib.import_module("bench.adviser")


def measure(home: Path, effort: Effort, others: dict[str, float]) -> Results:
    servers.bonrelais(home, "prepare")
    adviser = start_django(home)
    product_cookie = adviser.signed_in_cookie("allauth.account.auth_backends.AuthenticationBackend")
    bare_cookie = adviser.signed_in_cookie("django.contrib.auth.backends.ModelBackend")
    with servers.product(home) as running, servers.bare_page(home) as beside:
        measure_memory(running, others)
        bare = Server(port=beside.port, cookie=bare_cookie)
        results = Results(bare=time_page(bare, "/", times=effort.times), others=others)
        results.bare_rate_one = requests_per_second(bare, "/", clients=1, seconds=effort.seconds)
        results.bare_rate_eight = requests_per_second(bare, "/", clients=8, seconds=effort.seconds)
        product = Server(port=running.port, cookie=product_cookie)
        for page in adviser.measured_pages():
            try:
                results.pages.append(measure_page(product, page, effort, bare))
            except AnswerError as refusal:
                results.failures[page.name] = str(refusal)
    return results


def measure_memory(running: servers.Running, others: dict[str, float]) -> None:
    others["start to first answer, s"] = running.start_seconds
    time.sleep(REST_SECONDS)
    others["server and worker at rest, MB (shared once)"] = megabytes(running.pid, "Pss")
    others["server and worker at rest, MB (resident)"] = megabytes(running.pid, "Rss")


def measure_page(server: Server, page: Page, effort: Effort, bare: Server) -> PageFigures:
    """The bare page is timed again just before: the ratio compares two neighbours, whatever else the machine does."""
    beside = time_page(bare, "/", times=effort.times)
    timing = time_page(server, page.path, times=effort.times)
    return PageFigures(
        page=page,
        timing=timing,
        ratio=timing.p50 / beside.p50,
        rate_one=requests_per_second(server, page.path, clients=1, seconds=effort.seconds),
        rate_eight=requests_per_second(server, page.path, clients=8, seconds=effort.seconds),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed and memory of Bon Relais.")
    parser.add_argument("--home", type=Path, help="a home that holds a programme; else the demonstration is built")
    parser.add_argument("--quick", action="store_true", help="few requests: to see that it runs")
    parser.add_argument("--json", type=Path, default=RESULTS, help="where the figures go")
    asked = parser.parse_args()
    others: dict[str, float] = {}
    with home_of(asked.home, others) as home:
        results = measure(home, QUICK if asked.quick else WHOLE, others)
    if not asked.quick:
        others |= measure_register(json.dumps([seed.code for seed in commune_seeds()]))
    results.write(asked.json)
    print(as_table(results))
    if results.failures:
        sys.exit(1)


if __name__ == "__main__":
    main()
