from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bonrelais.foundation import clock as product_clock

START = datetime(2024, 11, 20, 9, 0, tzinfo=UTC)


@dataclass
class Clock:
    """The instant that the product reads. It stands still until the test moves it."""

    instant: datetime = START

    def now(self) -> datetime:
        return self.instant

    def today(self) -> date:
        return product_clock.day_of(self.instant)

    def move_to(self, moment: datetime | date) -> datetime:
        """Goes to an instant, or to noon in Paris of a day."""
        if isinstance(moment, datetime):
            self.instant = moment.astimezone(UTC)
        else:
            self.instant = product_clock.at_paris(moment, time(12))
        return self.instant

    def advance(self, step: timedelta) -> datetime:
        self.instant += step
        return self.instant


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Every test reads this clock; ask for it by name to move it."""
    stopped = Clock()
    monkeypatch.setattr(product_clock, "now", stopped.now)
    return stopped
