"""Lists of targets: kept from a tool's businesses, met by the visits recorded since, exported, closed."""

from collections.abc import Mapping
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bonrelais.casework.actions import cancel_whole_visit
from bonrelais.core.rules.params import Params
from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock as product_clock
from bonrelais.foundation.ids import new_id
from bonrelais.journal.models import Entry
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import actions, queries
from bonrelais.toolbox.models import Target, TargetList, Tool
from bonrelais.toolbox.queries.targets import TargetCounts
from tests import make
from tests.make import Business, Offer
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db

OWNED: Params = {"kind": "premises", "params": {"occupancy": ["owner"]}}
SMALL: Params = {"kind": "workforce", "params": {"max": 9}}
TODAY = date(2024, 11, 20)


@pytest.fixture
def seat() -> Seat:
    return make.seat()


@pytest.fixture
def places(seat: Seat) -> list[Establishment]:
    return [make.establishment_of(seat.programme, Business(name)) for name in ("Atelier", "Bonneterie", "Cirerie")]


@pytest.fixture
def kept(seat: Seat, places: list[Establishment]) -> TargetList:
    return make.target_list(seat, make.tool(seat), places, name="Ateliers de novembre")


def keep(browser: Client, tool: Tool, query: str = "", **form: str) -> Client:
    sent = {"name": "À voir", "taken": "oui", "most": "50", "device_key": str(new_id()), **form}
    browser.post(f"{reverse('toolbox:businesses', args=[tool.pk])}?{query}", sent)
    return browser


def counts(seat: Seat, row: TargetList) -> Mapping[str, int]:
    """Those that are not zero."""
    told = queries.counts_of(seat, row)
    return {name: getattr(told, name) for name in TargetCounts.__slots__ if getattr(told, name)}


def shown(seat: Seat, row: TargetList) -> list[tuple[str, bool]]:
    page = queries.page_of_targets(seat, row, None, at=product_clock.now())
    return [(line.row.name, line.is_done) for line in page.rows]


def test_list_keeps_the_businesses_shown_in_their_order_and_why(seat: Seat, browser: Client) -> None:
    make.establishment_of(seat.programme, Business("Bonneterie", size_band=""))
    make.establishment_of(seat.programme, Business("Cirerie"))
    make.establishment_of(seat.programme, Business("Grande", size_band="21"))
    tool = make.tool(seat, Offer(criteria=make.criteria(SMALL)))
    keep(browser, tool, "taille=1-9&taille=inconnu", taken="toutes", name=" Ateliers ")
    row = TargetList.objects.get()
    kept = row.targets.order_by("rank").values_list("establishment__display_name", "missing")
    assert list(kept) == [("Cirerie", []), ("Bonneterie", ["employees.company"])]
    assert (row.name, row.version, row.made_by, row.made_on) == ("Ateliers", tool.versions.get(), seat.user, TODAY)
    assert row.words == "Sûres, puis à savoir. Effectif : 1 à 9 salariés, Pas encore connu."
    assert Entry.objects.get(verb="target_list.made").subject_id == row.pk


def test_list_says_when_it_holds_the_first_ones_alone(seat: Seat, browser: Client, places: list[Establishment]) -> None:
    keep(browser, make.tool(seat), most="2")
    row = TargetList.objects.get()
    assert list(row.targets.order_by("rank").values_list("establishment", flat=True)) == [places[0].pk, places[1].pk]
    assert row.words == "Sûres. Les 2 premières sur 3."


def test_same_form_sent_again_gives_the_list_it_made(seat: Seat, browser: Client, places: list[Establishment]) -> None:
    tool, key = make.tool(seat), str(new_id())
    for _ in range(2):
        keep(browser, tool, device_key=key)
    assert TargetList.objects.count() == 1


@pytest.mark.parametrize(
    ("form", "refusal"),
    [
        ({"name": "Ateliers de novembre"}, "Une liste en cours porte déjà ce nom."),
        ({"name": " "}, "Donnez un nom à la liste."),
        ({"taken": "a-savoir"}, "Aucune entreprise ne répond à ces filtres."),
        ({"most": "501"}, "De 1 à 500 entreprises"),
        ({"most": "dix"}, "Écrivez un nombre entier."),
        ({"taken": "x"}, "Choisissez les entreprises à garder."),
    ],
)
def test_refused_list_keeps_what_was_typed(
    browser: Client, kept: TargetList, form: Mapping[str, str], refusal: str
) -> None:
    sent = {"name": "À voir", "taken": "oui", "most": "50", "device_key": str(new_id()), **form}
    page = browser.post(reverse("toolbox:businesses", args=[kept.version.tool_id]), sent)
    assert (page.status_code, TargetList.objects.count()) == (422, 1)
    assert refusal in page.content.decode()
    assert page.context["form"].data.dict() == sent


