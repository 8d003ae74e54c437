"""A business entered by hand that turns out to be one of the register: one from then on, and back when it was not."""

from datetime import timedelta
from typing import Final

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bonrelais.casework.actions import correct_whole_visit, join_business, part_business
from bonrelais.casework.actions.joining import BY_COMPANY, BY_PLACE
from bonrelais.casework.whole_visit import NeedHeard, WholeVisit
from bonrelais.directory.actions.entry import EnteredBusiness, JoinError, enter_business
from bonrelais.directory.models import (
    Acquaintance,
    Company,
    Consent,
    Contact,
    Establishment,
    EstablishmentLink,
    FactLearnt,
)
from bonrelais.directory.search.queries import find
from bonrelais.foundation import clock as product_clock
from bonrelais.needs.models import Need
from bonrelais.programmes.seat import Seat
from bonrelais.referrals.models import Referral
from bonrelais.visits.models import Callback, PrivateNote, Visit, VisitDraft, VisitVersion
from tests import make
from tests.make import Business
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db

STAYS: Final = {
    "directory.establishment", "directory.establishmentstate", "directory.establishmentlink",
    "directory.perimeterhit", "directory.searchentry", "directory.acquaintance",
}  # fmt: skip
"""What describes the establishment itself, or is computed from it."""


def entered_by(seat: Seat, name: str = "Brocante Vanhove", *, number: str = "") -> Establishment:
    commune = make.establishment_of(seat.programme, Business(name="Quincaillerie Delattre")).commune
    return enter_business(EnteredBusiness(name, commune, number=number), by=seat, at=product_clock.now())


def known_in(place: Establishment, name: str = "Vanhove Brocante") -> Establishment:
    return make.establishment(place.commune, Business(name=name))


def furnished(seat: Seat) -> Establishment:
    """Entered by hand, met, with what a visit leaves."""
    place = entered_by(seat)
    make.contact(seat, place.company)
    visit = make.visit(seat, place, themes=(make.leaf_theme(seat),))
    make.referral(seat, place, of_need=Need.objects.get(visit=visit))
    make.callback(seat, place)
    make.private_note(seat, place.company)
    make.fact(seat, place.company, "employees.company", value=3)
    make.project(seat, place)
    return place


def test_every_row_that_hangs_on_a_business_goes_with_it() -> None:
    hanging = {
        model._meta.label_lower
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model in {Company, Establishment}
    }
    moved = {model._meta.label_lower for model in (*BY_COMPANY, *BY_PLACE)}
    assert hanging - moved == STAYS
    assert moved - hanging == set()


def test_joined_business_is_one_with_the_register() -> None:
    seat = make.seat()
    entered = furnished(seat)
    register = known_in(entered)
    join_business(entered, register=register, by=seat, at=product_clock.now())
    for model in (Visit, Need, Callback, PrivateNote, Referral, Contact, Consent, FactLearnt):
        assert not model._default_manager.filter(company=entered.company).exists()
        assert model._default_manager.filter(company=register.company).exists()
    assert VisitVersion.objects.get().establishment == register
    assert list(Acquaintance.objects.values_list("company", "visits")) == [(register.company_id, 1)]


def test_target_goes_to_the_register_once_a_list_and_comes_back() -> None:
    """A list that holds the register's already keeps it, and the entered one stays where it was."""
    seat = make.seat()
    entered = entered_by(seat)
    register = known_in(entered)
    tool = make.tool(seat)
    alone, both = (make.target_list(seat, tool, held) for held in ([entered], [entered, register]))
    link = join_business(entered, register=register, by=seat, at=product_clock.now())
    assert [target.establishment for target in alone.targets.all()] == [register]
    assert [target.establishment for target in both.targets.order_by("rank")] == [entered, register]
    part_business(link, by=seat, at=product_clock.now())
    assert [target.establishment for target in alone.targets.all()] == [entered]


