"""A file beside the toolbox: what is new, changed, gone, refused; and what taking it makes."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bonrelais.foundation import clock
from bonrelais.journal.models import Entry
from bonrelais.network.models import Organisation
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import actions, queries
from bonrelais.toolbox.actions import ImportAsked, ImportChoice, ImportRefusedError, VersionError, take_tools
from bonrelais.toolbox.cards import ToolCard
from bonrelais.toolbox.choices import ImportFormat, ToolKind
from bonrelais.toolbox.exchange.reading import read_tools
from bonrelais.toolbox.exchange.shapes import Reading
from bonrelais.toolbox.models import Tool, ToolOrigin, ToolVersion
from bonrelais.toolbox.queries import Comparison
from bonrelais.toolbox.queries.sheets import Change
from tests import make
from tests.make import Offer
from tests.toolbox.exchange.rows import content, row

pytestmark = pytest.mark.django_db

NATIVE = {"code": "a", "title": "A", "kind": "loan"}
SMALL = {"eligibilite_effectif_maximal": "9"}


@pytest.fixture
def seat() -> Seat:
    return make.seat(Role.COORDINATOR)


def reading_of(*rows: dict[str, str]) -> Reading:
    return read_tools(content(*rows), ImportFormat.SCHEMA)


def compared(seat: Seat, *rows: dict[str, str]) -> Comparison:
    return queries.compare(seat, reading_of(*rows), source="schema", on=clock.today())


def taken(seat: Seat, *rows: dict[str, str]) -> actions.Taken:
    return take_tools(ImportAsked(reading_of(*rows), "schema"), by=seat, at=clock.now())


def draft_of(title: str) -> ToolVersion:
    return ToolVersion.objects.get(tool__title=title, published_at__isnull=True)


def sentences(version: ToolVersion) -> list[str]:
    return [line.sentence for line in queries.criterion_lines(version)]


def told(lines: Sequence[Change]) -> list[tuple[str, str, str]]:
    return [(one.label, one.before, one.after) for one in lines]


def publish(seat: Seat, title: str) -> None:
    tool = Tool.objects.get(title=title)
    tool.themes.add(make.leaf_theme(seat))
    actions.publish_version(draft_of(title), by=seat, at=clock.now())


def test_new_tool_comes_unpublished_with_a_draft_and_its_origin(seat: Seat) -> None:
    made = taken(seat, row(porteurs='[{"nom": "ADEME", "siren": "385290309"}]', **SMALL))
    assert (made.new, made.changed, made.told) == (1, 0, "1\u00a0outil nouveau")
    tool = Tool.objects.get()
    assert (tool.title, tool.code, tool.kind) == ("Aide", "aide-1", ToolKind.GRANT)
    assert (tool.organisation.name, tool.organisation.siren) == ("ADEME", "385290309")
    assert sentences(draft_of("Aide")) == ["Moins de 10 salariés"]
    origin = ToolOrigin.objects.get()
    assert (origin.tool, origin.programme, origin.source, origin.source_id) == (
        tool,
        seat.programme,
        "schema",
        "aide-1",
    )
    assert queries.version_in_force(seat, tool, on=clock.today()) is None


def test_tool_without_a_theme_is_not_published_before_it_has_one(seat: Seat) -> None:
    taken(seat, row())
    with pytest.raises(VersionError, match="Choisissez d’abord un thème"):
        actions.publish_version(draft_of("Aide"), by=seat, at=clock.now())
    publish(seat, "Aide")


def test_same_file_again_changes_nothing(seat: Seat) -> None:
    taken(seat, row(**SMALL), row(id="aide-2", titre="Autre"))
    publish(seat, "Aide")
    again = compared(seat, row(**SMALL), row(id="aide-2", titre="Autre"))
    assert (again.new, again.changed, again.gone, again.refused) == ([], [], [], [])
    assert [line.key for line in again.unchanged] == ["aide-1", "aide-2"]


def test_what_the_source_changes_is_told_field_by_field_and_drafted_beside_the_version_in_force(seat: Seat) -> None:
    taken(seat, row(**SMALL))
    publish(seat, "Aide")
    changed = row(eligibilite_effectif_maximal="19", description="Une aide plus large.")
    (line,) = compared(seat, changed).changed
    assert told(line.changes) == [
        ("Présentation", "Une aide.", "Une aide plus large."),
        ("Effectif", "Moins de 10 salariés", "Moins de 20 salariés"),
    ]
    made = taken(seat, changed)
    assert (made.new, made.changed) == (0, 1)
    present, draft = queries.open_versions(Tool.objects.get())
    assert present is not None
    assert (sentences(present), sentences(draft_of("Aide"))) == (
        ["Moins de 10 salariés"],
        ["Moins de 20 salariés"],
    )
    assert draft is not None


def test_what_people_typed_in_place_of_a_sentence_stays_when_the_source_changes_elsewhere(seat: Seat) -> None:
    taken(seat, row(eligibilite="• Être un artisan\n• Être à jour"))
    tool = Tool.objects.get()
    typed = make.criteria(
        {"key": "a", "kind": "registration", "params": {"registers": ["crafts"]}},
        {"key": "b", "kind": "manual", "params": {"text": "Être à jour"}},
    )
    make.draft(seat, tool, Offer(criteria=typed, summary="Une aide.", amount_words=""))
    assert compared(seat, row(eligibilite="• Être un artisan\n• Être à jour")).changed == []
    taken(seat, row(eligibilite="• Être un artisan\n• Avoir un site"))
    assert sentences(draft_of("Aide")) == ["Immatriculée artisanat", "Avoir un site"]


def test_card_of_a_published_tool_is_left_to_a_person(seat: Seat) -> None:
    taken(seat, row())
    publish(seat, "Aide")
    (line,) = compared(seat, row(titre="Aide nouvelle")).changed
    assert (told(line.changes), told(line.card_changes)) == ([], [("Titre", "Aide", "Aide nouvelle")])
    assert line.is_takeable is False
    assert taken(seat, row(titre="Aide nouvelle")) == actions.Taken(0, 0)
    assert Tool.objects.get().title == "Aide"


def test_card_of_a_tool_never_published_follows_its_source(seat: Seat) -> None:
    taken(seat, row())
    taken(seat, row(titre="Aide nouvelle", types_aides="prêt"))
    tool = Tool.objects.get()
    assert (tool.title, tool.kind) == ("Aide nouvelle", ToolKind.LOAN)


def test_organisation_that_a_person_has_changed_stays(seat: Seat) -> None:
    sent = row(porteurs="[{ nom: 'ADEME', siren: '385290309', roles: ['instructeur'] }, { nom: 'Bpifrance' }]")
    taken(seat, sent)
    tool = Tool.objects.get()
    card = ToolCard(make.organisation("CMA"), tool.title, ToolKind.GRANT, [make.leaf_theme(seat)])
    actions.edit_tool(tool, card=card, by=seat, at=clock.now())
    assert [line.key for line in compared(seat, sent).unchanged] == ["aide-1"]
    (line,) = compared(seat, row(porteurs="Région")).changed
    assert told(line.card_changes) == [("Structure", "CMA", "Région")]


def test_tool_gone_from_its_source_is_listed_and_stays(seat: Seat) -> None:
    taken(seat, row(), row(id="aide-2", titre="Autre"))
    found = compared(seat, row(), row(id="aide-3", titre="Encore"))
    assert [tool.title for tool in found.gone] == ["Autre"]
    other = queries.compare(seat, reading_of(row()), source="ailleurs", on=clock.today())
    assert other.gone == []
    refused = compared(seat, row(), row(id="aide-2", titre="Autre", date_ouverture="demain"))
    assert (refused.gone, [one.source_id for one in refused.refused]) == ([], ["aide-2"])


def test_tool_of_the_toolbox_is_known_by_its_title_and_its_draft_is_not_replaced_unasked(seat: Seat) -> None:
    tool = make.tool(seat, Offer("Aide", summary="Notre aide.", criteria=make.criteria(), amount_words="10 %"))
    (line,) = compared(seat, row(**SMALL)).changed
    assert (line.tool, line.replaces_draft, line.is_taken_unless_told) == (tool, False, True)
    make.draft(seat, tool, Offer(summary="En cours."))
    (line,) = compared(seat, row(**SMALL)).changed
    assert (line.replaces_draft, line.is_taken_unless_told, line.is_takeable) == (True, False, True)


def test_second_tool_of_one_title_takes_a_number(seat: Seat) -> None:
    (first, second) = compared(seat, row(), row(id="aide-2")).new
    assert (first.draft.title, second.draft.title) == ("Aide", "Aide (2)")
    assert second.notes[0] == "Un autre outil s’appelle « Aide » : celui-ci est nommé « Aide (2) »."
    taken(seat, row(), row(id="aide-2"))
    again = compared(seat, row(), row(id="aide-2"))
    assert (again.new, again.changed) == ([], [])


def test_withdrawn_tool_is_not_taken_again(seat: Seat) -> None:
    taken(seat, row())
    actions.withdraw_tool(Tool.objects.get(), by=seat, at=clock.now())
    (refusal,) = compared(seat, row(**SMALL)).refused
    assert refusal.reason == (
        "Cet outil est retiré de la boîte à outils depuis le 20 novembre 2024 : il n’est pas repris."
    )


def test_organisations_are_known_by_siren_or_name_and_the_others_are_told_then_created_once(seat: Seat) -> None:
    known = make.organisation("CMA")
    rows = [
        row(porteurs="CMA"),
        row(id="b", titre="B", porteurs="Nouvelle agence"),
        row(id="c", titre="C", porteurs="NOUVELLE AGENCE"),
        row(id="d", titre="D"),
    ]
    found = compared(seat, *rows)
    assert found.organisations == ["NOUVELLE AGENCE", "Nouvelle agence"]
    assert "Sans structure : il est attribué à la vôtre." in found.new[3].notes
    taken(seat, *rows)
    assert [tool.organisation for tool in Tool.objects.order_by("title")] == [
        known,
        Organisation.objects.get(name="Nouvelle agence"),
        Organisation.objects.get(name="Nouvelle agence"),
        seat.organisation,
    ]


def test_themes_are_known_by_code_or_label_and_the_others_are_told(seat: Seat) -> None:
    theme = make.leaf_theme(seat)
    table = f'Titre;Thèmes\nA;"{theme.label} ; Astrologie"\n'.encode()
    reading = read_tools(table, ImportFormat.TABLE)
    (line,) = queries.compare(seat, reading, source="table", on=clock.today()).new
    assert (line.themes, line.notes[1]) == ([theme], "Thème inconnu de ce dispositif : « Astrologie ».")


def test_new_tools_without_a_theme_take_those_chosen(seat: Seat) -> None:
    theme = make.leaf_theme(seat)
    choice = ImportChoice(["aide-1"], [str(theme.pk), "inconnu"])
    take_tools(ImportAsked(reading_of(row()), "schema", choice), by=seat, at=clock.now())
    assert list(Tool.objects.get().themes.all()) == [theme]


def test_two_rows_that_answer_to_one_tool_are_two(seat: Seat) -> None:
    tool = make.tool(seat, Offer("Aide", summary="Une autre.", criteria=make.criteria()))
    found = compared(seat, row(id="aide", titre="Aide nommée"), row(id="b", titre="Aide"))
    assert ([line.tool for line in found.changed], [line.draft.title for line in found.new]) == ([tool], ["Aide (2)"])
    assert taken(seat, row(id="aide", titre="Aide nommée"), row(id="b", titre="Aide")) == actions.Taken(1, 1)


def test_criterion_on_a_theme_the_programme_lacks_is_left_to_a_person(seat: Seat) -> None:
    theme = make.leaf_theme(seat)
    criteria = [{"kind": "theme", "params": {"themes": codes}} for codes in ([theme.code, "lune"], ["lune"])]
    document = {
        "format": "bonrelais-outils",
        "version": 1,
        "tools": [{**NATIVE, "criteria": {"version": 1, "criteria": criteria}}],
    }
    reading = read_tools(json.dumps(document).encode(), ImportFormat.NATIVE)
    (line,) = queries.compare(seat, reading, source="native", on=clock.today()).new
    assert [one.sentence for one in line.criteria] == [
        f"Besoin sur le thème {theme.label}",
        "Le besoin porte sur : lune",
    ]
    assert line.themes == [theme]


def test_nothing_is_kept_when_one_of_the_tools_cannot_be(seat: Seat) -> None:
    choice = ImportChoice(["aide-1", "perdue"])
    with pytest.raises(ImportRefusedError, match="La boîte à outils a changé"):
        take_tools(ImportAsked(reading_of(row()), "schema", choice), by=seat, at=clock.now())
    assert (Tool.objects.count(), ToolOrigin.objects.count()) == (0, 0)


def test_refusal_of_one_tool_names_it_and_takes_nothing(seat: Seat) -> None:
    first, second = reading_of(row(), row(id="b", titre="B")).tools
    blank = Reading([first, replace(second, title="")])
    with pytest.raises(ImportRefusedError) as refused:
        take_tools(ImportAsked(blank, "schema"), by=seat, at=clock.now())
    assert str(refused.value) == "«  » ne peut pas être pris, et rien ne l’est. Donnez un titre à l’outil."
    assert (Tool.objects.count(), ToolOrigin.objects.count()) == (0, 0)


def test_import_leaves_its_line_in_the_journal(seat: Seat) -> None:
    taken(seat, row(), row(id="b", titre="B"))
    entry = Entry.objects.get(verb="tools.imported")
    assert (entry.subject_id, entry.actor_id, entry.fields) == (
        seat.programme_id,
        seat.user.pk,
        ["2 new", "0 changed"],
    )


def test_comparing_asks_the_base_the_same_number_of_times_whatever_the_file(seat: Seat) -> None:
    rows = [row(id=str(rank), titre=f"Aide {rank}", ciblage_naf="47", **SMALL) for rank in range(12)]
    taken(seat, *rows[:6])
    counted = []
    for some in (rows[:1], rows):
        with CaptureQueriesContext(connection) as asked:
            compared(seat, *some)
        counted.append(len(asked))
    assert counted == [7, 7]


def test_same_identity_in_two_programmes_is_two_tools() -> None:
    for seat in (make.seat(Role.COORDINATOR), make.seat(Role.COORDINATOR)):
        assert taken(seat, row()).new == 1
    assert [one.programme_id == one.tool.programme_id for one in ToolOrigin.objects.all()] == [True, True]
