"""Charts drawn by the server, each with its table. Lengths are percentages written as text: no locale touches them."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from bonrelais.core.french import show_number
from bonrelais.ui.french import SHORT_MONTHS, percent

AXIS_LINES: Final = 5
LONGEST_IN_MONTHS: Final = 24
NEAR_THE_END: Final = 75
"""Where the label of the target starts, in percent of the width."""
LABEL_HEIGHT: Final = 14
"""What two labels, one above the other, take of the height, in percent."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a table of figures shows; `url` opens its rows and `about` says aloud what it counts."""

    text: str
    url: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The table behind a chart: the first column names the row, the others are figures."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a bar chart. `share` is between 0 and 1; `target` a tick; `planned` a pale band behind what is made."""

    label: str
    value: int
    url: str = ""
    share: float | None = None
    target: int | None = None
    planned: int | None = None
    is_rest: bool = False
    text: str = ""

    @property
    def shown(self) -> str:
        return self.text or show_number(self.value)

    @property
    def shown_share(self) -> str:
        return "" if self.share is None else percent(self.share)

    @property
    def shown_target(self) -> str:
        return "" if self.target is None else show_number(self.target)


@dataclass(frozen=True, slots=True)
class DrawnBar:
    bar: Bar
    width: str
    band: str
    mark: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """`row_heading` and `value_heading` head the table; `scale` is the value of a full bar, the largest by default."""

    title: str
    bars: tuple[Bar, ...]
    row_heading: str
    value_heading: str
    subtitle: str = ""
    note: str = ""
    scale: int | None = None
    legend: tuple[str, str] | None = None
    """What a bar and what a tick mean, when there are ticks: ("rencontrées", "objectif annuel")."""

    @property
    def drawn(self) -> list[DrawnBar]:
        full = self.scale or max((max(bar.value, bar.target or 0, bar.planned or 0) for bar in self.bars), default=0)
        return [
            DrawnBar(
                bar=bar,
                width=_part(bar.value, full),
                band=_part(bar.planned, full) if bar.planned is not None else "",
                mark=_part(bar.target, full) if bar.target is not None else "",
            )
            for bar in self.bars
        ]

    @property
    def table(self) -> Table:
        has_target = any(bar.target is not None for bar in self.bars)
        has_share = any(bar.share is not None for bar in self.bars)
        has_planned = any(bar.planned is not None for bar in self.bars)
        optional = (("Prévu", has_planned), ("Objectif", has_target), ("Part", has_share))
        headings = (self.row_heading, self.value_heading, *(heading for heading, is_there in optional if is_there))
        rows = []
        for bar in self.bars:
            cells = [Cell(bar.shown, bar.url, bar.label)]
            planned = "" if bar.planned is None else show_number(bar.planned)
            texts = ((planned, has_planned), (bar.shown_target, has_target), (bar.shown_share, has_share))
            cells += [Cell(text) for text, is_there in texts if is_there]
            rows.append((bar.label, tuple(cells)))
        return Table(headings=headings, rows=tuple(rows))


@dataclass(frozen=True, slots=True)
class Progress:
    """What is done of a target, and where it should end: `forecast` is a low and a high, never one number."""

    value: int
    target: int
    forecast: tuple[int, int] | None = None

    @property
    def width(self) -> str:
        return _part(self.value, self._full)

    @property
    def mark(self) -> str:
        return _part(self.target, self._full)

    @property
    def band_start(self) -> str:
        return _part(self.forecast[0], self._full) if self.forecast else ""

    @property
    def band_width(self) -> str:
        return _part(self.forecast[1] - self.forecast[0], self._full) if self.forecast else ""

    @property
    def forecast_text(self) -> str:
        if self.forecast is None:
            return ""
        return f"projection {show_number(self.forecast[0])} à {show_number(self.forecast[1])}"

    @property
    def label(self) -> str:
        said = f"{show_number(self.value)} sur {show_number(self.target)}"
        return f"{said} ; {self.forecast_text}" if self.forecast else said

    @property
    def _full(self) -> float:
        high = self.forecast[1] if self.forecast else 0
        return max(self.value, self.target, high) * 1.02


