from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from bonrelais.core.facts import FactCode, Grade, SourceRank
from bonrelais.core.interval import Interval
from bonrelais.directory import queries
from bonrelais.directory.actions.crafts import recompute_crafts_shares
from bonrelais.directory.choices import FactSource
from bonrelais.directory.facts import MetDays
from bonrelais.directory.filters import Filters
from bonrelais.directory.models import Establishment, EstablishmentState
from bonrelais.directory.search.queries import find
from bonrelais.foundation import clock
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Activity, EpciMember
from tests import make
from tests.make import Business
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db

TODAY = date(2024, 11, 20)


@pytest.fixture
def seat() -> Seat:
    return make.seat()


@pytest.fixture
def joinery() -> Activity:
    return Activity.objects.create(nomenclature="NAFRev2", code="43.32A", label="Menuiserie bois", section="F")


def test_business_tells_what_the_register_says(seat: Seat, joinery: Activity) -> None:
    made = make.establishment_of(seat.programme, Business(activity=joinery, crafts_activity="4332AA", sign="Au Chêne"))
    made.activity_2025 = Activity.objects.create(nomenclature="NAF2025", code="43.32G", section="F")
    made.save(update_fields=["activity_2025"])
    found = queries.business(seat, made.id)
    assert [(fact.label, fact.value, fact.source) for fact in found.facts] == [
        ("Raison sociale", "Menuiserie Terninck", "SIRENE, 1er novembre 2024"),
        ("Enseigne", "Au Chêne", "SIRENE, 1er novembre 2024"),
        ("Activité", "43.32A (NAF rév. 2) Menuiserie bois", "SIRENE, 1er novembre 2024"),
        ("Activité en NAF 2025", "43.32G (NAF 2025)", "SIRENE, 1er novembre 2024"),
        ("Effectif", "3 à 5 salariés", "SIRENE, année 2022"),
        ("Forme juridique", "Société à responsabilité limitée (SARL)", "SIRENE, 1er novembre 2024"),
        ("Création", "1er mars 2012", "SIRENE, 1er novembre 2024"),
        ("Adresse", f"12 rue de Calais, 62380 {found.commune}", "SIRENE, 1er novembre 2024"),
        ("État", "Ouvert depuis le 1er mars 2012", "SIRENE, 1er novembre 2024"),
    ]
    assert (found.crafts.grade, found.trade.grade) == (Grade.REGISTERED, Grade.PRESUMED)
    assert (found.crafts.text, found.crafts.source) == (
        "Oui",
        "SIRENE (activité 4332AA au registre des métiers), 1er novembre 2024",
    )
    assert (found.trade.text, found.met, found.others) == ("Présumé : forme commerciale", None, ())


@pytest.mark.parametrize("nomenclature", ["NAF2025", "NAFRev1", "NAF1993", "NAP", ""])
def test_activity_without_a_label_is_told_by_its_code(nomenclature: str, seat: Seat) -> None:
    old = Activity.objects.create(nomenclature=nomenclature, code="5221")
    made = make.establishment_of(seat.programme, Business(activity=old))
    told = {
        "NAF2025": "5221 (NAF 2025)",
        "NAFRev1": "5221 (NAF rév. 1)",
        "NAF1993": "5221 (NAF 1993)",
        "NAP": "5221 (NAP 1973)",
        "": "5221 (nomenclature non précisée)",
    }[nomenclature]
    assert queries.business(seat, made.id).activity == told
    assert [row.activity for row in queries.page_of_list(seat, Filters(), None).rows] == [told]
    assert [hit.activity for hit in find(seat, "terninck")] == [told]


@pytest.mark.parametrize(("legal_form", "name"), [("1000", "Nom non diffusé"), ("5499", "Menuiserie Terninck")])
def test_business_masks_partial_diffusion(seat: Seat, legal_form: str, name: str) -> None:
    made = make.establishment_of(seat.programme, Business(legal_form=legal_form, is_partial=True))
    found = queries.business(seat, made.id)
    shown = [fact.value for fact in found.facts if fact.label == "Adresse"]
    assert (found.name, found.company_name, found.address, shown) == (name, name, "", [""])


