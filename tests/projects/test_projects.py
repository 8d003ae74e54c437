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
    ProjectDayError,
    ProjectStateError,
    ProjectWithdrawnError,
    add_step,
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
    with pytest.raises(ProjectDayError, match="à venir"):
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
    with pytest.raises(ProjectDayError, match="comme prévu"):
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


def test_withdrawn_project_changes_no_more() -> None:
    seat, at = make.seat(), product_clock.now()
    project = make.project(seat, make.establishment_of(seat.programme), steps=("Signer",))
    outcome, step = make.outcome(seat, project), Step.objects.get()
    withdraw_project(project, reason="Doublon", by=seat, at=at)
    entry = make.outcome_entry()
    changes = (
        lambda: record_outcome(project, outcome=entry, by=seat, at=at),
        lambda: correct_outcome(outcome, outcome=entry, reason="Devis révisé", by=seat, at=at),
        lambda: advance_project(project, state=ProjectState.ACCEPTED, since_on=TODAY, by=seat, at=at),
        lambda: add_step(project, title="Payer", due_on=None, by=seat, at=at),
        lambda: tick_step(step, done_on=TODAY, by=seat, at=at),
    )
    for change in changes:
        with pytest.raises(ProjectWithdrawnError, match="retiré depuis le 20 novembre 2024"):
            change()
    assert queries.projects_of(seat, project.company_id) == []


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(1, 1, 1), "Le dispositif commence le 6 janvier 2020. Choisissez une date à partir de ce jour."),
        (date(2020, 1, 5), "Le dispositif commence le 6 janvier 2020. Choisissez une date à partir de ce jour."),
        (date(2024, 11, 21), "Cette date est à venir. Un projet se propose au plus tard aujourd’hui."),
    ],
)
def test_project_is_proposed_since_the_programme_began_and_until_today(day: date, told: str) -> None:
    seat = make.seat()
    with pytest.raises(ProjectDayError) as refusal:
        make.project(seat, make.establishment_of(seat.programme), proposed_on=day)
    assert (str(refusal.value), ActionProject.objects.count()) == (told, 0)


@pytest.mark.parametrize("nature", OutcomeNature)
@pytest.mark.parametrize("day", [date(1, 1, 1), date(2020, 1, 5), date(2024, 11, 21), date(9999, 12, 31)])
def test_outcome_concerns_a_day_since_the_programme_began_and_until_today(nature: OutcomeNature, day: date) -> None:
    seat = make.seat()
    project = make.project(seat, make.establishment_of(seat.programme))
    known = make.outcome(seat, project, make.outcome_entry(nature=nature, on=make.STARTED_ON))
    wrong = make.outcome_entry(nature=nature, on=day)
    with pytest.raises(ProjectDayError):
        make.outcome(seat, project, wrong)
    with pytest.raises(ProjectDayError):
        correct_outcome(known, outcome=wrong, reason="Autre jour", by=seat, at=product_clock.now())


def test_project_advances_no_earlier_than_it_was_proposed_nor_than_its_last_state() -> None:
    seat, at = make.seat(), product_clock.now()
    project = make.project(seat, make.establishment_of(seat.programme), proposed_on=date(2024, 3, 4))
    accepted, abandoned = ProjectState.ACCEPTED, ProjectState.ABANDONED
    with pytest.raises(ProjectDayError, match="« Proposé » depuis le 4 mars 2024"):
        advance_project(project, state=abandoned, since_on=date(2020, 3, 4), by=seat, at=at)
    advance_project(project, state=accepted, since_on=date(2024, 5, 6), by=seat, at=at)
    with pytest.raises(ProjectDayError, match="« Accepté » depuis le 6 mai 2024"):
        advance_project(project, state=abandoned, since_on=date(2024, 5, 5), by=seat, at=at)
    advance_project(project, state=abandoned, since_on=date(2024, 5, 6), by=seat, at=at)
    assert [stage.state for stage in queries.stages_of(project.pk)] == ["proposed", "accepted", "abandoned"]


@pytest.mark.parametrize("due_on", [date(1, 1, 1), date(2024, 11, 19), date(2034, 11, 21)])
def test_step_is_due_after_the_project_and_within_ten_years(due_on: date) -> None:
    seat = make.seat()
    project = make.project(seat, make.establishment_of(seat.programme))
    with pytest.raises(ProjectDayError):
        add_step(project, title="Signer", due_on=due_on, by=seat, at=product_clock.now())
    assert Step.objects.count() == 0


def test_correction_sent_twice_is_one_correction() -> None:
    seat = make.seat()
    first = make.outcome(seat, make.project(seat, make.establishment_of(seat.programme)))
    entry = make.outcome_entry(value=4_000_000)
    second = correct_outcome(first, outcome=entry, reason="Devis révisé", by=seat, at=product_clock.now())
    assert correct_outcome(first, outcome=entry, reason="Devis révisé", by=seat, at=product_clock.now()) == second


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
    with pytest.raises(ProjectDayError, match="à venir"):
        tick_step(Step.objects.get(), done_on=TODAY + timedelta(days=1), by=seat, at=product_clock.now())


def test_project_without_title_is_refused() -> None:
    seat = make.seat()
    plan = ProjectPlan("  ", make.leaf_theme(seat), seat.user, TODAY, new_id())
    with pytest.raises(DomainError, match="titre"):
        propose_project(make.establishment_of(seat.programme), plan=plan, by=seat, at=product_clock.now())
    assert ActionProject.objects.count() == 0


def test_project_is_of_the_programmes_theme_and_of_the_business_need() -> None:
    seat, other = make.seat(), make.seat()
    place, elsewhere = (make.establishment_of(seat.programme) for _ in range(2))
    plan = ProjectPlan(
        title="Remplacer la scie",
        theme=make.leaf_theme(seat),
        adviser=seat.user,
        proposed_on=product_clock.today(),
        device_key=new_id(),
    )
    wrong = {
        "n’est pas de ce dispositif": replace(plan, theme=make.leaf_theme(other)),
        "est d’une autre entreprise": replace(plan, need=make.need(seat, elsewhere)),
    }
    for told, one in wrong.items():
        with pytest.raises(DomainError, match=told):
            propose_project(place, plan=one, by=seat, at=product_clock.now())
    assert ActionProject.objects.count() == 0
