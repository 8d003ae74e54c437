from datetime import date, timedelta

import pytest

from bonrelais.core.interval import Interval
from bonrelais.core.rules.criteria.workforce import Workforce
from bonrelais.core.rules.params import Params
from bonrelais.core.rules.requirements import Condition, Requirement
from bonrelais.foundation import clock
from bonrelais.journal.models import Entry
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import actions, queries
from bonrelais.toolbox.cards import ToolCard, VersionDraft
from bonrelais.toolbox.choices import ToolKind
from bonrelais.toolbox.models import Tool, ToolVersion, VersionCheck
from tests import make
from tests.make import Offer
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db

SMALL = make.criteria({"kind": "workforce", "params": {"max": 9}})
TODAY = date(2024, 11, 20)


@pytest.fixture
def seat() -> Seat:
    return make.seat()


def card(seat: Seat, title: str = "Prêt d’honneur") -> ToolCard:
    return ToolCard(make.organisation(), title, ToolKind.LOAN, [make.leaf_theme(seat)])


def refusal(error: pytest.ExceptionInfo[BaseException]) -> str:
    return str(error.value)


def test_tool_added_takes_its_code_from_its_title(seat: Seat) -> None:
    tool = actions.add_tool(card(seat), by=seat, at=clock.now())
    assert (tool.code, tool.programme_id) == ("pret-dhonneur", seat.programme_id)
    assert list(tool.themes.all()) == [make.leaf_theme(seat)]
    assert Entry.objects.get(subject_id=tool.pk).verb == "tool.added"


def test_tool_of_a_title_already_taken_is_refused(seat: Seat) -> None:
    actions.add_tool(card(seat), by=seat, at=clock.now())
    with pytest.raises(actions.ToolError) as error:
        actions.add_tool(card(seat), by=seat, at=clock.now())
    assert refusal(error) == "Un outil porte déjà ce nom. Ouvrez-le, ou donnez un autre titre."


def test_withdrawn_tool_leaves_its_name_free_and_keeps_its_code(seat: Seat) -> None:
    former = actions.add_tool(card(seat), by=seat, at=clock.now())
    actions.withdraw_tool(former, by=seat, at=clock.now())
    again = actions.add_tool(card(seat), by=seat, at=clock.now())
    assert (former.code, again.code) == ("pret-dhonneur", "pret-dhonneur-2")
    actions.edit_tool(again, card=card(seat, "Prêt local"), by=seat, at=clock.now())
    assert actions.add_tool(card(seat), by=seat, at=clock.now()).code == "pret-dhonneur-3"


def test_tool_renamed_as_another_is_refused(seat: Seat) -> None:
    actions.add_tool(card(seat), by=seat, at=clock.now())
    other = actions.add_tool(card(seat, "Prêt local"), by=seat, at=clock.now())
    with pytest.raises(actions.ToolError) as error:
        actions.edit_tool(other, card=card(seat, "PRÊT D’HONNEUR"), by=seat, at=clock.now())
    assert refusal(error) == "Un outil porte déjà ce nom. Ouvrez-le, ou donnez un autre titre."
    assert actions.edit_tool(other, card=card(seat, "Prêt Local"), by=seat, at=clock.now()).title == "Prêt Local"


def test_tool_without_theme_or_of_another_programme_is_refused(seat: Seat) -> None:
    without = ToolCard(make.organisation(), "Prêt", ToolKind.LOAN, [])
    elsewhere = ToolCard(make.organisation(), "Prêt", ToolKind.LOAN, [make.leaf_theme(make.seat())])
    for wrong in (without, elsewhere):
        with pytest.raises(actions.ToolError):
            actions.add_tool(wrong, by=seat, at=clock.now())
    assert Tool.objects.filter(programme=seat.programme_id).exists() is False


def test_draft_takes_requirements_or_a_document(seat: Seat) -> None:
    requirement = Requirement("c1", (Condition(Workforce(Interval(None, 9))),))
    tool = make.draft_tool(seat)
    written = make.draft(seat, tool, Offer(criteria=[requirement]))
    read = make.draft(seat, make.draft_tool(seat), Offer(criteria=SMALL))
    assert written.criteria == read.criteria


def test_draft_of_a_tool_is_one_at_a_time(seat: Seat) -> None:
    tool = make.draft_tool(seat)
    first = make.draft(seat, tool, Offer(summary="Avant"))
    second = make.draft(seat, tool, Offer(summary="Après"))
    assert (first.pk, second.number, second.summary) == (second.pk, 1, "Après")


