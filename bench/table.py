"""The figures as a table to read, and as JSON to compare."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Final

from bench.client import Timing
from bench.pages import MOST_HTML, MOST_QUERIES, Page

BARE_QUERIES: Final = 3
"""The session, the person, the rows."""


@dataclass(frozen=True, slots=True)
class PageFigures:
    """`ratio` is to the bare page of the same run; rates are answers a second."""

    page: Page
    timing: Timing
    ratio: float
    queries: int
    rate_one: float | None = None
    rate_eight: float | None = None

    @property
    def verdict(self) -> str:
        if self.ratio > self.page.most:
            return f"over {self.page.most:g} x"
        if self.timing.size > MOST_HTML:
            return "over 60 kB"
        if self.queries > MOST_QUERIES:
            return f"over {MOST_QUERIES} queries"
        if self.page.aim is not None and self.timing.p50 > self.page.aim:
            return f"required; aim {self.page.aim:g} ms missed"
        return "good"


@dataclass(slots=True)
class Results:
    bare: Timing
    load_before: float = 0.0
    bare_rate_one: float = 0.0
    bare_rate_eight: float = 0.0
    pages: list[PageFigures] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    others: dict[str, float] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        machine = {"cores": os.cpu_count(), "python": platform.python_version(), "load before": self.load_before}
        return {"machine": machine, **asdict(self), "verdicts": {page.page.name: page.verdict for page in self.pages}}

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(self.as_json(), indent=2, ensure_ascii=False) + "\n")


def _row(cells: Sequence[str]) -> str:
    name, *rest = cells
    return f"{name:<20}" + "".join(f"{cell:>9}" for cell in rest[:-1]) + f"  {rest[-1]}"


def as_table(results: Results) -> str:
    bare = PageFigures(Page("bare Django page", "/"), results.bare, 1.0, BARE_QUERIES)
    widest = max(map(len, results.others), default=0)
    bare = replace(bare, rate_one=results.bare_rate_one, rate_eight=results.bare_rate_eight)
    lines = [
        _row(["page", "p50 ms", "p95 ms", "ratio", "1 client", "8 cl.", "queries", "kB", "verdict"]),
        _row(_cells(bare, "the measure")),
        *(_row(_cells(figures, figures.verdict)) for figures in results.pages),
        *(f"{name:<20}{answer}" for name, answer in results.failures.items()),
        "",
        *(f"{name:<{widest}}{value:>10.2f}" for name, value in results.others.items()),
    ]
    return "\n".join(lines)


def _cells(figures: PageFigures, verdict: str) -> list[str]:
    timing = figures.timing
    rates = ["" if rate is None else f"{rate:.0f}" for rate in (figures.rate_one, figures.rate_eight)]
    numbers = [f"{timing.p50:.1f}", f"{timing.p95:.1f}", f"{figures.ratio:.1f}", *rates]
    return [figures.page.name, *numbers, str(figures.queries), f"{timing.size / 1000:.1f}", verdict]
