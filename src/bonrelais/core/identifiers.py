"""SIREN and SIRET: read as people type them, check, show."""

import re
from typing import Final, NewType

Siren = NewType("Siren", str)
Siret = NewType("Siret", str)

LA_POSTE: Final = Siren("356000000")
SIREN_LENGTH: Final = 9
SIRET_LENGTH: Final = 14

_SEPARATORS = re.compile(r"[\s.\-\u2010-\u2015_/]+")
_NO_BREAK_SPACE = "\u00a0"


class IdentifierError(ValueError):
    """A SIREN or SIRET that cannot be one; the message says in French what to correct."""


def parse_siren(text: str) -> Siren:
    """Read nine digits written with any spaces, dots or dashes; raise IdentifierError otherwise."""
    digits = _digits(text, name="SIREN", length=SIREN_LENGTH)
    if luhn_sum(digits) % 10:
        raise IdentifierError("Ce numéro SIREN contient une erreur de frappe : sa clé de contrôle est fausse.")
    return Siren(digits)


def parse_siret(text: str) -> Siret:
    """Read fourteen digits written with any spaces, dots or dashes; raise IdentifierError otherwise."""
    digits = _digits(text, name="SIRET", length=SIRET_LENGTH)
    if not _is_siret_key_right(digits):
        raise IdentifierError("Ce numéro SIRET contient une erreur de frappe : sa clé de contrôle est fausse.")
    return Siret(digits)


def siren_of(siret: str) -> Siren:
    return Siren(siret[:SIREN_LENGTH])


def show_siren(siren: str) -> str:
    """Group by three, as on official papers: 903 417 265."""
    return _NO_BREAK_SPACE.join((siren[:3], siren[3:6], siren[6:9]))


def show_siret(siret: str) -> str:
    """Group as on official papers: 903 417 265 00018."""
    return show_siren(siret) + _NO_BREAK_SPACE + siret[SIREN_LENGTH:]


def luhn_sum(digits: str) -> int:
    """Sum of Luhn's algorithm: a multiple of ten when the key is right."""
    total = 0
    for rank, digit in enumerate(reversed(digits)):
        weighted = int(digit) * (1 + rank % 2)
        total += weighted - 9 if weighted > 9 else weighted
    return total


def _is_siret_key_right(digits: str) -> bool:
    if luhn_sum(digits) % 10 == 0:
        return True
    # La Poste has more establishments than Luhn's key allows: the plain sum of its digits is a multiple of five.
    return siren_of(digits) == LA_POSTE and sum(int(digit) for digit in digits) % 5 == 0


def _digits(text: str, *, name: str, length: int) -> str:
    digits = _SEPARATORS.sub("", text)
    if not digits:
        raise IdentifierError(f"Indiquez un numéro {name} de {length} chiffres.")
    if not (digits.isascii() and digits.isdigit()):
        raise IdentifierError(f"Un numéro {name} ne contient que des chiffres.")
    if len(digits) != length:
        raise IdentifierError(f"Un numéro {name} compte {length} chiffres, celui-ci en compte {len(digits)}.")
    return digits
