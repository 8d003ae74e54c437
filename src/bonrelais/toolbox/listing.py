from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from bonrelais.toolbox.choices import ToolKind


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list's address asks for; what cannot be read is left out."""

    text: str = ""
    theme_id: UUID | None = None
    kind: ToolKind | None = None
    organisation_id: UUID | None = None
    page: str | None = None

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Filters":
        kind = asked.get("nature", "")
        return cls(
            text=asked.get("q", "")[:80].strip(),
            theme_id=_uuid(asked.get("theme", "")),
            kind=ToolKind(kind) if kind in ToolKind.values else None,
            organisation_id=_uuid(asked.get("structure", "")),
            page=asked.get("page"),
        )

    @property
    def is_any(self) -> bool:
        return bool(self.text or self.theme_id or self.kind or self.organisation_id)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
