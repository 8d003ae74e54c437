"""What the editor and its bench share: the tool, its versions, what is offered to choose from, what is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Final, Self

from bonrelais.core.catalogue import FactShape
from bonrelais.core.french import show_day, show_number
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.contradictions import contradictions
from bonrelais.core.rules.criteria.period import Period
from bonrelais.core.rules.criteria.territory import Territory
from bonrelais.core.rules.requirements import Requirement
from bonrelais.directory.facts_catalogue import CATALOGUE
from bonrelais.directory.search.queries import find as find_businesses
from bonrelais.foundation import clock
from bonrelais.foundation.ids import is_id, new_id
from bonrelais.programmes.seat import Request
from bonrelais.toolbox import queries
from bonrelais.toolbox.forms.fields import Offers
from bonrelais.toolbox.forms.shown import trouble_of, typed_codes, words_of
from bonrelais.toolbox.forms.versions import Editor
from bonrelais.toolbox.models import Tool, ToolVersion
from bonrelais.toolbox.queries.bench import Bench, OnScreen, Share, bench_of, trials
from bonrelais.toolbox.queries.drafts import as_written, state_of, told_of
from bonrelais.toolbox.queries.labels import labels_of
from bonrelais.toolbox.queries.places import places_of
from bonrelais.toolbox.queries.sheets import Change
from bonrelais.toolbox.tried import tried
from bonrelais.ui.charts import Bar, BarChart, Cell, Table

MOST_HITS: Final = 6
ANSWERS: Final = (("yes", "Oui", "c1"), ("unknown", "À savoir", "c3"), ("no", "Non", "c6"))


@dataclass(frozen=True, slots=True)
class Remark:
    """What the bench says of one criterion, by its rank on the page."""

    prefix: str
    rank: int
    heading: str
    words: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A criterion in a sentence, or the first thing that is not understood of it."""

    prefix: str
    words: str
    trouble: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One of the three answers: how many now, and the difference from the version in force in words."""

    answer: str
    word: str
    tone: str
    now: int
    before: int | None

    @property
    def change(self) -> str:
        gap = self.now - (self.before or 0)
        return "inchangé" if gap == 0 else f"{'+' if gap > 0 else '−'}\u00a0{show_number(abs(gap))}"


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of the strip, in percent written as text."""

    tone: str
    start: str
    width: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What somebody wrote since the form was drawn: who, when, and what differs. `other` is None once dropped."""

    told: str
    state: str
    other: ToolVersion | None
    differences: Sequence[Change]


@dataclass(frozen=True, slots=True)
class Drafting:
    """A version being written. `present` is in force, `begun` the draft kept so far."""

    request: Request
    tool: Tool
    present: ToolVersion | None
    begun: ToolVersion | None
    offers: Offers

    @classmethod
    def of(cls, request: Request, tool: Tool) -> Self:
        present, begun = queries.open_versions(tool)

        seat = request.seat

        def themes() -> list[tuple[str, str]]:
            return [(theme.code, theme.label) for theme in queries.theme_choices(seat)]

        offers = Offers(
            questions=[(one.code, one.question) for one in CATALOGUE.values() if one.shape is FactShape.YES_NO],
            themes=cache(themes),
            perimeters=cache(partial(queries.perimeter_codes, seat)),
            tools=cache(partial(queries.tool_codes, seat)),
        )
        return cls(request, tool, present, begun, offers)

    def labels(self, editor: Editor) -> Labels:
        """Of the codes on the page: the versions' own words, and those of what was typed since."""
        kept = {**(self.present.labels if self.present else {}), **(self.begun.labels if self.begun else {})}
        new = {
            kind: {code for code in codes if f"{kind}:{code}" not in kept}
            for kind, codes in typed_codes(editor).items()
        }
        return {**kept, **labels_of(new, programme_id=self.tool.programme_id)}

    @property
    def device_key(self) -> str:
        """Drawn when the form is, given back with it; a new one in the place of what is no key."""
        sent = self.request.POST.get("device_key", "")
        return sent if is_id(sent) else str(new_id())

    @property
    def identity(self) -> dict[str, object]:
        """What the form says of itself: what it was drawn from, and the key of what a device keeps of it."""
        sent = self.request.POST if self.request.method == "POST" else None
        return {
            "seen": state_of(self.begun or self.present) if sent is None else sent.get("seen", ""),
            "device_key": self.device_key,
            "draft_key": self.request.seat.draft_key("version", self.tool.pk),
            "is_typed": sent is not None,
        }

    def beside(self, editor: Editor) -> Beside:
        """Of an editor found valid."""
        present, begun = queries.open_versions(self.tool)
        other = begun or present
        mine = as_written(self.tool, editor.draft(), self.labels(editor))
        return Beside(
            told=told_of(self.tool, reader=self.request.user),
            state=state_of(other),
            other=other,
            differences=[] if other is None else queries.changes(other, mine),
        )

    def bench_context(self, editor: Editor) -> dict[str, object]:
        """All that the bench draws of what is on screen."""
        labels = self.labels(editor)
        seat = self.request.seat
        asked = OnScreen.of(seat, self.tool, editor.requirements, labels)
        bench = bench_of(seat, asked, present=self.present)
        places = tried(self.request.session, self.tool.id)
        sought = self.request.POST.get("essai", "").strip()
        rows = answer_rows(bench)
        return {
            "tool": self.tool,
            "present": self.present,
            "bench": bench,
            "rows": rows,
            "slices": slices(rows),
            "table": counts_table(rows),
            "asked": chart_of("Ce qui reste à demander", "Question", bench.asked),
            "reasons": chart_of("Conditions non remplies", "Critère", bench.reasons, is_rest=True),
            "left_out": _left_out(editor),
            "warnings": _warnings(editor, bench, labels),
            "trials": trials(seat, places, asked),
            "lines": _phrases(editor, labels),
            "sought": sought,
            "hits": find_businesses(seat, sought, limit=MOST_HITS) if sought else [],
        }


