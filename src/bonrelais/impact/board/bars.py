"""Breakdowns as bars, each opening its rows."""

from collections.abc import Callable, Sequence

from bonrelais.core.figures.counting import AnyRow, Count
from bonrelais.core.figures.indicators import Part, Priority
from bonrelais.core.figures.rows import Scope, VisitRow
from bonrelais.impact.board.reader import WITHHELD, Reader
from bonrelais.impact.terms import Frame, TargetTerms
from bonrelais.ui.charts import Bar

NAMED_SECTORS = 4
"""How many of the first sectors are drawn in colour; the rest is grey."""


def part_bars(reader: Reader, parts: Sequence[Part[AnyRow]], indicator: str, dimension: str) -> tuple[Bar, ...]:
    """Parts of a whole, with their shares."""
    companies = [len({row.company_id for row in part.rows}) for part in parts]
    shown = reader.sums([part.count for part in parts], companies)
    return tuple(
        _bar(
            part.label,
            value,
            float(part.share),
            reader.address(indicator, dimension, part.code or "inconnu"),
            is_rest=rank >= NAMED_SECTORS,
        )
        for rank, (part, value) in enumerate(zip(parts, shown, strict=True))
    )


def priority_bars(reader: Reader, priorities: Sequence[Priority], whole: int) -> tuple[Bar, ...]:
    shown = reader.shares([one.businesses_met for one in priorities], whole)
    return tuple(
        _bar(one.label, value, float(one.share), reader.address("businesses_met", "priorite", one.code))
        for one, value in zip(priorities, shown, strict=True)
    )


def _bar(label: str, value: int | None, share: float, url: str, *, is_rest: bool = False) -> Bar:
    if value is None:
        return Bar(label, 0, text=WITHHELD)
    return Bar(label, value, url=url, share=share, is_rest=is_rest)


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
    shown = reader.parts([sum(1 for row in met.rows if scope.holds(row)) for _, _, scope in scopes])
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
