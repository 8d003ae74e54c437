"""What a list of requirements asks that nobody can meet: found before it is published, told in French.

A refusal is sure: requirements contradict one another when no value of the facts they share satisfies all of them.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, count
from typing import Final

from bonrelais.core.facts import Place
from bonrelais.core.french import inside, join_and, show_day
from bonrelais.core.nomenclature import levels_of
from bonrelais.core.rules.clashes import Lack, Way, facts_of, lack, ways
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.legal_form import LegalForm
from bonrelais.core.rules.criteria.naf import NOMENCLATURES, Naf
from bonrelais.core.rules.criteria.period import Period
from bonrelais.core.rules.criteria.territory import Area, AreaLevel, InPlace, Territory
from bonrelais.core.rules.requirements import Condition, Requirement, Strength
from bonrelais.core.rules.samples import Domain
from bonrelais.core.rules.verdicts import Answer, Missing

MOST_STEPS: Final = 2000
"""Of a search among the ways of meeting requirements; beyond, nothing is sure."""
_FRANCE: Final = Area(AreaLevel.COUNTRY, "FR")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`key` is the requirement to correct and `place` the condition in it: its rank in `any_of`, -1 for its guard.

    `field` names the parameter, or is empty when the whole condition is at fault.
    """

    key: str
    words: str
    field: str = ""
    place: int = 0


@dataclass(frozen=True, slots=True)
class _Row:
    """A requirement that always decides, with the ways of meeting it."""

    requirement: Requirement
    ways: Sequence[Way]
    facts: frozenset[Hashable]


def contradictions(
    requirements: Sequence[Requirement], *, day: date, labels: Labels, places: Sequence[Place] = ()
) -> list[Contradiction]:
    """What only ranks, or holds in one case only, contradicts nothing. `places` tell apart the areas that are named."""
    ground = Domain(day, places)
    decisive = [one for one in requirements if one.strength is Strength.ELIGIBILITY and one.when is None]
    alone = [one for requirement in requirements for one in _taken_back(requirement, labels, ground)]
    alone += [one for requirement in decisive for one in _impossible(requirement, ground)]
    over = [_over(one) for one in decisive if all(_is_over(condition, day) for condition in one.any_of)]
    rows = [_row(one, ground) for one in decisive]
    possible = [row for row in rows if row.ways and row.requirement.key not in {one.key for one in over}]
    return [*_first_of_each(alone), *over, *_together(possible, labels, ground)]


def outside(requirements: Sequence[Requirement], *, start: date, end: date | None) -> list[Contradiction]:
    """Periods that no day of a version in force from `start` to `end` is in. Both days belong; None is without end."""
    decisive = [one for one in requirements if one.strength is Strength.ELIGIBILITY and one.when is None]
    apart = [one for one in decisive if all(_is_apart(condition, start, end) for condition in one.any_of)]
    span = f"à partir du {show_day(start)}" if end is None else f"du {show_day(start)} au {show_day(end)}"
    words = f"Cette période tombe hors de celle où la version est en vigueur, {span}. Changez l’une ou l’autre."
    return [Contradiction(one.key, words, "to" if _is_over(one.any_of[0], start) else "from") for one in apart]


def _is_apart(condition: Condition, start: date, end: date | None) -> bool:
    asked = condition.criterion
    if _is_over(condition, start) or not isinstance(asked, Period) or condition.is_negated:
        return _is_over(condition, start)
    return asked.start is not None and end is not None and asked.start > end


def _together(rows: Sequence[_Row], labels: Labels, ground: Domain) -> Iterator[Contradiction]:
    """Looked into when the first way of each does not do: most lists are met so, at the price of one look."""
    if lack(tuple(side for row in rows for side in row.ways[0]), ground) is None:
        return
    pairs = list(_pairs(rows, labels, ground))
    clashing = {one.key for one in pairs}
    yield from pairs
    if not ground.patience.is_over:
        yield from _groups([row for row in rows if row.requirement.key not in clashing], labels, ground)


def _first_of_each(found: Sequence[Contradiction]) -> Iterator[Contradiction]:
    """One a condition: the one that names the field comes first."""
    seen: set[tuple[str, int]] = set()
    for one in found:
        if (one.key, one.place) not in seen:
            seen.add((one.key, one.place))
            yield one


def _taken_back(requirement: Requirement, labels: Labels, ground: Domain) -> Iterator[Contradiction]:
    """A condition that takes back what it gives."""
    places = [*enumerate(requirement.any_of), *([(-1, requirement.when)] if requirement.when is not None else [])]
    for place, condition in places:
        lost = _given_back(condition, labels, ground)
        if lost:
            words = f"« {lost} » est à la fois accepté et exclu. Gardez l’un ou l’autre."
            yield Contradiction(requirement.key, words, "exclude", place)


def _given_back(condition: Condition, labels: Labels, ground: Domain) -> str:
    match condition.criterion:
        case Territory(exclude=()) | Naf(exclude=()) | LegalForm(exclude=()):
            return ""
        case Territory() as asked:
            lost = _lost_areas(asked, ground)
            return lost[0].name(labels) if lost else ""
        case Naf() as asked:
            codes = ((code, levels_of(code, NOMENCLATURES[asked.version])) for code in asked.include)
            return next((code for code, above in codes if not set(above).isdisjoint(asked.exclude)), "")
        case LegalForm() as asked:
            return next((code for code in asked.include if code.startswith(asked.exclude)), "")
    return ""


