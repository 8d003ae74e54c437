from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from bonrelais.ui import french
from tests.strict.clock import Clock

SEEN_AT = datetime(2025, 9, 12, 12, 10, tzinfo=UTC)


def spaced(text: str) -> str:
    """With plain spaces, for tables that people read."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "0"), (12012, "12 012"), (5.4, "5,4"), (6.0, "6,0"), (Decimal("3.25"), "3,25"), (-52, "-52")],
)
def test_number_is_grouped_and_has_a_comma(value: float, shown: str) -> None:
    assert spaced(french.number(value)) == shown


@pytest.mark.parametrize(
    ("cents", "shown"),
    [(585000, "5 850 €"), (3800000, "38 k€"), (99_999_999, "1 000 k€"), (1_430_000_000, "14,3 M€"), (0, "0 €")],
)
def test_short_euros_keeps_three_figures(cents: int, shown: str) -> None:
    assert spaced(french.short_euros(cents)) == shown


@pytest.mark.parametrize(
    ("share", "shown"), [(0.4, "40 %"), (0.405, "41 %"), (0.1748, "17 %"), (1, "100 %"), (0, "0 %")]
)
def test_percent_rounds_to_the_unit(share: float, shown: str) -> None:
    assert spaced(french.percent(share)) == shown


def test_percent_refuses_what_is_not_a_share() -> None:
    with pytest.raises(ValueError, match="nan"):
        french.percent(float("nan"))


def test_numbers_are_grouped_with_the_space_the_typeface_has() -> None:
    assert french.number(12012) == "12\u00a0012"


def test_day_of_the_first_is_written_first() -> None:
    assert spaced(french.long_day(date(2025, 10, 1))) == (
        '<time datetime="2025-10-01">1<sup>er</sup> octobre 2025</time>'
    )


def test_day_is_short_and_dated_for_machines() -> None:
    assert spaced(french.day(date(2025, 9, 12))) == '<time datetime="2025-09-12">12 sept. 2025</time>'


def test_week_day_names_the_day() -> None:
    assert spaced(french.week_day(date(2025, 10, 1))) == (
        '<time datetime="2025-10-01">mercredi 1<sup>er</sup> octobre</time>'
    )


def test_day_of_an_instant_is_that_of_paris() -> None:
    assert spaced(french.plain_day(datetime(2025, 6, 30, 22, 30, tzinfo=UTC))) == "1er juil. 2025"


@pytest.mark.parametrize(("hour", "minute", "shown"), [(12, 0, "14 h"), (12, 10, "14 h 10"), (7, 5, "9 h 05")])
def test_hour_is_that_of_paris(hour: int, minute: int, shown: str) -> None:
    assert spaced(french.hour(datetime(2025, 9, 12, hour, minute, tzinfo=UTC))) == shown


def test_instant_says_day_and_hour() -> None:
    assert spaced(french.instant(SEEN_AT)) == (
        '<time datetime="2025-09-12T12:10:00+00:00">12 sept. 2025 à 14 h 10</time>'
    )


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (0, "aujourd’hui"), (-1, "hier"), (1, "demain"), (-2, "avant-hier"), (2, "après-demain"),
        (-3, "il y a 3 jours"), (13, "dans 13 jours"), (-21, "il y a 3 semaines"), (-90, "il y a 2 mois"),
        (-400, "il y a 13 mois"),
        (-1100, "il y a 3 ans"),
    ],
)  # fmt: skip
def test_ago_is_relative_and_keeps_the_exact_day(days: int, shown: str, clock: Clock) -> None:
    day = clock.today() + timedelta(days=days)
    exact = f"{french.DAYS[day.weekday()]} {french.plain_day(day)}"
    expected = f'<time datetime="{day.isoformat()}" data-exact="{exact}" tabindex="0">{shown}</time>'
    assert spaced(french.ago(day)) == spaced(expected)


@pytest.mark.parametrize(("minutes", "shown"), [(45, "45 min"), (60, "1 h"), (90, "1 h 30"), (125, "2 h 05")])
def test_duration_is_in_hours_and_minutes(minutes: int, shown: str) -> None:
    assert spaced(french.duration(minutes)) == shown


@pytest.mark.parametrize(
    ("words", "shown"), [("Déjà obtenu", "« Déjà obtenu »"), ("Fermée. ", "« Fermée »"), ("Déjà ?", "« Déjà ? »")]
)
def test_words_quoted_keep_no_stop_of_their_own(words: str, shown: str) -> None:
    assert spaced(french.quoted(words)) == shown


@pytest.mark.parametrize(
    ("amount", "shown"), [(0, "0 visite"), (1, "1 visite"), (2, "2 visites"), (1200, "1 200 visites")]
)
def test_counted_agrees_with_the_number(amount: int, shown: str) -> None:
    assert spaced(french.counted(amount, "visite,visites")) == shown
