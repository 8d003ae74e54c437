"""What is published of few businesses, and of two publications compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonrelais.core.figures.secrecy import CELL_STEP, THRESHOLD, is_small, publish_cell, publish_sum

COUNTS = st.integers(min_value=0, max_value=400)


@pytest.mark.parametrize(
    ("count", "companies", "published"),
    [
        (0, 0, None),
        (1, 1, None),
        (2, 2, None),
        (3, 3, 5),
        (7, 7, 5),
        (8, 8, 10),
        (348, 348, 350),
        (9, 2, None),
        (9, 3, 10),
    ],
)
def test_cell_is_withheld_below_the_threshold_and_rounded_above(
    count: int, companies: int, published: int | None
) -> None:
    assert publish_cell(count, companies) == published


@given(COUNTS, st.integers(min_value=1, max_value=2))
def test_one_or_two_more_businesses_are_never_told_by_comparing(count: int, more: int) -> None:
    """Between two publications a cell moves by nothing, by a whole step, or in and out of what is withheld."""
    before, after = publish_cell(count, count), publish_cell(count + more, count + more)
    if before is not None and after is not None:
        assert after - before in {0, CELL_STEP}
    assert before is None or before >= CELL_STEP
    assert count >= THRESHOLD or before is None


@given(st.lists(COUNTS, min_size=1, max_size=12))
def test_parts_and_total_leave_more_than_one_answer_for_a_withheld_part(counts: list[int]) -> None:
    """Published parts are known to within two or more each: with them, a total does not tell what is withheld."""
    published = [publish_cell(count, count) for count in counts]
    assert all(abs(shown - count) <= CELL_STEP // 2 for shown, count in zip(published, counts, strict=True) if shown)


def test_sum_is_withheld_when_few_companies_make_it_and_rounded_otherwise() -> None:
    told = [publish_sum(14_382_500_00, companies, 5_000_000) for companies in (1, 2, 3)]
    assert told == [None, None, 14_400_000_00]
    assert (publish_sum(0, 0, 5_000_000), publish_sum(63, 20, 5)) == (0, 65)


def test_zero_tells_nobody() -> None:
    assert [is_small(count) for count in range(5)] == [False, True, True, False, False]