def test_joined_business_is_found_and_listed_once() -> None:
    seat = make.seat()
    entered = furnished(seat)
    register = known_in(entered)
    assert {hit.id for hit in find(seat, "vanhove")} == {entered.id, register.id}
    join_business(entered, register=register, by=seat, at=product_clock.now())
    client = make.client_of(seat)
    listed = client.get(f"{reverse('directory:list')}?q=vanhove").content.decode()
    assert [hit.id for hit in find(seat, "vanhove")] == [register.id]
    assert (str(entered.pk) in listed, str(register.pk) in listed) == (False, True)


def test_addresses_of_a_joined_business_lead_to_the_register() -> None:
    seat = make.seat()
    entered = furnished(seat)
    register = known_in(entered)
    join_business(entered, register=register, by=seat, at=product_clock.now())
    client = make.client_of(seat)
    answer = client.get(reverse("desk:sheet", args=[entered.pk]))
    assert (answer.status_code, answer["Location"]) == (302, reverse("desk:sheet", args=[register.pk]))
    assert client.get(reverse("casework:record_visit", args=[entered.pk])).context["establishment"] == register
    history = client.get(reverse("desk:sheet_history", args=[register.pk])).content.decode()
    assert "« Brocante Vanhove », saisie à la main, rattachée à cette entreprise" in history


def test_what_the_register_s_business_has_already_stands() -> None:
    seat = make.seat()
    entered = furnished(seat)
    register = known_in(entered)
    (given,) = Consent.objects.filter(company=entered.company)
    own = make.consent(seat, register.company, given.organisation)
    join_business(entered, register=register, by=seat, at=product_clock.now())
    assert list(Consent.objects.filter(company=register.company)) == [own]
    assert list(Consent.objects.filter(company=entered.company)) == [given]


def test_undone_join_gives_back_what_came_and_what_was_made_of_it() -> None:
    seat = make.seat()
    entered = furnished(seat)
    register = known_in(entered)
    make.visit(seat, register)
    link = join_business(entered, register=register, by=seat, at=product_clock.now())
    (need,) = Need.objects.all()
    visit = need.visit
    assert visit is not None
    whole = WholeVisit(report=make.report(seat, minutes=60), needs=[NeedHeard(need.theme)])
    correct_whole_visit(make.version_of(visit), whole=whole, reason="Une heure", by=seat, at=product_clock.now())
    late = make.visit(seat, register)
    part_business(link, by=seat, at=product_clock.now())
    places = dict(VisitVersion.objects.filter(replaced_at__isnull=True).values_list("visit", "establishment"))
    assert (places[visit.id], places[late.id]) == (entered.id, register.id)
    assert Visit.objects.get(pk=visit.pk).company == entered.company
    assert [row.establishment for row in VisitVersion.objects.filter(visit=visit)] == [entered, entered]
    visits = dict(Acquaintance.objects.values_list("company", "visits"))
    assert visits == {entered.company_id: 1, register.company_id: 2}
    assert make.client_of(seat).get(reverse("desk:sheet", args=[entered.pk])).status_code == 200


def test_join_undone_may_be_made_again_with_another(clock: Clock) -> None:
    seat = make.seat()
    entered = furnished(seat)
    wrong, right = known_in(entered, "Vanhove Vélos"), known_in(entered)
    link = join_business(entered, register=wrong, by=seat, at=clock.now())
    with pytest.raises(JoinError, match="Défaites d’abord"):
        join_business(entered, register=right, by=seat, at=clock.now())
    part_business(link, by=seat, at=clock.now())
    join_business(entered, register=right, by=seat, at=clock.now())
    assert Visit.objects.get().company == right.company
    assert EstablishmentLink.objects.filter(undone_at__isnull=True).get().later == right


def test_undoing_twice_is_refused_in_words() -> None:
    seat = make.seat()
    entered = furnished(seat)
    link = join_business(entered, register=known_in(entered), by=seat, at=product_clock.now())
    client = make.client_of(seat)
    client.post(reverse("joining:undo", args=[link.pk]))
    page = client.post(reverse("joining:undo", args=[link.pk]), follow=True).content.decode()
    assert "Ce rattachement est déjà défait." in page


