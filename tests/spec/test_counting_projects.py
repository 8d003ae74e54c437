"""What is proposed, planned and made, as tables. Planned and made never mix."""

from dataclasses import replace
from datetime import date

import pytest

from bonrelais.core.figures.counting import Question, count_outcomes, count_projects
from bonrelais.core.figures.periods import Period
from bonrelais.core.figures.rows import OutcomeRow, ProjectRow, Stage
from tests.spec.rows import CCPL, OUTSIDE, ask, at, outcome, project

PLANNED, MADE = Stage.PLANNED, Stage.MADE
YEAR_2024 = Period(date(2024, 1, 1), date(2024, 11, 20))
ONE = project("p")
PROJECTS: list[tuple[ProjectRow, Question, bool, str]] = [
    (ONE, ask(), True, "Projet proposé le 4 mars 2024."),
    (replace(ONE, proposed_on=None), ask(), False, "Projet pas encore proposé à l’entreprise."),
    (
        replace(ONE, proposed_on=date(2023, 12, 31)),
        ask(YEAR_2024),
        False,
        "Projet proposé le 31 décembre 2023, hors de la période.",
    ),
    (
        replace(ONE, recorded_at=at(date(2024, 11, 21))),
        ask(),
        False,
        "Saisie du 21 novembre 2024, après la date d’arrêt du 20 novembre 2024.",
    ),
    (replace(ONE, cancelled_at=at(date(2024, 3, 5))), ask(), False, "Projet retiré le 5 mars 2024."),
    (replace(ONE, membership=OUTSIDE), ask(), False, "Commune hors des intercommunalités du programme."),
    (
        replace(ONE, proposed_on=date(2022, 6, 1), membership=CCPL),
        ask(),
        False,
        "Gardée mais pas comptée : l’intercommunalité a rejoint le programme le 1er janvier 2023.",
    ),
]


@pytest.mark.parametrize("line", PROJECTS)
def test_project_counts_once_proposed(line: tuple[ProjectRow, Question, bool, str]) -> None:
    row, question, is_counted, why = line
    (judged,) = count_projects([row], question).judged
    assert (judged.is_counted, judged.why) == (is_counted, why)


OUTCOMES: list[tuple[OutcomeRow, Question, bool, str]] = [
    (outcome("o", PLANNED, 100), ask(), True, "Prévu le 1er avril 2024."),
    (outcome("o", MADE, 100), ask(), True, "Réalisé le 1er avril 2024."),
    (
        outcome("o", MADE, 100, on=date(2024, 12, 1)),
        ask(Period(date(2024, 1, 1), date(2024, 12, 31))),
        False,
        "Saisie du 1er décembre 2024, après la date d’arrêt du 20 novembre 2024.",
    ),
    (
        replace(outcome("o", MADE, 100, on=date(2024, 12, 1)), recorded_at=at(date(2024, 11, 1))),
        ask(Period(date(2024, 1, 1), date(2024, 12, 31))),
        False,
        "Réalisé le 1er décembre 2024, après la date d’arrêt du 20 novembre 2024.",
    ),
    (
        outcome("o", PLANNED, 100, on=date(2023, 5, 1)),
        ask(YEAR_2024),
        False,
        "Prévu le 1er mai 2023, hors de la période.",
    ),
    (outcome("o", PLANNED, 100, of="autre"), ask(), False, "Le projet n’est pas encore proposé ou a été retiré."),
    (
        replace(outcome("o", PLANNED, 100), cancelled_at=at(date(2024, 5, 1))),
        ask(),
        False,
        "Résultat annulé le 1er mai 2024.",
    ),
    (
        replace(outcome("o", PLANNED, 100), membership=OUTSIDE),
        ask(),
        False,
        "Commune hors des intercommunalités du programme.",
    ),
]


@pytest.mark.parametrize("line", OUTCOMES)
def test_outcome_counts_on_its_own_day(line: tuple[OutcomeRow, Question, bool, str]) -> None:
    row, question, is_counted, why = line
    (judged,) = count_outcomes([row], [ONE], question).judged
    assert (judged.is_counted, judged.why) == (is_counted, why)


def test_outcome_made_this_year_counts_although_its_project_is_older() -> None:
    old = project("p", on=date(2022, 5, 1))
    count = count_outcomes([outcome("o", MADE, 100)], [old], ask(YEAR_2024))
    assert [row.id for row in count.rows] == ["o"]


def test_outcome_follows_the_last_version_of_its_project() -> None:
    corrected = replace(
        project("p2"), corrects_id="p", recorded_at=at(date(2024, 5, 1)), cancelled_at=at(date(2024, 6, 1))
    )
    outcomes = [outcome("o", MADE, 100)]
    assert len(count_outcomes(outcomes, [ONE, corrected], ask(as_of=date(2024, 5, 15))).rows) == 1
    assert len(count_outcomes(outcomes, [ONE, corrected], ask()).rows) == 0


def test_corrected_amount_replaces_the_first_once_recorded() -> None:
    first = outcome("o1", PLANNED, 100)
    second = replace(outcome("o2", PLANNED, 80), corrects_id="o1", recorded_at=at(date(2024, 6, 1)))
    third = replace(outcome("o3", PLANNED, 90), corrects_id="o2", recorded_at=at(date(2024, 7, 1)))
    days = (date(2024, 5, 31), date(2024, 6, 1), date(2024, 7, 1))
    values = [[row.value for row in count_outcomes([first, second, third], [ONE], ask(as_of=day)).rows] for day in days]
    assert values == [[100], [80], [90]]
