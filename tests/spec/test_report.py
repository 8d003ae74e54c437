"""The report's figures from rows: breakdowns that add up, priorities, planned and made apart."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bonrelais.core.figures.indicators import INDICATORS, Report, ReportLabels, ReportRows, compute_report
from bonrelais.core.figures.rows import Scope, Stage, VisitMode
from tests.spec.rows import CCPL, ask, jobs, outcome, project, visit

LABELS = ReportLabels(
    sectors={"commerce": "Commerce", "industrie": "Industrie"},
    sizes={"01": "1 ou 2 salariés", "02": "3 à 5 salariés"},
    epcis={"200069037": "Pays de Saint-Omer", "246201016": "Pays de Lumbres"},
    priorities={"centres": "Centres-villes", "ecologie": "Transition écologique"},
    themes={"formation": "Formation", "numerique": "Numérique"},
)
EMPTY = ReportRows((), (), ())


def report(rows: ReportRows) -> Report:
    return compute_report(rows, ask(), LABELS)


def test_nothing_gives_zeros_and_empty_breakdowns() -> None:
    computed = report(EMPTY)
    assert [figure.value for figure in computed.figures] == [0] * len(INDICATORS)
    assert computed.businesses_met_by_sector == ()
    assert [(one.code, one.businesses_met, one.share) for one in computed.priorities] == [
        ("centres", 0, Fraction(0)),
        ("ecologie", 0, Fraction(0)),
    ]


def test_sector_is_that_of_the_first_counted_visit_and_the_rest_is_named() -> None:
    computed = report(
        ReportRows(
            [
                visit("v1", "a", date(2024, 1, 1)),
                replace(visit("v2", "a", date(2024, 2, 1)), sector="industrie"),
                replace(visit("v3", "b"), sector="industrie"),
                replace(visit("v4", "c"), sector=None),
                replace(visit("v5", "d"), sector="peche"),
            ],
            (),
            (),
        )
    )
    parts = [(one.code, one.label, one.count, one.share) for one in computed.businesses_met_by_sector]
    assert parts == [
        ("commerce", "Commerce", 1, Fraction(1, 4)),
        ("industrie", "Industrie", 1, Fraction(1, 4)),
        ("peche", "peche", 1, Fraction(1, 4)),
        (None, "Non connu", 1, Fraction(1, 4)),
    ]


def test_epci_and_size_are_broken_down_too() -> None:
    computed = report(ReportRows([visit("v1"), replace(visit("v2", "b"), membership=CCPL, size_band="01")], (), ()))
    assert [(one.label, one.count) for one in computed.businesses_met_by_epci] == [
        ("Pays de Saint-Omer", 1),
        ("Pays de Lumbres", 1),
    ]
    assert [(one.label, one.count) for one in computed.businesses_met_by_size] == [
        ("1 ou 2 salariés", 1),
        ("3 à 5 salariés", 1),
    ]


def test_company_serves_a_priority_by_any_of_its_counting_visits() -> None:
    raised = frozenset({"ecologie"})
    computed = report(
        ReportRows(
            [
                replace(visit("v1", "a", date(2024, 1, 1)), priorities=frozenset({"centres"})),
                replace(visit("v2", "a", date(2024, 2, 1)), priorities=raised),
                replace(visit("v3", "b"), priorities=raised, mode=VisitMode.PHONE),
                visit("v4", "b"),
            ],
            (),
            (),
        )
    )
    assert [(one.label, one.businesses_met, one.share) for one in computed.priorities] == [
        ("Centres-villes", 1, Fraction(1, 2)),
        ("Transition écologique", 1, Fraction(1, 2)),
    ]


def test_themes_come_largest_first() -> None:
    projects = [project("p1", "formation"), project("p2"), project("p3"), project("p4", "conseil")]
    computed = report(ReportRows((), projects, ()))
    assert computed.action_projects.value == 4
    assert [(one.label, one.count) for one in computed.action_projects_by_theme] == [
        ("Numérique", 2),
        ("Formation", 1),
        ("conseil", 1),
    ]


def test_planned_and_made_never_mix() -> None:
    outcomes = [
        outcome("o1", Stage.PLANNED, 3_800_000),
        outcome("o2", Stage.PLANNED, 200_000),
        outcome("o3", Stage.MADE, 420_000),
        outcome("o4", Stage.PLANNED, 0, of="p2"),
        jobs(outcome("o5", Stage.PLANNED, 2)),
        jobs(outcome("o6", Stage.MADE, 1)),
    ]
    computed = report(ReportRows((), [project("p"), project("p2")], outcomes))
    values = {figure.indicator.code: figure.value for figure in computed.figures}
    assert values == {
        "businesses_met": 0,
        "action_projects": 2,
        "investment_projects": 1,
        "investment_planned": 4_000_000,
        "investment_made": 420_000,
        "jobs_planned": 2,
        "jobs_made": 1,
    }


def test_each_figure_opens_its_rows_and_says_why() -> None:
    outcomes = [outcome("o1", Stage.PLANNED, 100), outcome("o2", Stage.PLANNED, 50), outcome("o3", Stage.PLANNED, 0)]
    figure = report(ReportRows((), [project("p")], outcomes)).figure("investment_projects")
    assert figure is not None
    assert [(one.row.id, one.is_counted, one.why) for one in figure.count.judged] == [
        ("o1", True, "Prévu le 1er avril 2024."),
        ("o2", False, "Projet déjà compté par un autre montant prévu."),
        ("o3", False, "Aucun montant prévu."),
    ]


def test_unheard_indicator_has_no_figure() -> None:
    assert report(EMPTY).figure("bonheur") is None


def test_scope_keeps_the_rows_of_an_adviser_or_an_epci() -> None:
    rows = [replace(visit("v1"), adviser="claire"), replace(visit("v2"), membership=CCPL)]
    scopes = (Scope(), Scope(adviser="claire"), Scope(epci="246201016"), Scope(organisation="cma"))
    assert [[row.id for row in rows if scope.holds(row)] for scope in scopes] == [["v1", "v2"], ["v1"], ["v2"], []]


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["commerce", "industrie", "x", None])), max_size=30)
)
def test_shares_add_up_to_the_whole(drawn: list[tuple[str, str | None]]) -> None:
    visits = [replace(visit(f"v{rank}", company), sector=sector) for rank, (company, sector) in enumerate(drawn)]
    computed = report(ReportRows(visits, (), ()))
    parts = computed.businesses_met_by_sector
    assert sum(part.count for part in parts) == computed.businesses_met.value == len({one for one, _ in drawn})
    assert sum(part.share for part in parts) == (1 if drawn else 0)
