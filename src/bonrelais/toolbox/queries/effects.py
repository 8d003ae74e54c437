"""What a version of a tool changes: whom it newly concerns, whom no longer, which proposals hold no more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

import numpy as np

from bonrelais.core.french import count
from bonrelais.core.rules.columns.lists import verdicts
from bonrelais.core.rules.columns.reading import Reading
from bonrelais.core.rules.columns.tables import NO
from bonrelais.core.rules.columns.values import Mask
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.requirements import Strength, ToolRule
from bonrelais.directory.queries import ListRow, listed_rows
from bonrelais.foundation import clock
from bonrelais.programmes.scope import Scope
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import access
from bonrelais.toolbox.choices import ProposalState
from bonrelais.toolbox.models import ProposalStage, ToolVersion
from bonrelais.toolbox.queries.reach import Reach, ReachBasis, reach_ground
from bonrelais.toolbox.queries.versions import former_of, rule_of
from bonrelais.toolbox.reaching import Change

WAITING: Final = (ProposalState.PROPOSED, ProposalState.APPLIED)
"""The states of a proposal that nobody settled yet: what it rests on still matters."""
NEWS_DAYS: Final = 30
MOST_NEWS: Final = 5


@dataclass(frozen=True, slots=True)
class ToReview:
    """A live proposal that the version excludes today, with the condition that says no."""

    stage: ProposalStage
    place: UUID
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class Effects:
    """A version against the one before it, both read today. Without one before, whom it concerns is new.

    `unread`: live proposals of businesses that no list holds any more (closed, under partial diffusion, gone).
    """

    version: ToolVersion
    former: ToolVersion | None
    reach: Reach
    new: Mask
    gone: Mask
    to_review: Sequence[ToReview]
    unread: int

    @property
    def new_sure(self) -> int:
        return int(np.count_nonzero(self.new[self.reach.lists.sure]))

    @property
    def new_to_ask(self) -> int:
        return int(np.count_nonzero(self.new[self.reach.lists.to_ask]))

    @property
    def new_count(self) -> int:
        return int(np.count_nonzero(self.new))

    @property
    def told(self) -> str:
        """« 86 entreprises nouvelles, 3 propositions à revoir »."""
        new = count(self.new_count, "entreprise nouvelle", "entreprises nouvelles")
        review = count(len(self.to_review), "proposition à revoir", "propositions à revoir")
        return f"{new}, {review}" if self.to_review else new

    @property
    def gone_count(self) -> int:
        return int(np.count_nonzero(self.gone))

    @property
    def gone_reasons(self) -> Sequence[tuple[str, str, int]]:
        """Key, sentence and count of each condition that excludes those gone, in the tool's order."""
        counted = ((key, int(np.count_nonzero(self.gone[rows]))) for key, rows in self.reach.lists.excluded.items())
        return [(key, self.reach.sentences[key], number) for key, number in counted if number]


def changed_by(ground: ReachBasis, version: ToolVersion, former: ToolVersion | None, change: Change) -> Mask:
    """The businesses that a version newly concerns, or no longer does."""
    reading = ground.reading(version.tool_id)
    now = ground.reach(version, reading).concerned
    before = np.zeros_like(now) if former is None else ground.reach(former, reading).concerned
    return now & ~before if change is Change.NEW else before & ~now


def effects_of(scope: Scope, version: ToolVersion, former: ToolVersion | None, *, on: date) -> Effects:
    """Three queries at most once the population is kept."""
    ground = reach_ground(scope, [one for one in (version, former) if one is not None], on=on)
    return _effects(ground, version, former, _waiting(scope, [version.tool_id]).get(version.tool_id, []))


def _effects(
    ground: ReachBasis, version: ToolVersion, former: ToolVersion | None, stages: Sequence[ProposalStage]
) -> Effects:
    reading = ground.reading(version.tool_id)
    reach = ground.reach(version, reading)
    now = reach.concerned
    before = np.zeros_like(now) if former is None else ground.reach(former, reading).concerned
    places = {place: row for row, place in enumerate(ground.population.ids)}
    held = [(stage, row) for stage in stages if (row := places.get(stage.proposal.establishment_id)) is not None]
    return Effects(
        version=version,
        former=former,
        reach=reach,
        new=now & ~before,
        gone=before & ~now,
        to_review=_to_review(reach, rule_of(version), reading, held),
        unread=len(stages) - len(held),
    )


