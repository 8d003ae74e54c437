"""Who reads the figures: the programme's workers open the rows; officials see figures that tell of no business."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from bonrelais.core.figures.indicators import Figure
from bonrelais.core.figures.periods import Period
from bonrelais.core.figures.rows import OutcomeRow, ProjectRow, VisitRow
from bonrelais.core.figures.secrecy import CELL_STEP, CENTS_STEP, publish_cell, publish_sum
from bonrelais.impact.choice import DAYS, Choice
from bonrelais.impact.indicators import PUBLIC, PublicIndicator
from bonrelais.impact.terms import TargetTerms
from bonrelais.programmes.choices import TargetIndicator

TARGETED: Final = {
    TargetIndicator.BUSINESSES_MET: "businesses_met",
    TargetIndicator.ACTION_PROJECTS: "action_projects",
    TargetIndicator.JOBS_MADE: "jobs_made",
}
"""The public code of what a target counts."""
WITHHELD: Final = "n. c."
"""« Non communiqué »: said in full under the figures."""
AnyFigure = Figure[VisitRow] | Figure[ProjectRow] | Figure[OutcomeRow]


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure on screen; `value` None where it is withheld."""

    text: str
    value: int | None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    choice: Choice
    is_official: bool
    has_links: bool = True
    """Paper has none."""

    def address(self, indicator: str, dimension: str = "", code: str = "") -> str:
        """Where the rows behind a figure, or one line of its breakdown, are; blank for who may not open them."""
        return self.narrowed(indicator, {dimension: code} if dimension else {})

    def narrowed(self, indicator: str, dimensions: Mapping[str, str]) -> str:
        if self.is_official or not self.has_links:
            return ""
        query = urlencode({**self.choice.query, **dimensions})
        return f"{reverse('impact:rows', args=[indicator])}?{query}"

    def rows_of(self, target: TargetTerms) -> str:
        """Where the rows that count towards a target are, over the target's own period."""
        scope = {"epci": target.scope.epci, "structure": target.scope.organisation, "conseillere": target.scope.adviser}
        named = {name: str(key) for name, key in scope.items() if key}
        return self.over(target.period, TARGETED[target.indicator], named)

    def over(self, period: Period, indicator: str, dimensions: Mapping[str, str]) -> str:
        """Where the rows behind a figure are over another period than the one shown."""
        days = {"periode": DAYS, "du": period.start.isoformat(), "au": period.end.isoformat()}
        return self.narrowed(indicator, days | dict(dimensions))

    def cell(self, count: int, companies: int | None = None) -> int | None:
        """A line of a breakdown, made by so many companies (as many as it counts when not said)."""
        return publish_cell(count, count if companies is None else companies) if self.is_official else count

    def show(self, figure: AnyFigure) -> Shown:
        public = public_of(figure)
        companies = len({row.company_id for row in figure.count.rows})
        value = publish_sum(figure.value, companies, step_of(public)) if self.is_official else figure.value
        if value is None:
            return Shown(WITHHELD, None)
        return Shown(public.show(value), value, self.address(public.code))


def step_of(public: PublicIndicator) -> int:
    """What a total is rounded to for officials: amounts and jobs tell of a business, how many there are does not."""
    if public.is_money:
        return CENTS_STEP
    return CELL_STEP if public.is_sum else 1


def public_of(figure: AnyFigure) -> PublicIndicator:
    return next(public for public in PUBLIC.values() if public.core.code == figure.indicator.code)
