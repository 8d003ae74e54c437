"""Rows of the schema from tools. What it cannot hold is written as sentences among the conditions, and told."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from typing import Final

from bonrelais.core.rules.criteria.manual import Manual
from bonrelais.core.rules.params import Params
from bonrelais.core.rules.requirements import Requirement, Strength
from bonrelais.toolbox.exchange.kinds import WORDS
from bonrelais.toolbox.exchange.places import COUNTRY
from bonrelais.toolbox.exchange.schema.cells import cells_of
from bonrelais.toolbox.exchange.schema.criteria import STRUCTURED, Group
from bonrelais.toolbox.exchange.schema.fields import (
    ALL_SECTORS,
    AMOUNT,
    DESCRIPTION_LENGTH,
    FIELDS,
    NO_CONDITION,
    NOT_OURS,
    PROMISE_LENGTH,
    Row,
)
from bonrelais.toolbox.exchange.schema.reading import BUSINESSES, read_row
from bonrelais.toolbox.exchange.shapes import Operator, OutsideTool, RowError
from bonrelais.toolbox.exchange.texts import bullets, listed, one_line

DEFAULTS: Final = {
    "eligibilite_geographique": COUNTRY,
    "ciblage_secteur_activite": ALL_SECTORS,
    "cibles": BUSINESSES,
}
UPDATED: Final = "date_mise_a_jour"
_MAY_READ_SO: Final = ("description", "promesse", "types_aides", "porteurs", "url_source", "titre")


@dataclass(frozen=True, slots=True)
class SchemaTool:
    """A tool to write, the sentence of each of its requirements, and the instant it was last changed, in ISO 8601."""

    tool: OutsideTool
    sentences: Sequence[str]
    updated: str


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """The row, and in French what stands there as words alone, or not at all."""

    row: Row
    told: Sequence[str]


def schema_csv(rows: Sequence[Row]) -> bytes:
    """As the schema asks: UTF-8, commas."""
    text = StringIO(newline="")
    writer = csv.DictWriter(text, FIELDS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def schema_json(rows: Sequence[Row]) -> bytes:
    """A list of objects; a field without value is left out."""
    document = [{name: row[name] for name in FIELDS if row[name]} for row in rows]
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def written_row(given: SchemaTool) -> WrittenRow:
    """What the source wrote is written again wherever it still reads as the tool says."""
    original = {name: given.tool.carried.get(name, "") for name in FIELDS}
    writer = _Criteria(original, list(zip(given.tool.requirements, given.sentences, strict=True)))
    cells = {**dict.fromkeys(FIELDS, ""), **_plain_cells(given, original), **writer.cells()}
    cells |= {name: original[name] for name in NOT_OURS if original[name]}
    row = _as_the_source(cells, original)
    row = {name: row[name] or DEFAULTS.get(name, "") for name in FIELDS}
    return WrittenRow(row, [*writer.told, *_lost(given.tool, row)])


@dataclass
class _Criteria:
    """Spends the requirements one group of fields after the other; what is left is written as sentences."""

    original: Row
    left: list[tuple[Requirement, str]]

    def __post_init__(self) -> None:
        self.told: list[str] = []

    def cells(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for group in STRUCTURED:
            found.update(self._again(group) or self._structured(group))
        return {**found, "eligibilite": self._conditions()}

    def _again(self, group: Group) -> dict[str, str]:
        """The source's own cells, if they say what the tool still says."""
        cells = {name: self.original[name] for name in group.fields}
        if not any(cells.values()):
            return {}
        try:
            asked, _ = group.read(self.original)
        except RowError:
            return {}
        if asked:
            return cells if self._spend(asked) else {}
        return {} if self._structured(group, is_kept=True) else cells

    def _spend(self, asked: Sequence[Requirement]) -> bool:
        left = list(self.left)
        for one in asked:
            place = next((rank for rank, (held, _) in enumerate(left) if _bare(held) == one), None)
            if place is None:
                return False
            del left[place]
        self.left = left
        return True

    def _structured(self, group: Group, *, is_kept: bool = False) -> dict[str, str]:
        """The cells of every requirement that this group can hold beside the others, as it is read back."""
        cells: dict[str, str] = {}
        held: list[Requirement] = []
        for requirement, _ in self.left:
            own = cells_of(requirement)
            if not own or not set(own) <= set(group.fields) or set(own) & set(cells):
                continue
            if _reads_as(group, {**cells, **own}, [*held, requirement]):
                cells, held = {**cells, **own}, [*held, requirement]
        if not is_kept:
            self._spend([_bare(one) for one in held])
        return cells

    def _conditions(self) -> str:
        items: list[str] = []
        for requirement, sentence in self.left:
            words = _words_alone(requirement)
            if words is None:
                self.told.append(sentence)
            items.append(words if words is not None else one_line(sentence))
        written = self.original["eligibilite"]
        if written and list(bullets(written)) == items:
            return written
        return listed(items or [NO_CONDITION])