def test_crafts_are_presumed_from_the_loaded_register(seat: Seat, joinery: Activity) -> None:
    for crafts in ("4332AA", "4332AA", "4332AA", "4332AA", ""):
        make.establishment_of(seat.programme, Business(activity=joinery, crafts_activity=crafts))
    recompute_crafts_shares(at=clock.now())
    blank = Establishment.objects.get(crafts_activity="")
    held = queries.business(seat, blank.id).crafts
    assert (held.grade, held.text) == (
        Grade.PRESUMED,
        "Présumé : 80\u00a0% des établissements de cette activité le sont",
    )


def test_crafts_are_unknown_without_evidence(seat: Seat) -> None:
    made = make.establishment_of(seat.programme, Business(legal_form="1000"))
    found = queries.business(seat, made.id)
    assert (found.crafts.grade, found.crafts.text) == (None, "Pas encore connu")


def test_facts_learnt_show_the_newest_of_the_best_source(seat: Seat) -> None:
    made = make.establishment_of(seat.programme)
    make.fact(seat, made.company, "employees.company", value=8, source=FactSource.EVIDENCED)
    make.fact(seat, made.company, "employees.company", value=9)
    make.fact(seat, made.company, "digital.has_website", value=False)
    found = queries.business(seat, made.id)
    assert [(line.label, line.value, line.source, line.former) for line in found.learnt] == [
        ("Effectif", "8 salariés", "Vu sur pièce le 20 novembre 2024", 1),
        ("Site internet", "Non", "Déclaré le 20 novembre 2024", 0),
    ]
    known = found.sheet.interval(FactCode.EMPLOYEES_COMPANY)
    assert known is not None
    assert (known[0], known[1].source) == (Interval.exactly(8), SourceRank.EVIDENCED)


def test_answers_of_a_place_show_there_alone_and_say_when_to_ask_again(seat: Seat, clock: Clock) -> None:
    made = make.establishment_of(seat.programme)
    other = make.establishment(made.commune, Business(is_head_office=False), of=made.company)
    make.fact(seat, made.company, "premises.is_owned", value=True)
    make.fact(seat, made.company, "hiring.is_planned", value=True)
    clock.move_to(date(2025, 11, 21))
    shown = [
        [(line.code, line.is_outdated) for line in queries.business(seat, place.id).learnt] for place in (made, other)
    ]
    assert shown == [
        [("premises.is_owned", False), ("hiring.is_planned", True)],
        [("hiring.is_planned", True)],
    ]


def test_business_names_the_commune_of_a_project(seat: Seat) -> None:
    made = make.establishment_of(seat.programme)
    make.fact(seat, made.company, "place.project_site", value=made.commune.code)
    assert [line.value for line in queries.business(seat, made.id).learnt] == [made.commune.name]


def test_business_shows_only_what_its_programme_knows(seat: Seat) -> None:
    made = make.establishment_of(seat.programme)
    epci = seat.programme.epcis.get().epci
    neighbour = make.seat(programme=make.programme(joins=epci))
    make.contact(neighbour, made.company)
    make.consent(neighbour, made.company, make.organisation("BGE"))
    make.fact(neighbour, made.company, "digital.has_website", value=True)
    make.acquaintance(neighbour.programme_id, made.company, first=TODAY)
    ours, theirs = queries.business(seat, made.id), queries.business(neighbour, made.id)
    assert (ours.contacts, ours.consents, ours.learnt, ours.met) == ((), (), (), None)
    assert [len(theirs.contacts), len(theirs.consents), len(theirs.learnt)] == [1, 1, 1]
    assert theirs.met == MetDays(TODAY, TODAY, 1)


def test_business_is_found_in_the_programme_only(seat: Seat) -> None:
    made = make.establishment_of(make.programme())
    with pytest.raises(Http404):
        queries.business(seat, made.id)


