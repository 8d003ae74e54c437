"""Other possibilities, cases and contraries, the order of criteria: what the buttons of the editor do."""

import pytest

from bonrelais.core.rules.params import Params
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.models import Tool, ToolVersion
from tests import make
from tests.make import Offer
from tests.toolbox.sending import Writer

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat() -> Seat:
    return make.seat(Role.COORDINATOR)


@pytest.fixture
def tool(seat: Seat) -> Tool:
    return make.draft_tool(seat)


@pytest.fixture
def writer(seat: Seat, tool: Tool) -> Writer:
    return Writer(seat, tool)


def criteria(tool: Tool) -> object:
    return ToolVersion.objects.get(tool=tool, published_at__isnull=True).criteria["criteria"]


def test_criterion_gets_another_possibility_a_case_and_a_contrary(writer: Writer, tool: Tool) -> None:
    writer.press("add", add_kind="workforce")
    writer.press("or|c0", **{"c0-max": "9", "c0-part_kind": "age"})
    writer.press("when|c0", **{"c0o0-max_months": "36", "c0o0-is_negated": "on", "c0-part_kind": "territory"})
    (line,) = writer.lines
    assert (line.heading, line.guard and line.guard.heading) == ("Effectif ou Ancienneté", "Territoire")
    assert writer.press("save", **{"c0w-include": "32", "c0-strength": "preference"}) == 302
    employees: Params = {"kind": "workforce", "params": {"max": 9, "unit": "employees", "scope": "company"}}
    assert criteria(tool) == [
        {
            "key": "c1",
            "strength": "preference",
            "any_of": [
                employees,
                {"kind": "age", "params": {"max_months": 36, "basis": "creation"}, "not": True},
            ],
            "when": {"kind": "territory", "params": {"include": ["department:32"], "basis": "establishment"}},
        }
    ]


def test_sentence_is_shown_as_it_will_be_read_before_anything_is_kept(writer: Writer, tool: Tool) -> None:
    writer.press("add", add_kind="workforce")
    assert [(line.words, line.trouble) for line in writer.lines] == [("", "")]
    writer.press("bench")
    assert [(line.words, line.trouble) for line in writer.lines] == [
        ("", "Minimum : Indiquez un minimum ou un maximum.")
    ]
    writer.press("or|c0", **{"c0-max": "9", "c0-part_kind": "not_started"})
    assert [line.words for line in writer.lines] == ["Moins de 10 salariés, ou bien projet qui n’est pas commencé."]
    assert ToolVersion.objects.filter(tool=tool).exists() is False


def test_possibility_and_case_are_taken_away(writer: Writer) -> None:
    writer.press("add", add_kind="workforce")
    writer.press("or|c0", **{"c0-max": "9", "c0-part_kind": "age"})
    writer.press("or|c0", **{"c0o0-max_months": "36", "c0-part_kind": "not_started"})
    writer.press("when|c0", **{"c0-part_kind": "naf"})
    writer.press("drop|c0o0")
    (line,) = writer.lines
    assert [other.prefix for other in line.others] == ["c0o1"]
    writer.press("drop|c0w")
    (line,) = writer.lines
    assert (line.guard, line.words) == (None, "Moins de 10 salariés, ou bien projet qui n’est pas commencé.")
    writer.press("when|c0", **{"c0-part_kind": "territory"})
    (line,) = writer.lines
    assert line.guard is not None
    assert line.guard.form["include"].value() is None


def test_criteria_change_places(writer: Writer) -> None:
    for kind in ("workforce", "age", "not_started"):
        writer.press("add", add_kind=kind)
    writer.press("up|c2")
    assert writer.headings == [("c0", "Effectif"), ("c2", "Projet pas commencé"), ("c1", "Ancienneté")]
    writer.press("down|c0")
    assert writer.headings == [("c2", "Projet pas commencé"), ("c0", "Effectif"), ("c1", "Ancienneté")]
    for beyond in ("up|c2", "down|c1", "up|c9", "lune|c0", "up|"):
        writer.press(beyond)
    assert writer.headings == [("c2", "Projet pas commencé"), ("c0", "Effectif"), ("c1", "Ancienneté")]


