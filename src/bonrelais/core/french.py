"""Numbers, days and lists as they are written in French. Digits are grouped with a no-break space."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

Number = int | Decimal

MONTHS: Final = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_NO_BREAK_SPACE = "\u00a0"


def show_day(day: date) -> str:
    """1er mars 2016, 12 septembre 2025."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS[day.month - 1]} {day.year}"


def show_number(number: Number) -> str:
    """12 345 or 3,5."""
    return f"{number:,}".replace(",", _NO_BREAK_SPACE).replace(".", ",")


def show_euros(cents: int) -> str:
    """1 250 € or 1 250,50 €, from cents."""
    euros, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    decimals = f",{rest:02d}" if rest else ""
    return f"{sign}{show_number(euros)}{decimals}{_NO_BREAK_SPACE}€"


def show_size(octets: int) -> str:
    """Of a file or a disk: 20 ko, 106,5 Mo, 80,8 Go."""
    if octets < 10**6:
        return f"{show_number(-(-octets // 1000))}{_NO_BREAK_SPACE}ko"
    megabytes = round(Decimal(octets) / 10**6, 1)
    value, word = (megabytes, "Mo") if megabytes < 1000 else (round(megabytes / 1000, 1), "Go")
    return f"{show_number(value)}{_NO_BREAK_SPACE}{word}"


def show_months(months: int) -> str:
    """A length of time: 8 mois, 1 an, 3 ans, 2 ans et 6 mois."""
    years, rest = divmod(months, 12)
    year_words = "" if not years else count(years, "an", "ans")
    if not years:
        return f"{rest}{_NO_BREAK_SPACE}mois"
    return year_words if not rest else f"{year_words} et {rest}{_NO_BREAK_SPACE}mois"


def count(number: int, singular: str, plural: str) -> str:
    """0 visite, 1 visite, 2 visites."""
    return f"{show_number(number)}{_NO_BREAK_SPACE}{singular if abs(number) < 2 else plural}"


def unread_file(name: str, refusal: OSError) -> str:
    """Why a file could not be read, and what to do: the system's own reason is in English."""
    reasons = {
        FileNotFoundError: "n’existe pas. Vérifiez son chemin.",
        NotADirectoryError: "n’existe pas. Vérifiez son chemin.",
        IsADirectoryError: "est un dossier. Donnez le fichier lui-même.",
        PermissionError: "n’est pas lisible par ce compte. Vérifiez ses droits.",
    }
    return f"Le fichier {name} {reasons.get(type(refusal), 'ne se lit pas. Vérifiez son disque.')}"


def inside(words: str) -> str:
    """As they stand inside a sentence, without their capital; that of an acronym stays."""
    is_acronym = words[1:2].isupper()
    return words if is_acronym else words[:1].lower() + words[1:]


def join_and(items: Sequence[str]) -> str:
    return _join(items, " et ")


def join_or(items: Sequence[str]) -> str:
    return _join(items, " ou ")


def _join(items: Sequence[str], last: str) -> str:
    if len(items) < 2:
        return "".join(items)
    return ", ".join(items[:-1]) + last + items[-1]
