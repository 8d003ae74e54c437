"""Themes that files name: by the programme's codes and labels; a need it has no theme for is left to a person."""

from dataclasses import replace

from bonrelais.core.rules.criteria.manual import Manual
from bonrelais.core.rules.criteria.theme import Theme
from bonrelais.core.rules.requirements import Condition, Requirement
from bonrelais.toolbox.exchange.shapes import OutsideTool
from bonrelais.toolbox.queries.imports.ground import ImportBasis


def with_known_themes(tool: OutsideTool, ground: ImportBasis) -> OutsideTool:
    """Without themes of its own, a tool has those that its criteria name."""
    notes: list[str] = []
    requirements = tuple(_known(one, ground, notes) for one in tool.requirements)
    named = [code for one in requirements for code in _codes(one)]
    themes = tool.themes or tuple(dict.fromkeys(named))
    if themes == tool.themes and requirements == tool.requirements:
        return tool
    return replace(tool, requirements=requirements, themes=themes, notes=(*tool.notes, *notes))


def _codes(requirement: Requirement) -> list[str]:
    criteria = [one.criterion for one in requirement.any_of if not one.is_negated]
    return [code for one in criteria if isinstance(one, Theme) for code in one.themes]


def _known(requirement: Requirement, ground: ImportBasis, notes: list[str]) -> Requirement:
    any_of = tuple(_condition(one, ground, notes) for one in requirement.any_of)
    when = _condition(requirement.when, ground, notes) if requirement.when is not None else None
    return replace(requirement, any_of=any_of, when=when)


def _condition(condition: Condition, ground: ImportBasis, notes: list[str]) -> Condition:
    criterion = condition.criterion
    if not isinstance(criterion, Theme):
        return condition
    themes, unknown = ground.themes_for(criterion.themes)
    if unknown:
        notes.append(f"Thèmes que ce dispositif n’a pas : {', '.join(unknown)}.")
    if themes:
        return replace(condition, criterion=Theme(tuple(theme.code for theme in themes)))
    return replace(condition, criterion=Manual(f"Le besoin porte sur : {', '.join(criterion.themes)}"))
