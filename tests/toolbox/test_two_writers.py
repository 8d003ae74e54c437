"""Two people write one draft: nobody replaces, publishes or drops what they have not seen."""

import pytest
from django.urls import reverse

from bonrelais.foundation import clock
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import actions
from bonrelais.toolbox.actions import DraftChangedError
from bonrelais.toolbox.cards import VersionDraft
from bonrelais.toolbox.models import Tool, ToolVersion
from bonrelais.toolbox.queries.drafts import state_of
from tests import make
from tests.make import Offer
from tests.toolbox.sending import Writer

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat() -> Seat:
    return make.seat(Role.COORDINATOR)


@pytest.fixture
def colleague(seat: Seat) -> Seat:
    return make.seat(Role.COORDINATOR, programme=seat.programme, organisation=seat.organisation)


@pytest.fixture
def tool(seat: Seat) -> Tool:
    return make.tool(seat, Offer(criteria=make.criteria({"kind": "workforce", "params": {"max": 4}})))


def opened(seat: Seat, tool: Tool) -> Writer:
    writer = Writer(seat, tool)
    writer.open()
    return writer


def kept(tool: Tool) -> list[tuple[int, str, bool]]:
    rows = ToolVersion.objects.filter(tool=tool).order_by("number")
    return [(row.number, row.summary, row.published_at is not None) for row in rows]


def draft(summary: str) -> VersionDraft:
    return VersionDraft(summary=summary, effective_from_on=clock.today())


def test_second_writer_is_refused_in_words_and_what_they_typed_stays(seat: Seat, colleague: Seat, tool: Tool) -> None:
    mine, theirs = opened(seat, tool), opened(colleague, tool)
    assert theirs.press("save", summary="La leur", **{"c0-max": "9"}) == 302
    assert mine.press("save", summary="La mienne", **{"c0-max": "19"}) == 409
    assert kept(tool)[1:] == [(2, "La leur", False)]
    assert mine.beside.told.startswith(f"{colleague.user.name} l’a enregistré le ")
    assert [(one.label, one.before, one.after) for one in mine.beside.differences] == [
        ("Présentation", "La leur", "La mienne"),
        ("Effectif", "Moins de 10 salariés", "Moins de 20 salariés"),
    ]
    assert mine.summary == "La mienne"
    assert mine.lines[0].first.form["max"].value() == "19"


def test_ones_own_is_kept_once_the_differences_are_seen(seat: Seat, colleague: Seat, tool: Tool) -> None:
    mine, theirs = opened(seat, tool), opened(colleague, tool)
    theirs.press("save", summary="La leur")
    mine.press("save", summary="La mienne")
    assert mine.press("save", summary="La mienne") == 409
    over = mine.beside.state
    assert mine.press("save", summary="La mienne", over=over) == 302
    assert kept(tool)[1:] == [(2, "La mienne", False)]


def test_ones_own_is_refused_again_when_the_other_was_changed_again(seat: Seat, colleague: Seat, tool: Tool) -> None:
    mine = opened(seat, tool)
    opened(colleague, tool).press("save", summary="La leur")
    mine.press("save", summary="La mienne")
    over = mine.beside.state
    opened(colleague, tool).press("save", summary="La leur encore")
    assert mine.press("save", summary="La mienne", over=over) == 409
    assert kept(tool)[1:] == [(2, "La leur encore", False)]


def test_writer_of_a_version_that_is_published_since_is_refused(seat: Seat, colleague: Seat, tool: Tool) -> None:
    mine = opened(seat, tool)
    make.new_version(colleague, tool, Offer(summary="La leur"))
    assert mine.press("save", summary="La mienne") == 409
    assert f"{colleague.user.name} l’a publié le " in mine.beside.told
    assert kept(tool)[1:] == [(2, "La leur", True)]


def test_writer_of_a_draft_that_is_dropped_since_is_told_and_may_keep_it(seat: Seat, colleague: Seat) -> None:
    tool = make.draft_tool(seat)
    version = make.draft(seat, tool, Offer(summary="La première"))
    mine = opened(seat, tool)
    actions.drop_draft(version, by=colleague, at=clock.now())
    assert mine.press("save", summary="La mienne") == 409
    assert mine.beside.other is None
    assert mine.press("save", summary="La mienne", over=mine.beside.state) == 302
    assert kept(tool) == [(1, "La mienne", False)]


def test_own_other_tab_is_told_as_one_s_own(seat: Seat, tool: Tool) -> None:
    first, second = opened(seat, tool), opened(seat, tool)
    second.press("save", summary="La seconde")
    assert first.press("save", summary="La première") == 409
    assert first.beside.told.startswith("vous l’avez enregistré le ")
    assert first.beside.told.endswith(" dans une autre page.")


def test_same_form_sent_twice_is_harmless(seat: Seat, tool: Tool) -> None:
    writer = opened(seat, tool)
    assert [writer.press("save", summary="La mienne") for _ in range(2)] == [302, 302]
    assert kept(tool)[1:] == [(2, "La mienne", False)]


@pytest.mark.parametrize("address", ["toolbox:review", "toolbox:drop"])
def test_draft_changed_since_it_was_read_is_neither_published_nor_dropped(
    seat: Seat, colleague: Seat, tool: Tool, address: str
) -> None:
    version = make.draft(seat, tool, Offer(summary="Celle qui est relue"))
    browser, review = make.client_of(seat), reverse("toolbox:review", args=[tool.pk])
    seen = browser.get(review).context["seen"]
    opened(colleague, tool).press("save", summary="Une autre")
    is_published = address == "toolbox:review"
    sent_to = reverse(address, args=[tool.pk if is_published else version.pk])
    response = browser.post(sent_to, {"seen": seen}, follow=True)
    (told,) = [str(message) for message in response.context["messages"]]
    assert told.startswith(
        f"Ce brouillon a changé depuis que vous l’avez lu : {colleague.user.name} l’a enregistré le "
    )
    assert kept(tool)[1:] == [(2, "Une autre", False)]
    done = browser.post(sent_to, {"seen": browser.get(review).context["seen"]})
    assert done.status_code == 302
    assert kept(tool)[1:] == ([(2, "Une autre", True)] if is_published else [])


def test_draft_that_is_gone_is_not_published(seat: Seat, tool: Tool) -> None:
    version = make.draft(seat, tool)
    actions.drop_draft(version, by=seat, at=clock.now())
    with pytest.raises(DraftChangedError, match="vous l’avez abandonné"):
        actions.publish_version(ToolVersion(pk=version.pk, tool=tool), by=seat, at=clock.now())


def test_state_changes_with_what_is_written_and_with_nothing_else(seat: Seat, tool: Tool) -> None:
    first = actions.draft_version(tool, version=draft("Une"), by=seat, at=clock.now())
    state = state_of(first)
    ToolVersion.objects.filter(pk=first.pk).update(labels={"epci:1": "Ailleurs"})
    assert state_of(ToolVersion.objects.get(pk=first.pk)) == state
    assert state_of(actions.draft_version(tool, version=draft("Deux"), by=seat, at=clock.now())) != state
    assert state_of(None) == ""


def test_script_that_says_nothing_of_what_it_saw_replaces_the_draft(seat: Seat, tool: Tool) -> None:
    make.draft(seat, tool, Offer(summary="Une"))
    actions.draft_version(tool, version=draft("Deux"), by=seat, at=clock.now())
    assert kept(tool)[1:] == [(2, "Deux", False)]
