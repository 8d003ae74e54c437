"""Which tools answer a need, and why: one reading of core's rules for a business on a day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q

from bonrelais.core.facts import FactSheet
from bonrelais.core.rules.context import Context, Labels, ManualDecision
from bonrelais.core.rules.explain import Explanation, explain_all
from bonrelais.directory.models import Establishment
from bonrelais.directory.queries import fact_sheet
from bonrelais.foundation import clock
from bonrelais.needs.models import Need
from bonrelais.programmes.models import Theme
from bonrelais.programmes.scope import Scope
from bonrelais.toolbox.models import ManualDecision as DecisionRow
from bonrelais.toolbox.models import Tool, ToolVersion
from bonrelais.toolbox.queries.named import names_in
from bonrelais.toolbox.queries.proposals import present_stages
from bonrelais.toolbox.queries.shapes import Standing, ToolMatch, blocking_lines, question_of, reason_lines
from bonrelais.toolbox.queries.versions import manual_words, rule_of, toolbox_of, versions_in_force

Decisions = Mapping[UUID, Mapping[str, ManualDecision]]
"""What people decided for one company, by tool then by the condition's words."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A version in force and the themes of its tool."""

    version: ToolVersion
    themes: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class MatchBasis:
    """What decides beside the rule: the business, the day, what people decided, how far each tool went."""

    sheet: FactSheet
    on: date
    decisions: Decisions
    standings: Mapping[tuple[UUID | None, UUID], Standing]
    activity: Mapping[str, str]


def tools_for(seat: Scope, establishment: Establishment, need: Need | None, *, on: date) -> list[ToolMatch]:
    """The tools of the need's theme, or of its parent; all tools without a need. Sure first, then least to ask."""
    sheet = fact_sheet(seat, establishment, on=on)
    if need is not None:
        return tools_for_needs(seat, establishment, [need], sheet=sheet, on=on)[need.id]
    return tools_at_large(seat, ground_of(seat, establishment, sheet, on=on))


def tools_at_large(seat: Scope, ground: MatchBasis) -> list[ToolMatch]:
    """All the tools in force on the ground's day, without a need: one query."""
    versions = [offer.version for offer in offers_in_force(seat, None, on=ground.on)]
    return _ranked(_matches(versions, None, ground))


def tools_for_needs(
    seat: Scope, establishment: Establishment, needs: Sequence[Need], *, sheet: FactSheet, on: date
) -> dict[UUID, list[ToolMatch]]:
    """The matches of each need by its id, in three queries whatever the number of needs and tools.

    The needs come with their theme, the establishment with its activity; `sheet` is what is known of it that day.
    """
    if not needs:
        return {}
    wanted = {need.id: themes_of_need(need) for need in needs}
    offers = offers_in_force(seat, {theme.id for themes in wanted.values() for theme in themes}, on=on)
    ground = ground_of(seat, establishment, sheet, on=on)
    matches: dict[UUID, list[ToolMatch]] = {}
    for need in needs:
        themes = {theme.id for theme in wanted[need.id]}
        serving = [offer.version for offer in offers if not offer.themes.isdisjoint(themes)]
        matches[need.id] = _ranked(_matches(serving, need, ground))
    return matches


def explain_version(
    seat: Scope, establishment: Establishment, version: ToolVersion, *, need: Need | None, on: date
) -> Explanation:
    """One version for one business, with no more than it takes."""
    decisions = decisions_on(seat, establishment.company_id, on)
    sheet = fact_sheet(seat, establishment, on=on)
    context = context_of(need, on=on, labels=version.labels)
    return explain_all([rule_of(version)], sheet, context, {str(version.id): decisions.get(version.tool_id, {})})[0]


def themes_of_need(need: Need) -> tuple[Theme, ...]:
    parent = need.theme.parent
    return (need.theme,) if parent is None else (need.theme, parent)


def offers_in_force(seat: Scope, themes: Iterable[UUID] | None, *, on: date) -> list[Offer]:
    """The versions in force, each once, with their tools' themes: one query, a row a theme."""
    rows = versions_in_force(seat, on=on).select_related("tool__organisation").annotate(theme_id=F("tool__themes"))
    if themes is not None:
        rows = rows.filter(tool__in=Tool.objects.filter(themes__in=list(themes)).values("id"))
    versions: dict[UUID, ToolVersion] = {}
    found: dict[UUID, set[UUID]] = {}
    for row in rows.order_by("id", "theme_id"):
        versions.setdefault(row.id, row)
        found.setdefault(row.id, set()).update([row.theme_id] if row.theme_id else [])
    return [Offer(version, frozenset(found[key])) for key, version in versions.items()]


def ground_of(seat: Scope, establishment: Establishment, sheet: FactSheet, *, on: date) -> MatchBasis:
    activities = {"rev2": establishment.activity, "2025": establishment.activity_2025}
    return MatchBasis(
        sheet=sheet,
        on=on,
        decisions=decisions_on(seat, establishment.company_id, on),
        standings=present_stages(seat, establishment.company_id),
        activity={f"{version}:{row.code}": row.label for version, row in activities.items() if row and row.label},
    )


def decisions_on(seat: Scope, company_id: UUID, on: date) -> dict[UUID, dict[str, ManualDecision]]:
    """Those that stood at the end of a day."""
    end = clock.end_of(on)
    rows = DecisionRow.objects.filter(
        Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=end),
        programme_id=seat.programme_id,
        company_id=company_id,
        recorded_at__lt=end,
    ).select_related("decided_by", "version")
    decided: dict[UUID, dict[str, ManualDecision]] = {}
    for row in rows.order_by("recorded_at", "id"):
        answer = ManualDecision(row.is_met, row.decided_by.name, row.decided_on)
        decided.setdefault(row.version.tool_id, {})[row.words] = answer
    return decided


def context_of(need: Need | None, *, on: date, labels: Labels) -> Context:
    themes = themes_of_need(need) if need is not None else ()
    codes = frozenset(theme.code for theme in themes) if need is not None else None
    return Context(day=on, themes=codes, labels={**labels, **{f"theme:{one.code}": one.label for one in themes}})


def _matches(versions: Sequence[ToolVersion], need: Need | None, ground: MatchBasis) -> Iterator[ToolMatch]:
    decided = {str(one.id): ground.decisions[one.tool_id] for one in versions if one.tool_id in ground.decisions}
    context = context_of(need, on=ground.on, labels=ground.activity)
    explanations = toolbox_of(versions).read(ground.sheet, context).explanations(decided)
    for version, found in zip(versions, explanations, strict=True):
        names = names_in([found.tool.labels])
        yield ToolMatch(
            tool=version.tool,
            version=version,
            explanation=found,
            reasons=reason_lines(found, names),
            blocking=blocking_lines(found, names),
            questions=tuple(question_of(missing, names) for missing in found.missing),
            standing=ground.standings.get((need.id if need else None, version.tool_id)),
            manual=manual_words(version),
        )


def _ranked(matches: Iterable[ToolMatch]) -> list[ToolMatch]:
    return sorted(matches, key=lambda match: (match.explanation.rank, match.tool.sort_title, str(match.tool.id)))
