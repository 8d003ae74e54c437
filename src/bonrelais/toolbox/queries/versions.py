"""Versions of tools: the one in force on a day, its rule read once and kept."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.criteria.manual import Manual
from bonrelais.core.rules.explain import Toolbox
from bonrelais.core.rules.requirements import Requirement, ToolRule
from bonrelais.foundation import clock
from bonrelais.programmes.models import Programme
from bonrelais.programmes.scope import Scope
from bonrelais.toolbox import access
from bonrelais.toolbox.models import Tool, ToolVersion

MOST_RULES: Final = 4096
_RULES: Final[dict[UUID, ToolRule]] = {}
"""Rules of published versions by their id: a published version never changes, so its rule is read once."""


def versions_in_force(seat: Scope, *, on: date) -> QuerySet[ToolVersion]:
    """One at most for each tool of the programme: as published by the end of that day, and in effect on it."""
    end = clock.end_of(on)
    return ToolVersion.objects.filter(
        Q(superseded_at__isnull=True) | Q(superseded_at__gte=end),
        Q(tool__withdrawn_at__isnull=True) | Q(tool__withdrawn_at__gte=end),
        Q(effective_to_on__isnull=True) | Q(effective_to_on__gte=on),
        tool__in=access.visible_tools(seat),
        published_at__lt=end,
        effective_from_on__lte=on,
    )


def published_versions(programme: Programme) -> QuerySet[ToolVersion]:
    """The present published version of each tool in service, by the tool's code; drafts are left out."""
    rows = ToolVersion.objects.filter(published_at__isnull=False, superseded_at__isnull=True)
    mine = rows.filter(tool__programme=programme, tool__withdrawn_at__isnull=True)
    return mine.select_related("tool").order_by("tool__code", "id")


def version_in_force(seat: Scope, tool: Tool, *, on: date) -> ToolVersion | None:
    return versions_in_force(seat, on=on).filter(tool=tool).order_by("-published_at", "-id").first()


def open_versions(tool: Tool) -> tuple[ToolVersion | None, ToolVersion | None]:
    """The published version not superseded, and the draft."""
    rows = list(ToolVersion.objects.filter(tool=tool, superseded_at__isnull=True).order_by("number", "id"))
    present = next((row for row in rows if row.published_at is not None), None)
    return present, next((row for row in rows if row.published_at is None), None)


def former_of(versions: Sequence[ToolVersion], version: ToolVersion) -> ToolVersion | None:
    """Among the versions of one tool, by number: the one that this one replaced, or will replace once published."""
    before = [one for one in versions if one.published_at is not None and one.number < version.number]
    return before[-1] if before else None


def versions_of(tool: Tool, *, with_draft: bool) -> list[ToolVersion]:
    """The newest first; the draft for who writes it alone."""
    rows = ToolVersion.objects.filter(tool=tool).order_by("-number", "-id")
    return list(rows if with_draft else rows.filter(published_at__isnull=False))


def rule_of(version: ToolVersion) -> ToolRule:
    """What the version asks, keyed by its id."""
    if version.published_at is None:
        return ToolRule(str(version.id), _kept(version), version.labels)
    found = _RULES.get(version.id)
    if found is None:
        if len(_RULES) >= MOST_RULES:
            _RULES.clear()
        found = _RULES[version.id] = ToolRule(str(version.id), _kept(version), version.labels)
    return found


def _kept(version: ToolVersion) -> tuple[Requirement, ...]:
    return read_document(version.criteria, is_kept=True)


def toolbox_of(versions: Iterable[ToolVersion]) -> Toolbox:
    """The versions made ready to be explained, in their order; kept for those asked lately."""
    return _toolbox(tuple(map(rule_of, versions)))


@lru_cache(maxsize=32)
def _toolbox(rules: tuple[ToolRule, ...]) -> Toolbox:
    return Toolbox(rules, {})


def requirements_of(version: ToolVersion) -> tuple[Requirement, ...]:
    return rule_of(version).requirements


def manual_words(version: ToolVersion) -> tuple[str, ...]:
    """The conditions that only a person decides, in order."""
    conditions = [condition for one in requirements_of(version) for condition in one.conditions]
    found = [condition.criterion.text for condition in conditions if isinstance(condition.criterion, Manual)]
    return tuple(dict.fromkeys(found))
