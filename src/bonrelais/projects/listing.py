from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from bonrelais.projects.choices import ProjectState


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list's address asks for; what cannot be read is left out."""

    state: ProjectState | None
    theme_id: UUID | None
    page: str | None

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Filters":
        state = asked.get("etat", "")
        return cls(
            state=ProjectState(state) if state in ProjectState.values else None,
            theme_id=_uuid(asked.get("theme", "")),
            page=asked.get("page"),
        )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
