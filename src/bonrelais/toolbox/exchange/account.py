"""A reading as programs outside are told of it, in JSON."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NotRequired, TypedDict

from bonrelais.core.rules.criteria.manual import Manual
from bonrelais.core.rules.params import Params
from bonrelais.core.rules.requirements import Condition, Requirement
from bonrelais.toolbox.exchange.shapes import OutsideTool, Reading, Refusal

MANUAL: Final = Manual.kind


# The functional form, because « not » is a word of Python.
Contrary = TypedDict("Contrary", {"not": NotRequired[bool]})


class ConditionAccount(Contrary):
    """`not` is there, and true, for the contrary of the criterion."""

    kind: str
    params: Params


class CriterionAccount(ConditionAccount):
    """`group` is shared by the alternatives of one « any of », and `when` is the case in which it is asked."""

    strength: str
    source_text: str
    group: NotRequired[str]
    when: NotRequired[ConditionAccount]


class NoConditionAccount(TypedDict):
    text: str
    reason: str


class ToolAccount(TypedDict):
    """`kinds`: the distinct kinds of all strengths; `unread`: what no rule understood, each also a manual criterion."""

    id: str
    title: str
    kinds: list[str]
    criteria: list[CriterionAccount]
    unread: list[str]
    no_condition: list[NoConditionAccount]
    notes: list[str]


class RefusalAccount(TypedDict):
    row: int
    id: str
    field: str
    reason: str


class ReadingAccount(TypedDict):
    """`programmes` is how many could be read: fully typed, or with a condition left to a person."""

    programmes: int
    fully_typed: int
    with_manual: int
    refused: int
    details: list[ToolAccount]
    refusals: list[RefusalAccount]
    notes: list[str]


def account_of(reading: Reading) -> ReadingAccount:
    details = [tool_account(tool) for tool in reading.tools]
    with_manual = sum(MANUAL in one["kinds"] for one in details)
    return {
        "programmes": len(details),
        "fully_typed": len(details) - with_manual,
        "with_manual": with_manual,
        "refused": refused_rows(reading),
        "details": details,
        "refusals": [
            {"row": one.row, "id": one.source_id, "field": one.field, "reason": one.reason} for one in reading.refusals
        ],
        "notes": list(reading.notes),
    }


def beside_toolbox(reading: Reading, refused: Sequence[Refusal]) -> Reading:
    """The reading once compared: `refused` are all its refusals, of the file and of the toolbox."""
    rows = {one.row for one in refused}
    return replace(reading, tools=[tool for tool in reading.tools if tool.row not in rows], refusals=refused)


def refused_rows(reading: Reading) -> int:
    """A row with several wrong fields is refused once."""
    return len({one.row for one in reading.refusals})


def tool_account(tool: OutsideTool) -> ToolAccount:
    criteria = criteria_account(tool)
    return {
        "id": tool.source_id,
        "title": tool.title,
        "kinds": sorted({one["kind"] for one in criteria}),
        "criteria": criteria,
        "unread": list(tool.unread),
        "no_condition": [{"text": one.text, "reason": one.reason} for one in tool.no_condition],
        "notes": list(tool.notes),
    }


def criteria_account(tool: OutsideTool) -> list[CriterionAccount]:
    """Each alternative of « any of » is a row of its own."""
    return [_criterion(requirement, one) for requirement in tool.requirements for one in requirement.any_of]


def _criterion(requirement: Requirement, condition: Condition) -> CriterionAccount:
    told = _condition(condition)
    account: CriterionAccount = {
        "kind": told["kind"],
        "params": told["params"],
        "strength": requirement.strength.value,
        "source_text": requirement.text or requirement.source_quote or _own_words(condition.criterion),
    }
    if condition.is_negated:
        account["not"] = True
    if len(requirement.any_of) > 1:
        account["group"] = requirement.key
    if requirement.when is not None:
        account["when"] = _condition(requirement.when)
    return account


def _condition(condition: Condition) -> ConditionAccount:
    account: ConditionAccount = {"kind": condition.criterion.kind, "params": condition.criterion.to_params()}
    if condition.is_negated:
        account["not"] = True
    return account


def _own_words(criterion: object) -> str:
    return criterion.text if isinstance(criterion, Manual) else ""
