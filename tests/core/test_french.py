from datetime import date
from decimal import Decimal

import pytest

from bonrelais.core.french import (
    count,
    inside,
    join_and,
    join_or,
    show_day,
    show_euros,
    show_months,
    show_number,
    show_size,
    unread_file,
)


def test_first_day_of_a_month_is_an_ordinal() -> None:
    assert (show_day(date(2016, 3, 1)), show_day(date(2025, 9, 12))) == ("1er mars 2016", "12 septembre 2025")


def test_numbers_are_grouped_with_no_break_spaces() -> None:
    assert (show_number(1234567), show_number(Decimal("3.5"))) == ("1\u00a0234\u00a0567", "3,5")


@pytest.mark.parametrize(
    ("cents", "shown"), [(125000, "1\u00a0250\u00a0€"), (125050, "1\u00a0250,50\u00a0€"), (-100, "-1\u00a0€")]
)
def test_euros_come_from_cents(cents: int, shown: str) -> None:
    assert show_euros(cents) == shown


@pytest.mark.parametrize(
    ("months", "shown"), [(0, "0 mois"), (8, "8 mois"), (12, "1 an"), (36, "3 ans"), (30, "2 ans et 6 mois")]
)
def test_months_are_told_in_years_when_long(months: int, shown: str) -> None:
    assert show_months(months).replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    ("octets", "shown"),
    [
        (1, "1\u00a0ko"),
        (20_480, "21\u00a0ko"),
        (106_470_000, "106,5\u00a0Mo"),
        (999_960_000, "1,0\u00a0Go"),
        (80_830_000_000, "80,8\u00a0Go"),
    ],
)
def test_size_is_told_in_its_largest_unit(octets: int, shown: str) -> None:
    assert show_size(octets) == shown


def test_count_is_singular_below_two() -> None:
    shown = [count(number, "visite", "visites").replace("\u00a0", " ") for number in (0, 1, 2)]
    assert shown == ["0 visite", "1 visite", "2 visites"]


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (FileNotFoundError(2, "No such file or directory"), "Le fichier x.csv n’existe pas. Vérifiez son chemin."),
        (NotADirectoryError(20, "Not a directory"), "Le fichier x.csv n’existe pas. Vérifiez son chemin."),
        (IsADirectoryError(21, "Is a directory"), "Le fichier x.csv est un dossier. Donnez le fichier lui-même."),
        (OSError(5, "Input/output error"), "Le fichier x.csv ne se lit pas. Vérifiez son disque."),
    ],
)
def test_unread_file_is_told_in_french(refusal: OSError, said: str) -> None:
    assert unread_file("x.csv", refusal) == said


def test_lists_end_with_their_last_word() -> None:
    assert (join_and(["a"]), join_and(["a", "b", "c"]), join_or(["a", "b"])) == ("a", "a, b et c", "a ou b")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Moins de 10 salariés", "moins de 10 salariés"),
        ("L’un ou l’autre", "l’un ou l’autre"),
        ("RGE depuis deux ans", "RGE depuis deux ans"),
        ("À jour", "à jour"),
        ("A", "a"),
        ("", ""),
    ],
)
def test_words_lose_their_capital_inside_a_sentence_but_for_acronyms(words: str, shown: str) -> None:
    assert inside(words) == shown
