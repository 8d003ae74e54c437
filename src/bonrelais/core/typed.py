"""Numbers as people type them in French: « 12 500 », « 12 500,50 € ». What reads in two ways is refused."""

import re
from decimal import Decimal
from typing import Final

_SPACES: Final = re.compile(r"[\s€]+")
_NUMBER: Final = re.compile(r"([+-]?)([0-9]*)(?:[.,]([0-9]*))?")
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+(?:[.,][0-9]*)?")
_SIGNS: Final = str.maketrans({"\u2212": "-", "\u2013": "-"})


class TypedNumberError(ValueError):
    """What is typed is not a number to keep; the message says in French what to write."""


def read_number(typed: str, *, most: int, is_signed: bool = False) -> Decimal | None:
    """The number typed, two decimals at most, from zero (`-most` if signed) to `most`; None when nothing is typed."""
    text = _SPACES.sub("", typed).translate(_SIGNS)
    if not text:
        return None
    if _GROUPED.fullmatch(text.lstrip("+-")):
        raise TypedNumberError("Écrivez 12 000 pour douze mille, ou 12,00 pour douze tout juste.")
    found = _NUMBER.fullmatch(text)
    if found is None or not (found[2] or found[3]):
        raise TypedNumberError("Écrivez un nombre en chiffres, par exemple 12 500 ou 12 500,50.")
    sign, whole, decimals = found[1], found[2] or "0", found[3] or ""
    if len(decimals) > 2:
        raise TypedNumberError("Écrivez deux chiffres au plus après la virgule.")
    number = Decimal(f"{whole}.{decimals or 0}")
    if sign == "-" and number and not is_signed:
        raise TypedNumberError("Écrivez un nombre positif, sans le signe moins.")
    if number > most:
        raise TypedNumberError("Ce nombre est trop grand. Vérifiez combien de zéros il a.")
    return -number if sign == "-" else number
