"""The figures as a table to read, and as JSON to compare."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench.client import Timing
from bench.pages import MOST_HTML, Page


@dataclass(frozen=True, slots=True)
class PageFigures:
    """`ratio` is to the bare page of the same run; rates are answers a second."""

    page: Page
    timing: Timing
    ratio: float
    rate_one: float
    rate_eight: float

    @property
    def verdict(self) -> str:
        if self.ratio > self.page.most:
            return f"over {self.page.most:g} x"
        if self.timing.size > MOST_HTML:
            return "over 60 kB"
        if self.page.aim is not None and self.timing.p50 > self.page.aim:
            return f"required; aim {self.page.aim:g} ms missed"
        return "good"


@dataclass(slots=True)
class Results:
    bare: Timing
    bare_rate_one: float = 0.0
    bare_rate_eight: float = 0.0
    pages: list[PageFigures] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    others: dict[str, float] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        machine = {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.machine()}
        return {"machine": machine, **asdict(self), "verdicts": {page.page.name: page.verdict for page in self.pages}}

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(self.as_json(), indent=2, ensure_ascii=False) + "\n")


def _row(cells: Sequence[str]) -> str:
    name, *rest = cells
    return f"{name:<20}" + "".join(f"{cell:>10}" for cell in rest[:-1]) + f"  {rest[-1]}"


def as_table(results: Results) -> str:
    bare = results.bare
    lines = [
        _row(["page", "p50 ms", "p95 ms", "ratio", "1 client", "8 clients", "kB", "verdict"]),
        _row(_cells("bare Django page", bare, 1.0, (results.bare_rate_one, results.bare_rate_eight), "the measure")),
    ]
    for figures in results.pages:
        rates = (figures.rate_one, figures.rate_eight)
        lines.append(_row(_cells(figures.page.name, figures.timing, figures.ratio, rates, figures.verdict)))
    lines += [f"{name:<20}{answer}" for name, answer in results.failures.items()]
    lines.append("")
    lines += [f"{name:<44}{value:>10.1f}" for name, value in results.others.items()]
    return "\n".join(lines)


def _cells(name: str, timing: Timing, ratio: float, rates: tuple[float, float], verdict: str) -> list[str]:
    numbers = [f"{timing.p50:.1f}", f"{timing.p95:.1f}", f"{ratio:.1f}", f"{rates[0]:.0f}", f"{rates[1]:.0f}"]
    return [name, *numbers, f"{timing.size / 1000:.1f}", verdict]
