"""What was known at the end of a day: each case asked on both sides of the day that changes it."""

from datetime import UTC, date, datetime

import pytest

from bonrelais.core.facts import FactCode
from bonrelais.directory.choices import FactSource
from bonrelais.directory.models import EstablishmentState
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.needs.actions import end_need, find_need, reopen_need
from bonrelais.needs.choices import NeedEnd
from bonrelais.needs.findings import NeedFinding
from bonrelais.programmes import actions as programme_actions
from bonrelais.programmes.choices import Mode
from bonrelais.programmes.models import Sector, Theme
from bonrelais.projects import actions as project_actions
from bonrelais.projects.choices import OutcomeKind, OutcomeNature
from bonrelais.territory.models import Activity, Commune
from bonrelais.visits.actions.visits import cancel_visit, correct_visit
from bonrelais.visits.models import VisitVersion
from tests import make
from tests.impact import making
from tests.impact.making import Held, evening

pytestmark = pytest.mark.django_db
MET = date(2024, 5, 14)
LATER = date(2024, 6, 10)


def met(town: making.Town, as_of: date, start: date | None = None, end: date | None = None) -> int | float:
    return making.figures(town, as_of=as_of, start=start, end=end)["businesses_met"]


def test_visit_counts_from_the_day_it_was_recorded() -> None:
    town = making.town()
    making.visit(town, making.shop(town), Held(MET, noted_at=evening(LATER)))
    assert met(town, date(2024, 6, 9)) == 0
    assert met(town, LATER) == 1
    found = making.report(town, as_of=date(2024, 6, 9))
    assert making.reasons(found) == {"2024-05-14": "Saisie du 10 juin 2024, après la date d’arrêt du 9 juin 2024."}


def test_as_of_ends_at_midnight_in_paris() -> None:
    town = making.town()
    making.visit(town, making.shop(town), Held(MET, noted_at=datetime(2024, 5, 14, 21, 59, tzinfo=UTC)))
    making.visit(town, making.shop(town), Held(MET, noted_at=datetime(2024, 5, 14, 22, 0, tzinfo=UTC)))
    assert met(town, MET) == 1
    assert met(town, date(2024, 5, 15)) == 2


def test_correction_counts_from_the_day_it_was_recorded() -> None:
    town = making.town()
    visit = making.visit(town, making.shop(town), Held(MET))
    version = VisitVersion.objects.get(visit=visit)
    corrected = making.report_for(town.seat, Held(MET, mode=Mode.PHONE))
    correct_visit(version, report=corrected, reason="C’était un appel", by=town.seat, at=evening(LATER))
    assert met(town, date(2024, 6, 9)) == 1
    assert met(town, LATER) == 0
    excluded = making.report(town, as_of=LATER).figures.businesses_met.count.excluded
    assert [one.why for one in excluded] == [
        "Saisie corrigée le 10 juin 2024 par une autre.",
        "Rencontre par téléphone : ce mode ne compte pas.",
    ]


def test_cancelled_visit_still_counts_as_of_the_day_before() -> None:
    town = making.town()
    visit = making.visit(town, making.shop(town), Held(MET))
    cancel_visit(visit, reason="Notée par erreur", by=town.seat, at=evening(LATER))
    assert met(town, date(2024, 6, 9)) == 1
    assert met(town, LATER) == 0
    assert making.reasons(making.report(town, as_of=LATER)) == {"2024-05-14": "Rencontre annulée le 10 juin 2024."}


def test_visit_before_the_epci_joined_is_kept_but_not_counted() -> None:
    town = making.town()
    making.visit(town, making.shop(town, town.late_commune), Held(date(2022, 12, 31)))
    making.visit(town, making.shop(town, town.late_commune), Held(date(2023, 1, 1)))
    assert met(town, LATER) == 1
    assert making.reasons(making.report(town, as_of=LATER)) == {
        "2022-12-31": "Gardée mais pas comptée : l’intercommunalité a rejoint le programme le 1er janvier 2023."
    }


def test_visit_before_the_epci_joined_counts_where_the_agreement_says_so() -> None:
    town = making.town()
    counting = programme_actions.Counting(before_joining=True)
    facts = programme_actions.AgreementFacts(
        "phase-2", "Phase 2", date(2022, 1, 1), date(2022, 12, 31), 10_000_000, counting=counting
    )
    programme_actions.add_agreement(town.programme, facts=facts, by=SYSTEM, at=make.OPENED_AT)
    making.visit(town, making.shop(town, town.late_commune), Held(date(2021, 12, 31)))
    making.visit(town, making.shop(town, town.late_commune), Held(date(2022, 1, 1)))
    assert met(town, LATER) == 1


