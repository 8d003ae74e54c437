from datetime import UTC, date, datetime

import pytest

from bonrelais.core.days import add_months, whole_months
from bonrelais.core.figures.periods import AsOf, Period, end_of_day, paris_day


@pytest.mark.parametrize(
    ("day", "ends_at"),
    [
        (date(2024, 11, 20), datetime(2024, 11, 20, 23, 0, tzinfo=UTC)),
        (date(2024, 7, 1), datetime(2024, 7, 1, 22, 0, tzinfo=UTC)),
        (date(2024, 10, 26), datetime(2024, 10, 26, 22, 0, tzinfo=UTC)),  # the clocks go back during the next day
        (date(2024, 10, 27), datetime(2024, 10, 27, 23, 0, tzinfo=UTC)),
    ],
)
def test_a_day_ends_at_midnight_in_paris(day: date, ends_at: datetime) -> None:
    assert end_of_day(day) == ends_at


def test_as_of_knows_what_was_recorded_before_midnight_in_paris() -> None:
    as_of = AsOf(date(2024, 11, 20))
    last, first_after = datetime(2024, 11, 20, 22, 59, 59, tzinfo=UTC), datetime(2024, 11, 20, 23, 0, tzinfo=UTC)
    assert [as_of.knows(one) for one in (last, first_after, None)] == [True, False, False]
    assert [paris_day(one) for one in (last, first_after)] == [date(2024, 11, 20), date(2024, 11, 21)]


def test_both_days_belong_to_a_period() -> None:
    year = Period(date(2025, 1, 1), date(2025, 12, 31))
    days = (date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 1))
    assert [year.holds(day) for day in days] == [False, True, True, False]
    assert year.days == 365


def test_period_until_a_day_is_what_has_passed() -> None:
    year = Period(date(2025, 1, 1), date(2025, 12, 31))
    assert year.until(date(2025, 2, 1)) == Period(date(2025, 1, 1), date(2025, 2, 1))
    assert year.until(date(2026, 2, 1)) == year
    assert year.until(date(2024, 12, 31)) is None


def test_inverted_period_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        Period(date(2025, 1, 2), date(2025, 1, 1))


def test_months_are_added_to_the_same_day_or_the_last() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2024, 11, 15), 3) == date(2025, 2, 15)
    assert add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)


def test_whole_months_count_only_those_complete() -> None:
    start = date(2024, 1, 31)
    ends = (date(2024, 2, 28), date(2024, 2, 29), date(2025, 1, 30), date(2025, 1, 31), date(2023, 1, 1))
    assert [whole_months(start, end) for end in ends] == [0, 1, 11, 12, 0]
