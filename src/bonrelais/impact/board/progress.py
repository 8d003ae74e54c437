"""A target on screen: what is done, the pace, the pace needed, where it should end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from bonrelais.core.figures.counting import Count
from bonrelais.core.figures.forecast import Progress, measure_progress
from bonrelais.core.figures.periods import Period
from bonrelais.core.figures.rows import VisitRow
from bonrelais.core.french import show_day
from bonrelais.impact.terms import TargetTerms
from bonrelais.ui import charts
from bonrelais.ui.french import number


@dataclass(frozen=True, slots=True)
class TargetProgress:
    """`measured` is what the core tells; the rest says it."""

    target: TargetTerms
    measured: Progress
    as_of: date

    @property
    def recent(self) -> str:
        return _a_week(self.measured.recent_per_week)

    @property
    def needed(self) -> str:
        return "" if self.measured.is_reached else _a_week(self.measured.needed_per_week)

    @property
    def is_over(self) -> bool:
        return self.as_of >= self.target.period.end

    @property
    def projection(self) -> str:
        return "" if self.is_over or self.measured.projection is None else str(self.measured.projection)

    @property
    def ends(self) -> str:
        return show_day(self.target.period.end)

    @property
    def bar(self) -> charts.Progress:
        return charts.Progress(self.measured.done, self.measured.target, self.forecast)

    @property
    def forecast(self) -> tuple[int, int] | None:
        projection = self.measured.projection
        return None if self.is_over or projection is None else (projection.low, projection.high)


def progress_of(target: TargetTerms, met: Count[VisitRow], as_of: date) -> TargetProgress:
    """Of the rows that the target's scope holds; `met` is counted over the target's period."""
    days = [row.held_on for row in met.rows if target.scope.holds(row)]
    return TargetProgress(target, measure_progress(days, target.value, target.period, as_of), as_of)


def _a_week(pace: Fraction | None) -> str:
    return "" if pace is None else f"{number(float(pace))} par semaine"


def curve_of(met: Count[VisitRow], period: Period, as_of: date, progress: TargetProgress | None) -> charts.LineChart:
    """Met so far at the end of each week (each month over a long period)."""
    until = min(period.end, as_of)
    points = tuple(_points([row.held_on for row in met.rows], period, until))
    last = points[-1][1] if points else 0
    forecast = progress.forecast if progress else None
    aim = progress.measured.target if progress else None
    said = f"Entreprises rencontrées, cumul : {last} au {show_day(until)}"
    said += f", entre {forecast[0]} et {forecast[1]} au {show_day(period.end)}" if forecast else ""
    said += f", objectif {aim}" if aim else ""
    return charts.LineChart(said, period.start, period.end, points, aim, forecast)


def _points(days: Sequence[date], period: Period, until: date) -> Iterable[tuple[date, int]]:
    step = timedelta(days=7 if period.days <= 400 else 28)
    ordered = sorted(days)
    done, day = 0, period.start
    while day <= until:
        while done < len(ordered) and ordered[done] <= day:
            done += 1
        yield day, done
        day = until if day < until < day + step else day + step
