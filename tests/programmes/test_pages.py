from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from bonrelais.foundation.actor import SYSTEM
from bonrelais.journal.models import Entry
from bonrelais.network.models import Organisation
from bonrelais.programmes import actions, queries
from bonrelais.programmes.choices import Role, TargetIndicator
from bonrelais.programmes.models import ActivitySector, Agreement, Target, Theme
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Activity, Commune
from tests import make
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db
PAGES = ["", "themes/", "secteurs/", "conventions/", "membres/", "structures/", "intercommunalites/"]
AGREEMENT = {
    "name": "Phase 5",
    "starts_on": "2026-01-01",
    "ends_on": "2026-12-31",
    "amount": "165 000",
    "modes": ["on_site", "video"],
    "unit": "company",
}


@pytest.fixture
def administrator() -> Seat:
    return make.seat(Role.ADMINISTRATOR)


@pytest.fixture
def client(administrator: Seat) -> Client:
    return make.client_of(administrator)


def classify(seat: Seat, *codes: str) -> list[Activity]:
    rows = [Activity.objects.create(nomenclature="NAFRev2", code=code, label=f"Activité {code}") for code in codes]
    actions.assign_default_sectors(seat.programme, activities=rows, by=SYSTEM, at=make.OPENED_AT)
    return rows


@pytest.mark.parametrize("page", PAGES)
def test_page_of_a_programme_shows_its_title(client: Client, page: str) -> None:
    response = client.get(f"/dispositif/{page}")
    assert response.status_code == 200
    assert response.content.decode().count("<h1>") == 1


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("rows", [1, 3])
def test_page_of_a_programme_asks_few_queries(
    administrator: Seat, client: Client, page: str, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    asked = {"": 8, "themes/": 5, "secteurs/": 6, "conventions/": 5, "membres/": 6, "structures/": 5}
    classify(administrator, *[f"47.1{number}Z" for number in range(rows)])
    for number in range(rows):
        held = make.agreement(
            administrator.programme, starts_on=date(2024 + number, 1, 1), ends_on=date(2024 + number, 12, 31)
        )
        facts = actions.TargetFacts(TargetIndicator.BUSINESSES_MET, held.starts_on, held.ends_on, 10)
        actions.set_target(held, facts=facts, by=SYSTEM, at=make.OPENED_AT)
        make.seat(programme=administrator.programme)
        make.invitation(administrator)
        joined = make.epci()
        actions.join_epci(
            administrator.programme, epci=joined, joined_on=date(2023, 1, 1), by=SYSTEM, at=make.OPENED_AT
        )
    with django_assert_num_queries(asked.get(page, 4)):
        client.get(f"/dispositif/{page}")


def test_adviser_reads_themes_and_agreements_without_a_form() -> None:
    seat = make.seat()
    client = make.client_of(seat)
    make.agreement(seat.programme)
    assert "/dispositif/themes/ajouter/" not in client.get("/dispositif/themes/").content.decode()
    page = client.get("/dispositif/conventions/").content.decode()
    assert "En cours" in page
    assert "Ajouter une convention" not in page


def test_theme_is_added_renamed_raised_and_retired(administrator: Seat, client: Client) -> None:
    programme = administrator.programme
    assert client.post("/dispositif/themes/ajouter/", {"label": "Mécénat"}).status_code == 302
    theme = Theme.objects.get(programme=programme, label="Mécénat")
    client.post(f"/dispositif/themes/{theme.pk}/", {"label": "Mécénat local"})
    client.post(f"/dispositif/themes/{theme.pk}/monter/")
    assert [branch.theme.label for branch in queries.theme_tree(programme)][-2:] == ["Mécénat local", "Mise en réseau"]
    client.post(f"/dispositif/themes/{theme.pk}/retirer/")
    assert not Theme.objects.filter(pk=theme.pk, retired_at=None).exists()
    client.post(f"/dispositif/themes/{theme.pk}/remettre/")
    assert Theme.objects.get(pk=theme.pk, retired_at=None).label == "Mécénat local"


@pytest.mark.parametrize("form", [{}, {"label": "Formation"}, {"label": "Neuf", "parent": "pas-une-cle"}])
def test_wrong_theme_is_shown_again(client: Client, form: dict[str, str]) -> None:
    assert client.post("/dispositif/themes/ajouter/", form).status_code == 422


def test_theme_refused_keeps_what_was_typed(administrator: Seat, client: Client) -> None:
    theme = Theme.objects.get(programme=administrator.programme, code="formation")
    response = client.post(f"/dispositif/themes/{theme.pk}/", {"label": "x" * 101})
    assert (response.status_code, "x" * 101 in response.content.decode()) == (422, True)
    assert client.get(f"/dispositif/themes/{theme.pk}/").context["form"]["label"].value() == theme.label


def test_theme_of_another_programme_is_not_found(client: Client) -> None:
    foreign = Theme.objects.get(programme=make.programme(), code="formation")
    assert client.post(f"/dispositif/themes/{foreign.pk}/retirer/").status_code == 404


def test_agreement_is_added_with_its_amount_in_cents(administrator: Seat, client: Client) -> None:
    response = client.post("/dispositif/conventions/ajouter/", AGREEMENT)
    added = Agreement.objects.get(programme=administrator.programme)
    assert response["Location"] == f"/dispositif/conventions/{added.pk}/"
    assert (added.code, added.amount_cents_per_year, added.counted_modes) == (
        "phase-5",
        16_500_000,
        ["on_site", "video"],
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": "beaucoup"},
        {"ends_on": "2025-01-01"},
        {"ends_on": "9999-12-31"},
        {"starts_on": "0001-01-01"},
        {"modes": ["telepathie"]},
        {"name": "—"},
        {"unit": ""},
    ],
)
def test_wrong_agreement_is_shown_again(client: Client, wrong: dict[str, str | list[str]]) -> None:
    assert client.post("/dispositif/conventions/ajouter/", {**AGREEMENT, **wrong}).status_code == 422
    assert not Agreement.objects.exists()


