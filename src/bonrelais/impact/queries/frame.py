"""The settings of a programme, in two queries: its agreements with their targets, and everything that names."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import CharField, DateField, IntegerField, QuerySet, UUIDField, Value
from django.db.models.functions import Cast, Concat

from bonrelais.core.figures.counting import COUNTED_MODES, CountingRule, MetUnit
from bonrelais.core.figures.periods import Period
from bonrelais.core.figures.rows import Key, Membership, Scope, VisitMode
from bonrelais.impact.terms import (
    AdviserTerms,
    AgreementTerms,
    CommuneStay,
    Frame,
    PriorityTerms,
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

NO_KEY: Final = Cast(Value(None), UUIDField())
NO_DAY: Final = Cast(Value(None), DateField())
NO_RANK: Final = Value(0, output_field=IntegerField())
NO_TEXT: Final = Cast(Value(""), CharField())
SECTOR, THEME, PRIORITY, EPCI, STAY, ADVISER = "sector", "theme", "priority", "epci", "stay", "adviser"


class Word(NamedTuple):
    """A line of the names read at once; each kind fills what it has."""

    kind: str
    key: UUID
    code: str
    label: str
    position: int
    parent: UUID | None
    rule: str
    detail: str
    since_on: date | None
    until_on: date | None


def _kind(name: str) -> Value:
    return Value(name, output_field=CharField())


def _words(programme: Programme) -> Iterable[Word]:
    """Six small tables read as one: a page affords few queries."""
    sectors = Sector.objects.filter(programme=programme).values_list(
        _kind(SECTOR), "id", "code", "label", "position", NO_KEY, NO_TEXT, NO_TEXT, NO_DAY, NO_DAY
    )
    themes = Theme.objects.filter(programme=programme).values_list(
        _kind(THEME), "id", "code", "label", "position", "parent_id", NO_TEXT, NO_TEXT, NO_DAY, NO_DAY
    )
    priorities = Priority.objects.filter(programme=programme).values_list(
        _kind(PRIORITY), "id", "code", "label", "position", "theme_id", "rule", "perimeter_kind", NO_DAY, NO_DAY
    )
    joined = ProgrammeEpci.objects.filter(programme=programme)
    epcis = joined.values_list(
        _kind(EPCI), "epci_id", "epci__siren", "epci__name", NO_RANK, NO_KEY, NO_TEXT, NO_TEXT, "joined_on", "left_on"
    )
    stays = EpciMember.objects.filter(epci__in=joined.values("epci")).values_list(
        _kind(STAY), "commune_id", "epci__siren", NO_TEXT, NO_RANK, NO_KEY, NO_TEXT, NO_TEXT, "since_on", "until_on"
    )
    name = Concat("user__first_name", Value(" "), "user__last_name", output_field=CharField())
    advisers = Seating.objects.filter(programme=programme).values_list(
        _kind(ADVISER), "user_id", NO_TEXT, name, NO_RANK, NO_KEY, NO_TEXT, "organisation__short_name", "since_on",
        "until_on",
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
    stays: dict[UUID, list[CommuneStay]] = defaultdict(list)
    for word in names.of(STAY):
        stays[word.key].append(CommuneStay(word.code, word.since_on, word.until_on))
    memberships: dict[str, list[Membership]] = defaultdict(list)
    for word in names.of(EPCI):
        memberships[word.code].append(Membership(epci=word.code, joined_on=word.since_on, left_on=word.until_on))
    return Frame(
        sectors={word.code: word.label for word in names.of(SECTOR)},
        epcis={word.code: word.label for word in names.of(EPCI)},
        themes={key: ThemeTerms(word.label, _root(word, themes).code) for key, word in themes.items()},
        theme_labels={word.code: word.label for word in themes.values() if word.parent is None},
        priorities=tuple(_priority(word, themes) for word in names.of(PRIORITY)),
        advisers={word.key: AdviserTerms(word.label, word.detail) for word in names.of(ADVISER)},
        stays={key: tuple(found) for key, found in stays.items()},
        memberships={siren: tuple(found) for siren, found in memberships.items()},
        agreements=tuple(_read_agreements(programme)),
    )


def _root(word: Word, themes: dict[UUID, Word]) -> Word:
    return word if word.parent is None else themes[word.parent]


def _priority(word: Word, themes: dict[UUID, Word]) -> PriorityTerms:
    held = {key for key, theme in themes.items() if word.parent is not None and word.parent in {key, theme.parent}}
    return PriorityTerms(word.key, word.code, word.label, PriorityRule(word.rule), word.detail, frozenset(held))


class _Line(NamedTuple):
    """An agreement and one of its targets; the last columns are None for an agreement without any."""

    id: UUID
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
    organisation_id: UUID | None
    organisation: str | None
    adviser_id: UUID | None
    adviser: str


def _lines(programme: Programme) -> QuerySet[Agreement, tuple[object, ...]]:
    adviser = Concat(
        "targets__adviser__first_name", Value(" "), "targets__adviser__last_name", output_field=CharField()
    )
    return (
        Agreement.objects.filter(programme=programme)
        .order_by("starts_on", "id", "targets__starts_on", "targets__id")
        .values_list(
            "id", "code", "name", "starts_on", "ends_on", "amount_cents_per_year", "counted_modes", "counting_unit",
            "counts_before_joining", "targets__indicator", "targets__starts_on", "targets__ends_on", "targets__value",
            "targets__epci__siren", "targets__epci__name", "targets__organisation_id",
            "targets__organisation__short_name", "targets__adviser_id", adviser,
        )
    )  # fmt: skip


def _read_agreements(programme: Programme) -> Iterable[AgreementTerms]:
    grouped: dict[UUID, list[_Line]] = defaultdict(list)
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
    organisation: Key | None = line.organisation_id
    return TargetTerms(
        indicator=TargetIndicator(indicator),
        period=Period(line.target_starts_on, line.target_ends_on),
        value=line.value,
        scope=Scope(epci=line.siren, adviser=line.adviser_id, organisation=organisation),
        label=line.epci or line.organisation or line.adviser.strip(),
    )
