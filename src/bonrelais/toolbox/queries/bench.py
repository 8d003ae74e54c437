"""The test bench of a tool being written: whom the criteria on screen concern, and what changes from those in force."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Self
from uuid import UUID

import numpy as np

from bonrelais.core.facts import FactSheet
from bonrelais.core.rules.columns.lists import Counts, count_all
from bonrelais.core.rules.columns.reading import Reading
from bonrelais.core.rules.columns.tables import NO
from bonrelais.core.rules.context import Context, Labels, ManualDecision
from bonrelais.core.rules.criteria.manual import MANUAL_PREFIX
from bonrelais.core.rules.explain import Explanation, explain_all
from bonrelais.core.rules.requirements import Requirement, Strength, ToolRule
from bonrelais.directory import access as directory_access
from bonrelais.directory.facts_catalogue import find_fact
from bonrelais.directory.masking import NAME_WITHHELD, shown_name
from bonrelais.directory.models import Establishment
from bonrelais.directory.queries import fact_sheets
from bonrelais.directory.queries.mark import present_mark
from bonrelais.directory.queries.population import population_at
from bonrelais.foundation import clock
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.models import ManualDecision as DecisionRow
from bonrelais.toolbox.models import Tool, ToolVersion
from bonrelais.toolbox.queries.named import Names, named, names_in
from bonrelais.toolbox.queries.reach import Reach, reach_of_rule, reading_of
from bonrelais.toolbox.queries.shapes import reason_lines
from bonrelais.toolbox.queries.versions import rule_of
from bonrelais.ui.parts import Reason

MOST_BARS: Final = 6
MOST_NAMES: Final = 5


@dataclass(frozen=True, slots=True)
class Tally:
    """How many businesses of the programme are sure, to ask, excluded."""

    sure: int
    to_ask: int
    excluded: int

    @property
    def population(self) -> int:
        return self.sure + self.to_ask + self.excluded


@dataclass(frozen=True, slots=True)
class Share:
    """A fact to ask, or a condition that excludes, and of how many businesses; `key` is the condition's line."""

    label: str
    number: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A business in a word: its name as it may be shown, and its commune."""

    id: UUID
    name: str
    commune: str

    @classmethod
    def of(cls, row: Establishment) -> Self:
        name = shown_name(row.display_name, is_partial=row.is_partial, legal_form=row.company.legal_form)
        return cls(row.id, name or NAME_WITHHELD, str(row.commune))


@dataclass(frozen=True, slots=True)
class Bench:
    """`before`: with the version in force, None without one. `shut`: the lines that, alone, exclude everyone."""

    now: Tally
    before: Tally | None
    asked: Sequence[Share]
    reasons: Sequence[Share]
    shut: Sequence[str]
    sure: Sequence[Place]
    to_ask: Sequence[Place]


@dataclass(frozen=True, slots=True)
class Trial:
    """What the criteria on screen say of one business, and why."""

    place: Place
    explanation: Explanation
    reasons: Sequence[Reason]

    @property
    def asked(self) -> int:
        return len(self.explanation.missing)


@dataclass(frozen=True, slots=True)
class OnScreen:
    """The criteria as typed, the words of their codes, and what people decided of the tool's manual conditions."""

    tool: Tool
    requirements: tuple[Requirement, ...]
    labels: Labels
    decided: Mapping[UUID, Mapping[str, ManualDecision]]

    @classmethod
    def of(cls, seat: Seat, tool: Tool, requirements: Sequence[Requirement], labels: Labels) -> Self:
        return cls(tool, tuple(requirements), labels, _decided(seat, tool))

    @property
    def rule(self) -> ToolRule:
        return ToolRule(str(self.tool.id), self.requirements, self.labels)


def bench_of(seat: Seat, asked: OnScreen, *, present: ToolVersion | None) -> Bench:
    """Today's businesses under the criteria, in a few milliseconds once the population is kept."""
    on = clock.today()
    decisions = {
        company: {words: decision.is_met for words, decision in decided.items()}
        for company, decided in asked.decided.items()
    }
    population = population_at(seat.programme_id, on, present_mark(seat.programme_id))
    reading = reading_of(population, decisions)
    reach = reach_of_rule(population, asked.rule, reading)
    before = [] if present is None else count_all([rule_of(present)], reading)
    sure, to_ask = _named(reach.ids(reach.lists.sure[:MOST_NAMES]), reach.ids(reach.lists.to_ask[:MOST_NAMES]))
    return Bench(
        now=_tally(reach.counts),
        before=_tally(before[0]) if before else None,
        asked=_asked(reach, names_in([asked.labels])),
        reasons=_reasons(reach),
        shut=_shut(reading, asked.requirements),
        sure=sure,
        to_ask=to_ask,
    )


