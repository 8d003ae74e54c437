"""The demonstration whole, built once: its published figures, its edges, its present."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from pytest_django import DjangoDbBlocker

from bonrelais.core.rules.criteria import CRITERIA
from bonrelais.core.vocabulary.zones import zone_fact
from bonrelais.demonstration import queries
from bonrelais.demonstration.accounts import ACCOUNTS, CCI_ADVISER, CMA_ADVISER
from bonrelais.demonstration.build import build_demonstration
from bonrelais.demonstration.register.communes import PAYS_DE_SAINT_OMER
from bonrelais.demonstration.setting.naming import CODE
from bonrelais.desk.queries import Home, home
from bonrelais.directory.models import Establishment, EstablishmentState
from bonrelais.directory.queries.population import population
from bonrelais.foundation import clock
from bonrelais.impact.asking import ask
from bonrelais.impact.queries import ProgrammeReport, report_of
from bonrelais.journal.models import Entry
from bonrelais.messages.models import Message
from bonrelais.network.models import User
from bonrelais.programmes.choices import Mode, Role
from bonrelais.programmes.models import Membership, Programme
from bonrelais.programmes.seat import Seat
from bonrelais.projects.models import ActionProject, Outcome
from bonrelais.territory.queries.lists import lists_loaded
from bonrelais.toolbox.queries.versions import requirements_of, versions_in_force
from bonrelais.visits.actions.visits import record_visit
from bonrelais.visits.models import VisitVersion
from bonrelais.visits.queries import agenda
from bonrelais.visits.reports import VisitReport

# One worker builds the two demonstrations for all of these tests.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demonstration")]

PUBLISHED = date(2024, 11, 20)
TODAY = date(2026, 11, 23)
START = date(2021, 1, 1)


@dataclass(frozen=True)
class Digests:
    """Of what was recorded up to the published day, told from that day and from two years later."""

    then: str
    later: str


def digest() -> str:
    """Natural keys only: our own keys are drawn anew each time."""
    end = clock.end_of(PUBLISHED)
    tables = [
        Entry.objects.filter(at__lt=end).values_list("at", "verb", "subject_kind"),
        EstablishmentState.objects.filter(recorded_at__lt=end).values_list(
            "recorded_at", "establishment__siret", "valid_from_on", "size_band", "activity__code", "is_open"
        ),
        VisitVersion.objects.filter(recorded_at__lt=end).values_list(
            "recorded_at", "establishment__siret", "held_on", "held_from", "minutes", "mode", "shared_minutes"
        ),
        ActionProject.objects.filter(recorded_at__lt=end).values_list("recorded_at", "establishment__siret", "title"),
        Outcome.objects.filter(recorded_at__lt=end).values_list(
            "recorded_at", "kind", "nature", "value", "concerns_on", "proof", "note"
        ),
        Message.objects.filter(created_at__lt=end).values_list("created_at", "to_email", "subject"),
    ]
    lines = [f"{rank} {row}" for rank, rows in enumerate(tables) for row in sorted(map(repr, rows))]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def build(day: date) -> str:
    told: list[str] = []
    assert build_demonstration(day, tell=told.append)
    assert told
    return digest()


@pytest.fixture(scope="module")
def digests(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Digests]:
    """Built twice; the later one stays for the whole module."""
    del django_db_setup
    with django_db_blocker.unblock():
        then = build(PUBLISHED)
        call_command("flush", verbosity=0, interactive=False)
        later = build(TODAY)
    yield Digests(then, later)
    with django_db_blocker.unblock():
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture
def programme(digests: Digests) -> Programme:
    del digests
    return Programme.objects.get(code=CODE)


def report(programme: Programme, *, start: date = START, end: date | None = None, as_of: date) -> ProgrammeReport:
    return report_of(programme, ask(programme, start=start, end=end, as_of=as_of))


def seat_of(email: str) -> Seat:
    membership = Membership.objects.select_related("user", "programme", "organisation").get(user__email=email)
    return Seat(membership.user, membership.programme, membership.organisation, Role(membership.role))


def test_rows_up_to_the_published_day_do_not_depend_on_today(digests: Digests) -> None:
    assert digests.then == digests.later


def test_published_figures_come_out_of_the_general_rules(programme: Programme) -> None:
    figures = report(programme, as_of=PUBLISHED).figures
    assert {figure.indicator.code: figure.value for figure in figures.figures} == {
        "businesses_met": 869,
        "action_projects": 1118,
        "investment_projects": 167,
        "investment_planned": 14_382_500_00,
        "investment_made": 6_245_500_00,
        "jobs_planned": 160,
        "jobs_made": 65,
    }


def test_published_shares_of_sectors(programme: Programme) -> None:
    parts = report(programme, as_of=PUBLISHED).figures.businesses_met_by_sector
    assert [(part.label, round(part.share * 100)) for part in parts] == [
        ("Commerce", 40),
        ("Services aux particuliers", 18),
        ("Industrie", 13),
        ("Hôtellerie-restauration", 10),
        ("Construction", 9),
        ("Services aux entreprises", 7),
        ("Autres", 3),
    ]


def test_most_businesses_met_are_known_to_have_fewer_than_ten_employees(programme: Programme) -> None:
    parts = report(programme, as_of=PUBLISHED).figures.businesses_met_by_size
    assert sum(part.count for part in parts if part.code in {"00", "01", "02", "03"}) > 869 / 2


def test_three_first_themes_of_projects(programme: Programme) -> None:
    parts = report(programme, as_of=PUBLISHED).figures.action_projects_by_theme
    assert [part.label for part in parts[:3]] == ["Développement commercial", "Numérique", "Formation"]


def test_what_does_not_count_is_there_with_its_reason(programme: Programme) -> None:
    excluded = report(programme, as_of=PUBLISHED).figures.businesses_met.count.excluded
    reasons = {one.why.split(" le ")[0].split(" la ")[0] for one in excluded}
    assert reasons >= {
        "Rencontre par téléphone : ce mode ne compte pas.",
        "Rencontre annulée",
        "Saisie corrigée",
        "Rencontre tenue",
        "Entreprise déjà comptée dans",
        "Gardée mais pas comptée : l’intercommunalité a rejoint",
    }


def test_published_figures_stand_two_years_later(programme: Programme) -> None:
    figures = report(programme, end=PUBLISHED, as_of=TODAY).figures
    assert [figure.value for figure in figures.figures] == [
        figure.value for figure in report(programme, as_of=PUBLISHED).figures.figures
    ]


def test_visit_added_to_the_published_years_counts_one_more(programme: Programme) -> None:
    seat = seat_of(CMA_ADVISER.email)
    place = (
        Establishment.objects.filter(
            is_open=True, is_partial=False, commune__memberships__epci__siren=PAYS_DE_SAINT_OMER
        )
        .exclude(company__visits__programme=programme)
        .order_by("siret")[0]
    )
    visit = VisitReport(
        adviser=seat.user, held_on=date(2024, 11, 18), minutes=45, mode=Mode.ON_SITE, device_key=uuid4()
    )
    record_visit(place, report=visit, by=seat, at=clock.start_of(TODAY) + timedelta(hours=9))
    assert report(programme, end=PUBLISHED, as_of=TODAY).figures.businesses_met.value == 870
    assert report(programme, as_of=PUBLISHED).figures.businesses_met.value == 869


def test_fourth_phase_is_in_progress(programme: Programme) -> None:
    state = report(programme, as_of=TODAY).agreement
    assert state is not None
    assert (state.terms.code, state.terms.amount_cents_per_year) == ("phase-4", 165_000_00)
    assert state.target is not None
    assert (state.target.value, state.target.period.start, state.target.period.end) == (
        190,
        date(2026, 1, 1),
        date(2026, 12, 31),
    )
    assert 150 < len(state.met.rows) < 190
    full_year = report(programme, start=date(2025, 1, 1), end=date(2025, 12, 31), as_of=TODAY)
    assert full_year.figures.businesses_met.value == 193


def weeks_of(seat: Seat) -> tuple[int, int]:
    sunday = TODAY + timedelta(days=6)
    this_week = agenda(seat, first=TODAY, last=sunday)
    next_week = agenda(seat, first=sunday + timedelta(days=1), last=sunday + timedelta(days=7))
    return this_week.count(), next_week.count()


@pytest.mark.parametrize("email", [CMA_ADVISER.email, CCI_ADVISER.email])
def test_home_of_an_adviser_lives(programme: Programme, email: str) -> None:
    seat = seat_of(email)
    shown: Home = home(seat, at=clock.start_of(TODAY))
    assert min(weeks_of(seat)) >= 1
    assert shown.following is not None
    assert 1 <= len(shown.callbacks) <= 25
    assert 1 <= shown.needs_count <= 30
    assert shown.waiting
    assert shown.answers


def test_toolbox_holds_tools_of_every_kind_of_criterion(programme: Programme) -> None:
    versions = list(versions_in_force(seat_of(CMA_ADVISER.email), on=TODAY).order_by("id"))
    kinds = {
        condition.criterion.kind
        for version in versions
        for requirement in requirements_of(version)
        for condition in requirement.conditions
    }
    assert len(versions) >= 25
    assert kinds == set(CRITERIA)


def test_zones_of_the_state_answer_for_its_businesses(programme: Programme) -> None:
    assert [(one.row.code, one.communes, one.in_part) for one in lists_loaded()] == [
        ("acv", 1, 0),
        ("qpv", 1, 1),
        ("zfrr", 11, 0),
    ]
    columns = population(programme.id, TODAY).frame.columns
    told = {code: set(columns[zone_fact(code)].values.known) for code in ("acv", "qpv", "zfrr")}
    assert told == {"acv": {None, True, False}, "qpv": {None, False}, "zfrr": {None, True, False}}


def test_every_account_opens_with_its_password(programme: Programme) -> None:
    assert [User.objects.get(email=one.email).check_password(one.password) for one in ACCOUNTS] == [True] * len(
        ACCOUNTS
    )


def test_letters_are_sent_and_nothing_waits_for_the_worker(programme: Programme) -> None:
    assert not Message.objects.filter(sent_at__isnull=True).exists()


def test_second_building_changes_nothing(programme: Programme) -> None:
    lines = Entry.objects.count()
    assert not build_demonstration(TODAY, tell=print)
    assert (Entry.objects.count(), queries.built_for()) == (lines, TODAY)


def test_building_without_its_last_line_was_interrupted(programme: Programme) -> None:
    Entry.objects.filter(verb=queries.BUILT).delete()
    assert queries.ground() is queries.Ground.INTERRUPTED
