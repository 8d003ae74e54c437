from datetime import UTC, date, datetime

import pytest

from bonrelais.foundation.actor import SYSTEM
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.models import Entry
from bonrelais.programmes import actions, queries
from bonrelais.programmes.actions import TargetFacts
from bonrelais.programmes.choices import TargetIndicator
from bonrelais.programmes.models import Agreement, Programme, Target
from tests import make

pytestmark = pytest.mark.django_db
AT = datetime(2024, 6, 3, 8, 0, tzinfo=UTC)


def facts(starts_on: date, ends_on: date, *, code: str = "suite", cents: int = 1) -> actions.AgreementFacts:
    return actions.AgreementFacts(
        code=code, name="Suite", starts_on=starts_on, ends_on=ends_on, amount_cents_per_year=cents
    )


@pytest.fixture
def programme() -> Programme:
    """Its agreement runs over 2024 and 2025."""
    made = make.programme()
    make.agreement(made)
    return made


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (date(2025, 12, 31), date(2027, 12, 31)),
        (date(2022, 1, 1), date(2024, 1, 1)),
        (date(2024, 6, 1), date(2024, 6, 30)),
        (date(2020, 1, 1), date(2030, 1, 1)),
    ],
)
def test_agreement_that_overlaps_another_is_refused(programme: Programme, starts_on: date, ends_on: date) -> None:
    with pytest.raises(actions.PeriodsOverlapError) as refusal:
        actions.add_agreement(programme, facts=facts(starts_on, ends_on), by=SYSTEM, at=AT)
    assert "du 1er janvier 2024 au 31 décembre 2025" in str(refusal.value)
    assert Agreement.objects.count() == 1


def test_agreement_that_follows_is_added(programme: Programme) -> None:
    added = actions.add_agreement(programme, facts=facts(date(2026, 1, 1), date(2027, 12, 31)), by=SYSTEM, at=AT)
    assert (added.counted_modes, added.counting_unit) == (["on_site", "office", "video"], "company")
    assert Entry.objects.get(verb="agreement.added", subject_id=added.pk).programme_id == programme.pk


def test_agreement_of_another_programme_does_not_overlap(programme: Programme) -> None:
    other = make.programme()
    actions.add_agreement(other, facts=facts(date(2024, 1, 1), date(2025, 12, 31)), by=SYSTEM, at=AT)
    assert Agreement.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        facts(date(2027, 1, 2), date(2027, 1, 1)),
        facts(date(2027, 1, 1), date(2027, 2, 1), cents=-1),
    ],
)
def test_agreement_with_a_wrong_fact_is_refused(programme: Programme, wrong: actions.AgreementFacts) -> None:
    with pytest.raises(actions.AgreementError):
        actions.add_agreement(programme, facts=wrong, by=SYSTEM, at=AT)


def test_agreement_code_is_its_own(programme: Programme) -> None:
    code = programme.agreements.get().code
    with pytest.raises(actions.CodeTakenError):
        actions.add_agreement(programme, facts=facts(date(2026, 1, 1), date(2026, 2, 1), code=code), by=SYSTEM, at=AT)


def test_past_agreement_does_not_change(programme: Programme) -> None:
    agreement = programme.agreements.get()
    later = datetime(2026, 1, 1, 8, 0, tzinfo=UTC)
    with pytest.raises(actions.AgreementError):
        actions.change_agreement(agreement, facts=facts(date(2024, 1, 1), date(2026, 12, 31)), by=SYSTEM, at=later)
    agreement.refresh_from_db()
    assert agreement.ends_on == date(2025, 12, 31)


def test_present_agreement_changes_and_keeps_its_targets_inside(programme: Programme) -> None:
    agreement = programme.agreements.get()
    year = TargetFacts(TargetIndicator.BUSINESSES_MET, date(2025, 1, 1), date(2025, 12, 31), 190)
    actions.set_target(agreement, facts=year, by=SYSTEM, at=AT)
    with pytest.raises(actions.AgreementError):
        actions.change_agreement(agreement, facts=facts(date(2024, 1, 1), date(2025, 6, 30)), by=SYSTEM, at=AT)
    changed = actions.change_agreement(agreement, facts=facts(date(2024, 1, 1), date(2026, 6, 30)), by=SYSTEM, at=AT)
    assert changed.ends_on == date(2026, 6, 30)


