"""Aid programmes of the JSON Lines shape: core reads their conditions, the rest of each line is laid beside."""

from dataclasses import replace
from typing import Final

from bonrelais.core.conditions import RefusedLine, TypedProgramme, read_programmes
from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.params import CriterionError
from bonrelais.core.rules.requirements import Requirement
from bonrelais.toolbox.choices import ToolKind
from bonrelais.toolbox.exchange.files import check_count, text_of
from bonrelais.toolbox.exchange.kinds import kind_of
from bonrelais.toolbox.exchange.shapes import Operator, OutsideTool, Reading, Refusal
from bonrelais.toolbox.exchange.texts import LONGEST_TITLE, shortened

LONGEST_ID: Final = 200


def read_programme_lines(content: bytes) -> Reading:
    """Raise FileError when the file as a whole cannot be read."""
    lines = text_of(content).split("\n")
    check_count(sum(bool(line.strip()) for line in lines))
    tools: list[OutsideTool] = []
    refusals: list[Refusal] = []
    for found in read_programmes(lines):
        if isinstance(found, RefusedLine):
            refusals.append(Refusal(found.line, found.id, "", found.reason, found.id))
            continue
        try:
            tools.append(_tool(found))
        except CriterionError as refusal:
            refusals.append(Refusal(found.line, found.title, refusal.field, str(refusal), found.id))
    return Reading(tools, refusals)


def _tool(found: TypedProgramme) -> OutsideTool:
    kind = kind_of([found.nature])
    told = f"Nature non reconnue (« {found.nature or 'rien'} ») : mise en « {ToolKind.ADVICE.label} », à vérifier."
    return OutsideTool(
        row=found.line,
        source_id=found.id[:LONGEST_ID],
        title=shortened(found.title, LONGEST_TITLE),
        summary="",
        kind=kind or ToolKind.ADVICE,
        operators=(Operator(found.operator.strip()),) if found.operator.strip() else (),
        requirements=_requirements(found),
        notes=() if kind else (told,),
        unread=found.unread,
        no_condition=tuple(one for text in found.texts for one in text.no_condition),
    )


def _requirements(found: TypedProgramme) -> tuple[Requirement, ...]:
    """Each keeps the words it comes from."""
    words = {one.key: one.source_text for one in found.criteria}
    return tuple(
        one if one.text else replace(one, text=words.get(one.key, "")) for one in read_document(found.document)
    )
