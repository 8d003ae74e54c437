"""Breakdowns as bars, each opening its rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bonrelais.core.figures.counting import AnyRow, Count
from bonrelais.core.figures.indicators import Part, Priority
from bonrelais.core.figures.rows import Scope, VisitRow
from bonrelais.impact.board.reader import WITHHELD, Reader
from bonrelais.impact.terms import Frame, TargetTerms
from bonrelais.ui.charts import Bar

NAMED_SECTORS = 4
"""How many of the first sectors are drawn in colour; the rest is grey."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A dimension of an indicator, and the names of all its lines, those without any row too."""

    indicator: str
    dimension: str
    labels: Mapping[str, str]


def part_bars(reader: Reader, parts: Sequence[Part[AnyRow]], breakdown: Breakdown) -> tuple[Bar, ...]:
    """Parts of a whole, with their shares."""
    if reader.is_official:
        return _published_parts(reader, parts, breakdown)
    return tuple(
        Bar(
            part.label,
            part.count,
            url=reader.address(breakdown.indicator, breakdown.dimension, part.code or "inconnu"),
            share=float(part.share),
            is_rest=rank >= NAMED_SECTORS,
        )
        for rank, part in enumerate(parts)
    )


def _published_parts(reader: Reader, parts: Sequence[Part[AnyRow]], breakdown: Breakdown) -> tuple[Bar, ...]:
    """What is withheld and what is absent stand together, unnamed: neither tells of a business."""
    whole = sum(part.count for part in parts)
    told = [(reader.cell(part.count, len({row.company_id for row in part.rows})), part.label) for part in parts]
    shown = sorted(((value, label) for value, label in told if value), key=lambda one: (-one[0], one[1]))
    bars = tuple(
        Bar(label, value, share=value / whole, is_rest=rank >= NAMED_SECTORS)
        for rank, (value, label) in enumerate(shown)
    )
    return bars if len(shown) >= len(breakdown.labels) else (*bars, Bar("Autres", 0, text=WITHHELD))


def priority_bars(reader: Reader, priorities: Sequence[Priority], whole: int) -> tuple[Bar, ...]:
    return tuple(_priority_bar(reader, one, whole) for one in priorities)


def _priority_bar(reader: Reader, one: Priority, whole: int) -> Bar:
    value = reader.cell(one.businesses_met)
    if value is None:
        return Bar(one.label, 0, text=WITHHELD)
    url = reader.address("businesses_met", "priorite", one.code)
    return Bar(one.label, value, url=url, share=value / whole if whole else 0.0)


def epci_bars(reader: Reader, frame: Frame, met: Count[VisitRow], targets: Sequence[TargetTerms]) -> tuple[Bar, ...]:
    return _scope_bars(
        reader,
        [(siren, label, Scope(epci=siren)) for siren, label in frame.epcis.items()],
        met,
        targets,
        lambda siren: reader.address("businesses_met", "epci", siren),
    )


def adviser_bars(reader: Reader, frame: Frame, met: Count[VisitRow], targets: Sequence[TargetTerms]) -> tuple[Bar, ...]:
    """Who met someone, or had to: each business is counted to whoever met it first."""
    active = {str(row.adviser) for row in met.rows} | {str(one.scope.adviser) for one in targets if one.scope.adviser}
    named = sorted(((key, str(one)) for key, one in frame.advisers.items() if key in active), key=lambda one: one[1])
    return _scope_bars(
        reader,
        [(key, label, Scope(adviser=key)) for key, label in named],
        met,
        targets,
        lambda key: reader.address("businesses_met", "conseillere", key),
    )


def _scope_bars(
    reader: Reader,
    scopes: Sequence[tuple[str, str, Scope]],
    met: Count[VisitRow],
    targets: Sequence[TargetTerms],
    address: Callable[[str], str],
) -> tuple[Bar, ...]:
    aims = {one.scope: one.value for one in targets}
    shown = [reader.cell(sum(1 for row in met.rows if scope.holds(row))) for _, _, scope in scopes]
    return tuple(
        Bar(
            label,
            value or 0,
            url=address(key) if value is not None else "",
            target=aims.get(scope),
            text="" if value is not None else WITHHELD,
        )
        for (key, label, scope), value in zip(scopes, shown, strict=True)
    )