def test_target_set_twice_keeps_one_row(programme: Programme) -> None:
    agreement = programme.agreements.get()
    for value in (100, 190):
        target = TargetFacts(TargetIndicator.BUSINESSES_MET, date(2025, 1, 1), date(2025, 12, 31), value)
        actions.set_target(agreement, facts=target, by=SYSTEM, at=AT)
    assert [target.value for target in Target.objects.all()] == [190]


@pytest.mark.parametrize(
    "wrong",
    [
        TargetFacts(TargetIndicator.BUSINESSES_MET, date(2023, 12, 31), date(2024, 12, 31), 10),
        TargetFacts(TargetIndicator.BUSINESSES_MET, date(2024, 1, 1), date(2026, 1, 1), 10),
        TargetFacts(TargetIndicator.BUSINESSES_MET, date(2024, 2, 1), date(2024, 1, 1), 10),
        TargetFacts(TargetIndicator.BUSINESSES_MET, date(2024, 1, 1), date(2024, 2, 1), 0),
    ],
)
def test_wrong_target_is_refused(programme: Programme, wrong: TargetFacts) -> None:
    with pytest.raises(actions.TargetError):
        actions.set_target(programme.agreements.get(), facts=wrong, by=SYSTEM, at=AT)


def test_target_has_one_scope(programme: Programme) -> None:
    epci = programme.epcis.get().epci
    wrong = TargetFacts(
        TargetIndicator.JOBS_MADE, date(2024, 1, 1), date(2024, 2, 1), 5, epci=epci, organisation=make.organisation()
    )
    with pytest.raises(actions.TargetError):
        actions.set_target(programme.agreements.get(), facts=wrong, by=SYSTEM, at=AT)


def test_agreement_in_force_is_the_one_that_holds_the_day(programme: Programme) -> None:
    agreement = programme.agreements.get()
    days = [date(2023, 12, 31), date(2024, 1, 1), date(2025, 12, 31), date(2026, 1, 1)]
    assert [queries.agreement_in_force(programme, on=day) for day in days] == [None, agreement, agreement, None]


def test_epci_joins_once(programme: Programme) -> None:
    joined = programme.epcis.get()
    with pytest.raises(actions.EpciAlreadyInError):
        actions.join_epci(programme, epci=joined.epci, joined_on=date(2024, 1, 1), by=SYSTEM, at=AT)
    actions.leave_epci(joined, left_on=date(2024, 2, 1), by=SYSTEM, at=AT)
    with pytest.raises(actions.EpciAlreadyInError):
        actions.join_epci(programme, epci=joined.epci, joined_on=date(2024, 1, 31), by=SYSTEM, at=AT)
    actions.join_epci(programme, epci=joined.epci, joined_on=date(2024, 2, 1), by=SYSTEM, at=AT)
    assert programme.epcis.count() == 2


def test_epci_leaves_after_it_joined(programme: Programme) -> None:
    joined = programme.epcis.get()
    with pytest.raises(DomainError):
        actions.leave_epci(joined, left_on=joined.joined_on, by=SYSTEM, at=AT)


@pytest.mark.parametrize(
    "ring",
    [
        [(2.2, 50.7), (2.3, 50.7), (2.3, 50.8)],
        [(2.2, 50.7), (2.3, 50.7), (2.3, 50.8), (2.2, 50.8)],
        [(2.2, 150.7), (2.3, 50.7), (2.3, 50.8), (2.2, 150.7)],
    ],
)
def test_perimeter_is_a_closed_line_on_earth(programme: Programme, ring: list[tuple[float, float]]) -> None:
    commune = make.commune_in(programme.epcis.get().epci)
    wrong = actions.PerimeterFacts(kind="centre-ville", name="Centre", commune=commune, rings=[ring])
    with pytest.raises(actions.PerimeterError):
        actions.draw_perimeter(programme, facts=wrong, by=SYSTEM, at=AT)


def test_perimeter_keeps_its_rings(programme: Programme) -> None:
    commune = make.commune_in(programme.epcis.get().epci)
    ring = [(2.2, 50.7), (2.3, 50.7), (2.3, 50.8), (2.2, 50.7)]
    facts = actions.PerimeterFacts(kind="centre-ville", name="Centre", commune=commune, rings=[ring])
    drawn = actions.draw_perimeter(programme, facts=facts, by=SYSTEM, at=AT)
    drawn.refresh_from_db()
    assert drawn.rings == [[[2.2, 50.7], [2.3, 50.7], [2.3, 50.8], [2.2, 50.7]]]