def test_phone_counts_where_the_agreement_of_the_day_says_so() -> None:
    town = making.town()
    counting = programme_actions.Counting(modes=[Mode.PHONE])
    facts = programme_actions.AgreementFacts(
        "phase-1", "Phase 1", date(2021, 1, 1), date(2021, 12, 31), 10_000_000, counting=counting
    )
    programme_actions.add_agreement(town.programme, facts=facts, by=SYSTEM, at=make.OPENED_AT)
    making.visit(town, making.shop(town), Held(date(2021, 3, 1), Mode.PHONE))
    making.visit(town, making.shop(town), Held(date(2021, 3, 2), Mode.ON_SITE))
    making.visit(town, making.shop(town), Held(date(2022, 3, 1), Mode.PHONE))
    making.visit(town, making.shop(town), Held(date(2022, 3, 2), Mode.VIDEO))
    assert met(town, LATER) == 2


def test_company_met_in_two_phases_counts_once_over_both_and_once_in_each() -> None:
    town = making.town()
    make.agreement(town.programme, starts_on=date(2021, 1, 1), ends_on=date(2022, 12, 31))
    make.agreement(town.programme, starts_on=date(2023, 1, 1), ends_on=date(2024, 12, 31))
    place = making.shop(town)
    making.visit(town, place, Held(date(2021, 3, 1)))
    making.visit(town, place, Held(date(2024, 3, 1)))
    assert met(town, LATER) == 1
    assert met(town, LATER, end=date(2022, 12, 31)) == 1
    assert met(town, LATER, start=date(2023, 1, 1)) == 1


def test_two_establishments_of_a_company_count_once() -> None:
    town = making.town()
    place = making.shop(town)
    other = make.establishment(town.communes[0], make.Business(is_head_office=False), of=place.company)
    making.visit(town, place, Held(MET))
    making.visit(town, other, Held(LATER))
    assert met(town, LATER) == 1


def test_corrected_outcome_counts_its_correction_once_recorded() -> None:
    town = making.town()
    place = making.shop(town)
    project = making.project(town, place, MET)
    said = making.entry(OutcomeKind.INVESTMENT, OutcomeNature.PLANNED, 1_000_000, MET)
    row = making.outcome(town, project, said)
    smaller = making.entry(OutcomeKind.INVESTMENT, OutcomeNature.PLANNED, 600_050, MET)
    project_actions.correct_outcome(row, outcome=smaller, reason="Devis", by=town.seat, at=evening(LATER))
    assert making.figures(town, as_of=date(2024, 6, 9))["investment_planned_eur"] == 10_000
    assert making.figures(town, as_of=LATER)["investment_planned_eur"] == 6_000.5


def test_made_counts_by_the_day_it_concerns_and_planned_by_the_day_it_was_planned() -> None:
    town = making.town()
    project = making.project(town, making.shop(town), MET)
    making.outcome(town, project, making.entry(OutcomeKind.JOBS_CREATED, OutcomeNature.PLANNED, 3, MET))
    made = making.entry(OutcomeKind.JOBS_CREATED, OutcomeNature.MADE, 2, date(2024, 6, 3))
    making.outcome(town, project, made, noted=LATER)
    making.outcome(town, project, making.entry(OutcomeKind.JOBS_KEPT, OutcomeNature.MADE, 7, MET))
    may = making.figures(town, as_of=LATER, start=date(2024, 5, 1), end=date(2024, 5, 31))
    june = making.figures(town, as_of=LATER, start=date(2024, 6, 1))
    before = making.figures(town, as_of=date(2024, 6, 9))
    assert (may["jobs_planned"], may["jobs_made"]) == (3, 0)
    assert (june["jobs_planned"], june["jobs_made"]) == (0, 2)
    assert (before["jobs_planned"], before["jobs_made"]) == (3, 0)


def test_withdrawn_project_takes_its_outcomes_with_it() -> None:
    town = making.town()
    project = making.project(town, making.shop(town), MET)
    making.outcome(town, project, making.entry(OutcomeKind.INVESTMENT, OutcomeNature.PLANNED, 500_000, MET))
    project_actions.withdraw_project(project, reason="Doublon", by=town.seat, at=evening(LATER))
    before, after = making.figures(town, as_of=date(2024, 6, 9)), making.figures(town, as_of=LATER)
    assert (before["action_projects"], before["investment_projects"], before["investment_planned_eur"]) == (1, 1, 5000)
    assert (after["action_projects"], after["investment_projects"], after["investment_planned_eur"]) == (0, 0, 0)


def sectors(town: making.Town, as_of: date) -> list[str]:
    return [part["sector"] for part in making.figures(town, as_of=as_of)["businesses_met_by_sector"]]


def test_sector_is_the_one_recorded_by_then() -> None:
    town = making.town()
    making.visit(town, making.shop(town), Held(MET))
    grocery = Activity.objects.get(code="47.11B")
    industry = Sector.objects.get(programme=town.programme, code="industrie")
    programme_actions.assign_sector(industry, activities=[grocery], by=SYSTEM, at=evening(LATER))
    assert sectors(town, date(2024, 6, 9)) == ["commerce"]
    assert sectors(town, LATER) == ["industrie"]


