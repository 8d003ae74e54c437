"""The administrator in Chromium: a person comes by e-mail, a theme reaches the visit."""

import re

import pytest
from playwright.sync_api import Browser, expect
from pytest_django import Settings

from bonrelais.messages.models import Message
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Membership
from tests import make
from tests.journeys.conftest import DESKTOP, Window, opened_window

pytestmark = pytest.mark.django_db(transaction=True)


def test_invited_person_opens_an_account_from_the_letter(desktop: Window, browser: Browser, settings: Settings) -> None:
    settings.PUBLIC_URL = desktop.origin
    seat, page = make.seat(Role.ADMINISTRATOR), desktop.page
    desktop.sign_in(seat)
    desktop.open("/dispositif/membres/")
    invite = page.get_by_role("complementary", name="Inviter")
    invite.get_by_label("Adresse e-mail").fill("claire.delmotte@exemple.fr")
    invite.get_by_label("Prénom").fill("Claire")
    invite.get_by_label("Nom", exact=True).fill("Delmotte")
    invite.get_by_label("Structure").select_option(label=seat.organisation.short_name)
    invite.get_by_label("Rôle").select_option(label="Conseillère, conseiller")
    desktop.shoot("administrator-members")
    invite.get_by_role("button", name="Envoyer l’invitation").click()
    expect(page.get_by_role("main")).to_contain_text("à claire.delmotte@exemple.fr")
    letter = Message.objects.get(to_email="claire.delmotte@exemple.fr")
    for window in opened_window(browser, desktop.origin, DESKTOP):
        open_account(window, letter.personal_link.removeprefix(desktop.origin))
    assert Membership.objects.get(user__email="claire.delmotte@exemple.fr").role == Role.ADVISER


def open_account(window: Window, path: str) -> None:
    window.open(path)
    window.check_accessibility()
    window.shoot("invitation")
    for field in window.page.locator("input[type=password]").all():
        field.fill("quatre mots pour une porte")
    window.page.get_by_role("button", name="Ouvrir mon compte").click()
    expect(window.page.get_by_role("heading", level=1)).to_have_text(re.compile("Bonjour Claire|Connexion"))


def test_new_theme_is_offered_at_the_next_visit(desktop: Window) -> None:
    seat, page = make.seat(Role.ADMINISTRATOR), desktop.page
    adviser = make.seat(programme=seat.programme)
    place = make.establishment_of(seat.programme)
    desktop.sign_in(seat)
    desktop.open("/dispositif/themes/")
    add = page.get_by_role("complementary", name="Ajouter")
    add.get_by_label("Nom").fill("Économie sociale")
    add.get_by_role("button", name="Ajouter ce thème").click()
    expect(page.get_by_role("heading", name="Économie sociale")).to_be_visible()
    desktop.shoot("administrator-themes")
    desktop.sign_in(adviser)
    desktop.open(f"/visites/noter/{place.pk}/")
    expect(page.get_by_role("checkbox", name="Économie sociale")).to_have_count(1)
