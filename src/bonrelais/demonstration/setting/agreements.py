"""The four agreements that follow each other, and the targets of the fourth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from bonrelais.demonstration.setting.cast import Cast
from bonrelais.demonstration.story.calendar import PUBLISHED_ON
from bonrelais.demonstration.story.meetings import Side
from bonrelais.demonstration.story.published import YEARLY_TARGET
from bonrelais.foundation import clock
from bonrelais.programmes import actions
from bonrelais.programmes.choices import TargetIndicator

_CENTS: Final = 100


@dataclass(frozen=True, slots=True)
class PhasePlan:
    """`to_meet` is the number of businesses to meet each year."""

    code: str
    name: str
    starts_on: date
    ends_on: date
    signed_on: date
    euros_a_year: int
    to_meet: int

    @property
    def signed_at(self) -> datetime:
        return clock.at_paris(self.signed_on, time(16, 30))


PHASES: Final = (
    PhasePlan("phase-1", "Phase 1, lancement", date(2020, 9, 1), date(2020, 12, 31), date(2020, 8, 27), 60_000, 20),
    PhasePlan("phase-2", "Phase 2", date(2021, 1, 1), date(2022, 12, 31), date(2020, 12, 10), 110_000, 180),
    PhasePlan("phase-3", "Phase 3", date(2023, 1, 1), date(2024, 12, 31), date(2022, 12, 14), 148_000, 220),
    PhasePlan("phase-4", "Phase 4", date(2025, 1, 1), date(2026, 12, 31), PUBLISHED_ON, 165_000, YEARLY_TARGET),
)
LUMBRES_SHARE: Final = 40
CMA_SHARE: Final = 100
PROJECTS_A_YEAR: Final = 260
JOBS_A_YEAR: Final = 25


def sign(cast: Cast, plan: PhasePlan, at: datetime) -> None:
    """The agreement is entered as it is signed, with a target for each of its years."""
    facts = actions.AgreementFacts(
        code=plan.code,
        name=plan.name,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        amount_cents_per_year=plan.euros_a_year * _CENTS,
        signed_on=plan.signed_on,
    )
    agreement = actions.add_agreement(cast.programme, facts=facts, by=cast.coordinator, at=at)
    for year in range(plan.starts_on.year, plan.ends_on.year + 1):
        for target in _targets(cast, plan, year):
            actions.set_target(agreement, facts=target, by=cast.coordinator, at=at)


def _targets(cast: Cast, plan: PhasePlan, year: int) -> Sequence[actions.TargetFacts]:
    first, last = max(plan.starts_on, date(year, 1, 1)), min(plan.ends_on, date(year, 12, 31))
    met = TargetIndicator.BUSINESSES_MET
    whole = actions.TargetFacts(met, first, last, plan.to_meet)
    if plan.signed_on < PUBLISHED_ON:
        return [whole]
    saint_omer, lumbres = cast.saint_omer, cast.lumbres
    return [
        whole,
        actions.TargetFacts(met, first, last, plan.to_meet - LUMBRES_SHARE, epci=saint_omer),
        actions.TargetFacts(met, first, last, LUMBRES_SHARE, epci=lumbres),
        actions.TargetFacts(met, first, last, CMA_SHARE, adviser=cast.advisers[Side.CMA].user),
        actions.TargetFacts(met, first, last, plan.to_meet - CMA_SHARE, adviser=cast.advisers[Side.CCI].user),
        actions.TargetFacts(TargetIndicator.ACTION_PROJECTS, first, last, PROJECTS_A_YEAR),
        actions.TargetFacts(TargetIndicator.JOBS_MADE, first, last, JOBS_A_YEAR),
    ]
