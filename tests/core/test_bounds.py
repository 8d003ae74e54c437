"""Bounds of what is counted whole and of what is measured with decimals."""

from decimal import Decimal

import pytest

from bonrelais.core.interval import Interval
from bonrelais.core.rules.criteria.bounds import say_bounds, with_decimals


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (None, 399, "moins de 400\u00a0m²"),
        (None, 400, "400\u00a0m² au plus"),
        (None, 4, "4\u00a0m² au plus"),
        (51, None, "plus de 50\u00a0m²"),
        (50, None, "50\u00a0m² au moins"),
        (6, None, "6\u00a0m² au moins"),
        (51, 399, "51 à 399\u00a0m²"),
        (7, 7, "7\u00a0m²"),
    ],
)
def test_say_bounds_names_the_round_number_that_is_not_reached(low: int | None, high: int | None, told: str) -> None:
    assert say_bounds(Interval(low, high), "m²") == told


@pytest.mark.parametrize(
    ("low", "high", "number", "is_within"),
    [
        (None, 399, "399.99", True),
        (None, 399, "400", False),
        (None, 400, "400.5", False),
        (51, None, "50.01", True),
        (51, None, "50", False),
        (50, None, "49.5", False),
        (51, 399, "399.5", False),
    ],
)
def test_with_decimals_takes_what_is_short_of_the_round_number(
    low: int | None, high: int | None, number: str, *, is_within: bool
) -> None:
    wanted = with_decimals(Interval(low, high))
    assert wanted.contains(Interval.exactly(Decimal(number))) is is_within
