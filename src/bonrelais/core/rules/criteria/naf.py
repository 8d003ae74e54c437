from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final, Self

from bonrelais.core.facts import FactCode, FactValue
from bonrelais.core.french import join_and, join_or
from bonrelais.core.nomenclature import (
    ActivityCode,
    ActivityLevel,
    Nomenclature,
    NomenclatureError,
    parse_prefix,
    section_label,
)
from bonrelais.core.rules.context import Context, Labels, label_of
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.formula import Formula, Leaf
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.rules.verdicts import Answer, Missing, from_bool


class NafVersion(StrEnum):
    REV2 = "rev2"
    NAF2025 = "2025"


NOMENCLATURES: Final = {NafVersion.REV2: Nomenclature.NAFREV2, NafVersion.NAF2025: Nomenclature.NAF2025}
_FACTS: Final = {NafVersion.REV2: FactCode.ACTIVITY_REV2, NafVersion.NAF2025: FactCode.ACTIVITY_2025}

_WHOLE: Final = len(ActivityLevel)


@dataclass(frozen=True, slots=True)
class UnderActivity(Leaf):
    """The activity under a prefix of one nomenclature; a code of another one, or not whole, does not answer."""

    takes: ClassVar[type] = ActivityCode

    asked: Missing
    version: NafVersion
    include: frozenset[str]
    exclude: frozenset[str]

    def answer(self, value: FactValue, day: date) -> Answer:
        if not isinstance(value, ActivityCode) or value.nomenclature is not NOMENCLATURES[self.version]:
            return Answer.UNKNOWN
        prefixes = value.prefixes
        if len(prefixes) < _WHOLE:
            return Answer.UNKNOWN
        is_included = not self.include or not self.include.isdisjoint(prefixes)
        return from_bool(is_met=is_included and self.exclude.isdisjoint(prefixes))

    def told(self, value: FactValue, answer: Answer, context: Context) -> str:
        code = str(value)
        shown = context.said.get((self.version, code))
        if shown is None:
            shown = context.said[self.version, code] = _name(code, self.version, context.labels)
        return f"{shown}, à préciser" if answer is Answer.UNKNOWN else shown


@dataclass(frozen=True, slots=True)
class Naf(Criterion):
    """The activity stands under one of the included prefixes and under none of the excluded ones: exclusion wins.

    A code known in another nomenclature only does not answer: the tables do not map one to one.
    """

    kind: ClassVar[str] = "naf"
    label: ClassVar[str] = "Activité"
    meaning: ClassVar[str] = "Le code d’activité est sous un des codes acceptés, et sous aucun des codes exclus."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("include", "Activités acceptées", ParamShape.TEXTS, help_text="Par exemple C, 43, 43.3 ou 43.32A."),
        ParamField("exclude", "Activités exclues", ParamShape.TEXTS),
        ParamField(
            "nomenclature",
            "Nomenclature",
            ParamShape.CHOICE,
            tuple((version, NOMENCLATURES[version].label) for version in NafVersion),
        ),
    )

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    version: NafVersion = NafVersion.REV2

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        version = reader.choice("nomenclature", NafVersion, default=NafVersion.REV2)
        include = _read_prefixes(reader, "include", NOMENCLATURES[version])
        exclude = _read_prefixes(reader, "exclude", NOMENCLATURES[version])
        if not include and not exclude:
            raise reader.refuse("include", "indiquez au moins une activité.")
        return cls(include, exclude, version)

    def to_params(self) -> Params:
        return {
            **({"include": list(self.include)} if self.include else {}),
            **({"exclude": list(self.exclude)} if self.exclude else {}),
            "nomenclature": self.version.value,
        }

    def statement(self, labels: Labels) -> str:
        included = join_or([_name(prefix, self.version, labels) for prefix in self.include])
        excluded = join_and([_name(prefix, self.version, labels) for prefix in self.exclude])
        version = " (NAF 2025)" if self.version is NafVersion.NAF2025 else ""
        if not self.exclude:
            return f"Activité{version} parmi {included}"
        if not self.include:
            return f"Toute activité{version} sauf {excluded}"
        return f"Activité{version} parmi {included}, sauf {excluded}"

    @property
    def formula(self) -> Formula:
        asked = question(_FACTS[self.version])
        return UnderActivity(asked, self.version, frozenset(self.include), frozenset(self.exclude))


def _name(prefix: str, version: NafVersion, labels: Labels) -> str:
    label = label_of(labels, version, prefix)
    if label == prefix:
        label = section_label(prefix, NOMENCLATURES[version]) or ""
    return f"{prefix} {label}".strip() if label != prefix else prefix


def _read_prefixes(reader: ParamReader, name: str, nomenclature: Nomenclature) -> tuple[str, ...]:
    prefixes: list[str] = []
    for text in reader.texts(name):
        try:
            prefixes.append(parse_prefix(text, nomenclature))
        except NomenclatureError as error:
            raise reader.refuse(name, str(error)) from error
    return tuple(dict.fromkeys(prefixes))
