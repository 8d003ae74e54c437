"""Measures the product on the demonstration, beside a bare Django page, in one run.

make bench                                   the whole measure, in a home of its own
python -m bench --home FOLDER --quick        on a copy of a home that holds a programme, with few requests
"""

import argparse
import importlib
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Final

import django

from bench import servers
from bench.browser import measure_browser
from bench.client import AnswerError, Asked, Server, requests_per_second, time_beside, time_page
from bench.matching import measure_matching
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


WEIGHED: Final = ("company list", "company sheet", "record a visit")
WHOLE: Final = Effort(times=120, seconds=2.0)
QUICK: Final = Effort(times=30, seconds=0.5)


@contextmanager
def home_of(folder: Path | None, others: dict[str, float]) -> Iterator[Path]:
    """The home to measure: a copy of the one given, else the demonstration. Visits are recorded in it."""
    with tempfile.TemporaryDirectory(prefix="bonrelais-bench-") as made:
        home = Path(made) / "home"
        if folder is not None:
            shutil.copytree(folder, home)
        else:
            start = time.monotonic()
            servers.bonrelais(home, "demo")
            others["demonstration, s"] = time.monotonic() - start
        yield home


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
    pages: tuple[Page, ...] = adviser.measured_pages()
    queries: dict[str, int] = adviser.queries_of(pages)
    with servers.product(home) as running, servers.bare_page(home) as beside:
        measure_memory(running, others)
        bare = Asked(Server(port=beside.port, cookie=bare_cookie), "/")
        product = Server(port=running.port, cookie=product_cookie)
        results = measure_bare(bare, effort)
        results.others = others
        for page in pages:
            try:
                figures = measure_page(Asked(product, page.path), page, effort, bare)
            except AnswerError as refusal:
                results.failures[page.name] = str(refusal)
            else:
                results.pages.append(replace(figures, queries=queries[page.name]))
        points = time_page(Asked(product, adviser.map_path()), times=effort.times // 10)
        others["data of the map of every business, ms"] = points.p50
        others["data of the map of every business, kB"] = points.size / 1000
        shown = {page.name: page.path for page in pages if page.name in WEIGHED}
        others |= measure_browser(product, adviser.record_visit_path(), shown)
    return results


def measure_memory(running: servers.Running, others: dict[str, float]) -> None:
    others["start to first answer, s"] = running.start_seconds
    time.sleep(REST_SECONDS)
    others["server and worker at rest, MB (shared once)"] = megabytes(running.pid, "Pss")
    others["server and worker at rest, MB (resident)"] = megabytes(running.pid, "Rss")


def measure_bare(bare: Asked, effort: Effort) -> Results:
    return Results(
        bare=time_page(bare, times=effort.times),
        load_before=os.getloadavg()[0],
        bare_rate_one=requests_per_second(bare, clients=1, seconds=effort.seconds),
        bare_rate_eight=requests_per_second(bare, clients=8, seconds=effort.seconds),
    )


def measure_page(asked: Asked, page: Page, effort: Effort, bare: Asked) -> PageFigures:
    """Asked in turn with the bare page: the ratio compares two neighbours. Rates are those of pages with an aim."""
    timing, beside = time_beside(asked, bare, times=effort.times)
    figures = PageFigures(page=page, timing=timing, ratio=timing.p50 / beside.p50, queries=0)
    if page.aim is None:
        return figures
    return replace(
        figures,
        rate_one=requests_per_second(asked, clients=1, seconds=effort.seconds),
        rate_eight=requests_per_second(asked, clients=8, seconds=effort.seconds),
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
        others |= measure_matching()
    results.write(asked.json)
    print(as_table(results))
    if results.failures:
        sys.exit(1)


if __name__ == "__main__":
    main()
