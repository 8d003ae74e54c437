"""Each kind of criterion as a table: parameters, what is known, the answer and the sentence read aloud."""

from datetime import date

import pytest

from bonrelais.core.rules.params import Params
from bonrelais.core.rules.verdicts import Answer
from tests.spec.asking import NOTHING, Row, check
from tests.spec.sheets import LUMBRES, SAINT_OMER, SOMEWHERE, band, sheet

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN

PERIOD: list[Row] = [
    ({}, NOTHING, YES, "Ouvert sans limite de date : en cours"),
    ({"from": "2025-09-28"}, NOTHING, YES, "Ouvert à partir du 28 septembre 2025 : en cours"),
    ({"from": "2025-09-29"}, NOTHING, NO, "Ouvert à partir du 29 septembre 2025 : pas encore ouvert"),
    ({"to": "2025-09-28"}, NOTHING, YES, "Ouvert jusqu’au 28 septembre 2025 : en cours"),
    ({"to": "2025-09-27"}, NOTHING, NO, "Ouvert jusqu’au 27 septembre 2025 : période terminée"),
    (
        {"from": "2025-01-01", "to": "2025-12-31", "closed_by_budget": True},
        NOTHING,
        NO,
        "Ouvert du 1er janvier 2025 au 31 décembre 2025 : budget épuisé",
    ),
]

CCPL: Params = {"include": ["epci:246201016"]}
TERRITORY: list[Row] = [
    (
        CCPL,
        sheet(place_establishment=LUMBRES),
        YES,
        "Établissement dans le territoire Pays de Lumbres : Lumbres",
    ),
    (
        CCPL,
        sheet(place_establishment=SAINT_OMER),
        NO,
        "Établissement dans le territoire Pays de Lumbres : Saint-Omer",
    ),
    (
        CCPL,
        sheet(place_establishment=SOMEWHERE),
        UNKNOWN,
        "Établissement dans le territoire Pays de Lumbres : 62534",
    ),
    (
        CCPL,
        sheet(place_head_office=LUMBRES),
        UNKNOWN,
        "Établissement dans le territoire Pays de Lumbres : pas encore connu",
    ),
    (
        {"include": ["department:62"], "exclude": ["commune:62765"], "basis": "head_office"},
        sheet(place_head_office=SAINT_OMER),
        NO,
        "Siège dans le territoire 62 hors de 62765 : Saint-Omer",
    ),
    (
        {"exclude": ["commune:62765"]},
        sheet(place_establishment=LUMBRES),
        YES,
        "Établissement hors de 62765 : Lumbres",
    ),
    (
        {"include": ["country:FR"], "basis": "project_site"},
        sheet(place_project=LUMBRES),
        YES,
        "Lieu du projet en France : Lumbres",
    ),
]

WORKFORCE: list[Row] = [
    ({"max": 19}, sheet(employees_company=band(3, 5)), YES, "Moins de 20 salariés : de 3 à 5"),
    (
        {"max": 40},
        sheet(employees_company=band(20, 49)),
        UNKNOWN,
        "40 salariés au plus : de 20 à 49, à préciser",
    ),
    ({"max": 40}, sheet(employees_company=band(50, 99)), NO, "40 salariés au plus : de 50 à 99"),
    ({"max": 40}, NOTHING, UNKNOWN, "40 salariés au plus : pas encore connu"),
    ({"min": 1}, sheet(employees_company=band(0, 0)), NO, "1 salarié ou plus : 0"),
    ({"min": 1, "max": 9}, sheet(employees_company=band(6, 9)), YES, "De 1 à 9 salariés : de 6 à 9"),
    (
        {"max": 9, "unit": "fte", "scope": "establishment"},
        sheet(employees_establishment=band(3, 5)),
        UNKNOWN,
        "Moins de 10 équivalents temps plein dans l’établissement : pas encore connu",
    ),
]

AGE: list[Row] = [
    (
        {"min_months": 12},
        sheet(created_on=date(2024, 9, 28)),
        YES,
        "1\u00a0an au moins depuis la création : 1\u00a0an, créée le 28 septembre 2024",
    ),
    (
        {"min_months": 12},
        sheet(created_on=date(2024, 9, 29)),
        NO,
        "1\u00a0an au moins depuis la création : 11\u00a0mois, créée le 29 septembre 2024",
    ),
    (
        {"max_months": 36},
        sheet(created_on=date(2022, 9, 28)),
        YES,
        "3\u00a0ans au plus depuis la création : 3\u00a0ans, créée le 28 septembre 2022",
    ),
    (
        {"max_months": 36},
        sheet(created_on=date(2022, 9, 27)),
        NO,
        "3\u00a0ans au plus depuis la création : plus de 3\u00a0ans, créée le 27 septembre 2022",
    ),
    (
        {"max_months": 36, "basis": "takeover"},
        sheet(created_on=date(2022, 9, 28)),
        UNKNOWN,
        "3\u00a0ans au plus depuis la reprise : pas encore connu",
    ),
    (
        {"min_months": 12},
        sheet(created_on=date(1900, 1, 1)),
        UNKNOWN,
        "1\u00a0an au moins depuis la création : pas encore connu",
    ),
]


@pytest.mark.parametrize("row", PERIOD)
def test_period_answers_with_its_reason(row: Row) -> None:
    check("period", row)


@pytest.mark.parametrize("row", TERRITORY)
def test_territory_answers_with_its_reason(row: Row) -> None:
    check("territory", row)


@pytest.mark.parametrize("row", WORKFORCE)
def test_workforce_answers_with_its_reason(row: Row) -> None:
    check("workforce", row)


@pytest.mark.parametrize("row", AGE)
def test_age_answers_with_its_reason(row: Row) -> None:
    check("age", row)