def _waiting(scope: Scope, tools: Iterable[UUID]) -> dict[UUID, list[ProposalStage]]:
    """The live proposals of each tool, newest first."""
    rows = ProposalStage.objects.filter(
        proposal__programme_id=scope.programme_id,
        proposal__tool__in=list(tools),
        state__in=WAITING,
        replaced_at__isnull=True,
    ).select_related("proposal__need__theme__parent")
    found: dict[UUID, list[ProposalStage]] = {}
    for row in rows.order_by("-since_on", "-recorded_at", "-id"):
        found.setdefault(row.proposal.tool_id, []).append(row)
    return found


def _to_review(
    reach: Reach, rule: ToolRule, reading: Reading, held: Sequence[tuple[ProposalStage, int]]
) -> list[ToReview]:
    """Each proposal, with the row of its business, is read with the themes of its own need: the same ones at once."""
    by_themes: dict[frozenset[str] | None, list[tuple[ProposalStage, int]]] = {}
    for pair in held:
        by_themes.setdefault(_themes(pair[0]), []).append(pair)
    found: dict[UUID, str] = {}
    for themes, pairs in by_themes.items():
        rows = np.array([row for _, row in pairs], np.int32)
        asked = Reading(reading.frame.take(rows), Context(reading.context.day, themes=themes))
        for (stage, _), key in zip(pairs, _failing(rule, asked), strict=True):
            if key:
                found[stage.id] = reach.sentences[key]
    return [ToReview(one, one.proposal.establishment_id, found[one.id]) for one, _ in held if one.id in found]


def _themes(stage: ProposalStage) -> frozenset[str] | None:
    need = stage.proposal.need
    if need is None:
        return None
    return frozenset(theme.code for theme in (need.theme, need.theme.parent) if theme is not None)


def _failing(rule: ToolRule, reading: Reading) -> list[str]:
    """The key of the first condition that says no to each business, blank where none does."""
    keys = [""] * reading.frame.size
    excluded = verdicts(rule, reading) == NO
    for requirement in rule.requirements:
        if requirement.strength is Strength.ELIGIBILITY:
            fails = excluded & (reading.requirement(requirement) == NO)
            for row in np.flatnonzero(fails).tolist():
                keys[row] = keys[row] or requirement.key
    return keys


def lines_to_review(seat: Seat, effects: Effects) -> list[tuple[ToReview, ListRow]]:
    """The proposals to review, each with its business as lists show it; in one query."""
    named = listed_rows(seat, {one.place for one in effects.to_review})
    return [(one, named[one.place]) for one in effects.to_review if one.place in named]


@dataclass(frozen=True, slots=True)
class News:
    """The versions lately published, newest first, and how many are not shown."""

    effects: Sequence[Effects]
    others: int


def news(seat: Seat, *, on: date) -> News:
    """Of the last thirty days, the versions in force alone; four queries once the population is kept."""
    since = clock.start_of(on - timedelta(days=NEWS_DAYS))
    recent = ToolVersion.objects.filter(
        tool__in=access.visible_tools(seat).filter(withdrawn_at__isnull=True),
        published_at__gte=since,
        superseded_at__isnull=True,
    )
    rows = ToolVersion.objects.filter(tool__in=recent.values("tool"), published_at__isnull=False)
    versions: dict[UUID, list[ToolVersion]] = {}
    for row in rows.select_related("tool").order_by("number", "id"):
        versions.setdefault(row.tool_id, []).append(row)
    last = sorted((of_tool[-1] for of_tool in versions.values()), key=_age)
    shown = last[:MOST_NEWS]
    if not shown:
        return News((), 0)
    tools = [one.tool_id for one in shown]
    read = [one for tool in tools for one in versions[tool]]
    ground, waiting = reach_ground(seat, read, on=on), _waiting(seat, tools)
    told = [_effects(ground, one, former_of(versions[one.tool_id], one), waiting.get(one.tool_id, [])) for one in shown]
    return News(told, len(last) - len(shown))


def _age(version: ToolVersion) -> tuple[float, str]:
    """Newest first."""
    published = version.published_at
    return (-published.timestamp() if published is not None else 0.0, str(version.id))


def has_news(seat: Seat, *, on: date) -> bool:
    since = clock.start_of(on - timedelta(days=NEWS_DAYS))
    tools = access.visible_tools(seat).filter(withdrawn_at__isnull=True)
    return ToolVersion.objects.filter(tool__in=tools, published_at__gte=since, superseded_at__isnull=True).exists()
