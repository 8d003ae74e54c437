"""One tool from each line of the table; a wrong cell refuses its line alone."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from django.utils.text import slugify

from bonrelais.core.french import join_and
from bonrelais.core.identifiers import IdentifierError, parse_siren
from bonrelais.core.rules.params import CriterionError
from bonrelais.core.rules.requirements import Requirement
from bonrelais.toolbox.choices import ToolKind
from bonrelais.toolbox.exchange.files import check_count, wider
from bonrelais.toolbox.exchange.kinds import kind_of
from bonrelais.toolbox.exchange.shapes import FileError, Operator, OutsideTool, Reading, Refusal, RowError
from bonrelais.toolbox.exchange.table import values
from bonrelais.toolbox.exchange.table.criteria import BUILDERS, Cells
from bonrelais.toolbox.exchange.table.gazetteer import Gazetteer
from bonrelais.toolbox.exchange.table.headings import LABELS, Column, column_of
from bonrelais.toolbox.exchange.texts import LONGEST_TITLE
from bonrelais.toolbox.exchange.twins import without_twins
from bonrelais.toolbox.exchange.words import checked_url

LONGEST_ID: Final = 200
LONGEST_AMOUNT: Final = 160
Line = tuple[int, list[object]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Header:
    """The line it stands on, the place of each column, the columns not known, how many there are."""

    line: int
    places: Mapping[Column, int]
    others: tuple[str, ...]
    width: int


def read_lines(
    lines: Sequence[Line],
    *,
    near: Collection[str] = (),
    notes: Sequence[str] = (),
    unknown: frozenset[tuple[int, int]] = frozenset(),
) -> Reading:
    """`unknown`: the places (line, column) whose value the file does not hold. Raise FileError without a header."""
    header = _header(lines)
    told = [*notes]
    if header.others:
        told.append(f"Colonnes laissées de côté : {join_and([f'« {name} »' for name in header.others])}.")
    places = Gazetteer(near)
    tools: list[OutsideTool] = []
    refusals: list[Refusal] = []
    rows = [(number, cells) for number, cells in lines if number > header.line]
    check_count(len(rows))
    for number, cells in rows:
        blanks = [values.NOT_COMPUTED if (number, place) in unknown else cell for place, cell in enumerate(cells)]
        if any(str(cell).strip() for cell in cells[header.width :]):
            name = str(_at(cells, header.places[Column.TITLE])).strip()
            refusals.append(Refusal(number, name, "", wider(len(cells), header.width), slugify(name)[:LONGEST_ID]))
            continue
        reader = LineReader(number, Cells({one: _at(blanks, place) for one, place in header.places.items()}, places))
        tool = reader.read()
        refusals += reader.refusals
        if tool is not None:
            tools.append(tool)
    return without_twins(Reading(tools, refusals, told))


def _header(lines: Sequence[Line]) -> Header:
    number, cells = lines[0]
    names = [values.text_of(cell) for cell in cells]
    places: dict[Column, int] = {}
    for place, name in enumerate(names):
        column = column_of(name)
        if column in places:
            raise FileError(f"La colonne « {name} » est là deux fois. Gardez-en une.")
        if column is not None:
            places[column] = place
    if Column.TITLE not in places:
        raise FileError(
            f"La première ligne ne porte pas les titres des colonnes : « {LABELS[Column.TITLE]} » n’y est pas. "
            "Partez du modèle à télécharger."
        )
    return Header(number, places, tuple(name for name in names if name and column_of(name) is None), len(names))


def _at(cells: Sequence[object], place: int) -> object:
    return cells[place] if place < len(cells) else ""


@dataclass
class LineReader:
    """Reads one line and gathers what is wrong with it."""

    number: int
    cells: Cells
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def read(self) -> OutsideTool | None:
        title = self._text(Column.TITLE, LONGEST_TITLE)
        if not title and not self.refusals:
            self._refuse(Column.TITLE, "il manque. Remplissez-le.")
        identity = self._text(Column.ID, LONGEST_ID) or slugify(title)[:LONGEST_ID]
        amount = self._text(Column.AMOUNT, LONGEST_AMOUNT)
        amount_max = self._attempt(Column.AMOUNT_MAX, values.cents, None)
        themes: tuple[str, ...] = self._attempt(Column.THEMES, values.names, ())
        summary = self._text(Column.SUMMARY)
        operators, kind, requirements = self._operators(), self._kind(), self._requirements()
        url, note = checked_url(self._text(Column.SOURCE))
        if self.refusals:
            return None
        return OutsideTool(
            row=self.number,
            source_id=identity,
            title=title,
            summary=summary,
            kind=kind,
            operators=operators,
            themes=themes,
            requirements=requirements,
            amount_words=amount,
            amount_max_cents=amount_max,
            source_url=url,
            notes=(*self.notes, *([note] if note else [])),
        )

    def _attempt(self, column: Column, read: Callable[[object], T], default: T) -> T:
        try:
            return read(self.cells.of(column))
        except RowError as refusal:
            self._refuse(column, str(refusal))
            return default

    def _text(self, column: Column, longest: int = 0) -> str:
        text = self._attempt(column, values.text_of, "")
        if longest and len(text) > longest:
            self._refuse(column, f"{longest} caractères au plus ; il y en a {len(text)}.")
        return text

    def _operators(self) -> tuple[Operator, ...]:
        name = self._text(Column.ORGANISATION)
        try:
            return (Operator("", parse_siren(name)),) if name else ()
        except IdentifierError:
            return (Operator(name),)

    def _kind(self) -> ToolKind:
        told = self._text(Column.KIND)
        kind = kind_of([told]) if told else None
        if kind is None:
            said = f"Type non reconnu (« {told} »)" if told else "Sans type"
            self.notes.append(f"{said} : mis en « {ToolKind.ADVICE.label} », à vérifier.")
        return kind or ToolKind.ADVICE

    def _requirements(self) -> tuple[Requirement, ...]:
        found: list[Requirement] = []
        for column, build in BUILDERS:
            try:
                requirements, notes = build(self.cells)
            except CriterionError as refusal:
                self._refuse(column, str(refusal))
                continue
            except RowError as refusal:
                self._refuse(Column(refusal.field) if refusal.field else column, str(refusal))
                continue
            found += requirements
            self.notes += notes
        return tuple(replace(one, key=f"c{rank}") for rank, one in enumerate(found, start=1))

    def _refuse(self, column: Column, reason: str) -> None:
        name = "" if self.cells.of(Column.TITLE) is values.NOT_COMPUTED else str(self.cells.of(Column.TITLE)).strip()
        self.refusals.append(Refusal(self.number, name, LABELS[column], reason, slugify(name)[:LONGEST_ID]))
