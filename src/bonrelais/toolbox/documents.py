"""Matches as JSON, and in words, for the command line. The keys are a contract, described in docs/data-match.md."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NotRequired, TypedDict
from uuid import UUID

from bonrelais.core.french import count
from bonrelais.core.rules.explain import RequirementResult
from bonrelais.core.rules.looks import JointLook, Look
from bonrelais.directory import access
from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes.scope import ProgrammeScope
from bonrelais.toolbox.models import ToolVersion
from bonrelais.toolbox.queries.matches import tools_for
from bonrelais.toolbox.queries.reach import excluded_by_sentence, missing_of, reach_of
from bonrelais.toolbox.queries.versions import versions_in_force

ANY_OF: Final = "any_of"
"""The kind of a criterion with several alternatives; each stands under it with its own."""


class MatchError(DomainError):
    """No such business or tool here; the message says what to check."""


class ConditionReading(TypedDict):
    kind: str
    answer: str
    reason: str
    missing: list[str]


class CriterionReading(ConditionReading):
    strength: str
    any_of: NotRequired[list[ConditionReading]]
    when: NotRequired[ConditionReading]


class ToolReading(TypedDict):
    tool: str
    verdict: str
    criteria: list[CriterionReading]


class ToAsk(TypedDict):
    siret: str
    missing: list[str]


class ReachReading(TypedDict):
    population: int
    sure: list[str]
    to_ask: list[ToAsk]
    excluded: dict[str, int]


def business_reading(programme_id: UUID, siret: str, tool: str | None) -> list[ToolReading]:
    """The tools in force today for the establishment of a SIRET, best first; one alone when it is named."""
    today = clock.today()
    scope = ProgrammeScope(programme_id)
    place = _establishment(programme_id, siret, on=today)
    if tool is not None:
        _version(scope, tool, on=today)
    return [
        {
            "tool": match.tool.code,
            "verdict": match.verdict.value,
            "criteria": [_criterion(one) for one in match.explanation.results],
        }
        for match in tools_for(scope, place, None, on=today)
        if tool in (None, match.tool.code)
    ]


def tool_reading(programme_id: UUID, tool: str) -> ReachReading:
    """Whole lists, best first, over the programme's open and fully diffusible establishments.

    A business entered by hand has no SIRET: its own key stands for it.
    """
    today = clock.today()
    scope = ProgrammeScope(programme_id)
    reach = reach_of(scope, _version(scope, tool, on=today), on=today)
    names = [siret or str(key) for siret, key in zip(reach.population.sirets, reach.population.ids, strict=True)]
    return {
        "population": len(names),
        "sure": [names[row] for row in reach.lists.sure.tolist()],
        "to_ask": [{"siret": names[row], "missing": list(missing)} for row, missing in missing_of(reach)],
        "excluded": excluded_by_sentence(reach),
    }


def business_lines(readings: Sequence[ToolReading]) -> str:
    words = {"yes": "oui", "unknown": "à savoir", "no": "non"}
    lines = [count(len(readings), "outil regardé", "outils regardés")]
    for reading in readings:
        lines.append(f"{reading['tool']} : {words[reading['verdict']]}")
        lines += [f"  {words[one['answer']]} · {one['reason']}" for one in reading["criteria"]]
    return "\n".join(lines)


def tool_lines(reading: ReachReading) -> str:
    lines = [
        count(reading["population"], "entreprise regardée", "entreprises regardées"),
        f"Sûres : {len(reading['sure'])}",
        f"À interroger : {len(reading['to_ask'])}",
        f"Exclues : {sum(reading['excluded'].values())}",
        *(f"  {number} · {reason}" for reason, number in reading["excluded"].items()),
    ]
    return "\n".join(lines)


def _establishment(programme_id: UUID, siret: str, *, on: date) -> Establishment:
    digits = "".join(siret.split())
    rows = access.visible_in(programme_id, on).select_related("company", "commune", "activity", "activity_2025")
    found = rows.filter(siret=digits).first()
    if found is None:
        raise MatchError(f"Aucun établissement du dispositif n’a le SIRET « {siret} ». Vérifiez ses quatorze chiffres.")
    if not found.is_open:
        raise MatchError(f"L’établissement « {siret} » est fermé au registre : aucun outil ne lui est proposé.")
    return found


def _version(scope: ProgrammeScope, tool: str, *, on: date) -> ToolVersion:
    rows = versions_in_force(scope, on=on).filter(tool__code=tool).select_related("tool")
    found = rows.order_by("-published_at", "-id").first()
    if found is None:
        told = f"Aucun outil publié et en vigueur n’a le code « {tool} ». « bonrelais tools list » donne les codes."
        raise MatchError(told)
    return found


def _criterion(result: RequirementResult) -> CriterionReading:
    requirement, look, reason = result.requirement, result.look, result.reason
    conditions = requirement.any_of
    read: CriterionReading = {
        "kind": conditions[0].criterion.kind if len(conditions) == 1 else ANY_OF,
        "strength": requirement.strength.value,
        "answer": result.answer.value,
        "reason": reason.text,
        "missing": [one.code for one in dict.fromkeys(result.missing)],
    }
    if isinstance(look, JointLook):
        if len(conditions) > 1:
            read["any_of"] = [_condition(member) for member in look.members]
        if look.guard is not None:
            read["when"] = _condition(look.guard)
    return read


def _condition(look: Look) -> ConditionReading:
    return {
        "kind": look.line.condition.criterion.kind,
        "answer": look.answer.value,
        "reason": look.reason.text,
        "missing": [one.code for one in look.missing],
    }
