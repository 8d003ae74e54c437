"""Parameters of criteria: described once, for reading JSON, for checking and for making forms."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias, TypeVar

from bonrelais.core.french import inside, show_number

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
Params: TypeAlias = Mapping[str, Json]
Choice = TypeVar("Choice", bound=StrEnum)
LARGEST: Final = 10**12
MOST_MONTHS: Final = 1200
"""A hundred years: more is a slip, and would leave the calendar."""


class CriterionError(ValueError):
    """A condition that cannot be kept; `field` names the parameter (or is empty), the message is in French."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class ParamShape(StrEnum):
    DAY = "day"
    WHOLE_NUMBER = "whole_number"
    TEXT = "text"
    TEXTS = "texts"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"


@dataclass(frozen=True, slots=True)
class ParamField:
    """One parameter of a kind of criterion; `choices` are (value, French label) pairs.

    `is_needed` says that the kind asks nothing without it.
    """

    name: str
    label: str
    shape: ParamShape
    choices: tuple[tuple[str, str], ...] = ()
    help_text: str = ""
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class ParamReader:
    """Reads the parameters of one criterion; each refusal names the kind and the field in French.

    `is_kept`: they were accepted once, whatever is refused since.
    """

    kind_label: str
    fields: tuple[ParamField, ...]
    params: Params
    is_kept: bool = False

    def check_names(self) -> None:
        known = {field.name for field in self.fields}
        for name in self.params:
            if name not in known:
                raise CriterionError(f"{self.kind_label} : le paramètre « {name} » est inconnu.", field=name)

    def refuse(self, name: str, message: str) -> CriterionError:
        """Build the refusal of one field: « Effectif, minimum : doit être un nombre entier. »"""
        return CriterionError(f"{self.kind_label}, {self._label(name)} : {message}", field=name)

    def day(self, name: str) -> date | None:
        value = self.params.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError as error:
                raise self.refuse(name, "doit être une date (AAAA-MM-JJ).") from error
        raise self.refuse(name, "doit être une date (AAAA-MM-JJ).")

    def whole_number(self, name: str, *, most: int = LARGEST) -> int | None:
        value = self.params.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.refuse(name, "doit être un nombre entier.")
        if value < 0:
            raise self.refuse(name, "ne peut pas être négatif.")
        if value > most:
            raise self.refuse(name, f"ne peut pas dépasser {show_number(most)}.")
        return value

    def flag(self, name: str, *, default: bool) -> bool:
        value = self.params.get(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.refuse(name, "doit être oui ou non.")
        return value

    def text(self, name: str) -> str:
        """A text that cannot be left blank."""
        value = self.params.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self.refuse(name, "doit être rempli.")
        return value.strip()

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, without blanks nor repetitions, in the given order."""
        value = self.params.get(name)
        if value is None:
            return ()
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise self.refuse(name, "doit être une liste.")
        texts: list[str] = []
        for item in value:
            if not isinstance(item, str) or not item.strip():
                raise self.refuse(name, "contient une valeur vide ou illisible.")
            texts.append(item.strip())
        return tuple(dict.fromkeys(texts))

    def choice(self, name: str, choices: type[Choice], *, default: Choice) -> Choice:
        value = self.params.get(name)
        return default if value is None else self._chosen(name, choices, value)

    def choice_or_none(self, name: str, choices: type[Choice]) -> Choice | None:
        value = self.params.get(name)
        return None if value is None or value == "" else self._chosen(name, choices, value)

    def choices(self, name: str, choices: type[Choice]) -> tuple[Choice, ...]:
        return tuple(self._chosen(name, choices, value) for value in self.texts(name))

    def code(self, name: str, known: Callable[[str], bool]) -> str:
        """One code of a vocabulary, which cannot be left blank."""
        code = self.params.get(name)
        if code is None or code == "":
            raise self.refuse(name, "choisissez une réponse.")
        if not isinstance(code, str) or not known(code):
            raise self.refuse(name, f"« {code} » n’est pas un choix possible.")
        return code

    def codes(self, name: str, known: Callable[[str], bool]) -> tuple[str, ...]:
        """Codes of a vocabulary, perhaps none."""
        codes = self.texts(name)
        for code in codes:
            if not known(code):
                raise self.refuse(name, f"« {code} » n’est pas un choix possible.")
        return codes

    def apart(self, included: str, excluded: str, label: Callable[[str], str]) -> None:
        """What is accepted is not left out too."""
        both = [code for code in self.texts(excluded) if code in self.texts(included)]
        if both:
            raise self.refuse(excluded, f"« {label(both[0])} » est à la fois demandé et exclu.")

    def _chosen(self, name: str, choices: type[Choice], value: Json) -> Choice:
        for choice in choices:
            if choice.value == value:
                return choice
        raise self.refuse(name, f"« {value} » n’est pas un choix possible.")

    def _label(self, name: str) -> str:
        return next(inside(field.label) for field in self.fields if field.name == name)