def test_draft_makes_no_list(seat: Seat, places: list[Establishment]) -> None:
    tool = make.tool(seat)
    make.draft(seat, tool)
    editor = make.client_of(make.seat(Role.COORDINATOR, programme=seat.programme))
    keep(editor, tool, "version=brouillon")
    assert not TargetList.objects.exists()


def test_target_is_met_by_a_visit_recorded_since(seat: Seat, places: list[Establishment], clock: Clock) -> None:
    make.visit(seat, places[0])
    clock.advance(timedelta(minutes=1))
    row = make.target_list(seat, make.tool(seat), places)
    clock.advance(timedelta(days=1))
    make.visit(seat, places[2], held_on=TODAY - timedelta(days=1))
    assert counts(seat, row) == {"total": 3, "to_meet": 3}
    make.visit(seat, places[1])
    assert counts(seat, row) == {"total": 3, "to_meet": 2, "met": 1}
    assert shown(seat, row) == [("Atelier", False), ("Cirerie", False), ("Bonneterie", True)]
    (line,) = queries.list_lines([row])
    assert (line.total, line.met) == (3, 1)


def test_target_is_to_meet_again_once_its_visit_is_cancelled(
    seat: Seat, places: list[Establishment], kept: TargetList
) -> None:
    visit = make.visit(seat, places[0])
    assert counts(seat, kept) == {"total": 3, "to_meet": 2, "met": 1}
    cancel_whole_visit(visit, reason="Saisie deux fois", by=seat, at=product_clock.now())
    assert counts(seat, kept) == {"total": 3, "to_meet": 3}


def test_target_removed_says_why_and_is_done(
    seat: Seat, browser: Client, places: list[Establishment], kept: TargetList
) -> None:
    target = kept.targets.get(establishment=places[0])
    address = reverse("toolbox:target_remove", args=[target.pk])
    assert browser.post(address, {"reason": " "}).status_code == 422
    assert browser.post(address, {"reason": "Déjà suivie"})["Location"] == reverse(
        "toolbox:target_list", args=[kept.pk]
    )
    assert counts(seat, kept) == {"total": 3, "to_meet": 2, "removed": 1}
    assert shown(seat, kept)[-1] == ("Atelier", True)
    assert "Retirée : Déjà suivie" in browser.get(reverse("toolbox:target_list", args=[kept.pk])).content.decode()
    assert Entry.objects.get(verb="target_list.target_removed").subject_id == kept.pk


def test_closed_list_changes_no_more_and_frees_its_name(
    seat: Seat, browser: Client, places: list[Establishment], kept: TargetList
) -> None:
    for _ in range(2):
        browser.post(reverse("toolbox:target_list_close", args=[kept.pk]))
    assert Entry.objects.filter(verb="target_list.closed").count() == 1
    target = kept.targets.get(establishment=places[0])
    refused = browser.post(reverse("toolbox:target_remove", args=[target.pk]), {"reason": "Déjà suivie"})
    assert "Cette liste est terminée" in refused.content.decode()
    keep(browser, kept.version.tool, name=kept.name)
    assert [line.row.name for line in browser.get(reverse("toolbox:target_lists")).context["lines"]] == [kept.name]
    closed = browser.get(f"{reverse('toolbox:target_lists')}?etat=terminees").context["lines"]
    assert [line.row for line in closed] == [kept]


def test_target_removed_is_put_back(seat: Seat, browser: Client, places: list[Establishment], kept: TargetList) -> None:
    target = kept.targets.get(establishment=places[0])
    actions.remove_target(target, reason="Déjà suivie", by=seat, at=product_clock.now())
    for _ in range(2):
        answer = browser.post(reverse("toolbox:target_put_back", args=[target.pk]))
        assert answer["Location"] == reverse("toolbox:target_list", args=[kept.pk])
    assert counts(seat, kept) == {"total": 3, "to_meet": 3}
    assert Entry.objects.filter(verb="target_list.target_put_back").count() == 1


def test_closed_list_is_opened_again_unless_its_name_is_taken(
    seat: Seat, browser: Client, places: list[Establishment], kept: TargetList
) -> None:
    page, target = reverse("toolbox:target_list", args=[kept.pk]), kept.targets.get(establishment=places[0])
    actions.remove_target(target, reason="Déjà suivie", by=seat, at=product_clock.now())
    actions.close_list(kept, by=seat, at=product_clock.now())
    refused = browser.post(reverse("toolbox:target_put_back", args=[target.pk]), follow=True)
    assert "Cette liste est terminée : rouvrez-la d’abord." in refused.content.decode()
    other = make.target_list(seat, kept.version.tool, places, name=kept.name)
    refused = browser.post(reverse("toolbox:target_list_reopen", args=[kept.pk]), follow=True)
    assert f"Une liste en cours s’appelle aussi « {kept.name} »" in refused.content.decode()
    actions.close_list(other, by=seat, at=product_clock.now())
    for _ in range(2):
        assert browser.post(reverse("toolbox:target_list_reopen", args=[kept.pk]))["Location"] == page
    assert "Terminer la liste" in browser.get(page).content.decode()
    assert Entry.objects.filter(verb="target_list.reopened").count() == 1


