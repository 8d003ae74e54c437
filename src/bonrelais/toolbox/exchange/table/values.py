"""Cells as texts, numbers, days and yes or no, whether a spreadsheet typed them or a CSV wrote them."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from bonrelais.core.text import fold
from bonrelais.core.typed import TypedNumberError, read_number
from bonrelais.toolbox.exchange.days import read_day
from bonrelais.toolbox.exchange.shapes import RowError
from bonrelais.toolbox.exchange.texts import one_line

SEPARATORS: Final = re.compile(r"[;|\n\r]+")
COMMAS: Final = re.compile(r"[;,|\n\r]+")
ERRORS: Final = frozenset({"#REF!", "#N/A", "#NAME?", "#NOM?", "#VALUE!", "#VALEUR!", "#DIV/0!", "#NULL!", "#NUM!"})
YES: Final = frozenset({"oui", "o", "x", "vrai", "true", "1", "yes"})
NO: Final = frozenset({"non", "n", "faux", "false", "0", "no"})
MOST: Final = 10**12


class NotComputed:
    """What stands in the place of a formula whose value is not in the file."""


NOT_COMPUTED: Final = NotComputed()


def text_of(value: object) -> str:
    """A whole number without its decimals, a day as it is written in French."""
    if value is NOT_COMPUTED:
        raise RowError(
            "la formule est en erreur, ou sans valeur. Corrigez-la ou enregistrez le classeur dans un tableur."
        )
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    text = str(value).strip()
    if text in ERRORS:
        raise RowError(f"la case contient l’erreur {text}. Corrigez la formule, ou écrivez la valeur.")
    return text


def items(value: object, *, has_commas: bool = True) -> list[str]:
    """The values of a cell that holds several. Names of places and organisations may hold a comma: codes may not."""
    separators = COMMAS if has_commas else SEPARATORS
    return [one_line(part) for part in separators.split(text_of(value)) if part.strip()]


def names(value: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items(value, has_commas=False)))


def whole(value: object) -> int | None:
    number = _number(value)
    if number is not None and number != number.to_integral_value():
        raise RowError(f"« {text_of(value)} » n’est pas un nombre entier. Écrivez-le sans virgule.")
    return None if number is None else int(number)


def cents(value: object) -> int | None:
    number = _number(value)
    return None if number is None else int(number * 100)


def _number(value: object) -> Decimal | None:
    written = f"{value:.2f}" if isinstance(value, float) else text_of(value)
    try:
        return read_number(written, most=MOST)
    except TypedNumberError as refusal:
        raise RowError(f"« {text_of(value)} » : {refusal}") from refusal


def day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else read_day(text_of(value))


def yes(value: object) -> bool:
    """Blank is no."""
    told = fold(text_of(value))
    if told and told not in YES | NO:
        raise RowError(f"« {text_of(value)} » : répondez par oui ou par non.")
    return told in YES
