"""One tool from each row of the schema; a wrong row is refused with each of its wrong fields, and stops no other."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from bonrelais.core.rules.params import Json
from bonrelais.core.rules.requirements import Requirement
from bonrelais.toolbox.choices import ToolKind
from bonrelais.toolbox.exchange.days import read_day
from bonrelais.toolbox.exchange.files import text_of
from bonrelais.toolbox.exchange.kinds import kind_of
from bonrelais.toolbox.exchange.loose import read_loose
from bonrelais.toolbox.exchange.schema.criteria import CONDITIONS, STRUCTURED
from bonrelais.toolbox.exchange.schema.fields import AMOUNT, FIELDS, Row, several
from bonrelais.toolbox.exchange.schema.rows import schema_rows
from bonrelais.toolbox.exchange.shapes import Operator, OutsideTool, Reading, Refusal, RowError
from bonrelais.toolbox.exchange.texts import LONGEST_TITLE, plain, shortened
from bonrelais.toolbox.exchange.twins import without_twins
from bonrelais.toolbox.exchange.words import checked_url

LONGEST_AMOUNT: Final = 160
BUSINESSES: Final = "professionnels"


def read_schema(content: bytes) -> Reading:
    """Raise FileError when the file as a whole cannot be read."""
    rows, refusals, notes = schema_rows(text_of(content))
    tools: list[OutsideTool] = []
    for number, row in rows:
        reader = RowReader(number, row)
        tool = reader.read()
        refusals += reader.refusals
        if tool is not None:
            tools.append(tool)
    return without_twins(Reading(tools, refusals, notes))


def read_row(row: Row, *, number: int = 1) -> OutsideTool:
    """One row that is known to be right; raise RowError otherwise."""
    reader = RowReader(number, {name: row.get(name, "") for name in FIELDS})
    tool = reader.read()
    if tool is None:
        first = reader.refusals[0]
        raise RowError(first.reason, field=first.field)
    return tool


@dataclass
class RowReader:
    """Reads one row and gathers what is wrong with it."""

    number: int
    row: Row
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def read(self) -> OutsideTool | None:
        row = self.row
        for name in ("id", "titre"):
            if not row[name]:
                self._refuse(name, "il manque. Remplissez-le.")
        requirements = self._requirements()
        operators = self._operators()
        self._check_day("date_mise_a_jour")
        kind = self._kind()
        summary, quote, amount = _summary(row)
        title = self._title()
        url, note = checked_url(row["url_source"])
        self.notes += [note] if note else []
        if row["cibles"] and BUSINESSES not in several(row["cibles"]):
            self.notes.append(f"Ne vise pas les professionnels, mais : {', '.join(several(row['cibles']))}.")
        if self.refusals:
            return None
        return OutsideTool(
            row=self.number,
            source_id=row["id"],
            title=title,
            summary=summary,
            kind=kind,
            operators=operators,
            requirements=requirements,
            amount_words=amount,
            source_url=url,
            source_quote=quote,
            carried={name: text for name, text in row.items() if text},
            notes=tuple(self.notes),
        )

    def _requirements(self) -> tuple[Requirement, ...]:
        found: list[Requirement] = []
        for group in (*STRUCTURED, CONDITIONS):
            try:
                requirements, notes = group.read(self.row)
            except RowError as refusal:
                self._refuse(refusal.field or group.fields[0], str(refusal))
                continue
            found += requirements
            self.notes += notes
        return tuple(replace(one, key=f"c{rank}") for rank, one in enumerate(found, start=1))

    def _operators(self) -> tuple[Operator, ...]:
        try:
            return read_operators(self.row["porteurs"])
        except RowError as refusal:
            self._refuse("porteurs", str(refusal))
            return ()

    def _check_day(self, name: str) -> None:
        try:
            read_day(self.row[name])
        except RowError as refusal:
            self._refuse(name, str(refusal))

    def _kind(self) -> ToolKind:
        words = several(self.row["types_aides"])
        kind = kind_of(words)
        if kind is None:
            told = ", ".join(words) or "rien"
            self.notes.append(f"Nature non reconnue (« {told} ») : mise en « {ToolKind.ADVICE.label} », à vérifier.")
        return kind or ToolKind.ADVICE

    def _title(self) -> str:
        title = shortened(self.row["titre"], LONGEST_TITLE)
        if title.endswith("…") and not self.row["titre"].endswith("…"):
            self.notes.append(f"Titre coupé à {LONGEST_TITLE} caractères.")
        return title

    def _refuse(self, name: str, reason: str) -> None:
        self.refusals.append(Refusal(self.number, self.row["titre"] or self.row["id"], name, reason, self.row["id"]))


def _summary(row: Row) -> tuple[str, str, str]:
    """What it is, the words of the source, the amount in words: promise and description, else description alone."""
    description, mark, amount = plain(row["description"]).rpartition(AMOUNT)
    if not mark or len(amount) > LONGEST_AMOUNT or "\n" in amount:
        description, amount = plain(row["description"]), ""
    promise = row["promesse"].strip()
    return (promise, description.strip(), amount) if promise else (description.strip(), "", amount)


def read_operators(cell: str) -> tuple[Operator, ...]:
    """A list of objects in JSON or nearly, else names between pipes."""
    if not cell:
        return ()
    if not cell.lstrip().startswith(("[", "{")):
        return tuple(Operator(name) for name in several(cell))
    document = read_loose(cell)
    listed = document if isinstance(document, list) else [document]
    return tuple(_operator(one) for one in listed)


def _operator(value: Json) -> Operator:
    if not isinstance(value, Mapping):
        raise RowError('chaque porteur est un objet avec un nom, par exemple [{"nom": "ADEME"}].')
    name = value.get("nom")
    if not isinstance(name, str) or not name.strip():
        raise RowError("un porteur n’a pas de nom. Ajoutez « nom ».")
    siren = str(value.get("siren") or "").replace(" ", "")
    roles = value.get("roles") or value.get("rôles") or []
    told = roles if isinstance(roles, list) else [roles]
    return Operator(name.strip(), siren, tuple(str(one) for one in told))
