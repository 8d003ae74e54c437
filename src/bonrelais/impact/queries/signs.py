"""What shows that a business met serves a priority: subjects raised, needs found, crafts, perimeters. One query."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Case, F, Q, When
from django.db.models.functions import Coalesce

from bonrelais.core.facts import FactCode, Grade
from bonrelais.core.figures.periods import AsOf, Period
from bonrelais.core.figures.priorities import PriorityRule as Rule
from bonrelais.core.figures.priorities import VisitTraits, priorities_served
from bonrelais.directory.choices import FactSource
from bonrelais.directory.models import FactLearnt, PerimeterHit
from bonrelais.impact.queries.columns import NO_DAY, NO_KEY, NO_TEXT, key, kind, text
from bonrelais.impact.queries.joins import Join, Joins, Stood, joins_at, links_of
from bonrelais.impact.terms import Frame, PriorityTerms
from bonrelais.needs.choices import NeedEnd
from bonrelais.needs.models import Need
from bonrelais.programmes.choices import PriorityRule
from bonrelais.programmes.models import Priority, Programme
from bonrelais.visits.models import SubjectRaised, VisitVersion

SUBJECT, NEED, CRAFTS, PERIMETER, JOIN = "subject", "need", "crafts", "perimeter", "join"
_STRENGTH: Final = {source.value: rank for rank, source in enumerate(FactSource)}


class Sign(NamedTuple):
    """`key` is a visit (subject), a company (need, crafts) or an establishment (perimeter); `id` the row's own."""

    kind: str
    id: str
    key: str
    names: str | None
    on: date | None
    recorded_at: datetime
    ended_at: datetime | None
    text: str
    source: str

    def holds(self, as_of: AsOf) -> bool:
        return as_of.knows(self.recorded_at) and not as_of.knows(self.ended_at)


def _read_signs(programme: Programme) -> Iterable[Sign]:
    subjects = SubjectRaised.objects.filter(visit__programme=programme).values_list(
        kind(SUBJECT), key("id"), key("visit_id"), key("priority_id"), NO_DAY, "recorded_at", "withdrawn_at",
        NO_TEXT, NO_TEXT,
    )  # fmt: skip
    themes = Priority.objects.filter(programme=programme, theme__isnull=False).values("theme_id")
    # A need found by mistake, or at a visit since cancelled, shows nothing any more.
    undone_at = Case(When(end=NeedEnd.MISTAKEN, then=F("ended_at")), default=F("visit__cancelled_at"))
    needs = Need.objects.filter(Q(theme__in=themes) | Q(theme__parent__in=themes), programme=programme).values_list(
        kind(NEED), key("id"), key("company_id"), key("theme_id"), "found_on", "recorded_at", undone_at,
        NO_TEXT, NO_TEXT,
    )  # fmt: skip
    crafts = FactLearnt.objects.filter(programme=programme, code=FactCode.REGISTRATION_CRAFTS).values_list(
        kind(CRAFTS), key("id"), key("company_id"), NO_KEY, "learnt_on", "recorded_at", "withdrawn_at",
        text("value"), text("source"),
    )  # fmt: skip
    visited = VisitVersion.objects.filter(visit__programme=programme).values("establishment_id")
    joined = links_of(programme)
    seen = Q(establishment__in=visited)
    seen |= Q(establishment__in=joined.values("earlier")) | Q(establishment__in=joined.values("later"))
    hits = PerimeterHit.objects.filter(seen, perimeter__programme=programme).values_list(
        kind(PERIMETER), key("id"), key("establishment_id"), NO_KEY, NO_DAY, "recorded_at",
        Coalesce("ended_at", "perimeter__retired_at"), text("perimeter__kind"), NO_TEXT,
    )  # fmt: skip
    # A join says the two places, each by its company, where the others say theirs.
    joins = joined.values_list(
        kind(JOIN), key("earlier__company_id"), key("earlier_id"), key("later__company_id"), NO_DAY, "recorded_at",
        "undone_at", text("moved"), text("later_id"),
    )  # fmt: skip
    return (Sign(*row) for row in subjects.union(needs, crafts, hits, joins, all=True))


@dataclass(slots=True)
class Signs:
    """What was known by the day asked; needs are those found in the period."""

    rules: tuple[Rule, ...]
    subjects: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    needs: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    perimeters: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    crafts: dict[str, Sign] = field(default_factory=dict)

    def add(self, sign: Sign, codes: dict[str, str]) -> None:
        if sign.kind == SUBJECT and sign.names in codes:
            self.subjects[sign.key].add(codes[sign.names])
        elif sign.kind == NEED:
            self.needs[sign.key].add(str(sign.names))
        elif sign.kind == PERIMETER:
            self.perimeters[sign.key].add(sign.text)
        elif sign.kind == CRAFTS:
            self._add_crafts(sign)

    def _add_crafts(self, sign: Sign) -> None:
        """The newest of the best source."""
        held = self.crafts.get(sign.key)
        if held is None or _weight(sign) > _weight(held):
            self.crafts[sign.key] = sign

    def served(self, visit_id: str, company_id: str, establishment_id: str, *, is_crafts: bool) -> dict[str, str]:
        """The codes of the priorities served, with why."""
        fact = self.crafts.get(company_id)
        declared = fact is not None and json.loads(fact.text) == Grade.REGISTERED
        traits = VisitTraits(
            zones=frozenset(self.perimeters.get(establishment_id, ())),
            themes=frozenset(self.needs.get(company_id, ())),
            subjects=frozenset(self.subjects.get(visit_id, ())),
            crafts=Grade.REGISTERED if is_crafts or declared else None,
        )
        return priorities_served(self.rules, traits)


def _weight(sign: Sign) -> tuple[int, date, datetime]:
    return _STRENGTH.get(sign.source, -1), sign.on or date.min, sign.recorded_at


def read_signs(programme: Programme, frame: Frame, period: Period, as_of: AsOf) -> tuple[Signs, Joins]:
    """With the joins that held: they are read by the same query, and signs stand where they say."""
    signs = Signs(tuple(_rule(priority) for priority in frame.priorities))
    codes = {priority.id: priority.code for priority in frame.priorities}
    lines = list(_read_signs(programme))
    joins = joins_at(as_of, (_join(line) for line in lines if line.kind == JOIN))
    for sign in lines:
        is_outside = sign.kind == NEED and (sign.on is None or not period.holds(sign.on))
        if sign.holds(as_of) and not is_outside:
            signs.add(_where_it_stood(sign, joins), codes)
    return signs, joins


def _join(line: Sign) -> Join:
    """Read back from the columns it was put in."""
    entered, register = Stood(line.id, line.key), Stood(str(line.names), line.source)
    keys: dict[str, list[str]] = json.loads(line.text)
    moved = tuple(UUID(one) for held in keys.values() for one in held)
    return Join(entered, register, moved, line.recorded_at, line.ended_at)


def _where_it_stood(sign: Sign, joins: Joins) -> Sign:
    return sign._replace(key=joins.company_of(sign.id, sign.key)) if sign.kind in {NEED, CRAFTS} else sign


def _rule(priority: PriorityTerms) -> Rule:
    return Rule(
        code=priority.code,
        label=priority.label,
        zones=frozenset([priority.perimeter_kind] if priority.rule is PriorityRule.PERIMETER else []),
        themes=frozenset(map(str, priority.themes)) if priority.rule is PriorityRule.SUBJECT_OR_THEME else frozenset(),
        subjects=frozenset([priority.code] if priority.rule is PriorityRule.SUBJECT_OR_THEME else []),
        is_for_crafts=priority.rule is PriorityRule.CRAFTS,
    )
