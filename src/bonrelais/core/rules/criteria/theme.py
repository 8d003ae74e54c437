from dataclasses import dataclass
from typing import ClassVar, Final, Self

from bonrelais.core.french import join_or
from bonrelais.core.rules.context import Context, Labels, label_of
from bonrelais.core.rules.criteria.base import Criterion
from bonrelais.core.rules.formula import Formula, Given
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.rules.verdicts import Answer, Finding, Missing

_ASK: Final = Missing("need.theme", "Quel besoin faut-il servir ?")


@dataclass(frozen=True, slots=True)
class NeedHas(Given):
    """One of the themes is the need's own, or holds it."""

    themes: tuple[str, ...]

    def given(self, context: Context) -> Finding:
        if context.themes is None:
            return Finding(Answer.UNKNOWN, "aucun besoin choisi", None, (_ASK,))
        shared = [theme for theme in self.themes if theme in context.themes]
        if shared:
            return Finding(Answer.YES, label_of(context.labels, "theme", shared[0]))
        return Finding(Answer.NO, "autre thème")


@dataclass(frozen=True, slots=True)
class Theme(Criterion):
    """The need has one of the themes, or a theme under one of them."""

    kind: ClassVar[str] = "theme"
    label: ClassVar[str] = "Thème"
    meaning: ClassVar[str] = "Le besoin du dirigeant porte sur un des thèmes."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("themes", "Thèmes du besoin", ParamShape.TEXTS, is_needed=True),
    )

    themes: tuple[str, ...]

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        themes = reader.texts("themes")
        if not themes:
            raise reader.refuse("themes", "choisissez au moins un thème.")
        return cls(themes)

    def to_params(self) -> Params:
        return {"themes": list(self.themes)}

    def statement(self, labels: Labels) -> str:
        return "Besoin sur le thème " + join_or([label_of(labels, "theme", theme) for theme in self.themes])

    @property
    def formula(self) -> Formula:
        return NeedHas(self.themes)
