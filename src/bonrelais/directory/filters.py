"""What the list of businesses is asked for. Everything lives in the address; a value that is not one is left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Final

from django.http import QueryDict
from django.utils.http import urlencode

from bonrelais.core.days import add_months

LONGEST_TEXT: Final = 100


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Whole years since the establishment opened: from, and up to but not including."""

    from_years: int
    to_years: int | None

    def opened_after(self, today: date) -> date | None:
        return None if self.to_years is None else add_months(today, -12 * self.to_years)

    def opened_until(self, today: date) -> date | None:
        return None if self.from_years == 0 else add_months(today, -12 * self.from_years)


SIZES: Final[Mapping[str, tuple[str, ...]]] = {
    "0": ("00",),
    "1-9": ("01", "02", "03"),
    "10-49": ("11", "12"),
    "50": ("21", "22", "31", "32", "41", "42", "51", "52", "53"),
    "inconnu": ("NN", ""),
}
AGES: Final[Mapping[str, AgeBand]] = {"moins-3": AgeBand(0, 3), "3-9": AgeBand(3, 10), "10": AgeBand(10, None)}
UNKNOWN: Final = "inconnu"

MET_OPTIONS: Final = (Option("non", "Jamais rencontrée"), Option("oui", "Rencontrée"))
CRAFTS_OPTIONS: Final = (Option("inscrit", "Inscrite"), Option("presume", "Présumée"), Option("inconnu", "À savoir"))
SIZE_OPTIONS: Final = (
    Option("0", "Sans salarié"),
    Option("1-9", "1 à 9 salariés"),
    Option("10-49", "10 à 49 salariés"),
    Option("50", "50 salariés ou plus"),
    Option("inconnu", "Pas encore connu"),
)
AGE_OPTIONS: Final = (
    Option("moins-3", "Moins de 3 ans"),
    Option("3-9", "3 à 9 ans"),
    Option("10", "10 ans ou plus"),
    Option(UNKNOWN, "Pas encore connu"),
)
STATE_OPTIONS: Final = (Option("ouvertes", "Ouvertes"), Option("fermees", "Fermées"))


@dataclass(frozen=True, slots=True)
class Filters:
    """Named as in the address. Several values of one filter widen it; several filters narrow the list."""

    q: str = ""
    commune: str = ""
    epci: tuple[str, ...] = ()
    secteur: tuple[str, ...] = ()
    metiers: tuple[str, ...] = ()
    taille: tuple[str, ...] = ()
    rencontre: tuple[str, ...] = ()
    age: tuple[str, ...] = ()
    etat: str = "ouvertes"

    @property
    def active(self) -> int:
        """How many filters narrow the list, the text not counted."""
        plain = Filters()
        names = [field.name for field in fields(self) if field.name != "q"]
        return sum(getattr(self, name) != getattr(plain, name) for name in names)

    @property
    def query(self) -> str:
        """The address's query, without what is by default."""
        plain = Filters()
        pairs = [(field.name, getattr(self, field.name)) for field in fields(self)]
        return urlencode([pair for pair in pairs if pair[1] != getattr(plain, pair[0])], doseq=True)

    @property
    def has_open_only(self) -> bool:
        return self.etat == "ouvertes"


def read_filters(asked: QueryDict) -> Filters:
    return Filters(
        q=" ".join(asked.get("q", "")[:LONGEST_TEXT].split()),
        commune=_code(asked.get("commune", "")),
        epci=_codes(asked.getlist("epci")),
        secteur=_codes(asked.getlist("secteur")),
        metiers=_among(asked.getlist("metiers"), CRAFTS_OPTIONS),
        taille=_among(asked.getlist("taille"), SIZE_OPTIONS),
        rencontre=_among(asked.getlist("rencontre"), MET_OPTIONS),
        age=_among(asked.getlist("age"), AGE_OPTIONS),
        etat="fermees" if asked.get("etat") == "fermees" else "ouvertes",
    )


def _among(values: Sequence[str], options: Sequence[Option]) -> tuple[str, ...]:
    return tuple(option.value for option in options if option.value in values)


def _codes(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted({code for value in values[:50] if (code := _code(value))}))


def _code(value: str) -> str:
    return value if len(value) <= 40 and value.isascii() and value.replace("-", "").isalnum() else ""
