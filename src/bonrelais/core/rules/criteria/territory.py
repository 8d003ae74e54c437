import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final, Self

from bonrelais.core.facts import FactCode, FactValue, Place
from bonrelais.core.french import join_and, join_or
from bonrelais.core.rules.context import Context, Labels, label_of
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.formula import Formula, Leaf, Part
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.rules.verdicts import Answer, Missing, all_of, from_bool, negate


class AreaLevel(StrEnum):
    COUNTRY = "country"
    REGION = "region"
    DEPARTMENT = "department"
    EPCI = "epci"
    COMMUNE = "commune"


class PlaceBasis(StrEnum):
    ESTABLISHMENT = "establishment"
    HEAD_OFFICE = "head_office"
    PROJECT_SITE = "project_site"


_FACTS: Final = {
    PlaceBasis.ESTABLISHMENT: FactCode.PLACE_ESTABLISHMENT,
    PlaceBasis.HEAD_OFFICE: FactCode.PLACE_HEAD_OFFICE,
    PlaceBasis.PROJECT_SITE: FactCode.PLACE_PROJECT,
}
_BASIS_LABELS: Final = {
    PlaceBasis.ESTABLISHMENT: "Établissement",
    PlaceBasis.HEAD_OFFICE: "Siège",
    PlaceBasis.PROJECT_SITE: "Lieu du projet",
}
_FRANCE: Final = "FR"


@dataclass(frozen=True, slots=True)
class Area:
    """An official area, written « epci:246201016 » in parameters."""

    level: AreaLevel
    code: str

    def holds(self, place: Place) -> Answer:
        if self.level is AreaLevel.COUNTRY:
            return from_bool(is_met=self.code == _FRANCE)
        code = _code_at(place, self.level)
        return from_bool(is_met=None if code is None else code == self.code)

    def name(self, labels: Labels) -> str:
        default = "France" if self.level is AreaLevel.COUNTRY and self.code == _FRANCE else self.code
        return labels.get(str(self), default)

    def __str__(self) -> str:
        return f"{self.level}:{self.code}"


def _code_at(place: Place, level: AreaLevel) -> str | None:
    if level is AreaLevel.EPCI:
        return place.epci
    if level is AreaLevel.COMMUNE:
        return place.commune
    return place.department if level is AreaLevel.DEPARTMENT else place.region


_CODES: Final = {
    AreaLevel.COUNTRY: re.compile("FR"),
    AreaLevel.REGION: re.compile("[0-9]{2}"),
    AreaLevel.DEPARTMENT: re.compile("[0-9][0-9AB]|9[78][0-9]"),
    AreaLevel.EPCI: re.compile("[0-9]{9}"),
    AreaLevel.COMMUNE: re.compile("[0-9][0-9AB][0-9]{3}"),
}


def parse_area(text: str) -> Area | None:
    """None where no area can have this code."""
    level, _, code = text.partition(":")
    if level in set(AreaLevel) and _CODES[AreaLevel(level)].fullmatch(code):
        return Area(AreaLevel(level), code)
    return None


Codes = tuple[tuple[AreaLevel, frozenset[str]], ...]


def _by_level(areas: Iterable[Area]) -> Codes:
    codes: dict[AreaLevel, set[str]] = {}
    for area in areas:
        codes.setdefault(area.level, set()).add(area.code)
    return tuple((level, frozenset(ones)) for level, ones in codes.items())


def _holds(codes: Codes, place: Place) -> Answer:
    """As any of the areas does, asked once a level."""
    answer = Answer.NO
    for level, ones in codes:
        code = _FRANCE if level is AreaLevel.COUNTRY else _code_at(place, level)
        if code in ones:
            return Answer.YES
        if code is None:
            answer = Answer.UNKNOWN
    return answer


@dataclass(frozen=True, slots=True)
class InPlace(Leaf):
    """A place in one of the areas and in none of those left out; unknown where the place does not tell its area."""

    takes: ClassVar[type] = Place

    asked: Missing
    include: tuple[Area, ...]
    exclude: tuple[Area, ...]
    _inside: Codes = field(init=False, repr=False, compare=False)
    _outside: Codes = field(init=False, repr=False, compare=False)

    @property
    def looks_at(self) -> tuple[Part, ...]:
        named = _by_level((*self.include, *self.exclude))
        return tuple(Part(level.value, codes) for level, codes in named if level is not AreaLevel.COUNTRY)

    def __post_init__(self) -> None:
        # A frozen row fills in what follows from its other fields.
        object.__setattr__(self, "_inside", _by_level(self.include))
        object.__setattr__(self, "_outside", _by_level(self.exclude))

    def answer(self, value: FactValue, day: date) -> Answer:
        if not isinstance(value, Place):
            return Answer.UNKNOWN
        is_included = _holds(self._inside, value) if self.include else Answer.YES
        return all_of((is_included, negate(_holds(self._outside, value)))) if self.exclude else is_included

    def told(self, value: FactValue, answer: Answer, context: Context) -> str:
        if not isinstance(value, Place):
            return ""
        return value.label or label_of(context.labels, AreaLevel.COMMUNE, value.commune)


@dataclass(frozen=True, slots=True)
class Territory(Criterion):
    """The place stands in one of the included areas and in none of the excluded ones: exclusion wins."""

    kind: ClassVar[str] = "territory"
    label: ClassVar[str] = "Territoire"
    meaning: ClassVar[str] = (
        "L’établissement, le siège ou le projet est dans un des territoires, et dans aucun de ceux qui sont exclus."
    )
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("include", "Territoires acceptés", ParamShape.TEXTS, help_text="Par exemple epci:246201016."),
        ParamField("exclude", "Territoires exclus", ParamShape.TEXTS),
        ParamField(
            "basis", "Lieu regardé", ParamShape.CHOICE, tuple((basis, _BASIS_LABELS[basis]) for basis in PlaceBasis)
        ),
    )

    include: tuple[Area, ...] = ()
    exclude: tuple[Area, ...] = ()
    basis: PlaceBasis = PlaceBasis.ESTABLISHMENT

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        include, exclude = _read_areas(reader, "include"), _read_areas(reader, "exclude")
        if not include and not exclude:
            raise reader.refuse("include", "indiquez au moins un territoire.")
        return cls(include, exclude, reader.choice("basis", PlaceBasis, default=PlaceBasis.ESTABLISHMENT))

    def to_params(self) -> Params:
        return {
            **({"include": [str(area) for area in self.include]} if self.include else {}),
            **({"exclude": [str(area) for area in self.exclude]} if self.exclude else {}),
            "basis": self.basis.value,
        }

    def statement(self, labels: Labels) -> str:
        words = [_BASIS_LABELS[self.basis]]
        if self.include:
            words.append("en " if self.include == (Area(AreaLevel.COUNTRY, _FRANCE),) else "dans le territoire ")
            words.append(join_or([area.name(labels) for area in self.include]))
        if self.exclude:
            words.append("hors de " + join_and([area.name(labels) for area in self.exclude]))
        return _spaced(words)

    @property
    def formula(self) -> Formula:
        return InPlace(question(_FACTS[self.basis]), self.include, self.exclude)


def _read_areas(reader: ParamReader, name: str) -> tuple[Area, ...]:
    areas: list[Area] = []
    for text in reader.texts(name):
        area = parse_area(text)
        if area is None:
            raise reader.refuse(name, f"« {text} » n’est pas un territoire (par exemple epci:246201016).")
        areas.append(area)
    return tuple(areas)


def _spaced(words: list[str]) -> str:
    return " ".join(word.strip() for word in words)
