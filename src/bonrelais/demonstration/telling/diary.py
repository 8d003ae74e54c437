"""What is to happen, in order of instants. What happens may write further things down."""

from collections.abc import Callable
from datetime import datetime
from heapq import heappop, heappush

Happening = Callable[[datetime], object]


class Diary:
    """Two things of one instant happen in the order they were written."""

    def __init__(self) -> None:
        self._pages: list[tuple[datetime, int, Happening]] = []
        self._written = 0

    def write(self, at: datetime, happening: Happening) -> None:
        heappush(self._pages, (at, self._written, happening))
        self._written += 1

    def play(self, until: datetime) -> int:
        """Lets everything before an instant happen; how many things did."""
        played = 0
        while self._pages and self._pages[0][0] < until:
            at, _, happening = heappop(self._pages)
            happening(at)
            played += 1
        return played
