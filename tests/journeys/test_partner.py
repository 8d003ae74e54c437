"""The partner in Chromium: with an account, or from the e-mail alone."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from bonrelais.foundation import clock
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.referrals import signing
from bonrelais.referrals.models import Answer, Referral
from tests import make
from tests.journeys.conftest import Window
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db(transaction=True)


def asked(partner: Seat) -> Referral:
    adviser = make.seat(programme=partner.programme)
    place = make.establishment_of(partner.programme)
    return make.referral(adviser, place, relay_to=make.relay(adviser, of=partner.organisation))


def link_to(referral: Referral) -> str:
    return f"/r/{signing.sign(referral.pk, referral.relay.email, at=clock.now())}/"


def states(referral: Referral) -> list[str]:
    return [answer.state for answer in Answer.objects.filter(referral=referral).order_by("answered_at", "id")]


def test_partner_with_an_account_accepts_then_closes(desktop: Window, clock: Clock) -> None:
    seat, page = make.seat(Role.PARTNER), desktop.page
    referral = asked(seat)
    desktop.sign_in(seat)
    desktop.open("/")
    desktop.shoot("partner-inbox")
    page.get_by_role("link", name="Menuiserie Terninck").click()
    desktop.shoot("partner-sheet")
    page.get_by_role("button", name="Je m’en charge").click()
    clock.advance(timedelta(days=2))
    page.get_by_label("L’entreprise est aidée").check()
    page.get_by_label("Un mot à la conseillère").fill("Prêt accordé.")
    page.get_by_role("button", name="Clore ma part").click()
    expect(page.get_by_role("region", name="Suite")).to_contain_text("« Prêt accordé. »")
    assert states(referral) == ["pending", "accepted", "helped"]


def test_relay_declines_from_the_link_with_a_reason(phone: Window) -> None:
    seat, page = make.seat(Role.PARTNER), phone.page
    referral = asked(seat)
    phone.open(link_to(referral))
    page.get_by_text("Pas pour moi").click()
    page.get_by_role("button", name="Envoyer mon refus").click()
    expect(page.get_by_role("alert")).to_contain_text("Choisissez un motif")
    phone.check_accessibility()
    phone.shoot("signed-decline-phone")
    page.get_by_label("Motif").select_option(index=1)
    page.get_by_role("button", name="Envoyer mon refus").click()
    expect(page.get_by_role("button", name="Reprendre finalement")).to_be_visible()
    assert states(referral) == ["pending", "declined"]


def test_expired_link_gives_a_new_one_by_mail(phone: Window, clock: Clock) -> None:
    page = phone.page
    path = link_to(asked(make.seat(Role.PARTNER)))
    clock.advance(timedelta(days=9))
    phone.open(path)
    phone.check_accessibility()
    phone.shoot("signed-expired-phone")
    page.get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Un nouveau lien est parti")
    phone.check_accessibility()
