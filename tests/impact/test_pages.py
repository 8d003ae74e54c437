"""Pages of figures: the same numbers as the report, their rows, small cells withheld, few queries."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.impact.documents.rows import RowsAsked, rows_figures
from bonrelais.impact.documents.spreadsheet import report_spreadsheet, rows_spreadsheet
from bonrelais.impact.indicators import PUBLIC
from bonrelais.impact.queries import picture
from bonrelais.programmes import actions as programme_actions
from bonrelais.programmes.choices import CountingUnit, Mode, Role, TargetIndicator
from bonrelais.programmes.models import Priority
from bonrelais.projects.choices import OutcomeKind, OutcomeNature
from tests import make
from tests.impact import making
from tests.impact.making import Held

pytestmark = pytest.mark.django_db
BASE = "/resultats/"
EVER = "?periode=debut"


@pytest.fixture(autouse=True)
def _forget() -> None:
    """Each test counts its queries from a process that remembers nothing."""
    picture.frame_of.cache_clear()
    picture.report_at.cache_clear()
    picture.coverage_at.cache_clear()


def busy(count: int) -> making.Town:
    """`count` businesses met today, each with a project and euros, planned and made."""
    town = making.town()
    today = clock.today()
    for _ in range(count):
        place = making.shop(town, is_crafts=True)
        making.visit(town, place, Held(today))
        project = making.project(town, place, today)
        for nature in (OutcomeNature.PLANNED, OutcomeNature.MADE):
            making.outcome(town, project, making.entry(OutcomeKind.INVESTMENT, nature, 1_250_000, today))
            making.outcome(town, project, making.entry(OutcomeKind.JOBS_CREATED, nature, 2, today))
    return town


def client_of(town: making.Town, role: Role = Role.COORDINATOR) -> Client:
    return make.client_as(role, programme=town.programme)


def text(client: Client, address: str) -> str:
    return " ".join(strip_tags(client.get(address).content.decode()).split())


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return len(captured)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("path", "first", "again"),
    [
        ("", 11, 4),
        ("couverture/", 12, 4),
        ("bilan/", 12, 4),
        ("convention/", 11, 4),
        ("avancement/", 11, 4),
        ("bilan.xlsx", 12, 5),
        ("lignes/businesses_met/", 12, 5),
        ("lignes/investment_made_eur/", 12, 5),
    ],
)
def test_page_reads_as_many_times_whatever_the_rows(count: int, path: str, first: int, again: int) -> None:
    client = client_of(busy(count))
    assert queries(client, BASE + path) == first
    assert queries(client, BASE + path) == again


def test_page_shows_what_was_just_written() -> None:
    town = busy(1)
    client = client_of(town)
    assert client.get(BASE).context["board"].met.text == "1"
    making.visit(town, making.shop(town), Held(clock.today()))
    assert client.get(BASE).context["board"].met.text == "2"
    assert client.get(f"{BASE}couverture/{EVER}").status_code == 200


def test_screen_json_and_spreadsheet_say_the_same() -> None:
    town = busy(3)
    client = client_of(town)
    board = client.get(BASE + EVER).context["board"]
    said = making.figures(town, as_of=clock.today())
    assert board.met.value == said["businesses_met"] == 3
    assert board.projects.value == said["action_projects"] == 3
    assert board.investments.planned.value == said["investment_planned_eur"] * 100 == 3_750_000
    assert board.investments.made.value == said["investment_made_eur"] * 100
    assert (board.jobs.planned.value, board.jobs.made.value) == (said["jobs_planned"], said["jobs_made"]) == (6, 6)
    drawn = [(bar.label, bar.value, bar.share) for bar in board.sectors.bars]
    assert drawn == [(part["label"], part["count"], part["share"]) for part in said["businesses_met_by_sector"]]
    assert [(bar.label, bar.value) for bar in board.priorities.bars] == [
        (one["label"], one["businesses_met"]) for one in said["priorities"]
    ]
    book = report_spreadsheet(making.report(town, as_of=clock.today()))
    with ZipFile(BytesIO(book)) as sheets:
        first = sheets.read("xl/worksheets/sheet1.xml").decode()
        counted = sheets.read("xl/worksheets/sheet2.xml").decode()
    assert "<v>37500</v>" in first
    assert counted.count("<row ") == 1 + 3


def test_figure_opens_its_rows_and_says_why() -> None:
    town = busy(3)
    making.visit(town, making.shop(town), Held(clock.today(), Mode.PHONE))
    client = client_of(town)
    found = client.get(f"{BASE}lignes/businesses_met/{EVER}").context["listing"]
    assert (found.value, found.counted, found.left_out) == ("3", 3, 1)
    others = client.get(found.other_address).context["listing"]
    assert [one.why for one in others.page.rows] == ["Rencontre par téléphone : ce mode ne compte pas."]
    euros = client.get(f"{BASE}lignes/investment_planned_eur/{EVER}").context["listing"]
    assert (euros.value, euros.counted) == ("37\u00a0500\u00a0€", 3)


@pytest.mark.parametrize(
    ("dimension", "indicator", "value"),
    [
        ("secteur=commerce", "businesses_met", "3"),
        ("secteur=industrie", "businesses_met", "0"),
        ("effectif=01", "businesses_met", "3"),
        ("priorite=artisanat", "businesses_met", "3"),
        ("theme=numerique", "action_projects", "3"),
        ("theme=formation", "action_projects", "0"),
    ],
)
def test_line_of_a_breakdown_opens_its_own_rows(dimension: str, indicator: str, value: str) -> None:
    client = client_of(busy(3))
    assert client.get(f"{BASE}lignes/{indicator}/{EVER}&{dimension}").context["listing"].value == value


def test_priority_opens_the_establishments_it_counts_where_each_counts_for_one() -> None:
    town = making.town()
    counting = programme_actions.Counting(unit=CountingUnit.ESTABLISHMENT)
    facts = programme_actions.AgreementFacts(
        "phase-4", "Phase 4", date(2020, 1, 6), date(2029, 12, 31), 10_000_000, counting=counting
    )
    programme_actions.add_agreement(town.programme, facts=facts, by=SYSTEM, at=make.OPENED_AT)
    ecology = Priority.objects.get(programme=town.programme, code="transition-ecologique")
    first = making.shop(town)
    second = make.establishment(town.communes[0], make.Business(is_head_office=False), of=first.company)
    making.visit(town, first, Held(clock.today(), subjects=(ecology,)))
    making.visit(town, second, Held(clock.today()))
    making.visit(town, second, Held(clock.today(), Mode.PHONE))
    client = client_of(town)
    bar = client.get(BASE + EVER).context["board"].priorities.bars[1]
    found = client.get(bar.url).context["listing"]
    assert (bar.label, bar.value, found.value, found.left_out) == ("Transition écologique", 1, "1", 0)


def test_every_link_of_the_page_opens_rows_of_the_same_number() -> None:
    client = client_of(busy(3))
    board = client.get(BASE + EVER).context["board"]
    bars = [
        *board.by_epci.bars, *board.by_adviser.bars, *board.priorities.bars, *board.sectors.bars, *board.sizes.bars,
        *board.themes.bars,
    ]  # fmt: skip
    opened = {bar.url: client.get(bar.url).context["listing"].value for bar in bars}
    assert opened == {bar.url: str(bar.value) for bar in bars}
    assert len(opened) == 9


@pytest.mark.parametrize("legal_form", ["1000", "5499"])
def test_partial_diffusion_shows_the_row_without_its_name(legal_form: str) -> None:
    """On the page, in the spreadsheets and in the file of rows: it counts, and no sheet opens."""
    town = making.town()
    hidden = make.Business(name="Paulette Delattre", legal_form=legal_form, is_partial=True)
    shop = make.establishment(town.communes[0], hidden)
    making.visit(town, shop, Held(clock.today()))
    page = client_of(town).get(f"{BASE}lignes/businesses_met/{EVER}").content.decode()
    assert ('<b class="t">Diffusion partielle</b>' in page, "Delattre" in page) == (True, False)
    assert f"/entreprises/{shop.pk}/" not in page
    report, met = making.report(town, as_of=clock.today()), RowsAsked(PUBLIC["businesses_met"])
    for book in (report_spreadsheet(report), rows_spreadsheet(report, met)):
        with ZipFile(BytesIO(book)) as sheets:
            written = sheets.read("xl/sharedStrings.xml").decode()
        shown = [word in written for word in ("Diffusion partielle", "Delattre", str(shop.siret))]
        assert shown == [True, False, False]
    (row,) = rows_figures(report, met)["rows"]
    assert (row["business"], row["siret"], row["commune"]) == ("Diffusion partielle", "", town.communes[0].name)


def test_official_sees_figures_without_rows() -> None:
    town = making.town()
    for _ in range(4):
        making.visit(town, making.shop(town), Held(date(2024, 9, 12)))
    official = client_of(town, Role.OFFICIAL)
    response = official.get(BASE + EVER)
    board = response.context["board"]
    assert (board.met.text, board.by_adviser, board.curve) == ("4", None, None)
    assert "/lignes/" not in response.content.decode()
    assert official.get(f"{BASE}lignes/businesses_met/").status_code == 403
    assert official.get(f"{BASE}bilan.xlsx").status_code == 403


def test_target_of_the_period_shows_its_progress() -> None:
    town = busy(3)
    today = clock.today()
    year = (date(today.year, 1, 1), date(today.year, 12, 31))
    signed = make.agreement(town.programme, starts_on=year[0], ends_on=date(today.year + 1, 12, 31))
    facts = programme_actions.TargetFacts(TargetIndicator.BUSINESSES_MET, *year, 190)
    programme_actions.set_target(signed, facts=facts, by=SYSTEM, at=make.OPENED_AT)
    client = client_of(town)
    progress = client.get(BASE).context["board"].progress
    assert (progress.measured.done, progress.measured.target) == (3, 190)
    assert client.get(BASE + EVER).context["board"].progress is None
    assert "3 rencontrées, voir les lignes sur 190" in text(client, f"{BASE}avancement/")
    lines = client.get(f"{BASE}convention/").context["board"].lines
    assert [(line.scope, line.done, line.value) for line in lines] == [("Tout le dispositif", "3", 190)]


def test_unknown_indicator_is_not_found() -> None:
    assert client_of(making.town()).get(f"{BASE}lignes/rien/").status_code == 404


@pytest.mark.parametrize(
    "query", ["?periode=annee-1850", "?periode=rien", "?arret=rien", "?arret=2999-01-01", "?page=x"]
)
def test_unreadable_address_shows_the_year_as_known_today(query: str) -> None:
    choice = client_of(making.town()).get(BASE + query).context["choice"]
    today = clock.today()
    assert (choice.value, choice.as_of) == (f"annee-{today.year}", today)


def test_days_that_cannot_be_read_give_the_whole_programme() -> None:
    town = making.town()
    choice = client_of(town).get(f"{BASE}?periode=dates&du=rien&au=").context["choice"]
    assert (choice.start, choice.end) == (town.programme.started_on, clock.today())


def test_targets_of_the_agreement_open_the_rows_they_count() -> None:
    town = busy(3)
    making.visit(town, making.shop(town, town.late_commune), Held(clock.today()))
    year = (date(2024, 1, 1), date(2024, 12, 31))
    signed = make.agreement(town.programme, starts_on=year[0], ends_on=year[1])
    late = town.programme.epcis.order_by("joined_on")[1].epci
    for indicator in (TargetIndicator.BUSINESSES_MET, TargetIndicator.ACTION_PROJECTS, TargetIndicator.JOBS_MADE):
        whole = programme_actions.TargetFacts(indicator, *year, 190)
        for facts in (
            whole,
            replace(whole, epci=late),
            replace(whole, organisation=town.seat.organisation),
            replace(whole, adviser=town.seat.user),
        ):
            programme_actions.set_target(signed, facts=facts, by=SYSTEM, at=make.OPENED_AT)
    client = client_of(town)
    lines = client.get(f"{BASE}convention/").context["board"].lines
    assert len(lines) == 12
    assert [line.done for line in lines] == [client.get(line.url).context["listing"].value for line in lines]


def test_days_changed_on_the_page_are_meant_whatever_the_period() -> None:
    client = client_of(making.town())
    shown = client.get(BASE).context["choice"]
    kept = client.get(f"{BASE}?periode=annee-2023&du={shown.start}&au={shown.end}&vu={shown.shown_days}")
    assert kept.context["choice"].value == "annee-2023"
    changed = client.get(f"{BASE}?periode=annee-2024&du=2021-01-01&au=2024-11-20&vu={shown.shown_days}")
    choice = changed.context["choice"]
    assert (choice.value, choice.start, choice.end) == ("dates", date(2021, 1, 1), date(2024, 11, 20))


def test_figures_of_one_are_singular() -> None:
    assert client_of(busy(1)).get(BASE).context["board"].sectors.subtitle.startswith("1 entreprise,")
