"""A programme whose register is not loaded yet: its pages and its command say so, and count nobody."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from bonrelais.core.rules.params import Params
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from tests import make
from tests.cli.run import run
from tests.make import Offer

pytestmark = pytest.mark.django_db

SMALL: Params = {"kind": "workforce", "params": {"max": 9}}


@pytest.fixture
def seat() -> Seat:
    return make.seat(Role.COORDINATOR)


@pytest.mark.parametrize(
    ("list_", "words"),
    [
        ("oui", "Aucune entreprise sûre"),
        ("a-savoir", "Aucune entreprise"),
        ("non", "Aucune entreprise n’est exclue."),
    ],
)
def test_each_list_of_nobody_says_so(seat: Seat, browser: Client, list_: str, words: str) -> None:
    tool = make.tool(seat, Offer(criteria=make.criteria(SMALL)))
    page = browser.get(f"{reverse('toolbox:businesses', args=[tool.pk])}?liste={list_}")
    assert page.status_code == 200
    assert words in page.content.decode()


def test_bench_counts_nobody(seat: Seat, browser: Client) -> None:
    tool = make.draft_tool(seat)
    page = browser.post(reverse("toolbox:bench", args=[tool.pk]), {"summary": "Une aide."})
    assert page.status_code == 200
    assert page.context["bench"].now.population == 0


def test_command_answers_three_empty_lists(seat: Seat) -> None:
    make.tool(seat, Offer("Petite aide", criteria=make.criteria(SMALL)))
    done = run("match", "--tool", "petite-aide", "--programme", seat.programme.code, "--json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, {"population": 0, "sure": [], "to_ask": [], "excluded": {}})


def test_version_that_newly_concerns_nobody_tells_so(seat: Seat, browser: Client) -> None:
    version = make.tool(seat, Offer(criteria=make.criteria(SMALL))).versions.get()
    page = browser.get(reverse("toolbox:effects", args=[version.pk]))
    assert page.status_code == 200
    assert page.context["effects"].new.sum() == 0
