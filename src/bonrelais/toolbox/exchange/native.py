"""Our own format, in JSON or YAML: a versioned document that holds everything of a tool (docs/format-natif.md)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bonrelais.core.rules.codec import read_document, write_document
from bonrelais.core.rules.params import CriterionError, Json, Params
from bonrelais.core.rules.requirements import Requirement
from bonrelais.core.text import fold
from bonrelais.toolbox.choices import ToolKind
from bonrelais.toolbox.exchange.days import read_day
from bonrelais.toolbox.exchange.files import check_count, read_json, text_of
from bonrelais.toolbox.exchange.shapes import FileError, Operator, OutsideTool, Reading, Refusal, RowError
from bonrelais.toolbox.exchange.texts import LONGEST_SOURCE, LONGEST_TITLE
from bonrelais.toolbox.exchange.twins import without_twins
from bonrelais.toolbox.exchange.words import checked_url
from bonrelais.toolbox.exchange.yaml_documents import read_yaml, write_yaml

FORMAT: Final = "bonrelais-outils"
VERSION: Final = 1
LONGEST_ID: Final = 200
LONGEST_AMOUNT: Final = 160
_NAMES: Final = frozenset(
    {"code", "title", "kind", "organisation", "themes", "summary", "amount_words", "amount_max_cents"}
    | {"effective_from_on", "effective_to_on", "source_url", "source_quote", "criteria", "carried"}
)


def read_native(content: bytes) -> Reading:
    """Raise FileError when the file as a whole cannot be read."""
    text = text_of(content)
    document = read_json(text) if text.lstrip().startswith(("{", "[")) else read_yaml(text)
    rows = _rows(document)
    tools: list[OutsideTool] = []
    refusals: list[Refusal] = []
    for rank, row in enumerate(rows, start=1):
        try:
            tools.append(_Row(row).tool(rank))
        except RowError as refusal:
            name = str(row.get("title") or row.get("code") or "")
            refusals.append(Refusal(rank, name, refusal.field, str(refusal), str(row.get("code") or "")))
    return without_twins(Reading(tools, refusals))


def read_tool_document(row: Params) -> OutsideTool:
    """One tool written by `tool_document`."""
    return _Row(row).tool(1)


def _rows(document: Json) -> list[Params]:
    if not isinstance(document, Mapping) or document.get("format") != FORMAT:
        raise FileError(f"Ce fichier n’est pas au format de Bon Relais, qui commence par « format: {FORMAT} ».")
    if document.get("version") != VERSION:
        told = document.get("version")
        raise FileError(f"Version {told} inconnue de ce format. Celle qui se lit ici est la {VERSION}.")
    listed = document.get("tools")
    if not isinstance(listed, Sequence) or isinstance(listed, str):
        raise FileError("« tools » doit être la liste des outils.")
    rows = [row for row in listed if isinstance(row, Mapping)]
    if len(rows) != len(listed):
        raise FileError("« tools » contient autre chose que des outils. Donnez un objet par outil.")
    check_count(len(rows))
    return rows


@dataclass(frozen=True, slots=True)
class _Row:
    row: Params

    def tool(self, rank: int) -> OutsideTool:
        for name in self.row:
            if name not in _NAMES:
                raise RowError("ce nom n’existe pas dans un outil. Corrigez-le ou retirez-le.", field=str(name))
        url = self._text("source_url")
        checked, note = checked_url(url)
        start, end = self._day("effective_from_on"), self._day("effective_to_on")
        if start is not None and end is not None and end < start:
            told = "la fin ne peut pas précéder le début. Corrigez l’une des deux dates."
            raise RowError(told, field="effective_to_on")
        return OutsideTool(
            row=rank,
            source_id=self._required("code", LONGEST_ID),
            title=self._required("title", LONGEST_TITLE),
            summary=self._text("summary"),
            kind=self._kind(),
            operators=self._operators(),
            themes=self._themes(),
            requirements=self._requirements(),
            amount_words=self._text("amount_words", LONGEST_AMOUNT),
            amount_max_cents=self._cents(),
            source_url=checked,
            source_quote=self._text("source_quote"),
            effective_from_on=start,
            effective_to_on=end,
            carried=self._carried(),
            notes=(note,) if note else (),
        )

    def _text(self, name: str, longest: int = 0) -> str:
        value = self.row.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise RowError("doit être un texte. Mettez-le entre guillemets.", field=name)
        if longest and len(value) > longest:
            raise RowError(f"{longest} caractères au plus.", field=name)
        return value.strip()

    def _required(self, name: str, longest: int) -> str:
        text = self._text(name, longest)
        if not text:
            raise RowError("il manque. Remplissez-le.", field=name)
        return text

    def _day(self, name: str) -> date | None:
        try:
            return read_day(self._text(name))
        except RowError as refusal:
            raise RowError(str(refusal), field=name) from refusal

    def _kind(self) -> ToolKind:
        told = fold(self._required("kind", 40))
        for kind in ToolKind:
            if told in {fold(kind.value), fold(kind.label)}:
                return kind
        known = ", ".join(kind.value for kind in ToolKind)
        raise RowError(f"« {self.row['kind']} » n’est pas une nature connue : {known}.", field="kind")

    def _operators(self) -> tuple[Operator, ...]:
        value = self.row.get("organisation")
        if value is None:
            return ()
        if isinstance(value, str):
            value = {"name": value}
        if not isinstance(value, Mapping) or not set(value) <= {"name", "siren"}:
            raise RowError("doit avoir « name » et, s’il y en a un, « siren ».", field="organisation")
        name, siren = value.get("name"), value.get("siren") or ""
        if not isinstance(name, str) or not name.strip() or not isinstance(siren, str):
            raise RowError("« name » et « siren » sont des textes. Mettez-les entre guillemets.", field="organisation")
        return (Operator(name.strip(), siren.replace(" ", "")),)

    def _themes(self) -> tuple[str, ...]:
        value = self.row.get("themes") or []
        if not isinstance(value, Sequence) or isinstance(value, str) or not all(isinstance(one, str) for one in value):
            raise RowError("doit être une liste de codes de thèmes.", field="themes")
        return tuple(dict.fromkeys(str(one) for one in value))

    def _cents(self) -> int | None:
        value = self.row.get("amount_max_cents")
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10**15:
            raise RowError("doit être un nombre entier de centimes d’euro.", field="amount_max_cents")
        return value

    def _requirements(self) -> tuple[Requirement, ...]:
        document = self.row.get("criteria")
        if document is None:
            return ()
        if not isinstance(document, Mapping):
            raise RowError("doit être un document de critères : « version » et « criteria ».", field="criteria")
        try:
            found = read_document(document)
        except CriterionError as refusal:
            raise RowError(str(refusal), field=f"criteria, {refusal.field}".rstrip(", ")) from refusal
        for one in found:
            for name, words in (("text", one.text), ("source_quote", one.source_quote)):
                if len(words) > LONGEST_SOURCE:
                    raise RowError(f"{LONGEST_SOURCE} caractères au plus.", field=f"criteria, {name}")
        return found

    def _carried(self) -> dict[str, str]:
        value = self.row.get("carried") or {}
        if not isinstance(value, Mapping) or not all(isinstance(one, str) for one in value.values()):
            raise RowError("doit être un objet dont les valeurs sont des textes.", field="carried")
        return {str(name): str(text) for name, text in value.items()}


def native_document(tools: Sequence[OutsideTool]) -> Params:
    return {"format": FORMAT, "version": VERSION, "tools": [tool_document(tool) for tool in tools]}


def native_json(tools: Sequence[OutsideTool]) -> bytes:
    return (json.dumps(native_document(tools), ensure_ascii=False, indent=2) + "\n").encode()


def native_yaml(tools: Sequence[OutsideTool]) -> bytes:
    return write_yaml(native_document(tools)).encode()


def tool_document(tool: OutsideTool) -> Params:
    """What is blank is left out, but for the names that tell what a tool is."""
    operator = tool.operators[0] if tool.operators else None
    told: dict[str, Json] = {
        "code": tool.source_id,
        "title": tool.title,
        "kind": tool.kind.value,
        "organisation": None if operator is None else _operator_document(operator),
        "themes": list(tool.themes),
        "summary": tool.summary,
        "amount_words": tool.amount_words or None,
        "amount_max_cents": tool.amount_max_cents,
        "effective_from_on": tool.effective_from_on.isoformat() if tool.effective_from_on else None,
        "effective_to_on": tool.effective_to_on.isoformat() if tool.effective_to_on else None,
        "source_url": tool.source_url or None,
        "source_quote": tool.source_quote or None,
        "criteria": write_document(tool.requirements),
        "carried": dict(tool.carried) or None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _operator_document(operator: Operator) -> Params:
    return {"name": operator.name, **({"siren": operator.siren} if operator.siren else {})}
