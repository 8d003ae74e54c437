"""The memory of a process and of all below it, from Linux's own accounts."""

import re
from pathlib import Path


def tree(pid: int) -> list[int]:
    below = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            below += tree(child)
    return below


def megabytes(pid: int, measure: str) -> float:
    """`Rss` counts shared pages in each process that maps them, `Pss` shares them out."""
    total = 0
    for process in tree(pid):
        found = re.search(rf"^{measure}:\s+(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
        total += int(found[1]) if found else 0
    return total / 1024
