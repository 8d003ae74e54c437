"""A file beside the toolbox: new, changed, unchanged, gone, refused. Nothing is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from uuid import UUID

from bonrelais.core.french import show_day
from bonrelais.core.rules.codec import write_document
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.territory import AreaLevel
from bonrelais.core.rules.requirements import Requirement
from bonrelais.core.text import fold
from bonrelais.foundation import clock
from bonrelais.programmes.models import Theme
from bonrelais.programmes.seat import Seat
from bonrelais.territory import reference
from bonrelais.toolbox import criteria
from bonrelais.toolbox.choices import ToolKind
from bonrelais.toolbox.exchange.shapes import OutsideTool, Reading, Refusal
from bonrelais.toolbox.exchange.texts import LONGEST_TITLE, shortened
from bonrelais.toolbox.models import Tool, ToolVersion
from bonrelais.toolbox.queries.imports.doubts import Known, doubts
from bonrelais.toolbox.queries.imports.ground import ImportBasis
from bonrelais.toolbox.queries.imports.merging import merge
from bonrelais.toolbox.queries.imports.shapes import Comparison, ImportLine
from bonrelais.toolbox.queries.imports.themes import with_known_themes
from bonrelais.toolbox.queries.labels import THEME, codes_of, labels_of
from bonrelais.toolbox.queries.outside import open_versions_of, outside_tool
from bonrelais.toolbox.queries.sheets import Change, changes, criterion_line


def compare(seat: Seat, reading: Reading, *, source: str, on: date) -> Comparison:
    """In a bounded number of queries, whatever the file."""
    ground = ImportBasis.read(seat, source)
    tools = [with_known_themes(tool, ground) for tool in reading.tools]
    wanted = [one for tool in tools for one in tool.requirements]
    held = [one for tool in ground.snapshots.values() for one in tool.requirements]
    known = Known.read(seat, tools, (tool.code for tool in ground.tools))
    comparer = _Comparer(ground, _labels([*wanted, *held], ground, seat), known, on)
    lines: list[ImportLine] = []
    refusals = list(reading.refusals)
    for tool in tools:
        found = comparer.line(tool)
        if isinstance(found, ImportLine):
            lines.append(found)
        else:
            refusals.append(found)
    return Comparison(
        new=[line for line in lines if line.tool is None],
        changed=[line for line in lines if line.tool is not None and line.is_changed],
        unchanged=[line for line in lines if line.tool is not None and not line.is_changed],
        gone=_gone(ground, reading),
        refused=sorted(refusals, key=lambda one: one.row),
        notes=reading.notes,
        themes=list(dict.fromkeys(ground.themes.values())),
        organisations=sorted({line.operator.name for line in lines if line.organisation is None and line.operator}),
    )


def _labels(requirements: Sequence[Requirement], ground: ImportBasis, seat: Seat) -> Labels:
    """Themes are already read, and EPCIs published: the base is asked for the others alone."""
    codes = codes_of(requirements)
    codes.pop(THEME, None)
    sirens = codes.pop(AreaLevel.EPCI.value, set())
    epcis = {f"epci:{code}": epci.name for code in sirens if (epci := reference.read_epci(code)) is not None}
    themes = {f"theme:{theme.code}": theme.label for theme in ground.themes.values()}
    return {**labels_of(codes, programme_id=seat.programme_id), **epcis, **themes}


def _gone(ground: ImportBasis, reading: Reading) -> list[Tool]:
    """A row refused stands in the file all the same."""
    present = {tool.source_id for tool in reading.tools} | {one.source_id for one in reading.refusals}
    left = [tool for key, tool in ground.claimed.items() if key not in present and tool.withdrawn_at is None]
    return sorted(left, key=lambda tool: (tool.sort_title, tool.pk))


@dataclass
class _Comparer:
    ground: ImportBasis
    labels: Labels
    known: Known
    on: date

    def __post_init__(self) -> None:
        self.titles = {tool.sort_title for tool in self.ground.tools if tool.withdrawn_at is None}
        self.met: set[UUID] = set()

    def line(self, given: OutsideTool) -> ImportLine | Refusal:
        reason = criteria.refusal_of(given.requirements, self.labels)
        tool = self._own(given)
        if not reason and any(not one.name and self.ground.organisation_for(one) is None for one in given.operators):
            reason = f"Aucune structure n’a le SIREN {given.operators[0].siren}. Donnez plutôt son nom."
        if not reason and tool is not None and tool.withdrawn_at is not None:
            day = show_day(clock.day_of(tool.withdrawn_at))
            reason = f"Cet outil est retiré de la boîte à outils depuis le {day} : il n’est pas repris."
        if reason:
            return Refusal(given.row, given.title, "", reason, given.source_id)
        return self._new(given) if tool is None else self._known(given, tool)

    def _own(self, given: OutsideTool) -> Tool | None:
        """One row a tool: where one has its code and another its title, the first of the file is it."""
        tool = self.ground.tool_for(given)
        if tool is None or tool.pk in self.met:
            return None
        self.met.add(tool.pk)
        return tool

    def _new(self, given: OutsideTool) -> ImportLine:
        """Two tools of a toolbox never have one title: the second takes a number."""
        title = next(one for one in _numbered(given.title) if fold(one)[:200] not in self.titles)
        self.titles.add(fold(title)[:200])
        line = self._line(given, replace(given, title=title))
        if title == given.title:
            return line
        told = f"Un autre outil s’appelle « {given.title} » : celui-ci est nommé « {title} »."
        return replace(line, notes=[told, *line.notes])

    def _known(self, given: OutsideTool, tool: Tool) -> ImportLine:
        versions = list(open_versions_of(tool))
        begun = next((one for one in versions if one.published_at is None), None)
        published = next((one for one in versions if one.published_at is not None), None)
        base = begun or published
        former = self.ground.snapshots.get(given.source_id)
        present = outside_tool(tool, base, former.carried if former is not None else {})
        draft = merge(former, present, given)
        line = self._line(given, draft)
        return replace(
            line,
            tool=tool,
            replaces_draft=begun is not None and former is None,
            is_published=published is not None,
            changes=self._changes(base, draft),
            card_changes=self._card_changes(tool, line),
        )

    def _line(self, given: OutsideTool, draft: OutsideTool) -> ImportLine:
        themes, unknown = self.ground.themes_for(draft.themes)
        operator = draft.operators[0] if draft.operators else None
        notes = [*given.notes, *(f"Thème inconnu de ce dispositif : « {name} »." for name in unknown)]
        return ImportLine(
            given=given,
            draft=draft,
            themes=themes,
            organisation=self.ground.organisation_for(operator) if operator is not None else None,
            operator=operator,
            criteria=[criterion_line(one, self.labels) for one in draft.requirements],
            notes=[*notes, *doubts(draft, self.known, labels=self.labels, on=self.on), *_to_complete(draft, themes)],
        )

    def _changes(self, base: ToolVersion | None, draft: OutsideTool) -> list[Change]:
        if base is None:
            return [Change("Première version", "", draft.summary or draft.title)]
        after = ToolVersion(
            summary=draft.summary.strip(),
            amount_words=draft.amount_words,
            amount_max_cents=draft.amount_max_cents,
            criteria=write_document(draft.requirements),
            labels={**base.labels, **self.labels},
            source_url=draft.source_url,
            source_quote=draft.source_quote.strip(),
            effective_from_on=draft.effective_from_on or base.effective_from_on,
            effective_to_on=draft.effective_to_on,
        )
        return changes(base, after)

    def _card_changes(self, tool: Tool, line: ImportLine) -> list[Change]:
        draft, own = line.draft, {theme.pk for theme in _themes(tool)}
        organisation = line.organisation.name if line.organisation is not None else ""
        operator = line.operator.name if line.operator is not None else ""
        pairs = [
            ("Titre", tool.title, draft.title),
            ("Nature", ToolKind(tool.kind).label, draft.kind.label),
            ("Structure", tool.organisation.name, organisation or operator or tool.organisation.name),
        ]
        if line.themes and {theme.pk for theme in line.themes} != own:
            pairs.append(("Thèmes", _named(_themes(tool)), _named(line.themes)))
        return [Change(label, old, new) for label, old, new in pairs if old != new]


def _numbered(title: str) -> Iterator[str]:
    yield title
    for rank in count(2):
        yield f"{shortened(title, LONGEST_TITLE - 6)} ({rank})"


def _themes(tool: Tool) -> Sequence[Theme]:
    found: Sequence[Theme] = tool.ordered_themes  # type: ignore[attr-defined]  # a prefetch's own name
    return found


def _named(themes: Sequence[Theme]) -> str:
    return ", ".join(theme.label for theme in themes)


def _to_complete(draft: OutsideTool, themes: Sequence[Theme]) -> list[str]:
    """What a person adds before publishing."""
    missing = []
    if not draft.operators:
        missing.append("Sans structure : il est attribué à la vôtre.")
    if not themes:
        missing.append("Sans thème : choisissez-en un avant de publier.")
    if not draft.summary:
        missing.append("Sans présentation : écrivez-la avant de publier.")
    return missing
