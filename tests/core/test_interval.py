import pytest

from bonrelais.core.interval import Interval


def test_interval_contains_what_stands_within() -> None:
    at_most_40 = Interval(None, 40)
    assert [at_most_40.contains(one) for one in (Interval(20, 40), Interval(20, 49), Interval(10, None))] == [
        True,
        False,
        False,
    ]


def test_interval_meets_what_may_stand_in_both() -> None:
    at_most_40 = Interval(None, 40)
    assert [at_most_40.meets(one) for one in (Interval(20, 49), Interval(41, 49), Interval(41, None))] == [
        True,
        False,
        False,
    ]


def test_interval_meets_what_touches_it_by_one_number() -> None:
    at_least_49 = Interval(49, None)
    assert [at_least_49.meets(one) for one in (Interval(20, 49), Interval(20, 48), Interval(None, 49))] == [
        True,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("interval", "told"),
    [
        (Interval(3, 5), "de 3 à 5"),
        (Interval(0, 0), "0"),
        (Interval(10000, None), "10\u00a0000 ou plus"),
        (Interval(None, 9), "9 au plus"),
    ],
)
def test_interval_is_told_in_french(interval: Interval, told: str) -> None:
    assert str(interval) == told


def test_interval_without_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="use None"):
        Interval(None, None)


def test_interval_with_inverted_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="inverted"):
        Interval(5, 3)