def _bare(requirement: Requirement) -> Requirement:
    """Without its key, its own words and its quote: what the schema tells of it."""
    return replace(requirement, key="", text="", source_quote="")


def _reads_as(group: Group, cells: Mapping[str, str], wanted: Sequence[Requirement]) -> bool:
    try:
        found, _ = group.read({**dict.fromkeys(FIELDS, ""), **cells})
    except RowError:
        return False
    bare = [_bare(one) for one in wanted]
    return len(found) == len(bare) and all(one in bare for one in found)


def _words_alone(requirement: Requirement) -> str | None:
    """The words of a plain manual condition; None when it is more than words, or reads otherwise in a list."""
    only = requirement.any_of[0]
    if len(requirement.any_of) > 1 or requirement.when is not None or only.is_negated:
        return None
    if requirement.strength is not Strength.ELIGIBILITY or not isinstance(only.criterion, Manual):
        return None
    text = only.criterion.text
    return text if bullets(listed([text])) == (text,) and text != NO_CONDITION else None


def _plain_cells(given: SchemaTool, original: Row) -> dict[str, str]:
    tool = given.tool
    is_promise = bool(tool.source_quote) and len(tool.summary) <= PROMISE_LENGTH and "\n" not in tool.summary
    description = tool.source_quote if is_promise else tool.summary
    operators = [_operator(one) for one in tool.operators]
    return {
        "id": original["id"] or tool.source_id,
        "titre": tool.title,
        "promesse": tool.summary if is_promise else "",
        "description": description + (f"{AMOUNT}{tool.amount_words}" if tool.amount_words else ""),
        "types_aides": WORDS[tool.kind],
        "porteurs": json.dumps(operators, ensure_ascii=False) if operators else "",
        "url_source": tool.source_url,
        UPDATED: given.updated,
    }


def _operator(operator: Operator) -> Params:
    return {
        "nom": operator.name,
        **({"siren": operator.siren} if operator.siren else {}),
        **({"roles": list(operator.roles)} if operator.roles else {}),
    }


def _as_the_source(row: Row, original: Row) -> Row:
    """Each plain field as the source wrote it, where the whole still reads the same."""
    try:
        wanted = _compared(read_row(row))
    except RowError:
        return row
    kept = dict(row)
    for name in _MAY_READ_SO:
        if original[name] and original[name] != kept[name]:
            tried = {**kept, name: original[name]}
            kept = tried if _reads(tried, wanted) else kept
    both = {**kept, **{name: original[name] for name in ("promesse", "description") if original["description"]}}
    kept = both if _reads(both, wanted) else kept
    written = [name for name in FIELDS if original[name] and name != UPDATED]
    if original[UPDATED] and all(kept[name] == original[name] for name in written):
        kept = {**kept, UPDATED: original[UPDATED]}
    return kept


def _reads(row: Row, wanted: OutsideTool) -> bool:
    try:
        return _compared(read_row(row)) == wanted
    except RowError:
        return False


def _compared(tool: OutsideTool) -> OutsideTool:
    return replace(tool, carried={}, notes=())


def _lost(tool: OutsideTool, row: Row) -> list[str]:
    """What this row could not hold beside the criteria. Never held: the maximal amount, the quote of each criterion."""
    lost = []
    if tool.source_quote and not row["promesse"]:
        lost.append("Les mots de la source ne sont pas repris.")
    if len(row["description"]) > DESCRIPTION_LENGTH:
        lost.append(f"La description dépasse {DESCRIPTION_LENGTH} caractères.")
    return lost
