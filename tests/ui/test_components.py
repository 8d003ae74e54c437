import re
from dataclasses import replace
from datetime import date

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.html import escape

from bonrelais.foundation.pagination import Page
from bonrelais.ui import components
from bonrelais.ui.charts import Bar, BarChart, Cell, LineChart, Progress, Table, axis_step
from bonrelais.ui.parts import Fact, Reason
from tests.ui.kit import BY_EPCI, BY_SECTOR, CURVE


def drawn(source: str, **values: object) -> str:
    return Template(source).render(Context(values))


def test_icon_is_hidden_from_readers_aloud() -> None:
    assert drawn('{% icon "clock" %}') == (
        '<svg class="i" aria-hidden="true"><use href="/static/vendor/icons.svg#clock"/></svg>'
    )


def test_icon_that_does_not_exist_is_refused() -> None:
    with pytest.raises(components.UnknownIconError, match="unicorn"):
        components.icon("unicorn")


@pytest.mark.parametrize(
    ("answer", "tone", "word"), [("yes", "yes", "Oui"), ("unknown", "ask", "À savoir"), ("no", "no", "Non")]
)
def test_verdict_says_its_word(answer: str, tone: str, word: str) -> None:
    shape = components.icon(components.VERDICTS[answer][1])
    assert components.verdict(answer) == f'<span class="br-verdict {tone}">{shape}{word}</span>'


def test_verdict_that_is_none_of_the_three_is_refused() -> None:
    with pytest.raises(KeyError):
        components.verdict("maybe")


def test_state_of_an_unknown_tone_is_refused() -> None:
    with pytest.raises(ValueError, match="loud"):
        components.state("loud", "clock", "Pris")


def test_figure_opens_its_rows_and_says_which() -> None:
    assert components.figure("348", "/lignes", "Commerce") == (
        '<a class="n" href="/lignes">348<span class="visually-hidden"> Commerce, voir les lignes</span></a>'
    )


def test_figure_without_rows_is_plain() -> None:
    assert components.figure(348, "", "Commerce") == "348"


def test_fact_without_value_says_it_is_not_known() -> None:
    assert components.facts([Fact("Effectif", "", "à demander")]) == (
        '<dl class="br-facts"><div><dt>Effectif</dt><dd>Pas encore connu<small>à demander</small></dd></div></dl>'
    )


def test_reason_draws_its_members_under_it() -> None:
    drawn_lines = components.why([Reason("yes", "L’un ou l’autre", "", (Reason("no", "Moins de 10 salariés"),))])
    assert re.findall(r"<(?:/?ul|li)|visually-hidden\">(?:oui|non)", drawn_lines) == [
        "<ul", "<li", 'visually-hidden">oui', "<ul", "<li", 'visually-hidden">non', "</ul", "</ul",
    ]  # fmt: skip


def test_texts_of_people_are_escaped() -> None:
    evil = "<script>alert(1)</script>"
    parts = (
        components.facts([Fact(evil, evil, evil)]),
        components.why([Reason("yes", evil, evil)]),
        components.nothing_here(evil, "/x", evil),
        drawn("{% row evil url evil %}", evil=evil, url="/x"),
    )
    assert [part.count(evil) for part in parts] == [0, 0, 0, 0]
    assert [part.count(escape(evil)) for part in parts] == [3, 2, 2, 2]


def test_pager_keeps_the_filters_and_drops_the_first_page_number() -> None:
    request = RequestFactory().get("/entreprises", {"commune": "62765", "page": "2"})
    assert drawn("{% pager page %}", request=request, page=Page(rows=[], number=2, total=60)).replace(
        "\u00a0", " "
    ) == (
        '<nav class="br-pager" aria-label="Pages"><span class="br-2">26 à 50 sur 60</span><div>'
        '<a class="btn btn-plain btn-sm" rel="prev" href="?commune=62765">Page précédente</a>'
        '<a class="btn btn-plain btn-sm" rel="next" href="?commune=62765&amp;page=3">Page suivante</a></div></nav>'
    )