def test_draft_of_a_joined_business_is_found_on_the_register_s_screen() -> None:
    seat = make.seat()
    entered = entered_by(seat)
    client = make.client_of(seat)
    sent = {"device_key": "0190b7c0-0000-7000-8000-000000000003", "shared_minutes": "Commencé à la brocante"}
    client.post(reverse("casework:draft", args=[entered.pk]), sent)
    register = known_in(entered)
    join_business(entered, register=register, by=seat, at=product_clock.now())
    assert VisitDraft.objects.get().establishment == register
    page = client.get(reverse("casework:record_visit", args=[register.pk])).content.decode()
    assert "Commencé à la brocante" in page


def test_page_proposes_the_business_of_the_number_told_then_of_the_name() -> None:
    seat = make.seat()
    elsewhere = make.establishment_of(seat.programme, Business(name="SARL Dupont"))
    entered = entered_by(seat, number=str(elsewhere.siret))
    named = known_in(entered)
    known_in(entered, "Boulangerie Caron")
    client = make.client_of(seat)
    page = client.get(reverse("joining:alike", args=[entered.pk]))
    assert [hit.id for hit in page.context["found"]] == [elsewhere.id, named.id]
    listed = client.get(reverse("joining:list")).context["page"].rows
    assert [(line.entered.id, len(line.found)) for line in listed] == [(entered.id, 2)]


def test_page_joins_and_undoes() -> None:
    seat = make.seat()
    entered = furnished(seat)
    register = known_in(entered)
    client = make.client_of(seat)
    url = reverse("joining:join", args=[entered.pk, register.pk])
    page = client.get(url).content.decode()
    assert ("1\u00a0rencontre" in page, "1\u00a0besoin" in page) == (True, True)
    answer = client.post(url)
    assert (answer.status_code, answer["Location"]) == (302, reverse("desk:sheet", args=[register.pk]))
    link = EstablishmentLink.objects.get()
    assert "Brocante Vanhove" in client.get(reverse("joining:link", args=[link.pk])).content.decode()
    client.post(reverse("joining:undo", args=[link.pk]))
    assert Visit.objects.get().company == entered.company


def test_entered_business_is_edited_and_keeps_the_number_told() -> None:
    seat = make.seat()
    entered = entered_by(seat)
    client = make.client_of(seat)
    url = reverse("directory:edit", args=[entered.pk])
    form = {"name": "Brocante des Quais", "commune": str(entered.commune_id), "number": "732 829 320"}
    refused = client.post(url, {**form, "number": "732 829 321"})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["number"])
    assert client.post(url, form).status_code == 302
    entered.refresh_from_db()
    assert (entered.display_name, entered.told_number) == ("Brocante des Quais", "732829320")
    assert [hit.id for hit in find(seat, "quais")] == [entered.id]
    register = known_in(entered)
    assert client.get(reverse("directory:edit", args=[register.pk])).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_list_to_join_asks_the_base_as_much_for_one_row_as_for_three(rows: int) -> None:
    seat = make.seat()
    for number in range(rows):
        entered_by(seat, f"Brocante {number}")
    client = make.client_of(seat)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse("joining:list")).status_code == 200
    assert len(queries) == 6


def test_visit_over_and_joined_may_be_cancelled(clock: Clock) -> None:
    """What was moved is corrected and cancelled like any other."""
    seat = make.seat()
    entered = furnished(seat)
    register = known_in(entered)
    join_business(entered, register=register, by=seat, at=clock.now())
    clock.advance(timedelta(hours=1))
    visit = Visit.objects.get()
    url = reverse("casework:cancel_visit", args=[visit.pk])
    assert make.client_of(seat).post(url, {"reason": "Notée deux fois"}).status_code == 302
    assert not Acquaintance.objects.exists()
