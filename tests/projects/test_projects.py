from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from bonrelais.foundation import clock as product_clock
from bonrelais.foundation.errors import DomainError
from bonrelais.foundation.ids import new_id
from bonrelais.projects import queries
from bonrelais.projects.actions import (
    OutcomeRefusedError,
    ProjectStateError,
    advance_project,
    correct_outcome,
    propose_project,
    record_outcome,
    tick_step,
    withdraw_project,
)
from bonrelais.projects.choices import OutcomeKind, OutcomeNature, ProjectState
from bonrelais.projects.models import ActionProject, Outcome, ProjectStage, Step
from bonrelais.projects.plans import ProjectPlan
from tests import make

pytestmark = pytest.mark.django_db
TODAY = date(2024, 11, 20)
MADE = OutcomeNature.MADE


def test_project_proposed_twice_is_one_project() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    plan = ProjectPlan("Site vitrine", make.leaf_theme(seat), seat.user, TODAY, new_id())
    first = propose_project(place, plan=plan, by=seat, at=product_clock.now())
    assert propose_project(place, plan=plan, by=seat, at=product_clock.now()) == first
    assert [stage.state for stage in ProjectStage.objects.all()] == ["proposed"]


@pytest.mark.parametrize(
    ("path", "is_allowed"),
    [
        ([ProjectState.ACCEPTED, ProjectState.IN_PROGRESS, ProjectState.COMPLETED], True),
        ([ProjectState.ABANDONED, ProjectState.ACCEPTED], True),
        ([ProjectState.COMPLETED], False),
        ([ProjectState.IN_PROGRESS, ProjectState.ACCEPTED], False),
    ],
)
def test_project_goes_only_where_its_state_allows(path: list[ProjectState], *, is_allowed: bool) -> None:
    seat = make.seat()
    project = make.project(seat, make.establishment_of(seat.programme))
    for state in path[:-1]:
        advance_project(project, state=state, since_on=TODAY, by=seat, at=product_clock.now())
    if is_allowed:
        advance_project(project, state=path[-1], since_on=TODAY, by=seat, at=product_clock.now())
        present = ProjectStage.objects.get(project=project, replaced_at__isnull=True)
        assert present.state == path[-1]
        return
    with pytest.raises(ProjectStateError, match="Rechargez"):
        advance_project(project, state=path[-1], since_on=TODAY, by=seat, at=product_clock.now())


def test_project_advanced_from_tomorrow_is_refused() -> None:
    seat = make.seat()
    project = make.project(seat, make.establishment_of(seat.programme))
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(ProjectStateError, match="à venir"):
        advance_project(project, state=ProjectState.ACCEPTED, since_on=tomorrow, by=seat, at=product_clock.now())


def test_planned_and_made_are_never_mixed() -> None:
    seat = make.seat()
    project = make.project(seat, make.establishment_of(seat.programme))
    make.outcome(seat, project, make.outcome_entry(value=3_800_000))
    make.outcome(seat, project, make.outcome_entry(nature=MADE, value=420_000))
    make.outcome(seat, project, make.outcome_entry(OutcomeKind.JOBS_CREATED, value=1))
    sums = queries.sums_of(project.pk)
    assert sums == queries.Sums(planned_cents=3_800_000, made_cents=420_000, planned_jobs=1, made_jobs=None)


def test_outcome_sent_twice_is_one_outcome() -> None:
    """outcome_device_key_unique"""
    seat = make.seat()
    project = make.project(seat, make.establishment_of(seat.programme))
    entry = make.outcome_entry()
    first = record_outcome(project, outcome=entry, by=seat, at=product_clock.now())
    assert record_outcome(project, outcome=entry, by=seat, at=product_clock.now()) == first


def test_outcome_made_tomorrow_is_refused() -> None:
    seat = make.seat()
    project = make.project(seat, make.establishment_of(seat.programme))
    entry = make.outcome_entry(nature=MADE, on=TODAY + timedelta(days=1))
    with pytest.raises(OutcomeRefusedError, match="comme prévu"):
        make.outcome(seat, project, entry)


def test_correction_is_a_new_row() -> None:
    seat = make.seat()
    project = make.project(seat, make.establishment_of(seat.programme))
    first = make.outcome(seat, project, make.outcome_entry(value=3_800_000))
    entry = make.outcome_entry(value=4_000_000)
    second = correct_outcome(first, outcome=entry, reason="Devis révisé", by=seat, at=product_clock.now())
    assert (second.corrects, Outcome.objects.count()) == (first, 2)
    assert queries.sums_of(project.pk).planned_cents == 4_000_000
    with pytest.raises(OutcomeRefusedError, match="déjà corrigé"):
        correct_outcome(first, outcome=make.outcome_entry(), reason="Encore", by=seat, at=product_clock.now())


def test_correction_from_planned_to_made_is_refused() -> None:
    seat = make.seat()
    first = make.outcome(seat, make.project(seat, make.establishment_of(seat.programme)))
    entry = make.outcome_entry(nature=MADE)
    with pytest.raises(OutcomeRefusedError, match="prévu reste prévu"):
        correct_outcome(first, outcome=entry, reason="Fait", by=seat, at=product_clock.now())


def test_negative_outcome_is_refused_by_the_action_and_by_the_base() -> None:
    """outcome_value_positive"""
    seat = make.seat()
    outcome = make.outcome(seat, make.project(seat, make.establishment_of(seat.programme)))
    with pytest.raises(OutcomeRefusedError, match="négatif"):
        make.outcome(seat, outcome.project, replace(make.outcome_entry(), value=-1))
    with pytest.raises(IntegrityError, match="outcome_value_positive"), transaction.atomic():
        Outcome.objects.filter(pk=outcome.pk).update(value=-1)


def test_withdrawn_project_takes_no_more_outcome() -> None:
    seat = make.seat()
    project = withdraw_project(
        make.project(seat, make.establishment_of(seat.programme)), reason="Doublon", by=seat, at=product_clock.now()
    )
    with pytest.raises(OutcomeRefusedError, match="retiré"):
        make.outcome(seat, project)
    assert queries.projects_of(seat, project.company_id) == []


def test_step_is_ticked_and_opened_again() -> None:
    seat = make.seat()
    make.project(seat, make.establishment_of(seat.programme), steps=("Comparer trois devis", "Signer"))
    step = Step.objects.order_by("position")[0]
    tick_step(step, done_on=TODAY, by=seat, at=product_clock.now())
    assert [row.done_on for row in Step.objects.order_by("position")] == [TODAY, None]
    tick_step(step, done_on=None, by=seat, at=product_clock.now())
    assert [row.done_on for row in Step.objects.order_by("position")] == [None, None]


def test_step_done_tomorrow_is_refused() -> None:
    seat = make.seat()
    make.project(seat, make.establishment_of(seat.programme), steps=("Signer",))
    with pytest.raises(DomainError, match="à venir"):
        tick_step(Step.objects.get(), done_on=TODAY + timedelta(days=1), by=seat, at=product_clock.now())


def test_project_without_title_is_refused() -> None:
    seat = make.seat()
    plan = ProjectPlan("  ", make.leaf_theme(seat), seat.user, TODAY, new_id())
    with pytest.raises(DomainError, match="titre"):
        propose_project(make.establishment_of(seat.programme), plan=plan, by=seat, at=product_clock.now())
    assert ActionProject.objects.count() == 0
