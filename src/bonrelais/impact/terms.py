"""What a programme's settings say of its figures: labels, rules, agreements and their targets."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from bonrelais.core.figures.counting import DEFAULT_RULE, CountingRule, PhaseRule
from bonrelais.core.figures.indicators import ReportLabels
from bonrelais.core.figures.periods import AsOf, Period
from bonrelais.core.figures.rows import OUTSIDE, Membership, Scope
from bonrelais.impact.sizes import SIZE_LABELS
from bonrelais.programmes.choices import PriorityRule, TargetIndicator


@dataclass(frozen=True, slots=True)
class TargetTerms:
    """`label` names the scope: the EPCI, the organisation or the adviser; empty for the whole programme."""

    indicator: TargetIndicator
    period: Period
    value: int
    scope: Scope
    label: str

    @property
    def is_whole(self) -> bool:
        return self.scope == Scope()


@dataclass(frozen=True, slots=True)
class AgreementTerms:
    id: str
    code: str
    name: str
    period: Period
    amount_cents_per_year: int
    rule: CountingRule
    targets: tuple[TargetTerms, ...]

    def targets_on(self, day: date, indicator: TargetIndicator) -> tuple[TargetTerms, ...]:
        return tuple(one for one in self.targets if one.indicator is indicator and one.period.holds(day))

    def whole_target_on(self, day: date) -> TargetTerms | None:
        """Of the targets of businesses met that hold a day, for the whole programme: the one of the shortest period."""
        found = [one for one in self.targets_on(day, TargetIndicator.BUSINESSES_MET) if one.is_whole]
        return min(found, key=lambda one: (one.period.days, one.period.start), default=None)


@dataclass(frozen=True, slots=True)
class PriorityTerms:
    """`themes` are those of the priority's theme and its children."""

    id: str
    code: str
    label: str
    rule: PriorityRule
    perimeter_kind: str
    themes: frozenset[str]


@dataclass(frozen=True, slots=True)
class ThemeTerms:
    """`root` is the code of the theme of the first level, at which projects are reported."""

    label: str
    root: str


@dataclass(frozen=True, slots=True)
class AdviserTerms:
    name: str
    organisation: str

    def __str__(self) -> str:
        return f"{self.name}, {self.organisation}" if self.organisation else self.name


@dataclass(frozen=True, slots=True)
class CommuneStay:
    """A commune in an EPCI of the programme; `until_on` is the first day without it."""

    epci: str
    since_on: date | None
    until_on: date | None

    def holds(self, day: date) -> bool:
        return (self.since_on is None or self.since_on <= day) and (self.until_on is None or day < self.until_on)


@dataclass(frozen=True, slots=True)
class TakingPart:
    """An EPCI in the programme, and when each end of its stay was told."""

    membership: Membership
    recorded_at: datetime
    left_recorded_at: datetime | None = None

    def known_at(self, as_of: AsOf) -> Membership | None:
        if not as_of.knows(self.recorded_at):
            return None
        return self.membership if as_of.knows(self.left_recorded_at) else replace(self.membership, left_on=None)


@dataclass(frozen=True, slots=True)
class Frame:
    """All the settings that a report reads. `memberships` are those known at the day asked, by SIREN."""

    sectors: Mapping[str, str]
    epcis: Mapping[str, str]
    themes: Mapping[str, ThemeTerms]
    theme_labels: Mapping[str, str]
    priorities: tuple[PriorityTerms, ...]
    advisers: Mapping[str, AdviserTerms]
    commune_codes: Mapping[str, str]
    stays: Mapping[str, tuple[CommuneStay, ...]]
    taking_part: Mapping[str, tuple[TakingPart, ...]]
    memberships: Mapping[str, tuple[Membership, ...]]
    agreements: tuple[AgreementTerms, ...]

    def known_at(self, as_of: AsOf) -> "Frame":
        known = {
            siren: tuple(found for one in stays if (found := one.known_at(as_of)))
            for siren, stays in self.taking_part.items()
        }
        return replace(self, memberships={siren: stays for siren, stays in known.items() if stays})

    def agreement_on(self, day: date) -> AgreementTerms | None:
        return next((one for one in self.agreements if one.period.holds(day)), None)

    def rule_on(self, day: date) -> CountingRule:
        agreement = self.agreement_on(day)
        return agreement.rule if agreement else DEFAULT_RULE

    def membership(self, commune_id: str, day: date) -> Membership:
        """The EPCI of a commune on a day, and when it was in the programme: the stay that holds the day, or the next.

        A day after the last stay is answered by that one, whose end says why it does not count.
        """
        stay = next((one for one in self.stays.get(commune_id, ()) if one.holds(day)), None)
        if stay is None or stay.epci not in self.memberships:
            return OUTSIDE
        stays = self.memberships[stay.epci]
        return next((one for one in stays if one.left_on is None or day < one.left_on), stays[-1])

    @property
    def phases(self) -> tuple[PhaseRule, ...]:
        return tuple(PhaseRule(one.period, one.rule) for one in self.agreements)

    @property
    def labels(self) -> ReportLabels:
        return ReportLabels(
            sectors=self.sectors,
            sizes=SIZE_LABELS,
            epcis=self.epcis,
            priorities={one.code: one.label for one in self.priorities},
            themes=self.theme_labels,
        )
