"""The settings of a programme, in two queries: its agreements with their targets, and everything that names."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Concat

from bonrelais.core.figures.counting import COUNTED_MODES, CountingRule, MetUnit
from bonrelais.core.figures.periods import Period
from bonrelais.core.figures.rows import Membership, Scope, VisitMode
from bonrelais.impact.queries.columns import NO_DAY, NO_INSTANT, NO_KEY, NO_RANK, NO_TEXT, key, kind, text
from bonrelais.impact.terms import (
    AdviserTerms,
    AgreementTerms,
    CommuneStay,
    Frame,
    PriorityTerms,
    TakingPart,
    TargetTerms,
    ThemeTerms,
)
from bonrelais.programmes.choices import PriorityRule, TargetIndicator
from bonrelais.programmes.models import (
    Agreement,
    Priority,
    Programme,
    ProgrammeEpci,
    Sector,
    Theme,
)
from bonrelais.programmes.models import (
    Membership as Seating,
)
from bonrelais.territory.models import EpciMember

SECTOR, THEME, PRIORITY, EPCI, STAY, ADVISER = "sector", "theme", "priority", "epci", "stay", "adviser"


class Word(NamedTuple):
    """A line of the names read at once; each kind fills what it has."""

    kind: str
    key: str
    code: str
    label: str
    position: int
    parent: str | None
    rule: str
    detail: str
    since_on: date | None
    until_on: date | None
    recorded_at: datetime | None
    until_recorded_at: datetime | None


def _words(programme: Programme) -> Iterable[Word]:
    """Six small tables read as one: a page affords few queries."""
    sectors = Sector.objects.filter(programme=programme).values_list(
        kind(SECTOR), key("id"), text("code"), text("label"), "position", NO_KEY,
        NO_TEXT, NO_TEXT, NO_DAY, NO_DAY, NO_INSTANT, NO_INSTANT,
    )  # fmt: skip
    themes = Theme.objects.filter(programme=programme).values_list(
        kind(THEME), key("id"), text("code"), text("label"), "position", key("parent_id"),
        NO_TEXT, NO_TEXT, NO_DAY, NO_DAY, NO_INSTANT, NO_INSTANT,
    )  # fmt: skip
    priorities = Priority.objects.filter(programme=programme).values_list(
        kind(PRIORITY), key("id"), text("code"), text("label"), "position", key("theme_id"),
        text("rule"), text("perimeter_kind"), NO_DAY, NO_DAY, NO_INSTANT, NO_INSTANT,
    )  # fmt: skip
    joined = ProgrammeEpci.objects.filter(programme=programme)
    epcis = joined.values_list(
        kind(EPCI), key("epci_id"), text("epci__siren"), text("epci__name"), NO_RANK, NO_KEY,
        NO_TEXT, NO_TEXT, "joined_on", "left_on", "recorded_at", "left_recorded_at",
    )  # fmt: skip
    stays = EpciMember.objects.filter(epci__in=joined.values("epci")).values_list(
        kind(STAY), key("commune_id"), text("epci__siren"), text("commune__code"), NO_RANK, NO_KEY,
        NO_TEXT, NO_TEXT, "since_on", "until_on", NO_INSTANT, NO_INSTANT,
    )  # fmt: skip
    name = Concat("user__first_name", Value(" "), "user__last_name", output_field=TextField())
    advisers = Seating.objects.filter(programme=programme).values_list(
        kind(ADVISER), key("user_id"), NO_TEXT, name, NO_RANK, NO_KEY,
        NO_TEXT, text("organisation__short_name"), "since_on", "until_on", NO_INSTANT, NO_INSTANT,
    )  # fmt: skip
    return (Word(*row) for row in sectors.union(themes, priorities, epcis, stays, advisers, all=True))


@dataclass(slots=True)
class _Names:
    """Words sorted by their kind, in the order to show them."""

    by_kind: dict[str, list[Word]] = field(default_factory=lambda: defaultdict(list))

    def of(self, kind: str) -> list[Word]:
        return sorted(self.by_kind[kind], key=lambda word: (word.position, word.since_on or date.min, word.label))


def read_frame(programme: Programme) -> Frame:
    names = _Names()
    for word in _words(programme):
        names.by_kind[word.kind].append(word)
    themes = {word.key: word for word in names.of(THEME)}
    stays: dict[str, list[CommuneStay]] = defaultdict(list)
    for word in names.of(STAY):
        stays[word.key].append(CommuneStay(word.code, word.since_on, word.until_on))
    parts: dict[str, list[TakingPart]] = defaultdict(list)
    for word in names.of(EPCI):
        parts[word.code].append(_part(word))
    return Frame(
        sectors={word.code: word.label for word in names.of(SECTOR)},
        epcis={word.code: word.label for word in names.of(EPCI)},
        themes={one: ThemeTerms(word.label, _root(word, themes).code) for one, word in themes.items()},
        theme_labels={word.code: word.label for word in themes.values() if word.parent is None},
        priorities=tuple(_priority(word, themes) for word in names.of(PRIORITY)),
        advisers={word.key: AdviserTerms(word.label, word.detail) for word in names.of(ADVISER)},
        commune_codes={word.key: word.label for word in names.of(STAY)},
        stays={commune: tuple(found) for commune, found in stays.items()},
        taking_part={siren: tuple(found) for siren, found in parts.items()},
        memberships={siren: tuple(one.membership for one in found) for siren, found in parts.items()},
        agreements=tuple(_read_agreements(programme)),
    )


def _part(word: Word) -> TakingPart:
    if word.recorded_at is None:
        raise TypeError(f"{word.label} takes part without an instant")
    told = Membership(epci=word.code, joined_on=word.since_on, left_on=word.until_on)
    return TakingPart(told, word.recorded_at, word.until_recorded_at)


def _root(word: Word, themes: dict[str, Word]) -> Word:
    return word if word.parent is None else themes[word.parent]


def _priority(word: Word, themes: dict[str, Word]) -> PriorityTerms:
    held = {one for one, theme in themes.items() if word.parent is not None and word.parent in {one, theme.parent}}
    return PriorityTerms(word.key, word.code, word.label, PriorityRule(word.rule), word.detail, frozenset(held))


class _Line(NamedTuple):
    """An agreement and one of its targets; the last columns are None for an agreement without any."""

    id: str
    code: str
    name: str
    starts_on: date
    ends_on: date
    amount: int
    modes: list[str]
    unit: str
    before_joining: bool
    indicator: str | None
    target_starts_on: date
    target_ends_on: date
    value: int
    siren: str | None
    epci: str | None
    organisation_id: str | None
    organisation: str | None
    adviser_id: str | None
    adviser: str


def _lines(programme: Programme) -> QuerySet[Agreement, tuple[object, ...]]:
    adviser = Concat(
        "targets__adviser__first_name", Value(" "), "targets__adviser__last_name", output_field=TextField()
    )
    lines = Agreement.objects.filter(programme=programme)
    return lines.order_by("starts_on", "id", "targets__starts_on", "targets__id").values_list(
        key("id"), "code", "name", "starts_on", "ends_on", "amount_cents_per_year", "counted_modes", "counting_unit",
        "is_counting_before_joining", "targets__indicator", "targets__starts_on", "targets__ends_on", "targets__value",
        "targets__epci__siren", "targets__epci__name", key("targets__organisation_id"),
        "targets__organisation__short_name", key("targets__adviser_id"), adviser,
    )  # fmt: skip


def _read_agreements(programme: Programme) -> Iterable[AgreementTerms]:
    grouped: dict[str, list[_Line]] = defaultdict(list)
    for row in _lines(programme):
        line = _Line._make(row)
        grouped[line.id].append(line)
    for lines in grouped.values():
        first = lines[0]
        yield AgreementTerms(
            id=first.id,
            code=first.code,
            name=first.name,
            period=Period(first.starts_on, first.ends_on),
            amount_cents_per_year=first.amount,
            rule=CountingRule(
                modes=frozenset(map(VisitMode, first.modes)) or COUNTED_MODES,
                unit=MetUnit(first.unit),
                counts_before_joining=first.before_joining,
            ),
            targets=tuple(_target(line, line.indicator) for line in lines if line.indicator is not None),
        )


def _target(line: _Line, indicator: str) -> TargetTerms:
    return TargetTerms(
        indicator=TargetIndicator(indicator),
        period=Period(line.target_starts_on, line.target_ends_on),
        value=line.value,
        scope=Scope(epci=line.siren, adviser=line.adviser_id, organisation=line.organisation_id),
        label=line.epci or line.organisation or line.adviser.strip(),
    )
