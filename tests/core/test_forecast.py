from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bonrelais.core.figures.forecast import Projection, measure_progress
from bonrelais.core.figures.periods import Period

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))


def weekly(per_week: int, weeks: int, start: date = YEAR.start) -> list[date]:
    return [start + timedelta(days=7 * week + rank % 7) for week in range(weeks) for rank in range(per_week)]


def test_progress_says_done_needed_and_recent() -> None:
    progress = measure_progress(weekly(4, 26), 190, YEAR, date(2025, 7, 1))
    assert (progress.done, progress.share) == (104, Fraction(104, 190))
    assert progress.weeks_left == Fraction(183, 7)
    assert progress.needed_per_week == Fraction(86 * 7, 183)
    assert progress.recent_per_week == Fraction(4)
    assert progress.is_reached is False


def test_steady_rhythm_projects_an_interval_around_it() -> None:
    progress = measure_progress(weekly(4, 26), 190, YEAR, date(2025, 7, 1))
    expected = 104 + 4 * 183 / 7
    assert progress.projection is not None
    assert progress.projection.low < expected < progress.projection.high
    assert str(progress.projection) == f"{progress.projection.low} à {progress.projection.high}"


def test_what_counts_outside_the_period_or_later_is_not_done() -> None:
    days = [date(2024, 12, 31), date(2025, 1, 1), date(2025, 7, 1), date(2025, 7, 2)]
    assert measure_progress(days, 10, YEAR, date(2025, 7, 1)).done == 2


def test_first_week_projects_nothing_until_its_last_day() -> None:
    sixth, seventh = (measure_progress([date(2025, 1, 2)], 190, YEAR, date(2025, 1, day)) for day in (6, 7))
    assert (sixth.recent_per_week, sixth.projection) == (None, None)
    assert (seventh.recent_per_week, seventh.projection is None) == (Fraction(1), False)


def test_period_not_begun_needs_the_whole_target() -> None:
    progress = measure_progress([], 190, YEAR, date(2024, 11, 20))
    assert (progress.done, progress.weeks_left, progress.projection) == (0, Fraction(365, 7), None)
    assert progress.needed_per_week == Fraction(190 * 7, 365)


def test_period_over_needs_nothing_more_and_projects_what_is_done() -> None:
    progress = measure_progress(weekly(4, 50), 190, YEAR, date(2026, 2, 1))
    assert (progress.weeks_left, progress.needed_per_week) == (Fraction(0), None)
    assert progress.projection == Projection(200, 200)
    assert str(progress.projection) == "200"
    assert progress.is_reached is True


def test_no_recent_visit_still_leaves_an_uncertain_end() -> None:
    progress = measure_progress([date(2025, 1, 2)], 190, YEAR, date(2025, 7, 1))
    assert progress.recent_per_week == Fraction(0)
    assert progress.projection is not None
    assert progress.projection.low == 1 < progress.projection.high


@given(st.lists(st.integers(0, 364), max_size=200), st.integers(7, 364))
def test_projection_never_falls_under_what_is_done(offsets: list[int], today: int) -> None:
    as_of = YEAR.start + timedelta(days=today)
    progress = measure_progress([YEAR.start + timedelta(days=one) for one in offsets], 190, YEAR, as_of)
    assert progress.projection is not None
    assert progress.done <= progress.projection.low <= progress.projection.high
