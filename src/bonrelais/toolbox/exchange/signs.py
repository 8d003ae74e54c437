"""Signs that no base keeps and no page shows: the character zero, halves of a pair. Files may hold them escaped."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from bonrelais.core.rules.params import Json
from bonrelais.toolbox.exchange.native import tool_document
from bonrelais.toolbox.exchange.shapes import OutsideTool, Reading, Refusal

NUL: Final = "\x00"
TOLD: Final = "Un texte contient un signe qui ne se garde pas. Écrivez-le à nouveau."


def without_odd_signs(reading: Reading) -> Reading:
    """Tools that hold one are refused; what is said of the others, and of the file, is shown without."""
    odd = [tool for tool in reading.tools if any(map(_is_odd, _told_by(tool)))]
    refused = [Refusal(tool.row, tool.title, "", TOLD, tool.source_id) for tool in odd]
    refusals = sorted([*reading.refusals, *refused], key=lambda one: one.row)
    tools = [tool for tool in reading.tools if tool not in odd] if odd else reading.tools
    return Reading(tools, tuple(_shown(one) for one in refusals), tuple(_clean(note) for note in reading.notes))


def _told_by(tool: OutsideTool) -> Iterator[str]:
    yield from _texts(tool_document(tool))
    yield from (*tool.unread, *(one.text for one in tool.no_condition))


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield name
            yield from _texts(one)
    elif isinstance(value, Sequence):
        for one in value:
            yield from _texts(one)


def _is_odd(text: str) -> bool:
    if text.isascii():
        return NUL in text
    return NUL in text or any("\ud800" <= sign <= "\udfff" for sign in text)


def _shown(refusal: Refusal) -> Refusal:
    return replace(
        refusal,
        name=_clean(refusal.name),
        field=_clean(refusal.field),
        reason=_clean(refusal.reason),
        source_id=_clean(refusal.source_id),
    )


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode().replace(NUL, "")
