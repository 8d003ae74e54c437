"""Priorities computed, never typed: a rule over zones, registration, needs and subjects raised."""

from collections.abc import Iterable
from dataclasses import dataclass

from bonrelais.core.facts import Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityRule:
    """A visit serves the priority when any of what is filled in is met; an empty rule is served by nothing."""

    code: str
    label: str
    zones: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    is_for_crafts: bool = False
    counts_presumed_crafts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitTraits:
    """What was true on the visit's day; `themes` holds those of the needs found and their parents."""

    zones: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    crafts: Grade | None = None


def is_served(rule: PriorityRule, traits: VisitTraits) -> bool:
    return bool(
        rule.zones & traits.zones
        or rule.themes & traits.themes
        or rule.subjects & traits.subjects
        or _is_crafts_served(rule, traits.crafts)
    )


def priorities_served(rules: Iterable[PriorityRule], traits: VisitTraits) -> frozenset[str]:
    """The codes to keep on a visit's row."""
    return frozenset(rule.code for rule in rules if is_served(rule, traits))


def _is_crafts_served(rule: PriorityRule, crafts: Grade | None) -> bool:
    if not rule.is_for_crafts:
        return False
    return crafts is Grade.REGISTERED or (rule.counts_presumed_crafts and crafts is Grade.PRESUMED)
