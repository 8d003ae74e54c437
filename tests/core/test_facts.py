from datetime import date

import pytest

from bonrelais.core.facts import Fact, FactCode, FactSheet, SourceRank
from bonrelais.core.interval import Interval

EMPLOYEES = FactCode.EMPLOYEES_COMPANY


def employees(number: int, source: SourceRank, on: date, until: date | None = None) -> Fact:
    return Fact(EMPLOYEES, Interval.exactly(number), source, on, until=until)


REGISTER_2023 = employees(3, SourceRank.REGISTER, date(2023, 12, 31))
REGISTER_2024 = employees(4, SourceRank.REGISTER, date(2024, 12, 31))
DECLARED_2024 = employees(5, SourceRank.DECLARED, date(2024, 6, 1), date(2025, 5, 31))
EVIDENCED_2022 = employees(6, SourceRank.EVIDENCED, date(2022, 1, 1))
ALL = (DECLARED_2024, REGISTER_2024, REGISTER_2023)


@pytest.mark.parametrize(
    ("day", "facts", "chosen"),
    [
        (date(2025, 1, 1), ALL, DECLARED_2024),
        (date(2024, 5, 31), ALL, REGISTER_2023),
        (date(2025, 6, 1), ALL, REGISTER_2024),
        (date(2025, 1, 1), (*ALL, EVIDENCED_2022), EVIDENCED_2022),
        (date(2023, 1, 1), ALL, None),
        (date(2025, 1, 1), (), None),
    ],
)
def test_newest_of_the_best_source_wins_on_a_day(day: date, facts: tuple[Fact, ...], chosen: Fact | None) -> None:
    assert FactSheet.on(day, facts).get(EMPLOYEES) is chosen


def test_fact_past_its_last_day_is_outdated_and_decides_nothing() -> None:
    old = Fact("shop", True, SourceRank.EVIDENCED, date(2023, 9, 28), until=date(2024, 9, 28))
    on_last_day, after = (FactSheet.on(day, [old]) for day in (date(2024, 9, 28), date(2024, 9, 29)))
    assert (on_last_day.flag("shop"), on_last_day.outdated) == ((True, old), {})
    assert (after.flag("shop"), after.outdated) == (None, {"shop": old})


def test_outdated_fact_gives_way_to_one_that_stands_whatever_its_source() -> None:
    old = Fact("shop", True, SourceRank.EVIDENCED, date(2019, 1, 1), until=date(2020, 1, 1))
    new = Fact("shop", False, SourceRank.DECLARED, date(2024, 1, 1), until=date(2026, 1, 1))
    found = FactSheet.on(date(2024, 9, 28), [old, new])
    assert (found.flag("shop"), found.outdated) == ((False, new), {})


def test_day_the_register_does_not_know_is_no_fact() -> None:
    created = Fact(FactCode.CREATED_ON, date(1900, 1, 1), SourceRank.REGISTER, date(2025, 1, 1))
    assert FactSheet.on(date(2025, 1, 1), [created]).get(FactCode.CREATED_ON) is None


def test_between_two_answers_of_a_day_the_last_given_wins() -> None:
    first, second = (employees(number, SourceRank.DECLARED, date(2025, 1, 1)) for number in (1, 2))
    assert FactSheet.on(date(2025, 1, 1), [first, second]).get(EMPLOYEES) is second


def test_reading_a_fact_of_another_shape_gives_nothing() -> None:
    sheet = FactSheet.on(date(2025, 1, 1), [REGISTER_2024])
    assert sheet.interval(EMPLOYEES) == (Interval(4, 4), REGISTER_2024)
    others = (sheet.day, sheet.flag, sheet.text, sheet.place, sheet.registration, sheet.activity)
    assert [read(EMPLOYEES) for read in others] == [None] * 6


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (
            Fact("a", True, SourceRank.REGISTER, date(2023, 12, 31), "SIRENE", is_dated_by_year=True),
            "SIRENE, année 2023",
        ),
        (Fact("a", True, SourceRank.REGISTER, date(2025, 9, 28), "RNE"), "RNE, 28 septembre 2025"),
        (Fact("a", True, SourceRank.DECLARED, date(2025, 9, 12)), "déclaré le 12 septembre 2025"),
        (Fact("a", True, SourceRank.EVIDENCED, date(2025, 9, 12), "devis vu"), "devis vu le 12 septembre 2025"),
    ],
)
def test_source_is_told_in_french(fact: Fact, told: str) -> None:
    assert fact.source_text == told
