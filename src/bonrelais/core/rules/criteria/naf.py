from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final, Self

from bonrelais.core.facts import FactCode, FactSheet
from bonrelais.core.french import join_and, join_or
from bonrelais.core.nomenclature import ActivityLevel, Nomenclature, NomenclatureError, parse_prefix, section_label
from bonrelais.core.rules.context import Context, Labels, label_of
from bonrelais.core.rules.criteria.base import not_known, question
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.rules.verdicts import Answer, Finding, from_bool


class NafVersion(StrEnum):
    REV2 = "rev2"
    NAF2025 = "2025"


_NOMENCLATURES: Final = {NafVersion.REV2: Nomenclature.NAFREV2, NafVersion.NAF2025: Nomenclature.NAF2025}
_FACTS: Final = {NafVersion.REV2: FactCode.ACTIVITY_REV2, NafVersion.NAF2025: FactCode.ACTIVITY_2025}


@dataclass(frozen=True, slots=True)
class Naf:
    """The activity stands under one of the included prefixes and under none of the excluded ones: exclusion wins.

    A code known in another nomenclature only does not answer: the tables do not map one to one.
    """

    kind: ClassVar[str] = "naf"
    label: ClassVar[str] = "Activité"
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("include", "Activités acceptées", ParamShape.TEXTS, help_text="Par exemple C, 43, 43.3 ou 43.32A."),
        ParamField("exclude", "Activités exclues", ParamShape.TEXTS),
        ParamField(
            "nomenclature",
            "Nomenclature",
            ParamShape.CHOICE,
            tuple((version, _NOMENCLATURES[version].label) for version in NafVersion),
        ),
    )

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    version: NafVersion = NafVersion.REV2

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        version = reader.choice("nomenclature", NafVersion, default=NafVersion.REV2)
        include = _read_prefixes(reader, "include", _NOMENCLATURES[version])
        exclude = _read_prefixes(reader, "exclude", _NOMENCLATURES[version])
        if not include and not exclude:
            raise reader.refuse("include", "indiquez au moins une activité.")
        return cls(include, exclude, version)

    def to_params(self) -> Params:
        return {
            **({"include": list(self.include)} if self.include else {}),
            **({"exclude": list(self.exclude)} if self.exclude else {}),
            "nomenclature": self.version.value,
        }

    @property
    def reads(self) -> tuple[str, ...]:
        return (_FACTS[self.version],)

    def statement(self, labels: Labels) -> str:
        included = join_or([self._name(prefix, labels) for prefix in self.include])
        excluded = join_and([self._name(prefix, labels) for prefix in self.exclude])
        if not self.exclude:
            return f"Activité parmi {included}"
        return f"Activité parmi {included}, sauf {excluded}" if self.include else f"Toute activité sauf {excluded}"

    def decide(self, sheet: FactSheet, context: Context) -> Finding:
        code = _FACTS[self.version]
        known = sheet.activity(code)
        if known is None:
            return not_known(sheet, question(code))
        activity, fact = known
        shown = self._name(activity.code, context.labels)
        prefixes = activity.prefixes
        if activity.nomenclature is not _NOMENCLATURES[self.version] or len(prefixes) < len(ActivityLevel):
            return Finding(Answer.UNKNOWN, f"{shown}, à préciser", fact, (question(code),))
        is_included = not self.include or not frozenset(prefixes).isdisjoint(self.include)
        is_excluded = not frozenset(prefixes).isdisjoint(self.exclude)
        return Finding(from_bool(is_met=is_included and not is_excluded), shown, fact)

    def _name(self, prefix: str, labels: Labels) -> str:
        label = label_of(labels, self.version, prefix)
        if label == prefix:
            label = section_label(prefix, _NOMENCLATURES[self.version]) or ""
        return f"{prefix} {label}".strip() if label != prefix else prefix


def _read_prefixes(reader: ParamReader, name: str, nomenclature: Nomenclature) -> tuple[str, ...]:
    prefixes: list[str] = []
    for text in reader.texts(name):
        try:
            prefixes.append(parse_prefix(text, nomenclature))
        except NomenclatureError as error:
            raise reader.refuse(name, str(error)) from error
    return tuple(dict.fromkeys(prefixes))