def test_draft_keeps_the_words_of_its_codes(seat: Seat) -> None:
    epci = seat.programme.epcis.get().epci
    theme = make.leaf_theme(seat)
    criteria = make.criteria(
        {"kind": "territory", "params": {"include": [f"epci:{epci.siren}", "region:32"]}},
        {"kind": "theme", "params": {"themes": [theme.code]}},
    )
    version = make.draft(seat, make.draft_tool(seat), Offer(criteria=criteria))
    assert version.labels == {
        f"epci:{epci.siren}": epci.name,
        "region:32": "Hauts-de-France",
        f"theme:{theme.code}": theme.label,
    }
    assert [line.sentence for line in queries.criterion_lines(version)] == [
        f"Établissement dans le territoire {epci.name} ou Hauts-de-France",
        f"Besoin sur le thème {theme.label}",
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"kind": "workforce", "params": {}}, "Effectif, minimum : indiquez un minimum ou un maximum."),
        ({"kind": "moon", "params": {}}, "« moon » n’est pas une sorte de critère connue."),
        (
            {"kind": "territory", "params": {"include": ["epci:999999999"]}},
            "Territoire : « epci:999999999 » n’est pas connu. Vérifiez ce code.",
        ),
        (
            {"kind": "theme", "params": {"themes": ["lune"]}},
            "Thème : « lune » n’est pas un thème de ce dispositif.",
        ),
        (
            {"kind": "fact", "params": {"code": "moon", "question": "La lune ?"}},
            "Fait à connaître, fait : « moon » n’est pas une question du catalogue.",
        ),
        (
            {"kind": "manual", "params": {"text": "x" * 601}},
            "À décider par une personne : 600 caractères au plus. Faites-en deux critères.",
        ),
        (
            {"kind": "commitment", "params": {"text": "x" * 601}},
            "Engagement : 600 caractères au plus. Faites-en deux critères.",
        ),
        (
            {"any_of": [{"kind": "workforce", "params": {"max": 9}}] * 1001},
            "Un outil a 1000 conditions au plus. Réunissez-en, ou faites-en deux outils.",
        ),
        (
            {"kind": "workforce", "params": {"min": 0}},
            "Effectif, minimum : zéro au moins ne demande rien. Mettez plus, ou laissez vide.",
        ),
    ],
)
def test_draft_with_a_criterion_of_nothing_is_refused(seat: Seat, row: Params, words: str) -> None:
    tool = make.draft_tool(seat)
    draft = VersionDraft("Une aide.", TODAY, criteria=make.criteria(row))
    with pytest.raises(actions.VersionError) as error:
        actions.draft_version(tool, version=draft, by=seat, at=clock.now())
    assert refusal(error) == words
    assert ToolVersion.objects.filter(tool=tool).exists() is False


def test_draft_that_ends_before_it_starts_is_refused(seat: Seat) -> None:
    draft = VersionDraft("Une aide.", TODAY, effective_to_on=date(2024, 11, 19))
    with pytest.raises(actions.VersionError) as error:
        actions.draft_version(make.draft_tool(seat), version=draft, by=seat, at=clock.now())
    assert refusal(error) == "La fin ne peut pas précéder le début. Corrigez l’une des deux dates."


def test_publication_supersedes_the_version_in_force(seat: Seat, clock: Clock) -> None:
    tool = make.tool(seat)
    former = ToolVersion.objects.get(tool=tool)
    at = clock.move_to(date(2024, 12, 2))
    present = make.new_version(seat, tool)
    former.refresh_from_db()
    assert (former.superseded_at, present.number, present.published_by) == (at, 2, seat.user)
    assert queries.version_in_force(seat, tool, on=date(2024, 11, 25)) == former
    assert queries.version_in_force(seat, tool, on=date(2024, 12, 2)) == present


def test_publication_twice_is_one(seat: Seat) -> None:
    version = make.draft(seat, make.draft_tool(seat))
    for _ in range(2):
        actions.publish_version(version, by=seat, at=clock.now())
    assert Entry.objects.filter(verb="tool_version.published", subject_id=version.tool_id).count() == 1


def test_draft_after_publication_leaves_the_published_version_alone(seat: Seat) -> None:
    tool = make.tool(seat, Offer(summary="Avant"))
    draft = make.draft(seat, tool, Offer(summary="Après"))
    assert [(row.number, row.summary) for row in ToolVersion.objects.filter(tool=tool).order_by("number")] == [
        (1, "Avant"),
        (2, "Après"),
    ]
    assert queries.version_in_force(seat, tool, on=TODAY) != draft