def test_overlap_is_said_on_the_page(administrator: Seat, client: Client) -> None:
    make.agreement(administrator.programme, ends_on=date(2026, 6, 30))
    page = client.post("/dispositif/conventions/ajouter/", AGREEMENT)
    assert (page.status_code, "se suivent sans se recouvrir" in page.content.decode()) == (422, True)


def test_target_is_fixed_and_removed(administrator: Seat, client: Client) -> None:
    held = make.agreement(administrator.programme)
    form = {"indicator": "businesses_met", "value": "190", "starts_on": "2025-01-01", "ends_on": "2025-12-31"}
    assert client.post(f"/dispositif/conventions/{held.pk}/objectifs/", form).status_code == 302
    target = Target.objects.get()
    assert target.value == 190
    assert client.post(f"/dispositif/objectifs/{target.pk}/retirer/").status_code == 302
    assert not Target.objects.exists()
    outside = {**form, "ends_on": "2026-12-31"}
    assert client.post(f"/dispositif/conventions/{held.pk}/objectifs/", outside).status_code == 422


def test_past_agreement_is_read_only(administrator: Seat, client: Client, clock: Clock) -> None:
    held = make.agreement(administrator.programme)
    clock.move_to(date(2026, 1, 1))
    client = make.client_of(administrator)
    assert "telle qu’elle a été signée" in client.get(f"/dispositif/conventions/{held.pk}/").content.decode()
    changed = {**AGREEMENT, "starts_on": "2024-01-01"}
    assert client.post(f"/dispositif/conventions/{held.pk}/modifier/", changed).status_code == 422


def test_activities_change_sector(administrator: Seat, client: Client) -> None:
    one, other = classify(administrator, "47.11C", "47.24Z")
    industry = make.sector(administrator.programme, "industrie")
    form = {"activity": [str(one.pk), str(other.pk)], "sector": str(industry.pk)}
    assert client.post("/dispositif/secteurs/ranger/", form).status_code == 302
    assert ActivitySector.objects.filter(sector=industry, superseded_at__isnull=True).count() == 2
    searched = client.get("/dispositif/secteurs/?q=47&page=1").content.decode()
    assert 'action="/dispositif/secteurs/ranger/?q=47&amp;page=1"' in searched
    moved = client.post("/dispositif/secteurs/ranger/?q=47&page=1", form)
    assert moved.headers["Location"] == "/dispositif/secteurs/?q=47&page=1"
    page = client.get(f"/dispositif/secteurs/?q=47.11&secteur={industry.pk}")
    assert [row.activity.code for row in page.context["page"].rows] == ["47.11C"]


@pytest.mark.parametrize("form", [{}, {"activity": "x", "sector": "y"}])
def test_sector_change_without_a_choice_says_what_to_do(client: Client, form: dict[str, str]) -> None:
    page = client.post("/dispositif/secteurs/ranger/", form, follow=True)
    assert "Cochez au moins une activité" in page.content.decode()


def test_sector_of_another_programme_is_not_found(administrator: Seat, client: Client) -> None:
    (one,) = classify(administrator, "47.11C")
    foreign = make.sector(make.programme())
    form = {"activity": str(one.pk), "sector": str(foreign.pk)}
    assert client.post("/dispositif/secteurs/ranger/", form).status_code == 404


