"""`bonrelais match`, on which other programs rely."""

import json

import pytest

from bonrelais.core.rules.params import Params
from bonrelais.directory.models import Establishment
from bonrelais.programmes.seat import Seat
from tests import make
from tests.cli.run import run
from tests.make import Business, Offer

pytestmark = pytest.mark.django_db

SMALL: Params = {"kind": "workforce", "params": {"max": 9}}
OWNED: Params = {"kind": "premises", "params": {"occupancy": ["owner"]}}
GUARDED: Params = {
    "any_of": [{"kind": "workforce", "params": {"max": 2}}, {"kind": "premises", "params": {"occupancy": ["owner"]}}],
    "when": {"kind": "age", "params": {"max_months": 6}},
    "strength": "targeting",
}


@pytest.fixture
def seat() -> Seat:
    return make.seat()


@pytest.fixture
def place(seat: Seat) -> Establishment:
    return make.establishment_of(seat.programme, Business("Atelier", size_band="02"))


def test_tools_of_a_business_come_best_first_with_each_reason(seat: Seat, place: Establishment) -> None:
    make.tool(seat, Offer("Aide aux murs", criteria=make.criteria(SMALL, OWNED)))
    make.tool(seat, Offer("Petite aide", criteria=make.criteria(SMALL)))
    done = run("match", "--company", str(place.siret), "--json")
    assert (done.exit_code, done.stdout.count("\n")) == (0, 1)
    small = {
        "kind": "workforce",
        "strength": "eligibility",
        "answer": "yes",
        "reason": "Moins de 10 salariés : de 3 à 5",
        "missing": [],
    }
    owned = {
        "kind": "premises",
        "strength": "eligibility",
        "answer": "unknown",
        "reason": "Local occupé comme propriétaire : pas encore connu",
        "missing": ["premises.is_owned"],
    }
    assert json.loads(done.stdout) == [
        {"tool": "petite-aide", "verdict": "yes", "criteria": [small]},
        {"tool": "aide-aux-murs", "verdict": "unknown", "criteria": [small, owned]},
    ]


def test_alternatives_and_guard_stand_under_their_criterion(seat: Seat, place: Establishment) -> None:
    make.tool(seat, Offer("Aide gardée", criteria=make.criteria(GUARDED)))
    done = run("match", "--company", str(place.siret), "--tool", "aide-gardee", "--json")
    ((criterion,),) = [one["criteria"] for one in json.loads(done.stdout)]
    assert (criterion["kind"], criterion["answer"], criterion["missing"]) == ("any_of", "yes", [])
    assert [(one["kind"], one["answer"], one["missing"]) for one in criterion["any_of"]] == [
        ("workforce", "no", []),
        ("premises", "unknown", ["premises.is_owned"]),
    ]
    assert (criterion["when"]["kind"], criterion["when"]["answer"]) == ("age", "no")


def test_tool_tells_its_three_lists_whole(seat: Seat, place: Establishment) -> None:
    make.tool(seat, Offer("Aide aux murs", criteria=make.criteria(SMALL, OWNED)))
    large = make.establishment_of(seat.programme, Business("Boulonnerie", size_band="21"))
    owner = make.establishment_of(seat.programme, Business("Cordonnerie", size_band="01"))
    make.establishment_of(seat.programme, Business("Discrète", is_partial=True))
    make.establishment_of(seat.programme, Business("Éteinte", is_open=False))
    make.fact(seat, owner.company, "premises.is_owned", value=True)
    done = run("match", "--tool", "aide-aux-murs", "--programme", seat.programme.code, "--json")
    assert (done.exit_code, done.stdout.count("\n")) == (0, 1)
    assert json.loads(done.stdout) == {
        "population": 3,
        "sure": [owner.siret],
        "to_ask": [{"siret": place.siret, "missing": ["premises.is_owned"]}],
        "excluded": {"Moins de 10 salariés": 1},
    }
    assert str(large.siret) not in done.stdout


def test_match_is_told_in_words(seat: Seat, place: Establishment) -> None:
    make.tool(seat, Offer("Petite aide", criteria=make.criteria(SMALL)))
    assert run("match", "--company", str(place.siret)).stdout == (
        "1\u00a0outil regardé\npetite-aide : oui\n  oui · Moins de 10 salariés : de 3 à 5\n"
    )
    assert run("match", "--tool", "petite-aide").stdout == (
        "1\u00a0entreprise regardée\nSûres : 1\nÀ interroger : 0\nExclues : 0\n"
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Dites --company SIRET pour une entreprise, ou --tool CODE pour un outil."),
        (["--company", "12345678900011"], "Aucun établissement du dispositif n’a le SIRET « 12345678900011 »."),
        (["--tool", "absent"], "Aucun outil publié et en vigueur n’a le code « absent »."),
    ],
)
def test_what_is_not_there_is_refused_in_words(seat: Seat, arguments: list[str], told: str) -> None:
    refused = run("match", *arguments)
    assert (refused.exit_code != 0, told in refused.stderr, refused.stdout) == (True, True, "")


def test_closed_establishment_is_refused_in_words(seat: Seat) -> None:
    closed = make.establishment_of(seat.programme, Business("Éteinte", is_open=False))
    refused = run("match", "--company", str(closed.siret))
    assert (refused.exit_code, "est fermé au registre" in refused.stderr) == (1, True)


def test_business_is_looked_at_for_the_tool_named_alone(seat: Seat, place: Establishment) -> None:
    make.tool(seat, Offer("Petite aide", criteria=make.criteria(SMALL)))
    make.tool(seat, Offer("Autre aide"))
    done = run("match", "--company", f" {place.siret} ", "--tool", "autre-aide", "--json")
    assert json.loads(done.stdout) == [{"tool": "autre-aide", "verdict": "yes", "criteria": []}]