def _tally(counts: Counts) -> Tally:
    return Tally(counts.sure, counts.to_ask, sum(counts.excluded.values()))


def _asked(reach: Reach, names: Names) -> list[Share]:
    """Each fact to ask, of how many businesses, the most asked first."""
    numbers: Counter[str] = Counter()
    for codes, number in Counter(reach.lists.missing.values()).items():
        for code in codes:
            numbers[code] += number
    told = [Share(named(fact_words(code), names), number) for code, number in numbers.items()]
    return _first(told, "Autres questions")


def _reasons(reach: Reach) -> list[Share]:
    """Each condition that is the first to fail, for how many businesses, the most frequent first."""
    told = [Share(reach.sentences[key], number, key) for key, number in reach.counts.excluded.items() if number]
    return _first(told, "Autres raisons")


def _first(shares: Sequence[Share], rest: str) -> list[Share]:
    ordered = sorted(shares, key=lambda one: (-one.number, one.label))
    if len(ordered) <= MOST_BARS:
        return ordered
    return [*ordered[: MOST_BARS - 1], Share(rest, sum(one.number for one in ordered[MOST_BARS - 1 :]))]


def fact_words(code: str) -> str:
    """What a fact to ask is called: its label, or a manual condition's own words."""
    known = find_fact(code)
    return code.removeprefix(MANUAL_PREFIX) if known is None else known.label


def _shut(reading: Reading, requirements: Sequence[Requirement]) -> list[str]:
    decisive = [one for one in requirements if one.strength is Strength.ELIGIBILITY]
    return [one.key for one in decisive if reading.frame.size and bool(np.all(reading.requirement(one) == NO))]


def _named(*lists: Sequence[UUID]) -> list[list[Place]]:
    """Businesses by their ids, in their order: one query for all the lists."""
    wanted = [key for keys in lists for key in keys]
    rows = Establishment.objects.filter(pk__in=wanted).select_related("company", "commune")
    found = {row.id: Place.of(row) for row in rows.order_by("id")} if wanted else {}
    return [[found[key] for key in keys if key in found] for keys in lists]


def trials(seat: Seat, establishments: Sequence[UUID], asked: OnScreen) -> list[Trial]:
    """The businesses tried, in the order given; one that may not be opened here is left out."""
    if not establishments:
        return []
    on = clock.today()
    visible = directory_access.visible_establishments(seat).filter(pk__in=establishments)
    sheets = fact_sheets(seat, visible, on=on)
    rule = asked.rule
    found = {row.id: _trial(row, sheet, rule, asked.decided.get(row.company_id, {}), on) for row, sheet in sheets}
    return [found[key] for key in establishments if key in found]


def _trial(
    place: Establishment, sheet: FactSheet, rule: ToolRule, decided: Mapping[str, ManualDecision], on: date
) -> Trial:
    activities = {"rev2": place.activity, "2025": place.activity_2025}
    own = {f"{version}:{row.code}": row.label for version, row in activities.items() if row and row.label}
    context = Context(day=on, labels={**own, **(rule.labels or {})})
    (explanation,) = explain_all([rule], sheet, context, {rule.key: decided})
    return Trial(Place.of(place), explanation, reason_lines(explanation, names_in([rule.labels])))


def _decided(seat: Seat, tool: Tool) -> dict[UUID, dict[str, ManualDecision]]:
    """By company: those of the tool, whichever version asked, the newest last."""
    rows = DecisionRow.objects.filter(
        programme_id=seat.programme_id, version__tool=tool, withdrawn_at__isnull=True
    ).select_related("decided_by")
    decided: dict[UUID, dict[str, ManualDecision]] = {}
    for row in rows.order_by("recorded_at", "id"):
        answer = ManualDecision(row.is_met, row.decided_by.name, row.decided_on)
        decided.setdefault(row.company_id, {})[row.words] = answer
    return decided
