"""The editor of a version: lines added, removed and checked by round trips, without scripts."""

from collections.abc import Mapping

import pytest
from django.test import Client
from django.urls import reverse

from bonrelais.core.rules.criteria import CRITERIA
from bonrelais.core.rules.criteria.families import FAMILIES
from bonrelais.core.rules.params import Params
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.forms.shown import ShownLine
from bonrelais.toolbox.forms.versions import Editor
from bonrelais.toolbox.models import Tool, ToolVersion
from tests import make
from tests.make import Offer
from tests.toolbox.sending import sent_by
from tests.toolbox.typed import TYPED

pytestmark = pytest.mark.django_db

GENERAL = {"summary": "Une aide à l’équipement.", "effective_from_on": "2024-11-20", "do": "save"}


@pytest.fixture
def seat() -> Seat:
    return make.seat(Role.COORDINATOR)


@pytest.fixture
def tool(seat: Seat) -> Tool:
    return make.draft_tool(seat)


def url(tool: Tool) -> str:
    return reverse("toolbox:draft", args=[tool.pk])


def opened(browser: Client, tool: Tool) -> tuple[list[ShownLine], dict[str, str]]:
    """The lines shown, and what the form says of what it was drawn from."""
    page = browser.get(url(tool)).context
    return page["lines"], {"seen": page["seen"]}


def criteria(tool: Tool) -> object:
    return ToolVersion.objects.get(tool=tool, published_at__isnull=True).criteria["criteria"]


def errors(editor: Editor) -> list[dict[str, list[str]]]:
    """Of each condition, by its fields."""
    forms = [form for line in editor.lines for form in line.forms if form.errors]
    return [{name: [str(words) for words in found] for name, found in form.errors.items()} for form in forms]


def lines(editor: Editor) -> list[tuple[str | None, str]]:
    return [(line.form.prefix, line.heading) for line in editor.lines]


def test_lines_are_added_and_removed_and_what_is_typed_stays(browser: Client, tool: Tool) -> None:
    first = browser.post(url(tool), {**GENERAL, "summary": "Ma phrase", "do": "add", "add_kind": "workforce"})
    assert (first.status_code, lines(first.context["editor"])) == (200, [("c0", "Effectif")])
    typed = {"line": ["c0"], "c0-kind": "workforce", "c0-max": "9", "summary": "Ma phrase"}
    second = browser.post(url(tool), {**typed, "do": "add", "add_kind": "age"})
    editor = second.context["editor"]
    assert lines(editor) == [("c0", "Effectif"), ("c1", "Ancienneté")]
    assert (editor.form["summary"].value(), editor.lines[0].form["max"].value()) == ("Ma phrase", "9")
    third = browser.post(url(tool), {**typed, "line": ["c0", "c1"], "c1-kind": "age", "do": "remove|c0"})
    assert lines(third.context["editor"]) == [("c1", "Ancienneté")]
    assert ToolVersion.objects.filter(tool=tool).exists() is False


def test_unknown_kind_adds_nothing(browser: Client, tool: Tool) -> None:
    page = browser.post(url(tool), {**GENERAL, "do": "add", "add_kind": "lune"})
    assert lines(page.context["editor"]) == []


def filled(browser: Client, tool: Tool, kind: str, typed: Mapping[str, str | list[str]]) -> dict[str, object]:
    """A version with one line, as the browser sends it: what the page proposes, then what is typed."""
    added = browser.post(url(tool), {**GENERAL, "do": "add", "add_kind": kind})
    return {**sent_by(added.context["lines"]), **GENERAL, **{f"c0-{name}": value for name, value in typed.items()}}


@pytest.mark.parametrize(("kind", "typed", "params"), TYPED, ids=[kind for kind, _, _ in TYPED])
def test_each_kind_is_written_and_filled_again(
    browser: Client, tool: Tool, kind: str, typed: dict[str, str | list[str]], params: Params
) -> None:
    response = browser.post(url(tool), filled(browser, tool, kind, typed))
    assert response.status_code == 302, response.context["editor"].lines[0].form.errors
    assert criteria(tool) == [{"key": "c1", "strength": "eligibility", "kind": kind, "params": params}]
    (line,) = browser.get(url(tool)).context["lines"]
    again = {name: line.first.form[name].value() for name in typed}
    browser.post(url(tool), filled(browser, tool, kind, again))
    assert criteria(tool) == [{"key": "c1", "strength": "eligibility", "kind": kind, "params": params}]


