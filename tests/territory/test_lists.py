"""Official lists taken in: one replaces another, row by dated row."""

from datetime import date, timedelta

import pytest

from bonrelais.core.ground import DENSITY, Standing
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.journal.models import Entry
from bonrelais.territory import actions
from bonrelais.territory.models import Commune, ListedCommune, OfficialList
from bonrelais.territory.queries.lists import MOST_OF_A_ZONE, ListCard, ListError, compare_list, lists_loaded
from bonrelais.territory.reference import ListLine
from tests import make

pytestmark = pytest.mark.django_db

WHOLE, PART = Standing.WHOLE, Standing.PART
FIRST, LATER = date(2024, 1, 1), date(2024, 7, 1)
LUMBRES, ACQUIN, SAINT_OMER = "62534", "62008", "62765"


def rows(code: str = "zfrr") -> list[tuple[str, str, date, date | None]]:
    told = ListedCommune.objects.filter(code=code).order_by("commune_code", "since_on", "until_on")
    return list(told.values_list("commune_code", "standing", "since_on", "until_on"))


def test_newer_list_ends_what_left_and_opens_what_came() -> None:
    make.official_list("zfrr", {LUMBRES: WHOLE, ACQUIN: WHOLE, SAINT_OMER: PART}, on=FIRST)
    changes = make.official_list("zfrr", {LUMBRES: WHOLE, SAINT_OMER: WHOLE, "62001": WHOLE}, on=LATER)
    assert (changes.new, changes.gone, changes.moved, changes.unchanged) == (("62001",), (ACQUIN,), (SAINT_OMER,), 1)
    assert rows() == [
        ("62001", "whole", LATER, None),
        (ACQUIN, "whole", FIRST, LATER),
        (LUMBRES, "whole", FIRST, None),
        (SAINT_OMER, "part", FIRST, LATER),
        (SAINT_OMER, "whole", LATER, None),
    ]
    held = OfficialList.objects.order_by("listed_on").values_list("listed_on", "superseded_at")
    assert list(held) == [(FIRST, clock.now()), (LATER, None)]
    assert [(one.row.code, one.communes, one.in_part) for one in lists_loaded()] == [("zfrr", 3, 0)]


def test_same_list_again_changes_nothing() -> None:
    make.official_list("zfrr", {LUMBRES: WHOLE}, on=FIRST)
    make.official_list("zfrr", {LUMBRES: WHOLE}, on=FIRST)
    assert (OfficialList.objects.count(), Entry.objects.filter(verb="list.taken").count()) == (1, 1)


def test_list_corrected_on_its_own_day_keeps_what_it_said() -> None:
    make.official_list("zfrr", {LUMBRES: WHOLE}, on=FIRST)
    make.official_list("zfrr", {ACQUIN: WHOLE}, on=FIRST)
    assert rows() == [(ACQUIN, "whole", FIRST, None), (LUMBRES, "whole", FIRST, FIRST)]


def test_merged_commune_is_a_part_of_the_present_one() -> None:
    """62110 is Berguette, in Isbergues since; the base's own mergers count as those of the tables."""
    here = Commune.objects.create(code=LUMBRES, name="Lumbres", department_code="62", region_code="32")
    Commune.objects.create(code=ACQUIN, department_code="62", region_code="32", merged_into=here)
    changes = make.official_list("zfrr", {"62110": WHOLE, ACQUIN: WHOLE, LUMBRES: WHOLE})
    assert changes.settled.standings == {"62473": PART, LUMBRES: PART}
    assert changes.settled.mended == (
        "62110 est aujourd’hui dans la commune 62473",
        f"{ACQUIN} est aujourd’hui dans la commune {LUMBRES}",
    )


def test_density_of_merged_communes_stands_unless_they_differ() -> None:
    lines = [ListLine(2, "62110", Standing.LOW), ListLine(3, "62136", Standing.DENSE)]
    settled = compare_list(ListCard(DENSITY, "INSEE", FIRST), lines, today=clock.today()).settled
    assert settled.standings == {"62473": Standing.LOW, "62137": Standing.DENSE}
    twice = [ListLine(2, LUMBRES, Standing.LOW), ListLine(3, LUMBRES, Standing.DENSE)]
    refused = compare_list(ListCard(DENSITY, "INSEE", FIRST), twice, today=clock.today()).settled.refused
    assert refused == (f"ligne 3\u00a0: deux densités pour la commune {LUMBRES}",)


def test_commune_named_twice_is_whole_as_soon_as_one_line_says_so() -> None:
    lines = [ListLine(2, LUMBRES, WHOLE), ListLine(3, LUMBRES, PART), ListLine(4, ACQUIN, PART)]
    settled = compare_list(ListCard("qpv", "ANCT", FIRST), lines, today=clock.today()).settled
    assert settled.standings == {LUMBRES: WHOLE, ACQUIN: PART}


def test_code_that_never_was_refuses_the_whole_list() -> None:
    make.official_list("zfrr", {LUMBRES: WHOLE}, on=FIRST)
    with pytest.raises(ListError, match="ligne 3\u00a0: aucune commune n’a jamais eu le code 62999"):
        make.official_list("zfrr", {ACQUIN: WHOLE, "62999": WHOLE}, on=LATER)
    assert rows() == [(LUMBRES, "whole", FIRST, None)]


@pytest.mark.parametrize(
    ("card", "words"),
    [
        (ListCard("lune", "ANCT", FIRST), "Aucune zone n’a le code « lune »"),
        (ListCard("zfrr", " ", FIRST), "Dites d’où vient la liste"),
        (ListCard("zfrr", "A" * 121, FIRST), "Dites d’où vient la liste"),
        (ListCard("zfrr", "ANCT", date(2030, 1, 1)), "Le jour de la liste est à venir"),
        (
            ListCard("zfrr", "ANCT", FIRST - timedelta(days=1)),
            "Une liste plus récente est déjà chargée, du 1er janvier",
        ),
    ],
)
def test_list_that_cannot_stand_is_refused(card: ListCard, words: str) -> None:
    make.official_list("zfrr", {LUMBRES: WHOLE}, on=FIRST)
    with pytest.raises(ListError, match=words):
        actions.take_list(card, lines=[ListLine(2, LUMBRES, WHOLE)], by=SYSTEM, at=clock.now())


def test_list_of_nothing_or_of_the_whole_country_is_refused() -> None:
    card = ListCard("zfrr", "ANCT", FIRST)
    with pytest.raises(ListError, match="ne nomme aucune commune"):
        compare_list(card, [], today=clock.today())
    country = [ListLine(rank, f"{rank:05d}", WHOLE) for rank in range(MOST_OF_A_ZONE + 1)]
    with pytest.raises(ListError, match="presque toutes les communes"):
        compare_list(card, country, today=clock.today())