def _lost_areas(asked: Territory, ground: Domain) -> list[Area]:
    """Those that are left out themselves, or whose every place is."""
    holding = _places_by_area(ground.places)
    outside = InPlace(Missing("", ""), (), asked.exclude)
    lost = []
    for area in asked.include:
        places = holding.get(area, ())
        is_out = bool(places) and all(outside.answer(place, ground.day) is Answer.NO for place in places)
        if area in asked.exclude or _FRANCE in asked.exclude or is_out:
            lost.append(area)
    return lost


def _places_by_area(places: Sequence[Place]) -> dict[Area, list[Place]]:
    found: dict[Area, list[Place]] = {}
    for place in places:
        held = {
            AreaLevel.COMMUNE: place.commune,
            AreaLevel.EPCI: place.epci,
            AreaLevel.DEPARTMENT: place.department,
            AreaLevel.REGION: place.region,
        }
        for level, code in held.items():
            if code:
                found.setdefault(Area(level, code), []).append(place)
    return found


def _impossible(requirement: Requirement, ground: Domain) -> Iterator[Contradiction]:
    """A condition that nobody meets, whatever the others; a period that is over is told on its own."""
    for place, condition in enumerate(requirement.any_of):
        lacks = [lack(one, ground) for one in ways(condition.formula)]
        if lacks and all(lacks) and not isinstance(condition.criterion, Period):
            yield Contradiction(requirement.key, f"Personne ne peut remplir ce critère : {lacks[0]}.", "", place)


def _is_over(condition: Condition, day: date) -> bool:
    asked = condition.criterion
    return isinstance(asked, Period) and not condition.is_negated and asked.end is not None and asked.end < day


def _over(requirement: Requirement) -> Contradiction:
    ends = [one.criterion.end for one in requirement.any_of if isinstance(one.criterion, Period) and one.criterion.end]
    words = f"Cette période est finie depuis le {show_day(max(ends))} : personne n’y aurait droit. Changez la fin."
    return Contradiction(requirement.key, words, "to")


def _row(requirement: Requirement, ground: Domain) -> _Row:
    """Without the ways that nobody meets: none is left of what is impossible alone."""
    found = [way for condition in requirement.any_of for way in ways(condition.formula)]
    possible = [way for way in found if lack(way, ground) is None]
    return _Row(requirement, possible, frozenset(fact for way in possible for fact in facts_of(way)))


def _pairs(rows: Sequence[_Row], labels: Labels, ground: Domain) -> Iterator[Contradiction]:
    for former, later in combinations(rows, 2):
        if ground.patience.is_over:
            return
        found = None if former.facts.isdisjoint(later.facts) else _none_meets((former, later), ground)
        if found is not None:
            told = f"Contredit un autre critère, {_quoted(former, labels)} : {found} aux deux."
            yield Contradiction(later.requirement.key, told)


def _groups(rows: Sequence[_Row], labels: Labels, ground: Domain) -> Iterator[Contradiction]:
    """Requirements that two by two may be met, and never all at once."""
    for linked in _linked(rows):
        core = linked
        found = _none_meets(core, ground)
        if found is None:
            continue
        for row in linked:
            rest = [one for one in core if one is not row]
            core = rest if _none_meets(rest, ground) is not None else core
        *former, later = core
        told = join_and([_quoted(row, labels) for row in former])
        yield Contradiction(later.requirement.key, f"Contredit d’autres critères, {told} : {found} à tous.")


def _linked(rows: Sequence[_Row]) -> list[list[_Row]]:
    """Three requirements or more that look at the same facts, from one to the next; in their order."""
    groups: list[list[_Row]] = []
    for row in rows:
        near = [group for group in groups if any(not one.facts.isdisjoint(row.facts) for one in group)]
        groups = [group for group in groups if all(group is not one for one in near)]
        groups.append([*(one for group in near for one in group), row])
    ranks = {row.requirement.key: rank for rank, row in enumerate(rows)}
    return [sorted(one, key=lambda row: ranks[row.requirement.key]) for one in groups if len(one) > 2]


def _none_meets(rows: Sequence[_Row], ground: Domain) -> Lack | None:
    """What is missing for all to be met; None when somebody may, or when it takes too long to be sure."""
    ordered = sorted(rows, key=lambda row: len(row.ways))
    steps = count()

    def search(rank: int, held: Way) -> Lack | None:
        if rank == len(ordered):
            return None
        first: Lack | None = None
        for way in ordered[rank].ways:
            if next(steps) > MOST_STEPS:
                return None
            asked = (*held, *way)
            found = lack(asked, ground, among=facts_of(way)) or search(rank + 1, asked)
            if found is None:
                return None
            first = first or found
        return first

    return search(0, ())


def _quoted(row: _Row, labels: Labels) -> str:
    told = " ou bien ".join(one.statement(labels) for one in row.requirement.any_of)
    return f"« {inside(told)} »"
