"""What the pages of figures say in words: to whom, how it is counted, of how many."""

import re
from datetime import date, timedelta

import pytest
from django.utils.html import strip_tags

from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.programmes import actions as programme_actions
from bonrelais.programmes.choices import Role, TargetIndicator
from bonrelais.projects.choices import OutcomeKind, OutcomeNature
from tests import make
from tests.impact import making
from tests.impact.making import Held

pytestmark = pytest.mark.django_db
BASE = "/resultats/"


def busy(count: int) -> making.Town:
    """`count` businesses met and helped on the first days of the year, with euros made twice each."""
    town = making.town()
    day = date(clock.today().year, 1, 10)
    for _ in range(count):
        place = making.shop(town, is_crafts=True)
        making.visit(town, place, Held(day))
        project = making.project(town, place, day)
        for nature in (OutcomeNature.PLANNED, OutcomeNature.MADE, OutcomeNature.MADE):
            making.outcome(town, project, making.entry(OutcomeKind.INVESTMENT, nature, 1_250_000, day))
    return town


def html(town: making.Town, path: str, role: Role = Role.COORDINATOR) -> str:
    return make.client_as(role, programme=town.programme).get(BASE + path).content.decode()


def words(page: str) -> str:
    return re.sub(r"\s+", " ", strip_tags(page))


def test_days_are_asked_of_who_may_ask_for_any() -> None:
    town = busy(3)
    ours, theirs = html(town, ""), html(town, "", Role.OFFICIAL)
    year = clock.today().year
    assert f'<input type="hidden" name="vu" value="{year}-01-01/{year}-12-31">' in ours
    assert [(page.count('type="date"'), page.count('name="vu"')) for page in (ours, theirs)] == [(3, 1), (0, 0)]


def test_officials_read_how_their_figures_are_rounded() -> None:
    town = busy(3)
    said = "Les lignes sont arrondies à 5 près, les euros à 50 000 €, les emplois à 5."
    assert [said in words(html(town, path, Role.OFFICIAL)) for path in ("", "bilan/")] == [True, True]
    assert said not in words(html(town, ""))


def test_officials_are_not_told_that_every_commune_was_visited() -> None:
    town = busy(3)
    sentences = ("sans rencontre dans la période", "Une rencontre au moins dans chacune")
    told = [
        [one in words(html(town, "couverture/", role)) for one in sentences]
        for role in (Role.COORDINATOR, Role.OFFICIAL)
    ]
    assert told == [[True, False], [False, False]]


def test_coverage_of_a_past_day_says_that_open_places_are_todays() -> None:
    town = busy(3)
    past = clock.today() - timedelta(days=1)
    assert "établissements ouverts aujourd’hui rencontrés" in words(html(town, f"couverture/?arret={past}"))
    assert "établissements ouverts rencontrés" in words(html(town, "couverture/"))


@pytest.mark.parametrize(("count", "said"), [(1, "1 projet dans ce qui est"), (3, "3 projets dans ce qui est")])
def test_projects_behind_euros_are_counted_on_the_page_and_on_the_one_it_opens(count: int, said: str) -> None:
    town = busy(count)
    assert words(html(town, "")).count(said) == 2
    projects = said.removesuffix(" dans ce qui est")
    assert f"Dans {projects}." in words(html(town, "lignes/investment_made_eur/"))
    assert not re.search(r"Dans \d", words(html(town, "lignes/businesses_met/")))


@pytest.mark.parametrize(("count", "said"), [(1, "1 entreprise rencontrée,"), (3, "3 entreprises rencontrées,")])
def test_link_of_the_businesses_met_agrees_with_its_number(count: int, said: str) -> None:
    assert f"{said} voir les lignes" in words(html(busy(count), ""))


def test_what_is_done_of_a_target_opens_its_rows() -> None:
    town = busy(3)
    year = (date(clock.today().year, 1, 1), date(clock.today().year, 12, 31))
    signed = make.agreement(town.programme, starts_on=year[0], ends_on=year[1])
    facts = programme_actions.TargetFacts(TargetIndicator.BUSINESSES_MET, *year, 190)
    programme_actions.set_target(signed, facts=facts, by=SYSTEM, at=make.OPENED_AT)
    ours, theirs = (html(town, "convention/", role) for role in (Role.COORDINATOR, Role.OFFICIAL))
    assert re.search(r'<td class="num"><a class="n" href="/resultats/lignes/businesses_met/[^"]*">3<span', ours)
    assert '<td class="num">3</td>' in theirs


def test_where_to_go_first_counts_those_that_its_list_shows() -> None:
    town = making.town()
    for day in (date(2023, 5, 16), clock.today()):
        making.visit(town, making.shop(town), Held(day))
    made = [making.shop(town) for _ in range(3)]
    Establishment.objects.filter(pk=made[0].pk).update(is_partial=True)
    client = make.client_of(town.seat)
    first = client.get("/resultats/couverture/").context["coverage"].first[0]
    assert (first.name, first.never_met) == (made[0].commune.name, 2)
    assert client.get(first.url).context["page"].total == 2