def test_business_lists_the_other_places_of_the_company(seat: Seat) -> None:
    made = make.establishment_of(seat.programme)
    other = make.establishment(made.commune, Business(sign="Terninck Arques", is_head_office=False), of=made.company)
    assert [place.name for place in queries.business(seat, made.id).others] == ["Terninck Arques"]
    assert [place.id for place in queries.business(seat, other.id).others] == [made.id]


def test_fact_sheet_of_a_business_entered_by_hand_is_declared(seat: Seat, joinery: Activity) -> None:
    commune = make.establishment_of(seat.programme).commune
    company = make.company(Business(name="Brocante Vanhove", activity=joinery), programme=seat.programme)
    made = make.establishment(
        commune, Business(name="Brocante Vanhove", activity=joinery, register_on=None), of=company
    )
    sheet = queries.fact_sheet(seat, made, TODAY)
    activity = sheet.activity(FactCode.ACTIVITY_REV2)
    assert activity is not None
    assert (activity[1].source, activity[1].source_text) == (SourceRank.DECLARED, "déclaré le 20 novembre 2024")


def test_business_costs_the_same_at_one_and_at_three_rows(seat: Seat) -> None:
    made = make.establishment_of(seat.programme)
    counts = []
    for rank in range(3):
        make.contact(seat, made.company, f"Personne {rank}")
        make.consent(seat, made.company, make.organisation())
        make.fact(seat, made.company, "employees.company", value=rank)
        make.fact(seat, made.company, "place.project_site", value=made.commune.code)
        make.establishment(made.commune, Business(is_head_office=False), of=made.company)
        with CaptureQueriesContext(connection) as captured:
            queries.business(seat, made.id)
        counts.append(len(captured))
    assert counts == [5, 5, 5]


def commune_leaves(seat: Seat, place: Establishment) -> None:
    EpciMember.objects.filter(commune=place.commune).update(until_on=TODAY)


def epci_leaves(seat: Seat, place: Establishment) -> None:
    seat.programme.epcis.update(left_on=TODAY, left_recorded_at=clock.now())


def register_moves_it(seat: Seat, place: Establishment) -> None:
    before, after = place.commune, make.commune_in(make.epci())
    for commune, day in ((before, date(2020, 1, 1)), (after, TODAY)):
        EstablishmentState.objects.create(
            establishment=place,
            commune=commune,
            valid_from_on=day,
            is_open=True,
            is_registered_crafts=False,
            recorded_at=clock.now(),
        )
    Establishment.objects.filter(pk=place.pk).update(commune=after)


@pytest.mark.parametrize("leave", [commune_leaves, epci_leaves, register_moves_it])
def test_business_met_keeps_its_sheet_when_it_leaves_the_territory(
    seat: Seat, leave: Callable[[Seat, Establishment], None]
) -> None:
    met, never_met = make.establishment_of(seat.programme), make.establishment_of(seat.programme)
    branch = make.establishment(make.commune_in(make.epci()), of=met.company)
    make.acquaintance(seat.programme_id, met.company, first=TODAY)
    for place in (met, never_met):
        leave(seat, place)
    business = queries.business(seat, met.pk)
    assert {one.id: one.is_visible for one in business.others} == {branch.pk: False}
    assert [hit.id for hit in find(seat, met.siret or "")] == [met.pk]
    assert list(queries.filtered(seat, Filters())) == []
    for other, pk in ((seat, never_met.pk), (seat, branch.pk), (make.seat(), met.pk)):
        with pytest.raises(Http404):
            queries.business(other, pk)


def test_other_place_of_a_business_met_that_left_has_its_sheet_too(seat: Seat) -> None:
    met = make.establishment_of(seat.programme)
    moved = make.establishment(met.commune, Business(is_head_office=False), of=met.company)
    make.acquaintance(seat.programme_id, met.company, first=TODAY)
    register_moves_it(seat, moved)
    assert {one.id: one.is_visible for one in queries.business(seat, met.pk).others} == {moved.pk: True}