def test_pager_of_an_empty_list_is_not_drawn() -> None:
    request = RequestFactory().get("/entreprises")
    assert drawn("{% pager page %}", request=request, page=Page(rows=[], number=1, total=0)) == ""


def test_first_page_is_reached_without_a_query() -> None:
    assert components.page_address(RequestFactory().get("/entreprises?page=2"), 1) == "/entreprises"


def test_scroll_is_a_named_region_that_keyboards_reach() -> None:
    assert drawn('{% scroll "Projets" %}<table></table>{% endscroll %}') == (
        '<div class="table-responsive" tabindex="0" role="region" aria-label="Projets"><table></table></div>'
    )


def test_bars_are_scaled_on_the_largest_value_or_target() -> None:
    assert [(bar.width, bar.mark) for bar in BY_EPCI.drawn] == [("57.86", "100.00"), ("22.14", "35.71")]


def test_bars_of_nothing_have_no_length() -> None:
    chart = BarChart(title="Vide", bars=(Bar("Rien", 0),), row_heading="Secteur", value_heading="Entreprises")
    assert [bar.width for bar in chart.drawn] == ["0"]


def test_table_of_a_chart_shows_the_same_figures() -> None:
    assert BY_SECTOR.table == Table(
        headings=("Secteur", "Entreprises", "Part"),
        rows=(
            ("Commerce", (Cell("348", "/lignes", "Commerce"), Cell("40\u00a0%"))),
            ("Services aux particuliers", (Cell("156", "/lignes", "Services aux particuliers"), Cell("18\u00a0%"))),
            ("Autres", (Cell("365", "/lignes", "Autres"), Cell("42\u00a0%"))),
        ),
    )


def test_progress_says_its_forecast_as_an_interval() -> None:
    assert Progress(112, 190, (176, 189)).label == "112 sur 190 ; projection 176 à 189"


def test_progress_beyond_its_target_stays_inside() -> None:
    done = Progress(210, 190)
    assert (done.width, done.mark, done.label) == ("98.04", "88.70", "210 sur 190")


@pytest.mark.parametrize(("highest", "step"), [(1, 1), (4, 1), (5, 2), (190, 50), (869, 500), (12012, 5000)])
def test_axis_has_few_round_lines(highest: int, step: int) -> None:
    assert axis_step(highest) == step


def test_curve_table_gives_the_last_value_of_each_month_and_the_aim() -> None:
    first = CURVE.table.rows[0]
    assert (CURVE.table.headings, first) == (("Mois", "Cumul", "Objectif"), ("janv. 2025", (Cell("11"), Cell("12"))))


def test_curve_of_nothing_is_drawn_without_a_line() -> None:
    bare: LineChart = replace(CURVE, points=(), forecast=None)
    assert 'class="ln"' not in drawn("{% line_chart curve %}", curve=bare)


def test_curve_writes_its_last_value_above_its_point_and_no_forecast() -> None:
    page = drawn("{% line_chart curve %}", curve=CURVE)
    assert f'x="{CURVE.last_x}%" y="{CURVE.last_y}%" dy="-11" text-anchor="middle">112</text>' in page
    assert "136 à 149" not in page


def test_label_of_the_target_makes_room_for_a_last_value_beside_it() -> None:
    reached = replace(CURVE, points=((date(2025, 1, 1), 0), (date(2025, 12, 20), 148)))
    assert [CURVE.target_dy, reached.target_dy, replace(CURVE, points=()).target_dy] == ["-7", "-24", "-7"]


def test_bar_chart_of_nothing_says_so_in_one_line() -> None:
    chart = BarChart(title="Secteurs", bars=(), row_heading="Secteur", value_heading="Entreprises")
    page = drawn("{% bar_chart chart %}", chart=chart)
    assert page.count('<p class="br-empty"><span>Rien à montrer pour cette période.</span></p>') == 1
    assert [words in page for words in ("<ul", "<table", "br-switch")] == [False, False, False]


def test_charts_are_written_without_decimal_commas() -> None:
    page = drawn("{% line_chart curve %}{% bars chart %}", curve=CURVE, chart=BY_EPCI)
    assert 'width="57.86%"' in page
    assert "57,86" not in page
