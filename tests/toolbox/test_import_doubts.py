"""What an import tells of a tool that nobody could have: a person looks at it before publishing."""

import json
from datetime import timedelta

import pytest

from bonrelais.core.french import show_day
from bonrelais.core.rules.params import Params
from bonrelais.foundation import clock
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Perimeter
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import queries
from bonrelais.toolbox.choices import ImportFormat
from bonrelais.toolbox.exchange.reading import read_tools
from tests import make
from tests.make import Offer

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat() -> Seat:
    return make.seat(Role.COORDINATOR)


def notes(seat: Seat, *criteria: Params, **told: str) -> list[str]:
    """Those of the only tool of a native file, but for what it lacks."""
    tool = {"code": "a", "title": "A", "kind": "loan", "criteria": make.criteria(*criteria), **told}
    document = {"format": "bonrelais-outils", "version": 1, "tools": [tool]}
    reading = read_tools(json.dumps(document).encode(), ImportFormat.NATIVE)
    (line,) = queries.compare(seat, reading, source="native", on=clock.today()).new
    return [note for note in line.notes if not note.startswith("Sans ")]


def test_sound_tool_raises_no_doubt(seat: Seat) -> None:
    assert notes(seat, {"kind": "workforce", "params": {"max": 9}}, effective_to_on=clock.today().isoformat()) == []


def test_criteria_that_clash_are_told_by_their_sentences(seat: Seat) -> None:
    (note,) = notes(seat, {"kind": "workforce", "params": {"max": 9}}, {"kind": "workforce", "params": {"min": 20}})
    clash = "contredit un autre critère, « moins de 10 salariés » : aucun nombre ne convient aux deux."
    assert note == f"« 20 salariés ou plus » : {clash}"


def test_places_that_clash_are_told(seat: Seat) -> None:
    def territory(code: str) -> Params:
        return {"kind": "territory", "params": {"include": [code]}}

    (note,) = notes(seat, territory("commune:62534"), territory("department:59"))
    assert note.endswith("« établissement dans le territoire Lumbres » : aucun lieu ne convient aux deux.")
    assert notes(seat, territory("commune:62534"), territory("department:62")) == []


def test_period_that_is_over_is_told(seat: Seat) -> None:
    day = clock.today() - timedelta(days=30)
    (note,) = notes(seat, {"kind": "period", "params": {"to": day.isoformat()}})
    assert f"cette période est finie depuis le {show_day(day)}" in note
    assert notes(seat, effective_to_on=day.isoformat()) == [f"Sa validité est finie depuis le {show_day(day)}."]


def test_aid_or_perimeter_that_the_programme_does_not_know_is_told(seat: Seat) -> None:
    make.tool(seat, Offer("Prêt"))
    commune = make.establishment_of(seat.programme).commune
    Perimeter.objects.create(
        programme=seat.programme, kind="bourg", commune=commune, name="Centre", recorded_at=clock.now()
    )
    aids: Params = {"kind": "prior_aid", "params": {"excluded": ["region", "a", "pret", "nimporte-quoi"]}}
    zones: Params = {"kind": "zone", "params": {"zones": ["qpv", "perimetre-centre", "perimetre-faute"]}}
    assert notes(seat, aids, zones) == [
        "« nimporte-quoi » n’est ni une aide connue, ni un outil de ce dispositif : vérifiez ce code.",
        "« perimetre-faute » n’est pas un périmètre de ce dispositif : vérifiez ce code.",
    ]
