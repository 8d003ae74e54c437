"""`bonrelais tools list`."""

import json

import pytest

from bonrelais.foundation import clock
from bonrelais.toolbox import actions
from tests import make
from tests.cli.run import run
from tests.make import Offer

pytestmark = pytest.mark.django_db


def test_tools_published_and_in_service_are_listed_by_code() -> None:
    seat = make.seat()
    withdrawn = make.tool(seat, Offer("Ancien outil"))
    actions.withdraw_tool(withdrawn, by=seat, at=clock.now())
    make.draft_tool(seat, Offer("Brouillon"))
    twice = make.tool(seat, Offer("Prêt d’honneur"))
    make.new_version(seat, twice, Offer("Prêt d’honneur"))
    make.draft(seat, twice, Offer("Prêt d’honneur"))
    make.tool(seat, Offer("Diagnostic numérique"))
    done = run("tools", "list", "--json")
    assert (done.exit_code, done.stdout.count("\n")) == (0, 1)
    assert json.loads(done.stdout) == [
        {"code": "diagnostic-numerique", "title": "Diagnostic numérique", "version": 1},
        {"code": "pret-dhonneur", "title": "Prêt d’honneur", "version": 2},
    ]


def test_tools_are_those_of_the_programme_asked_for() -> None:
    seat, other = make.seat(), make.seat()
    for one, title in ((seat, "Ici"), (other, "Ailleurs")):
        make.tool(one, Offer(title))
    done = run("tools", "list", "--programme", seat.programme.code)
    assert done.stdout == "1\u00a0outil publié\nici  Ici, version 1\n"
    refused = run("tools", "list")
    assert (refused.exit_code, "Dites lequel avec --programme." in refused.stderr) == (1, True)
