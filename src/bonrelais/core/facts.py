"""What is known of a company on a day. A fact not known is absent, and absent is an answer of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from functools import lru_cache
from typing import Final

from bonrelais.core.french import show_day
from bonrelais.core.interval import Interval
from bonrelais.core.nomenclature import ActivityCode

# The register writes this day when it does not know: it is never a date.
UNKNOWN_DAY: Final = date(1900, 1, 1)


class SourceRank(IntEnum):
    """The better source wins whatever its age; within one source the newest wins."""

    REGISTER = 1
    DECLARED = 2
    EVIDENCED = 3


class FactCode(StrEnum):
    """The facts the criteria read by name. Yes/no facts of a catalogue (kind `fact`) bring their own codes."""

    PLACE_ESTABLISHMENT = "place.establishment"
    PLACE_HEAD_OFFICE = "place.head_office"
    PLACE_PROJECT = "place.project_site"
    EMPLOYEES_ESTABLISHMENT = "employees.establishment"
    EMPLOYEES_COMPANY = "employees.company"
    EMPLOYEES_GROUP = "employees.group"
    FTE_ESTABLISHMENT = "fte.establishment"
    FTE_COMPANY = "fte.company"
    FTE_GROUP = "fte.group"
    ACTIVITY_REV2 = "activity.rev2"
    ACTIVITY_2025 = "activity.2025"
    LEGAL_FORM = "legal_form"
    MICRO_REGIME = "micro_regime"
    REGISTRATION_CRAFTS = "registration.crafts"
    REGISTRATION_TRADE = "registration.trade"
    REGISTRATION_LIBERAL = "registration.liberal"
    REGISTRATION_AGRICULTURAL = "registration.agricultural"
    REGISTRATION_SOCIAL_ECONOMY = "registration.social_economy"
    REGISTRATION_ASSOCIATION = "registration.association"
    CREATED_ON = "created_on"
    REGISTERED_ON = "registered_on"
    TAKEN_OVER_ON = "taken_over_on"
    SIZE_CATEGORY = "size_category"
    POPULATION = "population.establishment"
    DENSITY = "density.establishment"
    EPCI_TYPE = "epci_type.establishment"


class Grade(StrEnum):
    """How sure a registration is; a presumption routes but decides no criterion."""

    REGISTERED = "registered"
    PRESUMED = "presumed"
    NOT_REGISTERED = "not_registered"


@dataclass(frozen=True, slots=True)
class Registration:
    """A company's standing in one register. `why` tells a presumption, in French."""

    grade: Grade
    since: date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A commune (INSEE code) and what holds it on that day; None where it is not known."""

    commune: str
    epci: str | None = None
    department: str | None = None
    region: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Something a company did, or had, or not. `on` None: done on a day that nobody told."""

    is_done: bool
    on: date | None = None


FactValue = bool | str | date | Interval | ActivityCode | Registration | Place | Step | frozenset[str]


@dataclass(frozen=True, slots=True)
class Fact:
    """One dated, sourced value. `origin` names the source in French (SIRENE, RNE, devis vu); `until` ends its truth."""

    code: str
    value: FactValue
    source: SourceRank
    on: date
    origin: str = ""
    until: date | None = None
    is_dated_by_year: bool = False

    @property
    def source_text(self) -> str:
        """« SIRENE, année 2023 », « RNE, 28 septembre 2025 », « déclaré le 12 septembre 2025 », « DGCL, 2026 »."""
        return _source_text(self.origin or _ORIGINS[self.source], self.source, self.on, self.is_dated_by_year)

    def holds_on(self, day: date) -> bool:
        return self.on <= day and (self.until is None or day <= self.until)


_ORIGINS: Final = {
    SourceRank.REGISTER: "registre",
    SourceRank.DECLARED: "déclaré",
    SourceRank.EVIDENCED: "vu sur document",
}


# A business has few sources, told again for each condition of each tool.
@lru_cache(maxsize=4096)
def _source_text(origin: str, source: SourceRank, on: date, is_dated_by_year: bool) -> str:  # noqa: FBT001  # a key
    if is_dated_by_year:
        is_said = origin.endswith(str(on.year))
        return origin if is_said else f"{origin}, année {on.year}"
    return f"{origin}, {show_day(on)}" if source is SourceRank.REGISTER else f"{origin} le {show_day(on)}"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a source that speaks of a fact does not settle it, in French."""

    code: str
    words: str
    on: date
    origin: str

    @property
    def source_text(self) -> str:
        return f"{self.origin}, {show_day(self.on)}"


@dataclass(frozen=True, slots=True)
class FactSheet:
    """At most one fact a code: the newest of the best source, as known on one day.

    `outdated` holds, where nothing stands any more, the last answer that did: it decides nothing, it is asked again.
    `doubts` holds what is known of a fact without settling it: it decides nothing either, and is shown.
    """

    facts: Mapping[str, Fact]
    outdated: Mapping[str, Fact] = field(default_factory=dict)
    doubts: Mapping[str, Doubt] = field(default_factory=dict)

    @classmethod
    def on(cls, day: date, facts: Iterable[Fact], doubts: Iterable[Doubt] = ()) -> "FactSheet":
        """Choose among all rows of a company; between equals of one day the last given wins."""
        best: dict[str, Fact] = {}
        past: dict[str, Fact] = {}
        for fact in facts:
            if fact.on > day or fact.value == UNKNOWN_DAY:
                continue
            if not fact.holds_on(day):
                last = past.get(fact.code)
                if last is None or fact.on >= last.on:
                    past[fact.code] = fact
                continue
            held = best.get(fact.code)
            if held is None or (fact.source, fact.on) >= (held.source, held.on):
                best[fact.code] = fact
        standing = {doubt.code: doubt for doubt in doubts if doubt.on <= day and doubt.code not in best}
        return cls(best, {code: fact for code, fact in past.items() if code not in best}, standing)

    def get(self, code: str) -> Fact | None:
        return self.facts.get(code)

    def interval(self, code: str) -> tuple[Interval, Fact] | None:
        fact = self.facts.get(code)
        return (fact.value, fact) if fact is not None and isinstance(fact.value, Interval) else None

    def day(self, code: str) -> tuple[date, Fact] | None:
        fact = self.facts.get(code)
        return (fact.value, fact) if fact is not None and isinstance(fact.value, date) else None

    def flag(self, code: str) -> tuple[bool, Fact] | None:
        fact = self.facts.get(code)
        return (fact.value, fact) if fact is not None and isinstance(fact.value, bool) else None

    def text(self, code: str) -> tuple[str, Fact] | None:
        fact = self.facts.get(code)
        return (fact.value, fact) if fact is not None and isinstance(fact.value, str) else None

    def place(self, code: str) -> tuple[Place, Fact] | None:
        fact = self.facts.get(code)
        return (fact.value, fact) if fact is not None and isinstance(fact.value, Place) else None

    def registration(self, code: str) -> tuple[Registration, Fact] | None:
        fact = self.facts.get(code)
        return (fact.value, fact) if fact is not None and isinstance(fact.value, Registration) else None

    def activity(self, code: str) -> tuple[ActivityCode, Fact] | None:
        fact = self.facts.get(code)
        return (fact.value, fact) if fact is not None and isinstance(fact.value, ActivityCode) else None