def test_place_is_what_the_register_said_by_then_of_the_day_of_the_visit() -> None:
    town = making.town()
    place = making.shop(town, size="01")
    making.visit(town, place, Held(MET))
    grown = EstablishmentState.objects.get(establishment=place)
    for size, valid_from_on in (("11", date(2024, 5, 1)), ("12", date(2024, 6, 1))):
        EstablishmentState.objects.create(
            establishment=place,
            valid_from_on=valid_from_on,
            recorded_at=evening(LATER),
            is_open=True,
            commune=grown.commune,
            activity=grown.activity,
            size_band=size,
            is_registered_crafts=False,
        )
    sizes = [making.figures(town, as_of=day)["businesses_met_by_size"] for day in (date(2024, 6, 9), LATER)]
    assert [[part["size"] for part in parts] for parts in sizes] == [["01"], ["11"]]


def test_place_without_dated_row_is_read_as_it_stands() -> None:
    town = making.town()
    making.visit(town, make.establishment(town.communes[0], make.Business(size_band="03")), Held(MET))
    found = making.figures(town, as_of=LATER)
    assert [part["size"] for part in found["businesses_met_by_size"]] == ["03"]
    assert [part["sector"] for part in found["businesses_met_by_sector"]] == ["unknown"]


def test_departure_told_late_changes_no_figure_of_before() -> None:
    town = making.town()
    making.visit(town, making.shop(town), Held(MET))
    joined = town.programme.epcis.get(epci__members__commune=town.communes[0])
    programme_actions.leave_epci(joined, left_on=date(2024, 5, 1), by=SYSTEM, at=evening(LATER))
    assert [met(town, date(2024, 6, 9)), met(town, LATER)] == [1, 0]
    assert making.reasons(making.report(town, as_of=LATER)) == {
        "2024-05-14": "L’intercommunalité a quitté le programme le 1er mai 2024."
    }


def test_entry_told_late_changes_no_figure_of_before() -> None:
    town = making.town()
    epci = make.epci("CC arrivée", communes=1)
    commune = Commune.objects.get(memberships__epci=epci)
    making.visit(town, making.shop(town, commune), Held(MET))
    programme_actions.join_epci(town.programme, epci=epci, joined_on=date(2024, 1, 1), by=SYSTEM, at=evening(LATER))
    assert [met(town, date(2024, 6, 9)), met(town, LATER)] == [0, 1]


def test_need_held_for_a_mistake_serves_no_priority_meanwhile_even_once_reopened() -> None:
    town = making.town()
    place = making.shop(town)
    making.visit(town, place, Held(MET))
    need = making.need(town, place, "transition-ecologique", MET)

    def serving(day: date) -> int:
        told = {one["code"]: one["businesses_met"] for one in making.figures(town, as_of=day)["priorities"]}
        return told["transition-ecologique"]

    end_need(need, end=NeedEnd.MISTAKEN, by=town.seat, at=evening(LATER))
    reopen_need(need, by=town.seat, at=evening(date(2024, 7, 1)))
    assert [serving(day) for day in (date(2024, 6, 9), LATER, date(2024, 6, 30), date(2024, 7, 1))] == [1, 0, 0, 1]


@pytest.mark.parametrize(
    ("seen", "told", "served"), [("not_registered", "registered", 0), ("registered", "not_registered", 1)]
)
def test_craft_seen_on_paper_is_stronger_than_craft_told_after(seen: str, told: str, served: int) -> None:
    town = making.town()
    place = making.shop(town)
    making.visit(town, place, Held(MET))
    for source, value in ((FactSource.EVIDENCED, seen), (FactSource.DECLARED, told)):
        make.fact(town.seat, place.company, FactCode.REGISTRATION_CRAFTS, value=value, source=source)
    found = {one["code"]: one["businesses_met"] for one in making.figures(town, as_of=clock.today())["priorities"]}
    assert found["artisanat"] == served


def test_need_found_at_a_visit_cancelled_since_serves_no_priority() -> None:
    town = making.town()
    place = making.shop(town)
    making.visit(town, place, Held(MET))
    mistaken = making.visit(town, place, Held(MET))
    theme = Theme.objects.get(programme=town.programme, code="transition-ecologique")
    finding = NeedFinding(theme=theme, found_on=MET, visit=mistaken)
    find_need(place, finding=finding, by=town.seat, at=evening(MET))
    cancel_visit(mistaken, reason="Notée deux fois", by=town.seat, at=evening(LATER))
    found = [making.figures(town, as_of=day)["priorities"] for day in (date(2024, 6, 9), LATER)]
    assert [{one["code"]: one["businesses_met"] for one in told}["transition-ecologique"] for told in found] == [1, 0]
