"""What is said of a tool, of its versions and of its proposals: the arguments of the actions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.params import Params
from bonrelais.core.rules.requirements import Requirement
from bonrelais.core.rules.verdicts import Answer
from bonrelais.directory.models import Company
from bonrelais.needs.models import Need
from bonrelais.network.models import Organisation
from bonrelais.programmes.models import Theme
from bonrelais.toolbox.choices import ToolKind
from bonrelais.toolbox.models import Tool, ToolVersion


@dataclass(frozen=True, slots=True)
class ToolCard:
    """A tool, whatever its versions. Without `code`, its title gives one.

    One that comes from a file may lack themes until someone chooses them: it is not published before.
    """

    organisation: Organisation
    title: str
    kind: ToolKind
    themes: Sequence[Theme]
    code: str = ""
    may_lack_themes: bool = False


@dataclass(frozen=True, slots=True)
class VersionDraft:
    """What a tool offers and to whom, from a day on. `criteria`: requirements of core, or a document of its codec.

    No criteria at all: open to everyone.
    """

    summary: str
    effective_from_on: date
    criteria: Sequence[Requirement] | Params = ()
    effective_to_on: date | None = None
    amount_words: str = ""
    amount_max_cents: int | None = None
    source_url: str = ""
    source_quote: str = ""

    def requirements(self) -> tuple[Requirement, ...]:
        """Raises CriterionError in French when the document cannot be read."""
        if isinstance(self.criteria, Mapping):
            return read_document(self.criteria)
        return tuple(self.criteria)


@dataclass(frozen=True, slots=True)
class ToolProposal:
    """A tool for a need, or for the company at large. Without `verdict`, it is read from what is known that day."""

    tool: Tool
    need: Need | None = None
    verdict: Answer | None = None


@dataclass(frozen=True, slots=True)
class AlreadyHad:
    """A tool that the business had before, for a need or at large; `on` None: on a day nobody told."""

    proposal: ToolProposal
    on: date | None = None


@dataclass(frozen=True, slots=True)
class TargetsWanted:
    """Businesses of a tool to keep as a list, best first, each with the facts to ask; `words`: the filters, as read."""

    version: ToolVersion
    name: str
    words: str
    targets: Sequence[tuple[UUID, Sequence[str]]]
    device_key: UUID


@dataclass(frozen=True, slots=True)
class ManualAnswer:
    """A person's answer to one manual condition, named by its words; `is_met` None takes the answer back."""

    company: Company
    words: str
    is_met: bool | None
