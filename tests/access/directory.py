from bonrelais.foundation.actor import SYSTEM
from bonrelais.programmes.actions.programme import add_organisation
from tests import make
from tests.access.matrix import Case, Row, World


def business(world: World) -> Case:
    return Case({"pk": make.establishment_of(world.programme).pk})


def new_business(world: World) -> Case:
    commune = make.establishment_of(world.programme).commune
    return Case(form={"name": "Brocante Vanhove", "commune": str(commune.pk)})


def new_contact(world: World) -> Case:
    return Case({"pk": make.establishment_of(world.programme).pk}, form={"name": "Sylvain Terninck"})


def known_contact(world: World) -> Case:
    place = make.establishment_of(world.programme)
    contact = make.contact(world.adviser, place.company)
    return Case({"pk": place.pk, "contact": contact.pk}, form={"name": "Sylvie Terninck"})


def new_consent(world: World) -> Case:
    place = make.establishment_of(world.programme)
    partner = make.organisation()
    add_organisation(world.programme, organisation=partner, since_on=make.STARTED_ON, by=SYSTEM, at=make.OPENED_AT)
    return Case({"pk": place.pk}, form={"organisation": str(partner.pk), "given_on": "2024-11-19"})


def known_consent(world: World) -> Case:
    place = make.establishment_of(world.programme)
    consent = make.consent(world.adviser, place.company, make.organisation())
    return Case({"pk": place.pk, "consent": consent.pk})


def new_fact(world: World) -> Case:
    form = {"code": "digital.has_website", "value": "oui", "source": "declared", "learnt_on": "2024-11-19"}
    return Case({"pk": make.establishment_of(world.programme).pk}, form=form)


def known_fact(world: World) -> Case:
    place = make.establishment_of(world.programme)
    fact = make.fact(world.adviser, place.company, "digital.has_website", value=True)
    return Case({"pk": place.pk, "fact": fact.pk})


ROWS = (
    #                                            anonymous adviser coordinator partner official administrator operator elsewhere
    Row("directory:list", "GET", (302, 200, 200, 403, 403, 200, 403, 200)),
    Row("directory:fragment", "GET", (302, 200, 200, 403, 403, 200, 403, 200)),
    Row("directory:map", "GET", (302, 200, 200, 403, 403, 200, 403, 200)),
    Row("directory:export", "POST", (302, 200, 200, 403, 403, 200, 403, 200)),
    Row("directory:export_csv", "POST", (302, 200, 200, 403, 403, 200, 403, 200)),
    Row("directory:enter", "GET", (302, 200, 200, 403, 403, 200, 403, 200)),
    Row("directory:enter", "POST", (302, 302, 302, 403, 403, 302, 403, 422), new_business),
    Row("directory:contact_add", "GET", (302, 200, 200, 403, 403, 403, 403, 404), business),
    Row("directory:contact_add", "POST", (302, 302, 302, 403, 403, 403, 403, 404), new_contact),
    Row("directory:contact_edit", "GET", (302, 200, 200, 403, 403, 403, 403, 404), known_contact),
    Row("directory:contact_edit", "POST", (302, 302, 302, 403, 403, 403, 403, 404), known_contact),
    Row("directory:contact_remove", "POST", (302, 302, 302, 403, 403, 403, 403, 404), known_contact),
    Row("directory:consent_give", "GET", (302, 200, 200, 403, 403, 403, 403, 404), business),
    Row("directory:consent_give", "POST", (302, 302, 302, 403, 403, 403, 403, 404), new_consent),
    Row("directory:consent_withdraw", "POST", (302, 302, 302, 403, 403, 403, 403, 404), known_consent),
    Row("directory:fact_learn", "GET", (302, 200, 200, 403, 403, 403, 403, 404), business),
    Row("directory:fact_learn", "POST", (302, 302, 302, 403, 403, 403, 403, 404), new_fact),
    Row("directory:fact_withdraw", "POST", (302, 302, 302, 403, 403, 403, 403, 404), known_fact),
)