def test_theme_is_chosen_among_the_programmes_own(seat: Seat, browser: Client, tool: Tool) -> None:
    code = make.leaf_theme(seat).code
    assert browser.post(url(tool), filled(browser, tool, "theme", {"themes": ["lune"]})).status_code == 422
    assert browser.post(url(tool), filled(browser, tool, "theme", {"themes": [code]})).status_code == 302
    assert criteria(tool) == [{"key": "c1", "strength": "eligibility", "kind": "theme", "params": {"themes": [code]}}]


def test_themes_of_a_draft_are_ticked_and_named_when_it_is_opened_again(
    seat: Seat, browser: Client, tool: Tool
) -> None:
    themes = [make.leaf_theme(seat, rank) for rank in (0, 1)]
    codes = sorted(theme.code for theme in themes)
    asked: Params = {"kind": "theme", "params": {"themes": codes}}
    make.draft(seat, tool, Offer(criteria=make.criteria(asked)))
    shown, seen = opened(browser, tool)
    (part,) = [part for part in shown[0].first.parts if part.bound.name == "themes"]
    assert sorted(box.data["value"] for box in part.bound.subwidgets if box.data["selected"]) == codes
    assert all(theme.label in shown[0].words for theme in themes)
    assert browser.post(url(tool), {**sent_by(shown), **GENERAL, **seen}).status_code == 302
    (kept,) = ToolVersion.objects.get(tool=tool).criteria["criteria"]
    assert sorted(kept["params"]["themes"]) == codes


def test_every_kind_is_written_in_these_tests() -> None:
    assert sorted({kind for kind, _, _ in TYPED} | {"theme"}) == sorted(CRITERIA)


def test_kinds_are_offered_by_family(browser: Client, tool: Tool) -> None:
    page = browser.get(url(tool))
    assert [family for family, _ in page.context["editor"].kinds] == [family for family, _ in FAMILIES]
    assert '<optgroup label="Le calendrier">' in page.content.decode()


def test_every_kind_of_core_has_its_line(browser: Client, tool: Tool) -> None:
    for kind in CRITERIA:
        page = browser.post(url(tool), {**GENERAL, "do": "add", "add_kind": kind})
        assert [heading for _, heading in lines(page.context["editor"])] == [CRITERIA[kind].label]


@pytest.mark.parametrize(
    ("kind", "typed", "field", "words"),
    [
        ("workforce", {}, "min", "Indiquez un minimum ou un maximum."),
        ("workforce", {"min": "9", "max": "3"}, "max", "Ne peut pas être sous le minimum."),
        (
            "naf",
            {"include": "ZZ"},
            "include",
            "« ZZ » n’est pas un code d’activité de la NAF rév. 2.",
        ),
        (
            "territory",
            {"include": "lune"},
            "include",
            "« lune » n’est pas choisi. Cherchez-le, puis choisissez une réponse, ou tapez un code.",
        ),
        ("manual", {"text": ""}, "text", "Doit être rempli."),
        ("fact", {}, "code", "Choisissez une réponse."),
        ("zone", {}, "zones", "Choisissez au moins une réponse."),
        ("jobs", {}, "min", "Indiquez un nombre."),
        ("prior_step", {}, "step", "Choisissez une réponse."),
        ("quantity", {"code": "stars"}, "min", "Indiquez un minimum ou un maximum."),
        ("zone", {"zones": ["lune"]}, "zones", "« lune » n’est pas un choix possible."),
        ("size_category", {}, "categories", "Choisissez au moins une catégorie."),
        ("clientele", {"individuals_min": "120"}, "individuals_min", "Ne peut pas dépasser 100."),
        ("cofinancing", {"own_share_min": "0"}, "own_share_min", "Doit être au-dessus de zéro."),
    ],
)
def test_line_badly_filled_names_its_field(
    browser: Client, tool: Tool, kind: str, typed: dict[str, str], field: str, words: str
) -> None:
    page = browser.post(url(tool), filled(browser, tool, kind, typed))
    assert (page.status_code, errors(page.context["editor"])) == (422, [{field: [words]}])


