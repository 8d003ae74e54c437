from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from bonrelais.core.catalogue import FactShape
from bonrelais.directory.actions.acquaintance import set_acquaintance
from bonrelais.directory.actions.consents import ConsentDayError, ConsentFacts, give_consent, withdraw_consent
from bonrelais.directory.actions.contacts import NamelessContactError, add_contact, edit_contact, remove_contact
from bonrelais.directory.actions.crafts import recompute_crafts_shares
from bonrelais.directory.actions.facts import FactDayError, FactSinceError, learn_fact, withdraw_fact
from bonrelais.directory.fact_values import FactValueError
from bonrelais.directory.facts import ContactFacts, FactInput, LearntFact, MetDays
from bonrelais.directory.facts_catalogue import CATALOGUE, UnknownFactError
from bonrelais.directory.models import Acquaintance, ActivityCraftsShare, Company, Consent, Contact, FactLearnt
from bonrelais.foundation import clock
from bonrelais.foundation.ids import new_id
from bonrelais.journal.models import Entry
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Activity
from tests import make
from tests.make import Business

pytestmark = pytest.mark.django_db

TODAY = date(2024, 11, 20)


@pytest.fixture
def seat() -> Seat:
    return make.seat()


@pytest.fixture
def company(seat: Seat) -> Company:
    Activity.objects.create(nomenclature="NAFRev2", code="10.71C", label="Boulangerie", section="C")
    return make.establishment_of(seat.programme).company


def verbs() -> list[str]:
    return list(
        Entry.objects.filter(subject_kind__startswith="directory.").order_by("id").values_list("verb", flat=True)
    )


def learn(company: Company, seat: Seat, code: str, value: FactInput, *, on: date = TODAY) -> FactLearnt:
    place = company.establishments.order_by("id")[0]
    return learn_fact(place, fact=LearntFact(code, value, on), by=seat, at=clock.now())


@pytest.mark.parametrize(
    ("code", "typed", "kept"),
    [
        ("digital.has_website", "oui", True),
        ("digital.has_website", False, False),
        ("employees.company", "1 200", 1200),
        ("fte.company", "2,50", "2.5"),
        ("created_on", "2016-03-01", "2016-03-01"),
        ("registration.crafts", "oui", "registered"),
        ("registration.crafts", "non", "not_registered"),
        ("activity.rev2", "1071c", "10.71C"),
        ("legal_form", "5499", "5499"),
        ("tax_regime", "is", "is"),
        ("branch.idcc", "843", "0843"),
        ("clientele.individuals", "100", 100),
        ("project.natures", ("takeover", "creation"), ["creation", "takeover"]),
        ("step.carbon_footprint", "oui", True),
        ("aid.cheque-numerique", "non", False),
        ("zone.perimetre-coeur-de-ville.establishment", "oui", True),
    ],
)
def test_learn_fact_keeps_a_checked_value(
    seat: Seat, company: Company, code: str, typed: FactInput, kept: object
) -> None:
    assert learn(company, seat, code, typed).value == kept
    assert verbs() == ["fact.learnt"]


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        ("digital.has_website", "peut-être"),
        ("employees.company", "douze"),
        ("employees.company", "-1"),
        ("employees.company", "NaN"),
        ("employees.company", "12.000"),
        ("employees.company", ""),
        ("created_on", "1er mars"),
        ("premises.built_on", "9999-12-31"),
        ("activity.rev2", "99.99"),
        ("legal_form", "0000000"),
        ("tax_regime", "tva"),
        ("branch.idcc", "0000"),
        ("branch.idcc", "15170"),
        ("clientele.individuals", "101"),
        ("project.natures", ()),
        ("project.natures", ("lune",)),
        ("step.carbon_footprint", "peut-être"),
        ("place.establishment", "99999"),
        ("place.establishment", ""),
    ],
)
def test_learn_fact_refuses_what_cannot_be_an_answer(seat: Seat, company: Company, code: str, typed: FactInput) -> None:
    with pytest.raises(FactValueError):
        learn(company, seat, code, typed)


def test_learn_fact_refuses_what_is_not_in_the_catalogue(seat: Seat, company: Company) -> None:
    with pytest.raises(UnknownFactError):
        learn(company, seat, "owner.religion", True)