def test_organisation_is_created_and_removed(administrator: Seat, client: Client) -> None:
    form = {"name": "Club des artisans", "short_name": "Club", "kind": "network", "siren": "732 829 320"}
    assert client.post("/dispositif/structures/nouvelle/", form).status_code == 302
    assert client.post("/dispositif/structures/nouvelle/", form).status_code == 422
    assert client.post("/dispositif/structures/nouvelle/", {**form, "siren": "12"}).status_code == 422
    present = queries.participations(administrator.programme).get(organisation__short_name="Club")
    assert client.post(f"/dispositif/structures/{present.pk}/retirer/").status_code == 302
    assert "Club" not in [one.organisation.short_name for one in queries.participations(administrator.programme)]
    again = {"organisation": str(present.organisation_id)}
    assert client.post("/dispositif/structures/connue/", again).status_code == 302
    assert client.post("/dispositif/structures/connue/", again).status_code == 422


def test_epci_joins_by_its_siren(administrator: Seat, client: Client) -> None:
    joined = make.epci("CC du Vannage")
    address = "/dispositif/intercommunalites/ajouter/"
    assert client.post(address, {"siren": joined.siren, "joined_on": "2023-01-01"}).status_code == 302
    assert client.post(address, {"siren": joined.siren, "joined_on": "2023-01-01"}).status_code == 422
    assert client.post(address, {"siren": "732829320", "joined_on": "2023-01-01"}).status_code == 422
    late = client.post(address, {"siren": "246201016", "joined_on": "9999-12-31"})
    assert (late.status_code, list(late.context["form"].errors)) == (422, ["joined_on"])
    held = administrator.programme.epcis.get(epci=joined)
    client.post(f"/dispositif/intercommunalites/{held.pk}/depart/", {"day": "2025-01-01"})
    held.refresh_from_db()
    assert held.left_on == date(2025, 1, 1)
    for page in ("/dispositif/", "/dispositif/intercommunalites/"):
        shown = client.get(page).content.decode()
        assert (shown.count("hors du dispositif à partir du"), shown.count("jusqu’au")) == (1, 0)


def test_epci_that_the_base_does_not_hold_yet_joins(administrator: Seat, client: Client) -> None:
    form = {"siren": "200 044 691", "joined_on": "2024-01-01"}
    page = client.post("/dispositif/intercommunalites/ajouter/", form, follow=True)
    assert "CA du Nord Grande Terre entre dans le dispositif." in page.content.decode()
    joined = administrator.programme.epcis.get(epci__siren="200044691")
    assert Commune.objects.filter(memberships__epci=joined.epci).count() == 5
    assert Entry.objects.filter(verb="programme.epci_joined", subject_id=joined.pk).count() == 1


@pytest.mark.parametrize("day", ["", "demain", "2020-01-06", "9999-12-31"])
def test_departure_without_its_day_is_refused(administrator: Seat, client: Client, day: str) -> None:
    held = administrator.programme.epcis.get()
    page = client.post(f"/dispositif/intercommunalites/{held.pk}/depart/", {"day": day})
    held.refresh_from_db()
    assert (page.status_code, held.left_on) == (422, None)
    assert [form.data.get("day") for one, form in page.context["epcis"] if one == held] == [day]
    assert "<details open>" in page.content.decode()


@pytest.mark.parametrize("role", [Role.ADVISER, Role.COORDINATOR, Role.ADMINISTRATOR])
def test_bar_leads_to_priorities_and_perimeters_for_who_may_read_them(role: Role) -> None:
    client = make.client_as(role)
    bar = client.get("/dispositif/").content.decode().split('aria-label="Dispositif"')[1].split("</nav>")[0]
    for address in ("/dispositif/priorites/", "/dispositif/perimetres/"):
        assert bar.count(f'href="{address}"') == 1
        assert client.get(address).content.decode().count(f'href="{address}"\naria-current="page"') == 1


def test_organisation_is_renamed_and_keeps_what_is_refused(administrator: Seat, client: Client) -> None:
    make.organisation("Autre structure")
    present = queries.participations(administrator.programme).get(organisation=administrator.organisation)
    url = reverse("programmes:organisation_edit", args=[present.pk])
    kept = {"short_name": "CMA", "kind": present.organisation.kind}
    taken = client.post(url, {**kept, "name": Organisation.objects.get(short_name="Autre structure").name})
    assert (taken.status_code, "porte déjà ce nom" in taken.content.decode()) == (422, True)
    assert client.post(url, {**kept, "name": "Chambre de métiers"}).status_code == 302
    present.organisation.refresh_from_db()
    assert (present.organisation.name, present.organisation.short_name) == ("Chambre de métiers", "CMA")
    assert Entry.objects.filter(verb="organisation.changed", subject_id=present.organisation_id).count() == 1
