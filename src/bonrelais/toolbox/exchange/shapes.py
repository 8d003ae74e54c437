"""A tool as a file tells it, before anything is kept: plain, frozen, with what could not be held said in French."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bonrelais.core.conditions import NoCondition
from bonrelais.core.rules.requirements import Requirement
from bonrelais.foundation.errors import DomainError
from bonrelais.toolbox.choices import ToolKind


class FileError(DomainError):
    """The file as a whole cannot be read: its text says why and what to do."""


class RowError(ValueError):
    """One tool of the file cannot be taken; `field` is the file's own name of it, or blank."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class Operator:
    """An organisation as the file names it; `roles` as the national schema writes them."""

    name: str
    siren: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutsideTool:
    """One tool of a file. `row` is its line or rank there, `source_id` its identity in the source.

    `themes` are codes or labels. `effective_from_on` None: the file does not say. `carried` keeps the words of the
    source that our tools have no place for, by field, to be written again; `notes` say what was mended or left aside.
    `unread` and `no_condition` account for its texts that gave no criterion of their own.
    """

    row: int
    source_id: str
    title: str
    summary: str
    kind: ToolKind
    operators: tuple[Operator, ...] = ()
    themes: tuple[str, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    amount_words: str = ""
    amount_max_cents: int | None = None
    source_url: str = ""
    source_quote: str = ""
    effective_from_on: date | None = None
    effective_to_on: date | None = None
    carried: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    no_condition: tuple[NoCondition, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A tool of the file that cannot be taken, where it stands and why."""

    row: int
    name: str
    field: str
    reason: str
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says: its tools, those refused, and what is said of the whole file."""

    tools: Sequence[OutsideTool]
    refusals: Sequence[Refusal] = ()
    notes: Sequence[str] = ()
