"""Action projects: proposed after a visit, carried on, with euros and hires planned then made."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final

from bonrelais.demonstration.register.dice import Dice, wheel
from bonrelais.demonstration.story.calendar import next_worked, office_hour
from bonrelais.demonstration.story.meetings import Meeting, ProjectIdea
from bonrelais.demonstration.telling.promises import keep_later
from bonrelais.demonstration.telling.teller import PUBLISHED_AT, Teller, before_publication, key_of
from bonrelais.demonstration.words import around
from bonrelais.demonstration.words.settling import WORDS
from bonrelais.foundation import clock
from bonrelais.needs.actions import end_need
from bonrelais.needs.choices import NeedEnd
from bonrelais.needs.models import Need
from bonrelais.programmes.seat import Seat
from bonrelais.projects.actions import advance_project, propose_project, record_outcome, tick_step
from bonrelais.projects.choices import OutcomeKind, OutcomeNature, ProjectState, Proof
from bonrelais.projects.models import ActionProject, Step
from bonrelais.projects.plans import OutcomeEntry, ProjectPlan, StepPlan
from bonrelais.visits.actions.callbacks import promise_callback
from bonrelais.visits.choices import CallbackKind
from bonrelais.visits.reports import CallbackPlan

_STEPPED: Final = 0.18
_LIVES: Final = wheel(
    (
        ((ProjectState.IN_PROGRESS, ProjectState.COMPLETED), 36.0),
        ((ProjectState.IN_PROGRESS,), 24.0),
        ((ProjectState.ACCEPTED,), 12.0),
        ((ProjectState.ABANDONED,), 12.0),
        ((), 16.0),
    )
)
_PROOFS: Final = wheel(((Proof.DECLARED, 45.0), (Proof.SEEN, 30.0), (Proof.DOCUMENT, 25.0)))
_HALF_A_YEAR: Final = timedelta(days=182)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One project to be: where it comes from, and its chance."""

    meeting: Meeting
    need: Need
    idea: ProjectIdea

    @property
    def seed(self) -> str:
        return f"{self.meeting.seed} project {self.idea.theme}"

    @property
    def has_steps(self) -> bool:
        return self.meeting.is_planned_freely or Dice(f"{self.seed} steps").happens(_STEPPED)


def plan_project(teller: Teller, meeting: Meeting, need: Need, idea: ProjectIdea) -> None:
    """Proposed within two weeks of the visit; by the publication when it counts in it."""
    chapter = Chapter(meeting, need, idea)
    dice = Dice(chapter.seed)
    day = next_worked(meeting.on + timedelta(days=1 + dice.below(14)))
    at = office_hour(day if meeting.is_planned_freely else before_publication(day), dice)
    if not meeting.is_planned_freely:
        at = min(at, PUBLISHED_AT)
    teller.diary.write(at, lambda at: _propose(teller, chapter, at))


def _propose(teller: Teller, chapter: Chapter, at: datetime) -> None:
    dice = Dice(f"{chapter.seed} proposed")
    meeting, need = chapter.meeting, chapter.need
    seat = teller.cast.advisers[meeting.side]
    plan = ProjectPlan(
        title=dice.pick(WORDS[need.theme.code].projects),
        theme=need.theme,
        adviser=seat.user,
        proposed_on=clock.day_of(at),
        device_key=key_of(dice),
        need=need,
        steps=_steps(chapter, clock.day_of(at), dice),
    )
    place = teller.cast.places[meeting.siret]
    project = propose_project(place, plan=plan, by=seat, at=at)
    _plan_outcomes(teller, chapter, project, at)
    _carry_on(teller, chapter, project, at)
    if meeting.is_planned_freely and (chapter.idea.invests or chapter.idea.hires):
        text = "Prendre des nouvelles de l’investissement" if chapter.idea.invests else "L’embauche est-elle faite ?"
        due_on = next_worked(clock.day_of(at) + _HALF_A_YEAR)
        back = CallbackPlan(kind=CallbackKind.SIX_MONTHS, text=text, due_on=due_on, adviser=seat.user)
        callback = promise_callback(place, plan=back, by=seat, at=at)
        keep_later(teller, meeting, callback)


