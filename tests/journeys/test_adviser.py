"""A day of an adviser in Chromium: from the sign-in page to the figure that counts the visit."""

import re
from datetime import date
from typing import Final

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings

from bonrelais.core.rules.params import Params
from bonrelais.directory.models import Establishment
from bonrelais.network.models import User
from bonrelais.programmes.models import Programme
from bonrelais.programmes.seat import Seat
from bonrelais.referrals.models import Referral
from bonrelais.visits.models import Appointment, Visit
from tests import make
from tests.journeys.conftest import PHONE, Window, opened_window
from tests.make import Business, Offer

pytestmark = pytest.mark.django_db(transaction=True)

JOINERY: Final = Business(name="Menuiserie Terninck")


def fill_sign_in(window: Window, user: User) -> None:
    window.open("/compte/connexion/")
    window.page.get_by_label("Adresse e-mail").fill(user.email)
    window.page.get_by_label("Mot de passe", exact=True).fill(make.PASSWORD)
    window.page.get_by_role("button", name="Se connecter").click()


def code_for(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def choose(page: Page, *words: str) -> None:
    """Ticks choices drawn as buttons."""
    for word in words:
        page.locator(".br-chips label, .br-seg label").get_by_text(word, exact=True).click()


def test_adviser_signs_in_finds_a_business_and_plans_an_appointment(desktop: Window) -> None:
    seat, page = make.seat(), desktop.page
    place = make.establishment_of(seat.programme, JOINERY)
    make.establishment_of(seat.programme, Business(name="Boulangerie Caron", size_band="11"))
    fill_sign_in(desktop, seat.user)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Bonjour {seat.user.first_name}")
    page.wait_for_load_state()
    page.keyboard.press("Control+k")
    page.keyboard.type("terninkc")
    expect(page.locator(".br-found a")).to_have_text(["Menuiserie Terninck"])
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Entreprises", exact=True).first.click()
    expect(page.get_by_role("heading", name="2 établissements")).to_be_visible()
    page.get_by_label("10 à 49 salariés").check()
    expect(page.get_by_role("heading", name="1 établissement")).to_be_visible()
    page.get_by_role("searchbox").fill("terninck")
    expect(page.get_by_text("Aucune entreprise ne correspond à « terninck ».")).to_be_visible()
    page.get_by_label("10 à 49 salariés").uncheck()
    expect(page.get_by_role("link", name="Menuiserie Terninck")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?q=terninck"))
    page.reload()
    page.get_by_role("link", name="Menuiserie Terninck").click()
    page.get_by_role("link", name="Planifier").click()
    page.get_by_label("Jour").fill("2024-11-21")
    page.get_by_label("Heure").fill("14:30")
    page.get_by_label("Objet").fill("Parler de la scie")
    page.get_by_role("button", name="Noter le rendez-vous").click()
    desktop.open("/")
    expect(page.get_by_role("region", name="À faire maintenant")).to_contain_text("14 h 30, Menuiserie Terninck")
    assert Appointment.objects.get().establishment == place


def fill_visit(page: Page, heard: str) -> None:
    choose(page, "1 h")
    page.locator("details", has_text=heard).locator("summary").click()
    choose(page, heard)
    page.get_by_label(f"{heard}, dans ses mots").fill("Changer la scie à format")
    choose(page, "Artisanat")
    page.get_by_label("Quelqu’un d’autre").fill("Sylvie Terninck, gérante")
    page.get_by_label("Compte rendu partagé").fill("Deux devis en main.")
    page.get_by_label("Note privée").fill("Songe à transmettre.")
    page.get_by_label("Ce que vous promettez").first.fill("Envoyer la liste des prêts")
    page.get_by_label("Pour le").first.fill("2024-11-27")
    page.get_by_role("group", name="site").get_by_text("Oui", exact=True).click()


def test_search_typed_once_the_session_is_over_says_so_in_its_place(desktop: Window) -> None:
    seat, page = make.seat(), desktop.page
    make.establishment_of(seat.programme)
    desktop.sign_in(seat)
    desktop.open("/entreprises/")
    page.context.clear_cookies(name="sessionid")
    page.get_by_label("Chercher une entreprise").fill("tern")
    expect(page.locator("#annonces")).to_contain_text("Votre session est fermée.")
    expect(page.get_by_role("link", name="Menuiserie Terninck")).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("tern")
    expect(page.locator("br-search [role=status]")).to_contain_text("Votre session est fermée.")


def test_filters_in_force_leave_the_list_in_sight_on_a_phone(phone: Window, desktop: Window) -> None:
    seat = make.seat()
    make.establishment_of(seat.programme)
    for window, is_shown in ((phone, False), (desktop, True)):
        window.sign_in(seat)
        window.open("/entreprises/?rencontre=non")
        expect(window.page.get_by_role("link", name="Menuiserie Terninck")).to_be_in_viewport()
        expect(window.page.get_by_label("Jamais rencontrée")).to_be_visible(visible=is_shown)
    phone.page.get_by_text("Filtres, 1").click()
    expect(phone.page.get_by_label("Jamais rencontrée")).to_be_checked()


def test_visit_noted_on_a_phone_survives_and_is_counted_once(phone: Window, desktop: Window) -> None:
    seat, page = make.seat(), phone.page
    make.agreement(seat.programme)
    place = make.establishment_of(seat.programme, JOINERY)
    heard = make.leaf_theme(seat).label
    phone.sign_in(seat)
    phone.open(f"/visites/noter/{place.pk}/")
    fill_visit(page, heard)
    expect(page.locator("[data-save-state]")).to_contain_text("Brouillon enregistré")
    page.reload()
    expect(page.get_by_label("Compte rendu partagé")).to_have_value("Deux devis en main.")
    expect(page.get_by_label(f"{heard}, dans ses mots")).to_have_value("Changer la scie à format")
    phone.shoot("adviser-visit-phone")
    desktop.sign_in(seat)
    desktop.open(f"/visites/noter/{place.pk}/")
    expect(desktop.page.get_by_label("Compte rendu partagé")).to_have_value("Deux devis en main.")
    desktop.shoot("adviser-visit-desktop")
    page.get_by_role("button", name="Terminer la visite").dblclick()
    expect(page).to_have_url(re.compile(f"/entreprises/{place.pk}/"))
    assert Visit.objects.count() == 1
    check_sheet(phone)
    desktop.open("/resultats/")
    desktop.page.get_by_role("link", name="1 entreprise rencontrée, voir les lignes").click()
    expect(desktop.page.get_by_role("link", name="Menuiserie Terninck")).to_be_visible()


def check_sheet(window: Window) -> None:
    page = window.page
    expect(page.get_by_role("region", name="Besoins")).to_contain_text("Changer la scie à format")
    expect(page.get_by_role("region", name="Promis")).to_contain_text("Envoyer la liste des prêts")
    expect(page.get_by_role("region", name="Interlocuteurs")).to_contain_text("Sylvie Terninck, gérante")
    expect(page.get_by_role("region", name="Historique")).to_contain_text("Songe à transmettre.")
    window.check_accessibility()
    window.shoot("adviser-sheet-phone")
    window.open("/visites/noter/" + page.url.rstrip("/").rpartition("/")[2] + "/")
    expect(page.get_by_label("Compte rendu partagé")).to_have_value("")


def furnish(seat: Seat, place: Establishment) -> None:
    owned: Params = {"kind": "fact", "params": {"code": "premises.is_owned", "question": "Possède-t-elle ses murs ?"}}
    make.tool(seat, Offer(title="Prêt croissance"))
    make.tool(seat, Offer(title="Aide aux murs", criteria=make.criteria(owned)))
    make.tool(seat, Offer("Grands projets", criteria=make.criteria({"kind": "workforce", "params": {"min": 50}})))
    make.contact(seat, place.company, phone="03 21 00 00 00")


def test_tools_of_a_need_say_why_and_keep_what_became_of_them(desktop: Window) -> None:
    seat, page = make.seat(), desktop.page
    place = make.establishment_of(seat.programme, JOINERY)
    furnish(seat, place)
    need = make.need(seat, place, words="Changer la scie")
    desktop.sign_in(seat)
    desktop.open(f"/outils/besoin/{need.pk}/")
    expect(page.locator("li.br-tool .t")).to_have_text(["Prêt croissance", "Aide aux murs"])
    page.get_by_text("Pourquoi on ne sait pas encore").click()
    page.get_by_text("1 outil exclu").click()
    expect(page.get_by_text("Grands projets")).to_be_visible()
    desktop.shoot("adviser-tools")
    walls = page.locator("li.br-tool", has_text="Aide aux murs")
    walls.get_by_text("Écarter avec un motif").click()
    walls.get_by_label("Motif").fill("Elle loue ses murs.")
    walls.get_by_role("button", name="Écarter").click()
    expect(page.get_by_role("region", name="Écartés")).to_contain_text("« Elle loue ses murs ».")
    page.get_by_role("button", name="Proposer : Prêt croissance").click()
    loan = page.locator("li.br-tool", has_text="Prêt croissance")
    loan.get_by_text("Noter le résultat").click()
    loan.get_by_label("Montant obtenu, en euros").fill("8 000")
    loan.get_by_role("button", name="Obtenu").click()
    expect(loan).to_contain_text(re.compile(r"Obtenu\s.*\s:\s8.000.€", re.DOTALL))


def test_need_handed_over_is_accepted_without_an_account(desktop: Window, browser: Browser, settings: Settings) -> None:
    settings.PUBLIC_URL, settings.LETTERS_ARE_OPEN = desktop.origin, True
    seat, page = make.seat(), desktop.page
    Programme.objects.filter(pk=seat.programme_id).update(is_demonstration=True)
    place = make.establishment_of(seat.programme, JOINERY)
    furnish(seat, place)
    need = make.need(seat, place, words="Changer la scie")
    make.relay(seat, of=make.organisation("Initiative"))
    desktop.sign_in(seat)
    desktop.open(f"/relais/besoin/{need.pk}/")
    page.get_by_text("Confier à Marc Fouquart").click()
    page.get_by_label("Votre mot au relais").fill("Il a deux devis.")
    page.get_by_label("Qui sera appelé").select_option(index=1)
    page.get_by_label("Le dirigeant est d’accord").check()
    desktop.shoot("adviser-relay")
    page.get_by_role("button", name="Envoyer la demande").dblclick()
    page.wait_for_url(re.compile(r"/relais/[0-9a-f-]+/$|/entreprises/"))
    assert Referral.objects.count() == 1
    desktop.open("/messages/")
    page.get_by_role("link", name="Menuiserie Terninck").first.click()
    link = page.get_by_role("link", name=f"{desktop.origin}/r/").get_attribute("href") or ""
    for window in opened_window(browser, desktop.origin, PHONE):
        accept(window, link.removeprefix(desktop.origin))
    desktop.open("/")
    expect(page.get_by_role("main")).to_contain_text("Initiative : pris")
    desktop.check_accessibility()
    desktop.shoot("adviser-home")


def accept(window: Window, path: str) -> None:
    window.open(path)
    expect(window.page.get_by_text("Il a deux devis.")).to_be_visible()
    window.check_accessibility()
    window.shoot("signed-phone")
    window.page.get_by_role("button", name="Je m’en charge").click()
    expect(window.page.get_by_text("sait que vous vous en chargez")).to_be_visible()
    window.shoot("signed-accepted-phone")


def test_project_keeps_planned_and_made_apart(desktop: Window) -> None:
    seat, page = make.seat(), desktop.page
    place = make.establishment_of(seat.programme, JOINERY)
    make.visit(seat, place, held_on=date(2024, 11, 4))
    desktop.sign_in(seat)
    desktop.open(f"/projets/nouveau/{place.pk}/")
    page.get_by_label("Projet").fill("Une scie neuve")
    page.get_by_label("Thème").select_option(label=make.leaf_theme(seat).label)
    page.get_by_label("Investissement prévu, en euros").fill("38 000")
    page.get_by_role("button", name="Noter le projet").click()
    results = page.get_by_role("region", name="Résultats", exact=True)
    expect(results).to_contain_text(re.compile("38.000.€"))
    expect(results).to_contain_text("Pas encore d’euro")
    choose(page, "Réalisé")
    page.get_by_label("Combien").fill("12 500")
    page.get_by_label("Preuve").select_option(label="Pièce")
    page.get_by_label("Précision").fill("Facture de novembre")
    page.get_by_role("button", name="Noter le résultat").click()
    expect(results.get_by_role("row", name="Facture de novembre")).to_contain_text(
        re.compile("Réalisé.*12.500.€", re.DOTALL)
    )
    desktop.shoot("adviser-project")
    desktop.open("/resultats/lignes/investment_made_eur/")
    expect(page.get_by_role("link", name="Menuiserie Terninck")).to_be_visible()


def test_second_factor_is_asked_after_the_password(desktop: Window) -> None:
    seat, page = make.seat(), desktop.page
    secret = generate_totp_secret()
    TOTP.activate(seat.user, secret)
    fill_sign_in(desktop, seat.user)
    expect(page.get_by_role("heading", level=1)).to_have_text("Second facteur")
    desktop.check_accessibility()
    page.get_by_label("Code").fill(code_for(secret))
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Bonjour {seat.user.first_name}")
