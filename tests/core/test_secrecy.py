"""Small cells withheld, and what would give them away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonrelais.core.figures.secrecy import THRESHOLD, withhold_parts, withhold_share, withhold_sum


@pytest.mark.parametrize(
    ("counts", "published"),
    [
        ((10, 20, 0), (10, 20, 0)),
        ((10, 20, 2), (None, 20, None)),
        ((10, 1, 2, 30), (10, None, None, 30)),
        ((10, 1, 1, 30), (None, None, None, 30)),
        ((2,), (None,)),
        ((), ()),
        ((3, 4, 5), (3, 4, 5)),
    ],
)
def test_parts_are_withheld_with_what_would_give_them_away(
    counts: tuple[int, ...], published: tuple[int | None, ...]
) -> None:
    assert withhold_parts(counts) == published


@given(st.lists(st.integers(min_value=0, max_value=30), max_size=12))
def test_withheld_parts_cannot_be_worked_out_from_the_total(counts: list[int]) -> None:
    published = withhold_parts(counts)
    hidden = [count for count, shown in zip(counts, published, strict=True) if shown is None]
    assert all(shown is None or shown == 0 or shown >= THRESHOLD for shown in published)
    assert len(hidden) != 1 or sum(1 for count in counts if count) == 1
    assert not hidden or sum(hidden) >= THRESHOLD or hidden == [count for count in counts if count]


@pytest.mark.parametrize(
    ("count", "whole", "published"), [(5, 20, 5), (2, 20, None), (18, 20, None), (20, 20, 20), (0, 20, 0)]
)
def test_share_is_withheld_when_it_or_its_rest_is_small(count: int, whole: int, published: int | None) -> None:
    assert withhold_share(count, whole) == published


def test_sum_is_withheld_when_few_companies_make_it() -> None:
    assert (withhold_sum(500, 2), withhold_sum(500, 3), withhold_sum(0, 0)) == (None, 500, 0)