def answer_rows(bench: Bench) -> list[AnswerRow]:
    now = (bench.now.sure, bench.now.to_ask, bench.now.excluded)
    before = bench.before
    former = (None, None, None) if before is None else (before.sure, before.to_ask, before.excluded)
    return [
        AnswerRow(answer, word, tone, number, was)
        for (answer, word, tone), number, was in zip(ANSWERS, now, former, strict=True)
    ]


def slices(rows: Sequence[AnswerRow]) -> list[Slice]:
    """The three parts side by side, nothing for an empty one."""
    total = sum(row.now for row in rows)
    drawn, start = [], 0.0
    for row in rows:
        width = 100 * row.now / total if total else 0.0
        if width:
            drawn.append(Slice(row.tone, f"{start:.2f}", f"{width:.2f}"))
        start += width
    return drawn


def counts_table(rows: Sequence[AnswerRow]) -> Table:
    has_former = all(row.before is not None for row in rows)
    headings = ("Réponse", "En vigueur", "À l’écran") if has_former else ("Réponse", "À l’écran")
    return Table(headings, tuple((row.word, _cells(row, has_former=has_former)) for row in rows))


def _cells(row: AnswerRow, *, has_former: bool) -> tuple[Cell, ...]:
    now = Cell(show_number(row.now))
    return (Cell(show_number(row.before or 0)), now) if has_former else (now,)


def chart_of(title: str, heading: str, shares: Sequence[Share], *, is_rest: bool = False) -> BarChart:
    bars = tuple(Bar(one.label, one.number, is_rest=is_rest) for one in shares)
    return BarChart(title, bars, heading, "Entreprises")


def _phrases(editor: Editor, labels: Labels) -> list[Phrase]:
    return [Phrase(line.prefix, words_of(line, labels), trouble_of(line)) for line in editor.lines]


def _left_out(editor: Editor) -> list[Remark]:
    """The criteria half typed: the counts follow the others."""
    return [
        Remark(line.prefix, rank, line.heading, f"{trouble_of(line).rstrip('.')}.")
        for rank, line in enumerate(editor.lines, start=1)
        if line.requirement is None
    ]


def _warnings(editor: Editor, bench: Bench, labels: Labels) -> list[Remark]:
    """What nobody can meet, then the criteria that exclude every business of the programme."""
    asked = editor.requirements
    found = contradictions(asked, day=clock.today(), labels=labels, places=places_of(asked))
    words: Mapping[str, str] = {one.key: one.words for one in found}
    remarks = []
    for rank, line in enumerate(editor.lines, start=1):
        told = words.get(line.prefix) or (_shut_words(line.requirement) if line.prefix in bench.shut else "")
        if told:
            remarks.append(Remark(line.prefix, rank, line.heading, told))
    return remarks


def _shut_words(requirement: Requirement | None) -> str:
    asked = [] if requirement is None else [one.criterion for one in requirement.any_of]
    starts = [one.start for one in asked if isinstance(one, Period) and one.start is not None]
    if asked and len(starts) == len(asked) and min(starts) > clock.today():
        return f"Pas encore ouvert : personne n’y a droit avant le {show_day(min(starts))}."
    if any(isinstance(one, Territory) for one in asked):
        return "Aucune entreprise du dispositif n’est dans ce territoire."
    return "Aucune entreprise du dispositif ne remplit ce critère."
