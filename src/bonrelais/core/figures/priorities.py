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


def why_served(rule: PriorityRule, traits: VisitTraits) -> str | None:
    """The first of the rule's signs that is met, in words; None when the visit does not serve the priority."""
    if rule.zones & traits.zones:
        return "établissement dans le périmètre"
    if rule.subjects & traits.subjects:
        return "sujet abordé à la rencontre"
    if rule.themes & traits.themes:
        return "besoin relevé sur le thème"
    return _why_crafts(rule, traits.crafts)


def priorities_served(rules: Iterable[PriorityRule], traits: VisitTraits) -> dict[str, str]:
    """The codes of those that a visit serves, with why."""
    told = ((rule.code, why_served(rule, traits)) for rule in rules)
    return {code: why for code, why in told if why is not None}


def _why_crafts(rule: PriorityRule, crafts: Grade | None) -> str | None:
    if not rule.is_for_crafts:
        return None
    if crafts is Grade.REGISTERED:
        return "inscrite aux métiers"
    return "présumée artisanale" if rule.counts_presumed_crafts and crafts is Grade.PRESUMED else None
