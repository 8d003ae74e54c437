"""Who is met, as a table: one visit, the question, whether it counts, and the sentence that says why."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bonrelais.core.figures.counting import CountingRule, MetUnit, Question, count_met
from bonrelais.core.figures.periods import Period
from bonrelais.core.figures.rows import VisitMode, VisitRow
from tests.spec.rows import CCPL, OUTSIDE, SINCE_2021, ask, at, later, visit

ONE = visit("v")
FIRST = "Première rencontre de la période, tenue le 4 mars 2024, sur place."
TABLE: list[tuple[VisitRow, Question, bool, str]] = [
    (ONE, ask(), True, FIRST),
    (
        replace(ONE, mode=VisitMode.VIDEO),
        ask(),
        True,
        "Première rencontre de la période, tenue le 4 mars 2024, en visio.",
    ),
    (replace(ONE, mode=VisitMode.PHONE), ask(), False, "Rencontre par téléphone : ce mode ne compte pas."),
    (
        replace(ONE, mode=VisitMode.PHONE),
        ask(rule=CountingRule(modes=frozenset(VisitMode))),
        True,
        "Première rencontre de la période, tenue le 4 mars 2024, par téléphone.",
    ),
    (
        ONE,
        ask(Period(date(2024, 3, 5), date(2024, 11, 20))),
        False,
        "Rencontre tenue le 4 mars 2024, hors de la période.",
    ),
    (ONE, ask(Period(date(2024, 3, 4), date(2024, 3, 4))), True, FIRST),
    (
        later(ONE, 3),
        ask(as_of=date(2024, 3, 6)),
        False,
        "Saisie du 7 mars 2024, après la date d’arrêt du 6 mars 2024.",
    ),
    (later(ONE, 3), ask(as_of=date(2024, 3, 7)), True, FIRST),
    (
        replace(ONE, recorded_at=datetime(2024, 3, 4, 23, 30, tzinfo=UTC)),
        ask(as_of=date(2024, 3, 4)),
        False,
        "Saisie du 5 mars 2024, après la date d’arrêt du 4 mars 2024.",
    ),
    (
        replace(ONE, held_on=date(2024, 12, 1)),
        ask(Period(date(2024, 1, 1), date(2024, 12, 31))),
        False,
        "Rencontre tenue le 1er décembre 2024, après la date d’arrêt du 20 novembre 2024.",
    ),
    (replace(ONE, cancelled_at=at(date(2024, 3, 8))), ask(), False, "Rencontre annulée le 8 mars 2024."),
    (replace(ONE, cancelled_at=at(date(2024, 3, 8))), ask(as_of=date(2024, 3, 7)), True, FIRST),
    (
        replace(ONE, held_on=date(2022, 12, 31), membership=CCPL),
        ask(),
        False,
        "Gardée mais pas comptée : l’intercommunalité a rejoint le programme le 1er janvier 2023.",
    ),
    (
        replace(ONE, held_on=date(2022, 12, 31), membership=CCPL),
        ask(rule=CountingRule(counts_before_joining=True)),
        True,
        "Première rencontre de la période, tenue le 31 décembre 2022, sur place.",
    ),
    (
        replace(ONE, held_on=date(2023, 1, 1), membership=CCPL),
        ask(),
        True,
        "Première rencontre de la période, tenue le 1er janvier 2023, sur place.",
    ),
    (
        replace(ONE, membership=replace(CCPL, left_on=date(2024, 3, 3))),
        ask(),
        False,
        "L’intercommunalité a quitté le programme le 3 mars 2024.",
    ),
    (replace(ONE, membership=OUTSIDE), ask(), False, "Commune hors des intercommunalités du programme."),
]


@pytest.mark.parametrize("line", TABLE)
def test_visit_counts_or_says_why_not(line: tuple[VisitRow, Question, bool, str]) -> None:
    row, question, is_counted, why = line
    (judged,) = count_met([row], question).judged
    assert (judged.is_counted, judged.why) == (is_counted, why)


def counted(visits: list[VisitRow], question: Question) -> list[str]:
    return [str(row.id) for row in count_met(visits, question).rows]


def test_company_met_in_two_phases_counts_once_over_both() -> None:
    second, fourth = visit("phase 2", on=date(2022, 5, 1)), visit("phase 4", on=date(2024, 5, 1))
    assert counted([fourth, second], ask()) == ["phase 2"]
    assert counted([fourth, second], ask(Period(date(2024, 1, 1), date(2024, 11, 20)))) == ["phase 4"]
    (repeat,) = count_met([fourth, second], ask()).excluded
    assert repeat.why == "Entreprise déjà comptée dans la période par la rencontre du 1er mai 2022."


def test_a_visit_that_does_not_count_leaves_the_next_one_counting() -> None:
    called = replace(visit("appel", on=date(2024, 3, 1)), mode=VisitMode.PHONE)
    assert counted([called, visit("visite")], ask()) == ["visite"]


def test_unit_may_be_the_establishment() -> None:
    visits = [replace(visit(name), establishment_id=name) for name in ("siège", "atelier")]
    assert counted(visits, ask()) == ["atelier"]
    assert counted(visits, ask(rule=CountingRule(unit=MetUnit.ESTABLISHMENT))) == ["atelier", "siège"]


def test_correction_replaces_once_recorded() -> None:
    wrong = visit("saisie", on=date(2024, 3, 4))
    right = replace(
        wrong, id="correction", corrects_id="saisie", mode=VisitMode.PHONE, recorded_at=at(date(2024, 3, 10))
    )
    assert counted([wrong, right], ask(as_of=date(2024, 3, 9))) == ["saisie"]
    assert counted([wrong, right], ask()) == []
    assert [one.why for one in count_met([wrong, right], ask()).judged] == [
        "Saisie corrigée le 10 mars 2024 par une autre.",
        "Rencontre par téléphone : ce mode ne compte pas.",
    ]


def test_cancelled_correction_does_not_bring_back_what_it_replaced() -> None:
    wrong = visit("saisie")
    right = replace(
        wrong,
        id="correction",
        corrects_id="saisie",
        recorded_at=at(date(2024, 3, 10)),
        cancelled_at=at(date(2024, 3, 12)),
    )
    assert counted([wrong, right], ask(as_of=date(2024, 3, 11))) == ["correction"]
    assert counted([wrong, right], ask()) == []


def test_figure_asked_as_of_a_past_day_ignores_what_came_after() -> None:
    known = [visit("v1", "a"), visit("v2", "b")]
    after = [
        later(visit("v3", "c"), 300),
        replace(visit("v2bis", "b"), corrects_id="v2", recorded_at=at(date(2025, 1, 1))),
    ]
    assert counted([*known, *after], ask()) == counted(known, ask())


def test_every_candidate_row_is_judged_once() -> None:
    visits = [visit(f"v{rank}", company) for rank, company in enumerate("aabbc")]
    count = count_met(visits, ask(SINCE_2021))
    assert sorted(str(one.row.id) for one in count.judged) == ["v0", "v1", "v2", "v3", "v4"]
    assert len(count.counted) + len(count.excluded) == len(visits)