def test_business_that_no_list_may_name_is_counted_and_not_named(
    seat: Seat, browser: Client, places: list[Establishment], kept: TargetList
) -> None:
    Establishment.objects.filter(pk=places[0].pk).update(is_partial=True)
    Establishment.objects.filter(pk=places[1].pk).update(is_open=False)
    assert counts(seat, kept) == {"total": 3, "to_meet": 1, "closed": 1, "partial": 1}
    assert shown(seat, kept) == [("Cirerie", False)]
    page = browser.get(reverse("toolbox:target_list", args=[kept.pk])).content.decode()
    assert "2\N{NO-BREAK SPACE}entreprises de la liste ne sont plus nommées" in page
    assert [name in page for name in ("Atelier<", "Bonneterie", "Cirerie")] == [False, False, True]
    removal = reverse("toolbox:target_remove", args=[kept.targets.get(establishment=places[0]).pk])
    assert browser.get(removal).status_code == 404


def test_exported_list_has_names_that_may_leave_alone(seat: Seat, browser: Client, places: list[Establishment]) -> None:
    row = make.target_list(
        seat, make.tool(seat, Offer(criteria=make.criteria(OWNED))), places, missing=["premises.is_owned"]
    )
    make.visit(seat, places[1])
    Establishment.objects.filter(pk=places[0].pk).update(is_partial=True)
    answer = browser.post(reverse("toolbox:target_list_export", args=[row.pk]))
    sheet = ZipFile(BytesIO(answer.content)).read("xl/worksheets/sheet1.xml").decode()
    assert answer["Content-Disposition"] == 'attachment; filename="cibles-2024-11-20.xlsx"'
    assert [word in sheet for word in ("Atelier", "Bonneterie", "Cirerie")] == [False, True, True]
    assert sheet.count("propriétaire") == 2
    entry = Entry.objects.get(verb="target_list.exported")
    assert (entry.subject_id, entry.fields) == (row.pk, [])


def test_list_offers_the_next_appointment(seat: Seat, places: list[Establishment], kept: TargetList) -> None:
    later = make.appointment(seat, places[1], starts_at=product_clock.now() + timedelta(days=9))
    sooner = make.appointment(seat, places[1], starts_at=product_clock.now() + timedelta(days=3))
    page = queries.page_of_targets(seat, kept, None, at=product_clock.now())
    assert [line.planned_at for line in page.rows] == [None, sooner.starts_at, None]
    assert later.starts_at > sooner.starts_at


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_of_lists_ask_as_many_queries_whatever_their_rows(seat: Seat, browser: Client, rows: int) -> None:
    places = [make.establishment_of(seat.programme, Business(f"Atelier {rank}")) for rank in range(rows)]
    made = [make.target_list(seat, make.tool(seat), places) for _ in range(rows)]
    asked = {}
    for name, arguments in (("toolbox:target_lists", []), ("toolbox:target_list", [made[0].pk])):
        with CaptureQueriesContext(connection) as captured:
            browser.get(reverse(name, args=arguments))
        asked[name] = len(captured)
    assert asked == {"toolbox:target_lists": 6, "toolbox:target_list": 8}


def test_another_programme_neither_reads_nor_changes_a_list(
    seat: Seat, places: list[Establishment], kept: TargetList
) -> None:
    """The same person, for the same organisation, in two programmes of one territory."""
    programme = make.programme(joins=seat.programme.epcis.get().epci)
    neighbour = make.seat(programme=programme, user=seat.user, organisation=seat.organisation)
    make.visit(neighbour, places[0])
    assert counts(seat, kept) == {"total": 3, "to_meet": 3}
    assert list(queries.listed_lists(neighbour, are_closed=False)) == []
    mine = make.target_list(neighbour, make.tool(neighbour), places, name=kept.name)
    assert list(queries.listed_lists(neighbour, are_closed=False)) == [mine]
    assert counts(neighbour, mine) == {"total": 3, "to_meet": 2, "met": 1}


def test_list_of_a_tool_of_another_programme_is_refused(seat: Seat, places: list[Establishment]) -> None:
    with pytest.raises(actions.TargetError):
        make.target_list(seat, make.tool(make.seat()), places)
    assert not Target.objects.exists()
