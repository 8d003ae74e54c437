"""What a browser does to a visit being noted: shared computers, closed sessions, the Enter key, the arrow back."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from bonrelais.foundation import clock as product_clock
from bonrelais.programmes.choices import Role
from bonrelais.visits.models import Visit, VisitDraft
from tests import make
from tests.journeys.conftest import Window
from tests.make import Business

pytestmark = pytest.mark.django_db(transaction=True)

STATE = "[data-save-state]"


def kept_on_device(page: Page) -> list[str]:
    found: list[str] = page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('br-draft:'))")
    return found


def test_private_note_is_gone_from_the_device_once_signed_out(desktop: Window) -> None:
    seat, page = make.seat(), desktop.page
    place = make.establishment_of(seat.programme)
    colleague = make.seat(programme=seat.programme)
    desktop.sign_in(seat)
    desktop.open(f"/visites/noter/{place.pk}/")
    page.get_by_label("Note privée").fill("Songe à transmettre.")
    expect(page.locator(STATE)).to_contain_text("Brouillon enregistré")
    assert len(kept_on_device(page)) == 1
    desktop.open("/compte/deconnexion/")
    page.get_by_role("main").get_by_role("button", name="Se déconnecter").click()
    page.wait_for_url(re.compile("/compte/connexion/"))
    assert kept_on_device(page) == []
    desktop.sign_in(colleague)
    desktop.open(f"/visites/noter/{place.pk}/")
    expect(page.get_by_label("Note privée")).to_have_value("")
    assert VisitDraft.objects.get().user == seat.user


def test_private_note_is_gone_from_the_device_when_another_person_follows(desktop: Window) -> None:
    """The session ended by itself: nobody signed out."""
    seat, page = make.seat(), desktop.page
    place = make.establishment_of(seat.programme)
    desktop.sign_in(seat)
    desktop.open(f"/visites/noter/{place.pk}/")
    page.get_by_label("Note privée").fill("Songe à transmettre.")
    expect(page.locator(STATE)).to_contain_text("Brouillon enregistré")
    desktop.sign_in(make.seat(programme=seat.programme))
    desktop.open("/")
    page.wait_for_load_state()
    assert kept_on_device(page) == []


def test_closed_session_says_that_nothing_is_on_the_server(desktop: Window) -> None:
    seat, page = make.seat(), desktop.page
    place = make.establishment_of(seat.programme)
    desktop.sign_in(seat)
    desktop.open(f"/visites/noter/{place.pk}/")
    page.context.clear_cookies()
    page.get_by_label("Compte rendu partagé").fill("Deux devis en main.")
    expect(page.locator(STATE)).to_contain_text(re.compile("Session fermée|Votre session a changé"))
    expect(page.locator(STATE)).to_contain_text("Gardé sur cet appareil")
    assert not VisitDraft.objects.exists()
    desktop.sign_in(seat)
    desktop.open(f"/visites/noter/{place.pk}/")
    expect(page.get_by_label("Compte rendu partagé")).to_have_value("Deux devis en main.")


def test_enter_key_in_a_field_records_nothing(desktop: Window) -> None:
    seat, page = make.seat(), desktop.page
    place = make.establishment_of(seat.programme)
    desktop.sign_in(seat)
    desktop.open(f"/visites/noter/{place.pk}/")
    page.get_by_label("Quelqu’un d’autre").fill("Marie Lenoir")
    page.keyboard.press("Enter")
    expect(page.locator(STATE)).to_contain_text("Brouillon enregistré")
    expect(page).to_have_url(re.compile("/visites/noter/"))
    assert not Visit.objects.exists()


def test_arrow_back_and_sent_again_make_one_visit(desktop: Window) -> None:
    seat, page = make.seat(), desktop.page
    place = make.establishment_of(seat.programme)
    desktop.sign_in(seat)
    for minutes in ("Deux devis en main.", "Deux devis en main."):
        if page.url == "about:blank":
            desktop.open(f"/visites/noter/{place.pk}/")
        else:
            page.go_back()
        page.wait_for_load_state()
        page.get_by_label("Compte rendu partagé").fill(minutes)
        page.get_by_role("button", name="Terminer la visite").click()
        expect(page).to_have_url(re.compile(f"/entreprises/{place.pk}/"))
    expect(page.get_by_text("mot pour mot")).to_be_visible()
    assert Visit.objects.count() == 1


def test_stale_correction_shows_both_versions(desktop: Window, phone: Window) -> None:
    seat, page = make.seat(), desktop.page
    place = make.establishment_of(seat.programme)
    visit = make.visit(seat, place)
    coordinator = make.seat(Role.COORDINATOR, programme=seat.programme, organisation=seat.organisation)
    desktop.sign_in(seat)
    desktop.open(f"/visites/{visit.pk}/corriger/")
    page.get_by_label("Compte rendu partagé").fill("Ma relecture")
    page.get_by_label("Pourquoi corriger").fill("Relue")
    phone.sign_in(coordinator)
    phone.open(f"/visites/{visit.pk}/corriger/")
    phone.page.get_by_label("Compte rendu partagé").fill("Celle de la coordination")
    phone.page.get_by_label("Pourquoi corriger").fill("Compléter")
    phone.page.get_by_role("button", name="Corriger la visite").click()
    expect(phone.page.get_by_text("Visite corrigée.")).to_be_visible()
    page.get_by_role("button", name="Corriger la visite").click()
    expect(page.get_by_role("alert")).to_contain_text("Cette visite a été corrigée entre-temps")
    expect(page.get_by_role("row", name="Compte rendu partagé")).to_contain_text("Celle de la coordination")
    desktop.check_accessibility()
    desktop.shoot("visit-stale")
    page.get_by_role("button", name="Corriger la visite").click()
    expect(page.get_by_text("Ma relecture").first).to_be_visible()


def test_entered_business_is_joined_and_parted(desktop: Window) -> None:
    seat, page = make.seat(), desktop.page
    place = make.establishment_of(seat.programme, Business(name="Vanhove Brocante"))
    desktop.sign_in(seat)
    desktop.open("/entreprises/nouvelle/?nom=Brocante+Vanhove")
    page.get_by_label("Commune").select_option(value=str(place.commune_id))
    page.get_by_role("button", name="Saisir l’entreprise").click()
    page.get_by_role("button", name="Saisir quand même").click()
    page.get_by_role("link", name="C’est la même : Vanhove Brocante").click()
    desktop.check_accessibility()
    page.get_by_role("button", name="C’est la même : rattacher").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vanhove Brocante")
    page.get_by_role("link", name="saisie à la main, rattachée à cette entreprise").click()
    desktop.check_accessibility()
    page.get_by_role("button", name="Défaire le rattachement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Brocante Vanhove")


def test_appointment_is_moved_on_a_phone(phone: Window) -> None:
    seat, page = make.seat(), phone.page
    place = make.establishment_of(seat.programme)
    make.appointment(seat, place, starts_at=product_clock.now() + timedelta(days=1))
    phone.sign_in(seat)
    phone.open(f"/entreprises/{place.pk}/")
    page.get_by_role("link", name="Déplacer").first.click()
    page.get_by_label("Nouveau jour").fill("2024-11-28")
    page.get_by_label("Heure").fill("10:15")
    page.get_by_role("button", name="Déplacer le rendez-vous").click()
    expect(page.get_by_text("Rendez-vous déplacé")).to_be_visible()
    phone.check_accessibility()


def test_private_note_and_correction_survive_a_closed_tab_until_recorded(desktop: Window) -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    visit = make.visit(seat, place)
    desktop.sign_in(seat)
    for url, label, button in (
        (f"/visites/notes/{place.pk}/", "Note privée", "Garder la note"),
        (f"/visites/{visit.pk}/corriger/", "Compte rendu partagé", "Corriger la visite"),
    ):
        desktop.open(url)
        desktop.page.get_by_label(label).first.fill("Vend en mai.")
        expect(desktop.page.locator(STATE)).to_contain_text("Gardé sur cet appareil")
        desktop.open("/")
        desktop.open(url)
        expect(desktop.page.get_by_label(label).first).to_have_value("Vend en mai.")
        if button == "Corriger la visite":
            desktop.page.get_by_label("Pourquoi corriger").fill("Oubli")
        desktop.page.get_by_role("button", name=button).click()
        expect(desktop.page.locator("#annonces")).to_contain_text(re.compile("Note gardée|Visite corrigée"))
        desktop.page.wait_for_load_state()
        assert kept_on_device(desktop.page) == []


def test_correction_left_without_a_change_is_forgotten(desktop: Window) -> None:
    seat = make.seat()
    visit = make.visit(seat, make.establishment_of(seat.programme))
    desktop.sign_in(seat)
    desktop.open(f"/visites/{visit.pk}/corriger/")
    desktop.page.get_by_label("Compte rendu partagé").first.fill("Vend en mai.")
    expect(desktop.page.locator(STATE)).to_contain_text("Gardé sur cet appareil")
    desktop.page.get_by_role("link", name="Ne rien changer").click()
    desktop.page.wait_for_url(f"**/visites/{visit.pk}/")
    assert kept_on_device(desktop.page) == []
