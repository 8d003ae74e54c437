"""Who reads the figures: the programme's workers open the rows; officials see figures without their small cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from bonrelais.core.figures.indicators import Figure
from bonrelais.core.figures.rows import OutcomeRow, ProjectRow, VisitRow
from bonrelais.core.figures.secrecy import withhold_parts, withhold_share, withhold_sum
from bonrelais.impact.choice import Choice
from bonrelais.impact.indicators import PUBLIC, PublicIndicator

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

    def parts(self, counts: Sequence[int]) -> tuple[int | None, ...]:
        """The parts of a total that is shown beside them."""
        return withhold_parts(counts) if self.is_official else tuple(counts)

    def sums(self, counts: Sequence[int], companies: Sequence[int]) -> tuple[int | None, ...]:
        """The parts of a total of what companies make (projects): too few companies withhold theirs."""
        kept = self.parts(companies)
        return tuple(None if told is None else count for count, told in zip(counts, kept, strict=True))

    def shares(self, counts: Sequence[int], whole: int) -> tuple[int | None, ...]:
        """Parts that overlap, of a whole that is shown."""
        return tuple(withhold_share(count, whole) if self.is_official else count for count in counts)

    def show(self, figure: AnyFigure) -> Shown:
        public = public_of(figure)
        companies = len({row.company_id for row in figure.count.rows})
        value = withhold_sum(figure.value, companies) if self.is_official else figure.value
        if value is None:
            return Shown(WITHHELD, None)
        return Shown(public.show(value), value, self.address(public.code))


def public_of(figure: AnyFigure) -> PublicIndicator:
    return next(public for public in PUBLIC.values() if public.core.code == figure.indicator.code)