@pytest.mark.parametrize("code", ["zone.perimetre-.establishment", "aid.Région", "commitment.abc", "step.lune", "lune"])
def test_learn_fact_refuses_what_no_open_family_has(seat: Seat, company: Company, code: str) -> None:
    with pytest.raises(UnknownFactError):
        learn(company, seat, code, True)


def test_learn_fact_refuses_a_day_to_come(seat: Seat, company: Company) -> None:
    with pytest.raises(FactDayError):
        learn(company, seat, "digital.has_website", True, on=TODAY + timedelta(days=1))


def test_learn_fact_twice_keeps_one_row(seat: Seat, company: Company) -> None:
    first = learn(company, seat, "employees.company", 3)
    assert learn(company, seat, "employees.company", "3").pk == first.pk
    assert learn(company, seat, "employees.company", 4).pk != first.pk
    assert verbs() == ["fact.learnt", "fact.learnt"]


def test_fact_of_a_place_names_it_and_the_others_their_company_alone(seat: Seat, company: Company) -> None:
    """fact_of_a_place_names_it"""
    place = company.establishments.get()
    told = learn(company, seat, "employees.establishment", 40), learn(company, seat, "employees.company", 40)
    assert [row.establishment for row in told] == [place, None]
    for row, wrong in zip(told, (None, place), strict=True):
        with pytest.raises(IntegrityError, match="fact_of_a_place_names_it"), transaction.atomic():
            FactLearnt.objects.filter(pk=row.pk).update(establishment=wrong)


def test_base_and_catalogue_agree_on_the_facts_of_a_place(seat: Seat, company: Company) -> None:
    place = company.establishments.get()
    template = learn(company, seat, "employees.company", 40)
    for definition in CATALOGUE.values():
        template.pk, template.code = new_id(), definition.code
        template.establishment = place if definition.is_of_place else None
        template.commune = place.commune if definition.shape is FactShape.PLACE else None
        template.save(force_insert=True)
    assert FactLearnt.objects.count() == 1 + len(CATALOGUE)


def test_answer_that_is_a_commune_names_it(seat: Seat, company: Company) -> None:
    """fact_of_a_commune_names_it"""
    commune = company.establishments.get().commune
    told = learn(company, seat, "place.project_site", commune.code), learn(company, seat, "digital.has_website", True)
    assert [row.commune for row in told] == [commune, None]
    for row, wrong in zip(told, (None, commune), strict=True):
        with pytest.raises(IntegrityError, match="fact_of_a_commune_names_it"), transaction.atomic():
            FactLearnt.objects.filter(pk=row.pk).update(commune=wrong)


def test_registration_keeps_since_when(seat: Seat, company: Company) -> None:
    """fact_since_registration"""
    place, since = company.establishments.get(), date(2019, 5, 6)
    asked = LearntFact("registration.crafts", "oui", TODAY, since_on=since)
    told = learn_fact(place, fact=asked, by=seat, at=clock.now())
    assert (told.value, told.since_on) == ("registered", since)
    assert learn_fact(place, fact=asked, by=seat, at=clock.now()) == told
    undated = learn(company, seat, "registration.crafts", "oui")
    assert undated.since_on is None
    for code in ("step.carbon_footprint", "aid.ademe"):
        step = LearntFact(code, "oui", TODAY, since_on=since)
        done = learn_fact(place, fact=step, by=seat, at=clock.now())
        assert (done.value, done.since_on) == (True, since)
    other = learn(company, seat, "digital.has_website", True)
    with pytest.raises(IntegrityError, match="fact_since_registration"), transaction.atomic():
        FactLearnt.objects.filter(pk=other.pk).update(since_on=since)


@pytest.mark.parametrize(
    ("code", "value", "since_on"),
    [
        ("registration.crafts", "non", date(2019, 5, 6)),
        ("digital.has_website", "oui", date(2019, 5, 6)),
        ("step.carbon_footprint", "non", date(2019, 5, 6)),
        ("registration.crafts", "oui", date(1, 1, 1)),
        ("registration.crafts", "oui", TODAY + timedelta(days=1)),
    ],
)
def test_registration_refuses_a_day_that_cannot_be(
    seat: Seat, company: Company, code: str, value: str, since_on: date
) -> None:
    fact = LearntFact(code, value, TODAY, since_on=since_on)
    with pytest.raises(FactSinceError):
        learn_fact(company.establishments.get(), fact=fact, by=seat, at=clock.now())