@pytest.mark.parametrize(
    ("offer", "words"),
    [
        (Offer(summary=""), "Dites ce qu’est l’outil, en quelques lignes, puis publiez."),
        (
            Offer(effective_from_on=date(2024, 11, 21)),
            "Cette version prend effet plus tard. Publiez-la ce jour-là : d’ici là, la présente sert.",
        ),
    ],
)
def test_publication_of_what_is_not_ready_is_refused(seat: Seat, offer: Offer, words: str) -> None:
    version = make.draft(seat, make.draft_tool(seat), offer)
    with pytest.raises(actions.VersionError) as error:
        actions.publish_version(version, by=seat, at=clock.now())
    assert refusal(error) == words


def test_publication_of_unreadable_criteria_is_refused(seat: Seat) -> None:
    version = make.draft(seat, make.draft_tool(seat))
    ToolVersion.objects.filter(pk=version.pk).update(criteria={"version": 99})
    with pytest.raises(actions.VersionError) as error:
        actions.publish_version(version, by=seat, at=clock.now())
    assert refusal(error) == "Les critères sont illisibles. Version 99 inconnue pour une liste de critères."


def test_publication_of_a_withdrawn_tool_is_refused(seat: Seat) -> None:
    version = make.draft(seat, make.draft_tool(seat))
    actions.withdraw_tool(version.tool, by=seat, at=clock.now())
    with pytest.raises(actions.VersionError):
        actions.publish_version(version, by=seat, at=clock.now())


def test_withdrawn_tool_is_in_force_no_more(seat: Seat, clock: Clock) -> None:
    tool = make.tool(seat)
    clock.move_to(date(2024, 12, 2))
    actions.withdraw_tool(tool, by=seat, at=clock.now())
    assert queries.version_in_force(seat, tool, on=date(2024, 12, 2)) is None
    assert queries.version_in_force(seat, tool, on=date(2024, 12, 1)) is not None


def test_ended_version_is_in_force_until_its_last_day(seat: Seat) -> None:
    tool = make.tool(seat, Offer(effective_to_on=TODAY))
    assert queries.version_in_force(seat, tool, on=TODAY) is not None
    assert queries.version_in_force(seat, tool, on=date(2024, 11, 21)) is None


def test_check_is_kept_once_a_day(seat: Seat) -> None:
    tool = make.tool(seat)
    version = ToolVersion.objects.get(tool=tool)
    for _ in range(2):
        actions.check_version(version, checked_on=TODAY, by=seat, at=clock.now())
    assert [(row.checked_on, row.checked_by) for row in VersionCheck.objects.filter(version=version)] == [
        (TODAY, seat.user)
    ]


def test_check_of_a_day_to_come_is_refused(seat: Seat) -> None:
    version = ToolVersion.objects.get(tool=make.tool(seat))
    with pytest.raises(actions.VersionError):
        actions.check_version(version, checked_on=date(2024, 11, 21), by=seat, at=clock.now())


def test_tool_unchecked_for_six_months_is_stale(seat: Seat) -> None:
    for title, checked_on in (("A", date(2024, 5, 20)), ("B", date(2024, 5, 19)), ("C", None)):
        make.tool(seat, Offer(title=title), checked_on=checked_on)
    found = queries.lines(queries.listed_tools(seat, queries.Filters()), on=TODAY)
    assert [(line.tool.title, line.is_stale) for line in found] == [("A", False), ("B", True), ("C", True)]


def test_draft_dropped_is_gone_and_a_published_version_cannot_be(seat: Seat) -> None:
    tool = make.tool(seat)
    draft = make.draft(seat, tool)
    actions.drop_draft(draft, by=seat, at=clock.now())
    assert ToolVersion.objects.filter(tool=tool).count() == 1
    with pytest.raises(actions.VersionError):
        actions.drop_draft(ToolVersion.objects.get(tool=tool), by=seat, at=clock.now())


def test_tool_is_offered_by_an_organisation_of_its_programme(seat: Seat) -> None:
    other = make.seat()
    assert [queries.organisation_choices(one) for one in (seat, other)] == [[seat.organisation], [other.organisation]]


def test_version_already_over_is_not_published_over_the_one_in_force(seat: Seat) -> None:
    tool = make.tool(seat, Offer("Aide"))
    over = make.draft(seat, tool, Offer("Aide", effective_to_on=clock.today() - timedelta(days=1)))
    with pytest.raises(actions.VersionError) as error:
        actions.publish_version(over, by=seat, at=clock.now())
    assert refusal(error).startswith("Cette version est finie depuis le 19 novembre 2024")
    found = queries.version_in_force(seat, tool, on=clock.today())
    assert found is not None
    assert found.number == 1