def test_code_of_nothing_is_refused_beside_the_field(browser: Client, tool: Tool) -> None:
    page = browser.post(url(tool), filled(browser, tool, "territory", {"include": "epci:000000000"}))
    assert page.status_code == 422
    assert errors(page.context["editor"]) == [
        {"include": ["Aucune intercommunalité n’a le SIREN 000000000, ou elle n’existe plus."]}
    ]


def test_general_fields_badly_filled_are_refused(browser: Client, tool: Tool) -> None:
    sent = {"effective_from_on": "2024-11-20", "effective_to_on": "2024-11-01", "source_url": "lune", "do": "save"}
    page = browser.post(url(tool), sent)
    assert (page.status_code, set(page.context["editor"].form.errors)) == (
        422,
        {"summary", "effective_to_on", "source_url"},
    )


def test_richer_criterion_is_filled_again_part_by_part(seat: Seat, browser: Client) -> None:
    rich: Params = {
        "key": "c1",
        "strength": "targeting",
        "any_of": [
            {"kind": "workforce", "params": {"max": 9, "unit": "employees", "scope": "company"}},
            {"kind": "age", "params": {"max_months": 36, "basis": "creation"}, "not": True},
        ],
        "when": {"kind": "territory", "params": {"include": ["region:32"], "basis": "establishment"}},
        "text": "Réservé aux petites entreprises",
        "source_quote": "de moins de dix salariés",
    }
    tool = make.tool(seat, Offer(criteria=make.criteria(rich)))
    shown, seen = opened(browser, tool)
    (line,) = shown
    assert line.words == (
        "Si établissement dans le territoire Hauts-de-France : moins de 10 salariés, "
        "ou bien sauf si 3\u00a0ans au plus depuis la création."
    )
    assert browser.post(url(tool), {**sent_by(shown), **GENERAL, **seen}).status_code == 302
    assert criteria(tool) == [rich]


@pytest.mark.parametrize("number", [645, 8000])
def test_words_of_the_source_that_came_with_a_file_are_kept_whole(seat: Seat, browser: Client, number: int) -> None:
    words = ("mot " * number)[: number - 1] + "x"
    row: Params = {"key": "c1", "strength": "eligibility", "kind": "not_started", "params": {}}
    kept: Params = {**row, "text": words, "source_quote": words}
    tool = make.tool(seat, Offer(criteria=make.criteria(kept)))
    shown, seen = opened(browser, tool)
    assert browser.post(url(tool), {**sent_by(shown), **GENERAL, **seen}).status_code == 302
    assert criteria(tool) == [kept]


def test_new_version_starts_from_the_one_in_force(seat: Seat, browser: Client) -> None:
    tool = make.tool(seat, Offer(summary="Avant", criteria=make.criteria({"kind": "workforce", "params": {"max": 4}})))
    page = browser.get(url(tool)).context
    assert (page["editor"].form["summary"].value(), page["lines"][0].first.form["max"].value()) == ("Avant", 4)


def test_draft_is_reviewed_with_what_changes_then_published(seat: Seat, browser: Client) -> None:
    tool = make.tool(seat, Offer(criteria=make.criteria({"kind": "workforce", "params": {"max": 4}})))
    make.draft(
        seat,
        tool,
        Offer(criteria=make.criteria({"kind": "workforce", "params": {"max": 9}}), amount_words="40 %"),
    )
    review = reverse("toolbox:review", args=[tool.pk])
    assert [(one.label, one.before, one.after) for one in browser.get(review).context["changes"]] == [
        ("Montant", "30 %, 12 000 € au plus", "40 %"),
        ("Effectif", "4 salariés au plus", "Moins de 10 salariés"),
    ]
    version = ToolVersion.objects.get(tool=tool, published_at__isnull=True)
    seen = {"seen": browser.get(review).context["seen"]}
    assert browser.post(review, seen)["Location"] == reverse("toolbox:effects", args=[version.pk])
    assert ToolVersion.objects.get(tool=tool, superseded_at__isnull=True).number == 2
    assert browser.get(review)["Location"] == reverse("toolbox:sheet", args=[tool.pk])


def test_draft_not_ready_is_not_published(seat: Seat, browser: Client, tool: Tool) -> None:
    make.draft(seat, tool, Offer(summary=""))
    review = reverse("toolbox:review", args=[tool.pk])
    assert browser.post(review, {"seen": browser.get(review).context["seen"]})["Location"] == review
    assert ToolVersion.objects.get(tool=tool).published_at is None
