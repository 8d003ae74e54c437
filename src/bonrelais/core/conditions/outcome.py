"""What reading a programme gives: typed criteria, and for each text of the source what became of it."""

from dataclasses import dataclass
from typing import TypedDict

from bonrelais.core.rules.params import Json, Params

MANUAL = "manual"


class CriterionRow(TypedDict):
    """One criterion as programs outside are told of it; each alternative of « any of » is a row of its own."""

    kind: str
    strength: str
    params: Params
    source_text: str


@dataclass(frozen=True, slots=True)
class TypedCriterion:
    """One requirement of a tool: `document` is what `core.rules.codec` reads, `source_text` the words it comes from."""

    document: Params
    source_text: str

    @property
    def key(self) -> str:
        return str(self.document["key"])

    @property
    def strength(self) -> str:
        return str(self.document["strength"])

    @property
    def conditions(self) -> tuple[Params, ...]:
        """The condition itself, or each alternative of « any of »."""
        any_of = self.document.get("any_of")
        return (self.document,) if any_of is None else _mappings(any_of)

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(str(condition["kind"]) for condition in self.conditions))

    def rows(self) -> list[CriterionRow]:
        return [
            {
                "kind": str(condition["kind"]),
                "strength": self.strength,
                "params": _mapping(condition["params"]),
                "source_text": self.source_text,
            }
            for condition in self.conditions
        ]


@dataclass(frozen=True, slots=True)
class NoCondition:
    """A text, or a part of one, that asks nothing of a business: `reason` says why, in French."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadText:
    """One text of the source as it stands, the keys of the criteria it gave, and what of it asks nothing."""

    heading: str
    text: str
    keys: tuple[str, ...]
    no_condition: tuple[NoCondition, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedProgramme:
    """`line` is the line of the file, `texts` accounts for every condition text of the source, in its order.

    `unread` are the fragments no rule understood: each also stands in a criterion `manual`, so nothing is lost.
    """

    line: int
    id: str
    title: str
    nature: str
    operator: str
    criteria: tuple[TypedCriterion, ...]
    texts: tuple[ReadText, ...]
    unread: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The distinct kinds of all strengths, in alphabetical order."""
        return tuple(sorted({kind for criterion in self.criteria for kind in criterion.kinds}))

    @property
    def is_fully_typed(self) -> bool:
        return MANUAL not in self.kinds

    @property
    def document(self) -> Params:
        """The document of all criteria, as `core.rules.codec.read_document` reads it."""
        return {"version": 1, "criteria": [criterion.document for criterion in self.criteria]}


def _mappings(value: Json) -> tuple[Params, ...]:
    return tuple(_mapping(one) for one in value) if isinstance(value, list | tuple) else ()


def _mapping(value: Json) -> Params:
    return value if isinstance(value, dict) else {}