def test_withdraw_fact_keeps_the_row(seat: Seat, company: Company) -> None:
    fact = learn(company, seat, "employees.company", 3)
    withdraw_fact(fact, by=seat, at=clock.now())
    withdraw_fact(fact, by=seat, at=clock.now())
    assert FactLearnt.objects.get().withdrawn_at == clock.now()
    assert verbs() == ["fact.learnt", "fact.withdrawn"]


def test_contact_is_added_edited_and_removed(seat: Seat, company: Company) -> None:
    added = add_contact(company, facts=ContactFacts("  Sylvain  Terninck "), by=seat, at=clock.now())
    assert added.name == "Sylvain Terninck"
    assert add_contact(company, facts=ContactFacts("Sylvain Terninck"), by=seat, at=clock.now()).pk == added.pk
    edit_contact(added, facts=ContactFacts("Sylvain Terninck", phone="03 21 00 00 00"), by=seat, at=clock.now())
    remove_contact(added, by=seat, at=clock.now())
    assert Contact.objects.get().removed_at == clock.now()
    assert verbs() == ["contact.added", "contact.edited", "contact.removed"]
    assert Entry.objects.get(verb="contact.edited").fields == ["phone"]


def test_contact_needs_a_name(seat: Seat, company: Company) -> None:
    with pytest.raises(NamelessContactError):
        add_contact(company, facts=ContactFacts("  "), by=seat, at=clock.now())


def test_consent_is_given_once_and_withdrawn(seat: Seat, company: Company) -> None:
    facts = ConsentFacts(make.organisation("BGE"), TODAY)
    given = give_consent(company, facts=facts, by=seat, at=clock.now())
    assert give_consent(company, facts=facts, by=seat, at=clock.now()).pk == given.pk
    withdraw_consent(given, by=seat, at=clock.now())
    assert give_consent(company, facts=facts, by=seat, at=clock.now()).pk != given.pk
    assert Consent.objects.filter(withdrawn_at__isnull=True).count() == 1
    assert verbs() == ["consent.given", "consent.withdrawn", "consent.given"]


def test_consent_is_not_given_in_advance(seat: Seat, company: Company) -> None:
    facts = ConsentFacts(make.organisation("BGE"), TODAY + timedelta(days=1))
    with pytest.raises(ConsentDayError):
        give_consent(company, facts=facts, by=seat, at=clock.now())


def test_acquaintance_follows_what_visits_say(seat: Seat, company: Company) -> None:
    met = MetDays(date(2023, 1, 5), date(2024, 2, 6), 2)
    set_acquaintance(programme_id=seat.programme_id, company_id=company.id, met=met)
    set_acquaintance(programme_id=seat.programme_id, company_id=company.id, met=MetDays(TODAY, TODAY, 1))
    kept = Acquaintance.objects.get()
    assert (kept.first_met_on, kept.last_met_on, kept.visits) == (TODAY, TODAY, 1)
    set_acquaintance(programme_id=seat.programme_id, company_id=company.id, met=None)
    assert not Acquaintance.objects.exists()


def test_crafts_shares_count_open_establishments_by_activity(seat: Seat) -> None:
    joinery = Activity.objects.create(nomenclature="NAFRev2", code="43.32A", label="Menuiserie", section="F")
    for crafts, is_open in (("4332AA", True), ("", True), ("4332AA", True), ("4332AA", False)):
        business = Business(activity=joinery, crafts_activity=crafts, is_open=is_open)
        make.establishment_of(seat.programme, business)
    assert recompute_crafts_shares(at=clock.now()) == 1
    assert recompute_crafts_shares(at=clock.now()) == 1
    share = ActivityCraftsShare.objects.get()
    assert (share.activity_id, share.establishments, share.registered) == (joinery.id, 3, 2)
