"""The businesses a person tries the criteria of a tool on: kept with their session, written nowhere else."""

from typing import Final
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase

KEY: Final = "toolbox.tried"
MOST: Final = 5
MOST_TOOLS: Final = 20


def tried(session: SessionBase, tool_id: UUID) -> list[UUID]:
    """The last tried first."""
    return [UUID(text) for text in _kept(session).get(str(tool_id), [])]


def note_tried(session: SessionBase, tool_id: UUID, do: str) -> bool:
    """What a button says, « try|key » or « untry|key »; whether a business was added."""
    verb, _, which = do.partition("|")
    if verb not in {"try", "untry"}:
        return False
    try:
        key = UUID(which)
    except ValueError:
        return False
    others = [one for one in tried(session, tool_id) if one != key]
    _keep(session, tool_id, [key, *others] if verb == "try" else others)
    return verb == "try"


def _keep(session: SessionBase, tool_id: UUID, establishments: list[UUID]) -> None:
    """The few last ones, of the few tools last worked on."""
    others = {tool: keys for tool, keys in _kept(session).items() if tool != str(tool_id)}
    latest = dict(list(others.items())[-MOST_TOOLS + 1 :])
    session[KEY] = {**latest, str(tool_id): [str(key) for key in dict.fromkeys(establishments)][:MOST]}


def _kept(session: SessionBase) -> dict[str, list[str]]:
    kept: dict[str, list[str]] = session.get(KEY, {})
    return kept
