"""From a tool to businesses: whom it surely serves, whom to ask something, whom it excludes and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import numpy as np

from bonrelais.core.facts import FactValue
from bonrelais.core.rules.columns.frame import Frame, amended
from bonrelais.core.rules.columns.lists import Counts, Rows, ThreeLists, three_lists
from bonrelais.core.rules.columns.reading import Reading
from bonrelais.core.rules.columns.values import Mask
from bonrelais.core.rules.context import Context, Labels
from bonrelais.core.rules.criteria.manual import MANUAL_PREFIX
from bonrelais.core.rules.requirements import ToolRule
from bonrelais.directory.queries.mark import Mark, present_mark
from bonrelais.directory.queries.population import Population, population_at
from bonrelais.programmes.scope import Scope
from bonrelais.toolbox.models import ManualDecision, ToolVersion
from bonrelais.toolbox.queries.sheets import sentence_of
from bonrelais.toolbox.queries.versions import manual_words, rule_of

Decisions = Mapping[UUID, Mapping[str, bool]]
"""What people decided of a tool's manual conditions: by company, then by the condition's words."""


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """The three lists of a tool over a programme's businesses, as rows of the population."""

    population: Population
    lists: ThreeLists
    sentences: Mapping[str, str]
    """Of each requirement that decides, by its key."""

    @property
    def counts(self) -> Counts:
        return self.lists.counts

    @property
    def concerned(self) -> Mask:
        """The businesses, of the whole population, that the tool does not exclude."""
        mask = np.zeros(len(self.population.ids), np.bool_)
        mask[self.lists.sure] = True
        mask[self.lists.to_ask] = True
        return mask

    def ids(self, rows: Rows) -> list[UUID]:
        return [self.population.ids[row] for row in rows.tolist()]


@dataclass(frozen=True, slots=True, eq=False)
class ReachBasis:
    """What the lists of some tools are read from: a programme's businesses on a day, and what people decided."""

    population: Population
    on: date
    decided: Mapping[UUID, Decisions]
    """By tool."""
    mark: Mark
    """What it is kept under: whatever else is kept may be asked under the same."""

    def reading(self, tool: UUID) -> Reading:
        """Of one tool's versions, whichever: they share what people decided."""
        return reading_of(self.population, self.decided.get(tool, {}))

    def reach(self, version: ToolVersion, reading: Reading | None = None) -> Reach:
        """A version of a tool, published or not."""
        rule = rule_of(version)
        lists = three_lists(rule, reading or self.reading(version.tool_id))
        return Reach(self.population, lists, _sentences(rule, version.labels))


def reach_ground(scope: Scope, versions: Iterable[ToolVersion], *, on: date) -> ReachBasis:
    """Once the population is kept, a query, and one more when a version leaves something to a person."""
    mark = present_mark(scope.programme_id)
    tools = {version.tool_id for version in versions if manual_words(version)}
    return ReachBasis(population_at(scope.programme_id, on, mark), on, _decisions(scope, tools) if tools else {}, mark)


def reach_of(scope: Scope, version: ToolVersion, *, on: date) -> Reach:
    """A version of a tool, published or not, with what people decided of its manual conditions."""
    return reach_ground(scope, [version], on=on).reach(version)


def reach_of_rule(population: Population, rule: ToolRule, reading: Reading) -> Reach:
    """Of a rule with its own labels, on a reading of the population."""
    return Reach(population, three_lists(rule, reading), _sentences(rule, rule.labels or {}))


def reading_of(population: Population, decisions: Decisions) -> Reading:
    """For several rules that share what people decided: what they have in common is looked at once."""
    return Reading(_with_decisions(population, decisions), Context(population.on))


def _sentences(rule: ToolRule, labels: Labels) -> dict[str, str]:
    return {one.key: sentence_of(one, labels) for one in rule.requirements}


def _decisions(scope: Scope, tools: Iterable[UUID]) -> dict[UUID, dict[UUID, dict[str, bool]]]:
    """As the matching of one business reads them: those of the tool, whichever version asked, the newest last."""
    rows = ManualDecision.objects.filter(
        programme_id=scope.programme_id, version__tool__in=list(tools), withdrawn_at__isnull=True
    )
    decided: dict[UUID, dict[UUID, dict[str, bool]]] = {}
    told = rows.order_by("recorded_at", "id").values_list("version__tool", "company", "words", "is_met")
    for tool, company, words, is_met in told:
        decided.setdefault(tool, {}).setdefault(company, {})[words] = is_met
    return decided


def _with_decisions(population: Population, decisions: Decisions) -> Frame:
    if not decisions:
        return population.frame
    changes: dict[str, dict[int, FactValue | None]] = {}
    for row, company in enumerate(population.companies):
        for words, is_met in decisions.get(company, {}).items():
            changes.setdefault(MANUAL_PREFIX + words, {})[row] = is_met
    return amended(population.frame, changes, size=population.frame.size)


def excluded_by_sentence(reach: Reach) -> dict[str, int]:
    """How many businesses each condition excludes, by its words, in the tool's order; those that exclude none apart."""
    told: dict[str, int] = {}
    for key, number in reach.counts.excluded.items():
        if number:
            told[reach.sentences[key]] = told.get(reach.sentences[key], 0) + number
    return told


def missing_of(reach: Reach) -> Sequence[tuple[int, tuple[str, ...]]]:
    """The rows to ask, best first, each with the facts it misses."""
    return [(row, reach.lists.missing[row]) for row in reach.lists.to_ask.tolist()]