@dataclass(frozen=True, slots=True)
class Tick:
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """Values that add up over a period, against a target in a straight line, and the interval where they should end."""

    label: str
    start: date
    end: date
    points: tuple[tuple[date, int], ...]
    target: int | None = None
    forecast: tuple[int, int] | None = None

    @property
    def table(self) -> Table:
        """The value at the last point of each month, against the target pro rata of the days."""
        last = {(day.year, day.month): (day, value) for day, value in self.points}
        aims = self.target is not None
        rows = []
        for (year, month), (day, value) in last.items():
            cells = [Cell(show_number(value))]
            if self.target is not None:
                cells.append(Cell(show_number(round(self.target * self._fraction(day)))))
            rows.append((f"{SHORT_MONTHS[month - 1]} {year}", tuple(cells)))
        return Table(headings=("Mois", "Cumul", "Objectif") if aims else ("Mois", "Cumul"), rows=tuple(rows))

    @property
    def levels(self) -> list[Tick]:
        step = axis_step(self._highest)
        return [Tick(self._y(level), show_number(level)) for level in range(0, self._top + 1, step)]

    @property
    def months(self) -> list[Tick]:
        """Every other month, in the middle of its width; every month when the period is short, every year when long."""
        count = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1
        if count > LONGEST_IN_MONTHS:
            years = [date(year, 7, 1) for year in range(self.start.year, self.end.year + 1)]
            return [Tick(self._x(day), str(day.year)) for day in years if self.start <= day <= self.end]
        every = max(1, -(-count // 6))
        ticks = []
        for rank in range(0, count, every):
            later, month = divmod(self.start.month - 1 + rank, 12)
            middle = date(self.start.year + later, month + 1, 15)
            if self.start <= middle <= self.end:
                ticks.append(Tick(self._x(middle), SHORT_MONTHS[month]))
        return ticks

    @property
    def line(self) -> str:
        return " L".join(f"{self._x(day)} {self._y(value)}" for day, value in self.points)

    @property
    def aim(self) -> str:
        return "" if self.target is None else f"0 100 L100 {self._y(self.target)}"

    @property
    def band(self) -> str:
        if self.forecast is None or not self.points:
            return ""
        low, high = self.forecast
        return f"{self.last_x} {self.last_y} L100 {self._y(high)} L100 {self._y(low)}Z"

    @property
    def last_x(self) -> str:
        return self._x(self.points[-1][0])

    @property
    def last_y(self) -> str:
        return self._y(self.points[-1][1])

    @property
    def last_text(self) -> str:
        return show_number(self.points[-1][1])

    @property
    def target_y(self) -> str:
        return self._y(self.target or 0)

    @property
    def target_dy(self) -> str:
        """The label stands above the end of its line; higher still where the last value is written there."""
        if not self.points:
            return "-7"
        is_near = float(self.last_x) > NEAR_THE_END and abs(float(self.last_y) - float(self.target_y)) < LABEL_HEIGHT
        return "-24" if is_near else "-7"

    @property
    def target_text(self) -> str:
        return "" if self.target is None else f"objectif {show_number(self.target)}"

    @property
    def _highest(self) -> int:
        values = [value for _, value in self.points]
        return max([*values, self.target or 0, self.forecast[1] if self.forecast else 0, 1])

    @property
    def _top(self) -> int:
        step = axis_step(self._highest)
        return -(-self._highest // step) * step

    def _fraction(self, day: date) -> float:
        return (day - self.start).days / max(1, (self.end - self.start).days)

    def _x(self, day: date) -> str:
        return f"{100 * self._fraction(day):.2f}"

    def _y(self, value: int) -> str:
        return f"{100 - 100 * value / self._top:.2f}"


def axis_step(highest: int) -> int:
    """The round step (1, 2 or 5 times a power of ten) that draws a few lines up to the highest value."""
    power = 1
    while True:
        for factor in (1, 2, 5):
            if highest <= factor * power * (AXIS_LINES - 1):
                return factor * power
        power *= 10


def _part(value: float, full: float) -> str:
    return f"{min(100.0, 100 * value / full):.2f}" if full else "0"
