"""The three lists of a tool, narrowed by an adviser's filters, and a page of one of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from bonrelais.core.days import add_months
from bonrelais.core.rules.columns.lists import Rows
from bonrelais.core.rules.columns.values import Mask
from bonrelais.directory.models import Acquaintance
from bonrelais.directory.queries import ListRow, filtered, listed_rows
from bonrelais.foundation.pagination import PAGE_SIZE, Page, page_number
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.choices import ProposalState
from bonrelais.toolbox.models import Proposal, ProposalStage, ToolVersion
from bonrelais.toolbox.queries.asked import asked_in_words, asked_words
from bonrelais.toolbox.queries.reach import Reach
from bonrelais.toolbox.reaching import LONG_AGO, ReachFilters, Tab


@dataclass(frozen=True, slots=True, eq=False)
class Narrowed:
    """What filters leave of a reach, in its order. `alone`: the facts that are all there is to ask, with how many."""

    reach: Reach
    sure: Rows
    to_ask: Rows
    excluded: Mapping[str, Rows]
    alone: Sequence[tuple[str, int]]

    @property
    def reasons(self) -> Sequence[tuple[str, str, int]]:
        """Key, sentence and count of each condition that excludes somebody, in the tool's order."""
        told = ((key, self.reach.sentences[key], len(rows)) for key, rows in self.excluded.items())
        return [one for one in told if one[2]]

    @property
    def left(self) -> Mapping[Tab, int]:
        excluded = sum(len(rows) for rows in self.excluded.values())
        return {Tab.SURE: len(self.sure), Tab.TO_ASK: len(self.to_ask), Tab.EXCLUDED: excluded}

    def of(self, tab: Tab, reason: str = "") -> Rows:
        """Of one list; among the excluded, those of one reason, none without a reason."""
        match tab:
            case Tab.SURE:
                return self.sure
            case Tab.TO_ASK:
                return self.to_ask
            case Tab.EXCLUDED:
                return self.excluded.get(reason, np.empty(0, np.intp))

    def questions(self, row: int) -> tuple[str, ...]:
        return self.reach.lists.missing.get(row, ())


@dataclass(frozen=True, slots=True)
class ReachLine:
    """A business of one of the lists; `asked`: what is to ask, in words; `state`: how far the tool went."""

    row: ListRow
    asked: str
    state: ProposalState | None


def narrowed(seat: Seat, reach: Reach, filters: ReachFilters, version: ToolVersion, changed: Mask | None) -> Narrowed:
    """A query for the filters of the list of businesses, one for visits, one for proposals: as asked.

    `changed`: the businesses that the version's change asked for keeps, None when none is asked.
    """
    keep = np.ones(len(reach.population.ids), np.bool_) if changed is None else changed
    if filters.of_directory.active or filters.q:
        listed = set(filtered(seat, filters.of_directory).values_list("id", flat=True))
        keep = keep & _mask([place in listed for place in reach.population.ids])
    keep = keep & _met(seat, reach, filters) & _proposed(seat, reach, filters, version.tool_id)
    lists = reach.lists
    to_ask = lists.to_ask[keep[lists.to_ask]]
    alone = Counter(lists.missing[row][0] for row in to_ask.tolist() if len(lists.missing[row]) == 1)
    if filters.question:
        wanted = (filters.question,)
        to_ask = to_ask[_mask([lists.missing[row] == wanted for row in to_ask.tolist()])]
    return Narrowed(
        reach=reach,
        sure=lists.sure[keep[lists.sure]],
        to_ask=to_ask,
        excluded={key: rows[keep[rows]] for key, rows in lists.excluded.items()},
        alone=sorted(alone.items(), key=lambda pair: (-pair[1], pair[0])),
    )


def _mask(kept: Sequence[bool]) -> Mask:
    return np.array(kept, np.bool_)


def _met(seat: Seat, reach: Reach, filters: ReachFilters) -> Mask:
    if len(filters.rencontre) not in {1, 2}:
        return np.ones(len(reach.population.ids), np.bool_)
    known = Acquaintance.objects.filter(programme=seat.programme_id).order_by("id")
    met = dict(known.values_list("company", "last_met_on"))
    since = add_months(reach.population.on, -LONG_AGO)
    days = [met.get(company) for company in reach.population.companies]
    kinds = ["non" if day is None else "recente" if day >= since else "ancienne" for day in days]
    return _mask([kind in filters.rencontre for kind in kinds])


def _proposed(seat: Seat, reach: Reach, filters: ReachFilters, tool: UUID) -> Mask:
    if len(filters.propose) != 1:
        return np.ones(len(reach.population.ids), np.bool_)
    rows = Proposal.objects.filter(programme_id=seat.programme_id, tool=tool).order_by("id")
    proposed = set(rows.values_list("company", flat=True))
    is_wanted = filters.propose == ("oui",)
    return _mask([(company in proposed) is is_wanted for company in reach.population.companies])


def page_of_reach(
    seat: Seat, found: Narrowed, filters: ReachFilters, version: ToolVersion, asked: str | None
) -> Page[ReachLine]:
    """Two queries; a page past the end gives the last one."""
    rows = found.of(filters.tab, filters.motif)
    number = min(page_number(asked), max(1, -(-len(rows) // PAGE_SIZE)))
    shown = rows[(number - 1) * PAGE_SIZE : number * PAGE_SIZE].tolist()
    population, words = found.reach.population, asked_words(version)
    named = listed_rows(seat, [population.ids[row] for row in shown])
    states = _states(seat, version.tool_id, [population.companies[row] for row in shown])
    lines = [
        ReachLine(
            named[population.ids[row]],
            asked_in_words(found.questions(row), words),
            states.get(population.companies[row]),
        )
        for row in shown
        if population.ids[row] in named
    ]
    return Page(rows=lines, number=number, total=len(rows))


def _states(seat: Seat, tool: UUID, companies: Sequence[UUID]) -> dict[UUID, ProposalState]:
    """How far a tool went in some companies, whatever the need; the newest says."""
    rows = ProposalStage.objects.filter(
        proposal__programme_id=seat.programme_id,
        proposal__tool=tool,
        proposal__company__in=companies,
        replaced_at__isnull=True,
    )
    told = rows.order_by("recorded_at", "id").values_list("proposal__company", "state")
    return {company: ProposalState(state) for company, state in told}
