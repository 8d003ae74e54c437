"""A tool's conditions: a list of requirements, each one condition or one level of « any of », perhaps guarded."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from bonrelais.core.french import inside
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria import Criterion
from bonrelais.core.rules.criteria.fact import YesNoFact
from bonrelais.core.rules.formula import Formula, Not


class Strength(StrEnum):
    """Eligibility is the law and decides; targeting and preference only rank."""

    ELIGIBILITY = "eligibility"
    TARGETING = "targeting"
    PREFERENCE = "preference"

    @property
    def label(self) -> str:
        return _STRENGTH_LABELS[self]


_STRENGTH_LABELS: Final = {
    Strength.ELIGIBILITY: "Condition d’éligibilité",
    Strength.TARGETING: "Public visé",
    Strength.PREFERENCE: "Préférence",
}


@dataclass(frozen=True, slots=True)
class Condition:
    """A criterion, or its contrary."""

    criterion: Criterion
    is_negated: bool = False
    formula: Formula = field(init=False, repr=False, compare=False)
    reads: frozenset[str] = field(init=False, repr=False, compare=False)
    """The codes of the facts it looks at."""
    is_given: bool = field(init=False, repr=False, compare=False)
    """Whether it looks at the context too."""

    def __post_init__(self) -> None:
        asked = self.criterion.formula
        # A frozen row fills in what follows from its other fields.
        object.__setattr__(self, "formula", Not(asked) if self.is_negated else asked)
        object.__setattr__(self, "reads", frozenset(asked.codes))
        object.__setattr__(self, "is_given", asked.is_given)

    def statement(self, labels: Labels) -> str:
        criterion = self.criterion
        if not self.is_negated:
            return criterion.statement(labels)
        if isinstance(criterion, YesNoFact):  # a question is no exception: it takes the other answer
            return replace(criterion, is_yes_expected=not criterion.is_yes_expected).statement(labels)
        return f"Sauf si {inside(criterion.statement(labels))}"


@dataclass(frozen=True, slots=True)
class Requirement:
    """Met when one of `any_of` is met, or when `when` says no: it does not apply. `text` keeps the tool's own words."""

    key: str
    any_of: tuple[Condition, ...]
    strength: Strength = Strength.ELIGIBILITY
    when: Condition | None = None
    text: str = ""
    source_quote: str = ""

    @property
    def conditions(self) -> Iterator[Condition]:
        if self.when is not None:
            yield self.when
        yield from self.any_of


@dataclass(frozen=True, slots=True, eq=False)
class ToolRule:
    """What decides for one tool's version; `key` is the caller's own identity of it, `labels` its words of codes."""

    key: str
    requirements: tuple[Requirement, ...]
    labels: Labels | None = None
    _told: tuple[tuple[str, ...], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # A frozen row fills in what follows from its other fields.
        object.__setattr__(self, "_told", () if self.labels is None else self._tell(self.labels))

    def statements(self, labels: Labels) -> tuple[tuple[str, ...], ...]:
        """The sentences of the conditions of each requirement; made once with the rule's own labels."""
        return self._tell(labels) if self.labels is None else self._told

    def _tell(self, labels: Labels) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(one.statement(labels) for one in asked.conditions) for asked in self.requirements)

    @property
    def reads(self) -> frozenset[str]:
        """The codes of all facts that can change the verdict or the ranking."""
        return frozenset(
            code
            for requirement in self.requirements
            for condition in requirement.conditions
            for code in condition.reads
        )