def test_criterion_is_copied_whole_right_under(writer: Writer) -> None:
    writer.press("add", add_kind="workforce")
    writer.press("add", add_kind="age")
    writer.press("or|c0", **{"c0-max": "9", "c0-part_kind": "not_started"})
    writer.press("when|c0", **{"c0-part_kind": "workforce"})
    writer.press("copy|c0", **{"c0w-min": "2"})
    assert writer.headings == [
        ("c0", "Effectif ou Projet pas commencé"),
        ("c2", "Effectif ou Projet pas commencé"),
        ("c1", "Ancienneté"),
    ]
    assert writer.lines[1].words == writer.lines[0].words
    assert (
        writer.lines[0].words == "Si 2 salariés ou plus : moins de 10 salariés, ou bien projet qui n’est pas commencé."
    )


def test_line_just_added_or_changed_is_open_and_the_others_folded(writer: Writer) -> None:
    writer.press("add", add_kind="workforce")
    writer.press("add", add_kind="age")
    assert [line.is_open for line in writer.lines] == [False, True]
    writer.press("or|c0", **{"c0-part_kind": "age"})
    assert [line.is_open for line in writer.lines] == [True, False]


def rich(number: int, others: int) -> list[Params]:
    """Criteria as a file may bring them: the first has other possibilities."""
    ages: list[Params] = [{"kind": "age", "params": {"max_months": 12 + rank}} for rank in range(others + 1)]
    rows: list[Params] = [
        {"kind": "commitment", "params": {"text": f"Engagement {rank}"}} for rank in range(number - 1)
    ]
    return [{"any_of": ages}, *rows]


def test_criteria_and_possibilities_of_a_file_are_all_kept(seat: Seat) -> None:
    tool = make.tool(seat, Offer(criteria=make.criteria(*rich(45, 11))))
    before = ToolVersion.objects.get(tool=tool).criteria["criteria"]
    writer = Writer(seat, tool)
    writer.open()
    assert writer.press("save") == 302
    assert criteria(tool) == before


def test_criteria_beyond_what_the_form_takes_are_shown_whole_and_refused_in_words(seat: Seat) -> None:
    tool = make.tool(seat, Offer(criteria=make.criteria(*rich(102, 41))))
    writer = Writer(seat, tool)
    writer.open()
    assert writer.press("save") == 422
    assert (len(writer.lines), len(writer.lines[0].others)) == (102, 41)
    assert writer.told == [
        "Une version a 100 critères au plus, et celle-ci en a 102. Retirez-en 2.",
        "Un critère a 41 possibilités au plus, et celui-ci en a 42. Retirez-en 1.",
    ]
    assert ToolVersion.objects.filter(tool=tool, published_at__isnull=True).exists() is False


def test_button_that_would_pass_the_limit_says_so_and_loses_nothing(seat: Seat) -> None:
    tool = make.tool(seat, Offer(criteria=make.criteria(*rich(100, 40))))
    writer = Writer(seat, tool)
    writer.open()
    told = "Une version a 100 critères au plus. Retirez-en un pour en ajouter un autre."
    assert writer.press("add", add_kind="age") == 200
    assert (len(writer.lines), writer.refused) == (100, told)
    writer.press("copy|c1")
    assert (len(writer.lines), writer.refused) == (100, told)
    writer.press("or|c0", **{"c0-part_kind": "age"})
    assert (len(writer.lines[0].others), writer.refused) == (
        40,
        "Un critère a 41 possibilités au plus. Retirez-en une pour en ajouter une autre.",
    )


def test_what_is_wrong_in_a_possibility_or_a_case_is_told_beside_it(writer: Writer, tool: Tool) -> None:
    writer.press("add", add_kind="workforce")
    writer.press("or|c0", **{"c0-max": "9", "c0-part_kind": "age"})
    writer.press("when|c0", **{"c0-part_kind": "naf"})
    assert writer.press("save", **{"c0w-include": "ZZ"}) == 422
    (line,) = writer.lines
    (other,) = line.others
    assert dict(other.form.errors) == {"min_months": ["Indiquez un minimum ou un maximum."]}
    assert line.guard is not None
    assert dict(line.guard.form.errors) == {"include": ["« ZZ » n’est pas un code d’activité de la NAF rév. 2."]}
    assert (line.is_open, line.first.form["max"].value()) == (True, "9")
    assert ToolVersion.objects.filter(tool=tool).exists() is False
