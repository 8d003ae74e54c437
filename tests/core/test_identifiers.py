from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonrelais.core.identifiers import (
    IdentifierError,
    parse_siren,
    parse_siret,
    show_siren,
    show_siret,
    siren_of,
)


def reads(parse: Callable[[str], str], typed: str) -> bool:
    try:
        return bool(parse(typed))
    except IdentifierError:
        return False


@pytest.mark.parametrize("typed", ["732829320", "732 829 320", "732.829.320", "732\u00a0829\u202f320", " 732-829-320 "])
def test_siren_is_read_however_it_is_grouped(typed: str) -> None:
    assert parse_siren(typed) == "732829320"


@pytest.mark.parametrize("typed", ["73282932000074", "732 829 320 00074", "732.829.320.00074"])
def test_siret_is_read_however_it_is_grouped(typed: str) -> None:
    assert parse_siret(typed) == "73282932000074"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Indiquez un numéro SIREN de 9 chiffres."),
        ("73282932", "Un numéro SIREN compte 9 chiffres, celui-ci en compte 8."),
        ("73282932O", "Un numéro SIREN ne contient que des chiffres."),
        ("٧٣٢٨٢٩٣٢٠", "Un numéro SIREN ne contient que des chiffres."),
        ("732829321", "Ce numéro SIREN contient une erreur de frappe : sa clé de contrôle est fausse."),
    ],
)
def test_siren_refusal_says_what_to_correct(typed: str, message: str) -> None:
    with pytest.raises(IdentifierError) as refusal:
        parse_siren(typed)
    assert str(refusal.value) == message


def test_siret_refusal_says_what_to_correct() -> None:
    with pytest.raises(IdentifierError) as refusal:
        parse_siret("732 829 320 00075")
    assert str(refusal.value) == "Ce numéro SIRET contient une erreur de frappe : sa clé de contrôle est fausse."


@pytest.mark.parametrize(
    ("siret", "accepted"),
    [
        ("35600000000048", True),  # the head office keeps Luhn's key
        ("35600000000001", True),  # digits sum to 15
        ("35600000009996", False),  # digits sum to 47
        ("35600000000002", False),  # digits sum to 16
    ],
)
def test_la_poste_siret_may_follow_its_own_key(siret: str, *, accepted: bool) -> None:
    assert reads(parse_siret, siret) is accepted


def test_other_companies_do_not_get_the_exception_of_la_poste() -> None:
    assert [reads(parse_siret, f"7328293200007{key}") for key in range(10)].count(True) == 1


def test_identifiers_are_shown_grouped() -> None:
    assert show_siren("903417265") == "903\u00a0417\u00a0265"
    assert show_siret("90341726500018") == "903\u00a0417\u00a0265\u00a000018"


def test_siren_of_siret_is_its_first_nine_digits() -> None:
    assert siren_of("73282932000074") == "732829320"


@given(st.text(alphabet="0123456789", min_size=8, max_size=8), st.integers(1, 9))
def test_changing_the_last_digit_of_a_siren_is_always_seen(start: str, shift: int) -> None:
    key = next(digit for digit in range(10) if reads(parse_siren, f"{start}{digit}"))
    assert reads(parse_siren, f"{start}{(key + shift) % 10}") is False
