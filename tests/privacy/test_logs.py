"""Logs hold nothing that names somebody or opens somebody's page."""

import logging
import logging.config

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from bonrelais.foundation import clock
from bonrelais.foundation.logs import DiscreetFormatter, discreet
from bonrelais.referrals import signing
from tests import make


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Not Found: /r/eyJh:1tDg:abc-_/", "Not Found: /r/[…]/"),
        ("Gone: /r/abc/nouveau-lien/", "Gone: /r/[…]/nouveau-lien/"),
        ("/invitation/IjAx:1t:x/accepter/", "/invitation/[…]/accepter/"),
        ("/compte/mot-de-passe/nouveau/1f-abc-def/", "/compte/mot-de-passe/nouveau/[…]/"),
        ("Key (email)=(claire.delmotte@exemple.fr) already exists", "Key (email)=([…]) already exists"),
        ("Not Found: /relais/besoin/x/", "Not Found: /relais/besoin/x/"),
    ],
)
def test_log_line_hides_links_and_addresses(written: str, kept: str) -> None:
    assert discreet(written) == kept


def test_traceback_hides_addresses() -> None:
    told = (ValueError, ValueError("claire@exemple.fr"), None)
    record = logging.LogRecord("x", logging.ERROR, "x", 1, "%s", ("/r/abc/",), told)
    text = DiscreetFormatter("%(message)s").format(record)
    assert (text.splitlines()[0], text.splitlines()[-1]) == ("/r/[…]/", "ValueError: […]")


def test_page_refused_is_one_line() -> None:
    told = (PermissionDenied, PermissionDenied(), None)
    record = logging.LogRecord("x", logging.WARNING, "x", 1, "Forbidden (Permission denied): %s", ("/outils/",), told)
    assert DiscreetFormatter("%(message)s").format(record) == "Forbidden (Permission denied): /outils/"
    assert record.exc_info == told


def test_every_handler_is_discreet() -> None:
    """As they are set up, whatever the settings say."""
    logging.config.dictConfig(settings.LOGGING)
    formatters = [handler.formatter for handler in logging.getLogger().handlers if handler.name == "console"]
    assert [type(formatter) for formatter in formatters] == [DiscreetFormatter]


@pytest.mark.django_db
def test_refused_answer_of_a_signed_page_leaves_no_token(caplog: pytest.LogCaptureFixture) -> None:
    seat = make.seat()
    referral = make.referral(seat, make.establishment_of(seat.programme))
    token = signing.sign(referral.pk, referral.relay.email, at=clock.now())
    response = Client().post(reverse("referrals:signed", args=[token]), {"state": "declined"})
    formatter = DiscreetFormatter("%(levelname)s %(name)s %(message)s")
    lines = [formatter.format(record) for record in caplog.records if record.name == "django.request"]
    assert (response.status_code, lines) == (422, ["WARNING django.request Unprocessable Entity: /r/[…]/"])