def _steps(chapter: Chapter, on: date, dice: Dice) -> tuple[StepPlan, ...]:
    if not chapter.has_steps:
        return ()
    titles = around.STEPS.get(chapter.idea.theme, around.PLAIN_STEPS)
    return tuple(
        StepPlan(title, on + timedelta(days=(25 + dice.below(20)) * rank)) for rank, title in enumerate(titles, 1)
    )


def _plan_outcomes(teller: Teller, chapter: Chapter, project: ActionProject, at: datetime) -> None:
    idea = chapter.idea
    for kind, planned, made in (
        (OutcomeKind.INVESTMENT, idea.invests, idea.invested),
        (OutcomeKind.JOBS_CREATED, idea.hires, idea.hired),
    ):
        if planned:
            _record(
                teller, chapter, project, _entry(kind, OutcomeNature.PLANNED, planned, clock.day_of(at), chapter), at
            )
        if made:
            noted_at, entry = _made_later(chapter, kind, made, at)
            teller.diary.write(noted_at, partial(_record, teller, chapter, project, entry))


def _made_later(chapter: Chapter, kind: OutcomeKind, made: int, at: datetime) -> tuple[datetime, OutcomeEntry]:
    """When it is noted, and what; by the publication when it counts in it."""
    dice = Dice(f"{chapter.seed} {kind} made")
    day = clock.day_of(at) + timedelta(days=40 + dice.below(280))
    noted_on = next_worked(day + timedelta(days=dice.below(15)))
    noted_at = office_hour(noted_on, dice)
    if not chapter.meeting.is_planned_freely and noted_at > PUBLISHED_AT:
        noted_at = max(at + timedelta(minutes=5), PUBLISHED_AT - timedelta(minutes=1 + dice.below(400)))
        day = max(clock.day_of(at), min(day, clock.day_of(noted_at)))
    return noted_at, _entry(kind, OutcomeNature.MADE, made, day, chapter)


def _entry(kind: OutcomeKind, nature: OutcomeNature, value: int, on: date, chapter: Chapter) -> OutcomeEntry:
    dice = Dice(f"{chapter.seed} {kind} {nature}")
    is_made = nature is OutcomeNature.MADE
    return OutcomeEntry(
        kind=kind,
        nature=nature,
        value=value,
        concerns_on=on,
        proof=dice.turn(_PROOFS) if is_made else Proof.DECLARED,
        device_key=key_of(dice),
        note=dice.pick(around.OUTCOME_NOTES) if is_made else "",
    )


def _record(teller: Teller, chapter: Chapter, project: ActionProject, entry: OutcomeEntry, at: datetime) -> None:
    record_outcome(project, outcome=entry, by=teller.cast.advisers[chapter.meeting.side], at=at)


def _carry_on(teller: Teller, chapter: Chapter, project: ActionProject, at: datetime) -> None:
    dice = Dice(f"{chapter.seed} life")
    is_made = bool(chapter.idea.invested or chapter.idea.hired)
    states = (ProjectState.IN_PROGRESS, ProjectState.COMPLETED) if is_made else dice.turn(_LIVES)
    for rank, state in enumerate(states):
        days = (10, 60) if rank == 0 else (90, 330)
        at = teller.some_days_later(at, days, dice, partial(_advance, teller, chapter, project, state))


def _tick(project: ActionProject, state: ProjectState, *, by: Seat, at: datetime) -> None:
    """All that is left when the project ends well, else the first."""
    steps = list(Step.objects.filter(project=project, done_on__isnull=True).order_by("position"))
    for step in steps if state is ProjectState.COMPLETED else steps[:1]:
        step.project = project
        tick_step(step, done_on=clock.day_of(at), by=by, at=at)


def _advance(teller: Teller, chapter: Chapter, project: ActionProject, state: ProjectState, at: datetime) -> None:
    seat = teller.cast.advisers[chapter.meeting.side]
    advance_project(project, state=state, since_on=clock.day_of(at), by=seat, at=at)
    if chapter.has_steps:
        _tick(project, state, by=seat, at=at)
    if state in {ProjectState.COMPLETED, ProjectState.ABANDONED}:
        end = NeedEnd.ANSWERED if state is ProjectState.COMPLETED else NeedEnd.ABANDONED
        end_need(chapter.need, end=end, by=seat, at=at)
