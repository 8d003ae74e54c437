"""What an import would do, tool by tool: frozen, ready to be drawn or taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bonrelais.network.models import Organisation
from bonrelais.programmes.models import Theme
from bonrelais.toolbox.exchange.shapes import Operator, OutsideTool, Refusal
from bonrelais.toolbox.models import Tool
from bonrelais.toolbox.queries.sheets import Change, CriterionLine


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One tool of the file beside the toolbox's own, if it has it.

    `given` is what the source says, `draft` what the draft would say: what people changed since the last import stays.
    `replaces_draft`: a draft is there and what it owes to the source is not known, so that nothing can be kept of it.
    `card_changes` are of the title, the nature, the organisation and the themes: a published tool's are not drafted.
    """

    given: OutsideTool
    draft: OutsideTool
    themes: Sequence[Theme]
    organisation: Organisation | None
    operator: Operator | None
    criteria: Sequence[CriterionLine] = ()
    tool: Tool | None = None
    replaces_draft: bool = False
    is_published: bool = False
    changes: Sequence[Change] = ()
    card_changes: Sequence[Change] = ()
    notes: Sequence[str] = ()

    @property
    def key(self) -> str:
        return self.given.source_id

    @property
    def is_changed(self) -> bool:
        return bool(self.changes or self.card_changes)

    @property
    def is_takeable(self) -> bool:
        """New, or with something to draft. A change of the card alone is for a person, on the published tool."""
        return self.tool is None or bool(self.changes) or (bool(self.card_changes) and not self.is_published)

    @property
    def is_taken_unless_told(self) -> bool:
        """Ticked from the start: a draft that a person began is not replaced without their word."""
        return self.is_takeable and not self.replaces_draft


@dataclass(frozen=True, slots=True)
class Comparison:
    """A file beside the toolbox. `gone`: came from the same source and stand in the file no more."""

    new: Sequence[ImportLine]
    changed: Sequence[ImportLine]
    unchanged: Sequence[ImportLine]
    gone: Sequence[Tool]
    refused: Sequence[Refusal]
    notes: Sequence[str]
    themes: Sequence[Theme] = ()
    """Those of the programme, to choose from."""

    organisations: Sequence[str] = ()
    """The names of the organisations that taking it all would create."""

    @property
    def lacks_themes(self) -> bool:
        """Whether a new tool has no theme: it is not published before it has one."""
        return any(not line.themes for line in self.new)

    @property
    def takeable(self) -> Mapping[str, ImportLine]:
        return {line.key: line for line in (*self.new, *self.changed) if line.is_takeable}

    @property
    def taken_unless_told(self) -> Mapping[str, ImportLine]:
        return {key: line for key, line in self.takeable.items() if line.is_taken_unless_told}

    @property
    def replacing(self) -> Sequence[ImportLine]:
        """Those that would undo a draft that a person began."""
        return [line for line in self.takeable.values() if line.replaces_draft]
