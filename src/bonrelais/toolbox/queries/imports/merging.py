"""What the source said, what it says now and what people made of it: pure, three ways."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from bonrelais.core.rules.requirements import Requirement
from bonrelais.toolbox.exchange.shapes import Operator, OutsideTool

T = TypeVar("T", str, int | None, date | None, tuple[str, ...])


def merge(former: OutsideTool | None, present: OutsideTool, given: OutsideTool) -> OutsideTool:
    """The present tool with what the source has changed since `former`; without it, with all the source says.

    What the source leaves blank stays.
    """
    old = former or present

    def told(before: T, now: T, here: T) -> T:
        is_news = former is None or now != before
        return now if is_news and now not in ("", None, ()) else here

    return replace(
        present,
        title=told(old.title, given.title, present.title),
        kind=given.kind if former is None or given.kind is not former.kind else present.kind,
        operators=_operators(old, present, given),
        themes=told(old.themes, given.themes, present.themes),
        summary=told(old.summary, given.summary, present.summary),
        amount_words=told(old.amount_words, given.amount_words, present.amount_words),
        amount_max_cents=told(old.amount_max_cents, given.amount_max_cents, present.amount_max_cents),
        source_url=told(old.source_url, given.source_url, present.source_url),
        source_quote=told(old.source_quote, given.source_quote, present.source_quote),
        effective_from_on=told(old.effective_from_on, given.effective_from_on, present.effective_from_on),
        effective_to_on=told(old.effective_to_on, given.effective_to_on, present.effective_to_on),
        requirements=_requirements(former, present, given),
        carried=given.carried,
    )


def _operators(old: OutsideTool, present: OutsideTool, given: OutsideTool) -> tuple[Operator, ...]:
    """The first is who offers the tool; what is kept of the source names no other, nor any role."""
    if not given.operators:
        return present.operators
    first = replace(given.operators[0], roles=())
    return present.operators if [first] == [replace(one, roles=()) for one in old.operators[:1]] else given.operators


def _requirements(former: OutsideTool | None, present: OutsideTool, given: OutsideTool) -> tuple[Requirement, ...]:
    """Those the source dropped go, those it adds come; what a person typed in place of a sentence stays."""
    if former is None:
        return given.requirements
    dropped = _without(former.requirements, given.requirements)
    added = _without(given.requirements, former.requirements)
    kept = [one for one in present.requirements if _bare(one) not in [_bare(other) for other in dropped]]
    come = _without(added, kept)
    return tuple(replace(one, key=f"c{rank}") for rank, one in enumerate([*kept, *come], start=1))


def _without(some: Sequence[Requirement], others: Sequence[Requirement]) -> list[Requirement]:
    known = [_bare(one) for one in others]
    return [one for one in some if _bare(one) not in known]


def _bare(requirement: Requirement) -> Requirement:
    return replace(requirement, key="", text="", source_quote="")
