"""Random tools, and businesses of which more or less is known, for the laws of the rules."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from bonrelais.core.catalogue import FactDefinition, FactShape
from bonrelais.core.facts import Fact, FactCode, FactSheet, FactValue, Grade, Place, Registration, SourceRank, Step
from bonrelais.core.interval import Interval
from bonrelais.core.nomenclature import ActivityCode, Nomenclature, size_band_of
from bonrelais.core.rules.criteria import read_criterion
from bonrelais.core.rules.requirements import Condition, Requirement, Strength, ToolRule
from bonrelais.core.vocabulary.choices import ANY_SME
from bonrelais.core.vocabulary.facts import find_fact
from tests.core.kinds import PARAMS

DAY = date(2025, 9, 28)
MOST = 2


@dataclass(frozen=True, slots=True)
class Secret:
    """The truth of one fact and what is told of it before: nothing, part of it, all of it."""

    code: str
    part: FactValue | None
    whole: FactValue

    def told(self, level: int) -> FactValue | None:
        return (None, self.part, self.whole)[level]


World = tuple[Secret, ...]


def known(world: World, levels: tuple[int, ...]) -> FactSheet:
    told = [(secret.code, secret.told(level)) for secret, level in zip(world, levels, strict=True)]
    return FactSheet.on(DAY, [Fact(code, one, SourceRank.REGISTER, DAY) for code, one in told if one is not None])


def _employees(code: str) -> st.SearchStrategy[Secret]:
    return st.integers(0, 300).map(
        lambda number: Secret(code, size_band_of(number).employees, Interval.exactly(number))
    )


def _place(code: str) -> st.SearchStrategy[Secret]:
    communes = {"62534": "246201016", "62765": "200069037", "59350": "245900410"}
    return st.sampled_from(sorted(communes)).map(
        lambda commune: Secret(code, Place(commune), Place(commune, communes[commune], commune[:2], "32"))
    )


def _registration(code: str) -> st.SearchStrategy[Secret]:
    since = st.integers(0, 2000).map(lambda days: DAY - timedelta(days=days))
    registered = since.map(lambda day: Registration(Grade.REGISTERED, day))
    truth = st.one_of(registered, st.just(Registration(Grade.NOT_REGISTERED)))
    return truth.map(lambda one: Secret(code, Registration(Grade.PRESUMED, why="souvent"), one))


def _status() -> st.SearchStrategy[World]:
    """Legal form and micro regime together: a sole trader can be under it, or a sole partner's company."""
    forms = st.sampled_from(["1000", "5498", "5710", "6540", "7210", "9220"])
    return st.tuples(forms, st.booleans()).map(
        lambda drawn: (
            Secret(FactCode.LEGAL_FORM, None, drawn[0]),
            Secret(FactCode.MICRO_REGIME, None, drawn[1] and drawn[0] in {"1000", "5498"}),
        )
    )


def _flag(code: str) -> st.SearchStrategy[Secret]:
    return st.booleans().map(lambda is_so: Secret(code, None, is_so))


def _day(code: str) -> st.SearchStrategy[Secret]:
    return st.integers(0, 6000).map(lambda days: Secret(code, None, DAY - timedelta(days=days)))


def _number(code: str) -> st.SearchStrategy[Secret]:
    """Known first as a span around the truth."""
    drawn = st.tuples(st.integers(0, 300), st.integers(0, 80), st.none() | st.integers(0, 80))
    return drawn.map(
        lambda one: Secret(
            code,
            Interval(max(0, one[0] - one[1]), None if one[2] is None else one[0] + one[2]),
            Interval.exactly(one[0]),
        )
    )


def _choice(definition: FactDefinition) -> st.SearchStrategy[Secret]:
    among = [code for code, _ in definition.choices] or ["0843", "1517", "9999"]
    # The register does not tell micro-businesses from other SMEs.
    return st.sampled_from(among).map(
        lambda code: Secret(definition.code, ANY_SME if code in {"MIC", "PME"} else None, code)
    )


def _choices(definition: FactDefinition) -> st.SearchStrategy[Secret]:
    among = ["creation", "research", "development", "equipment", "stock", "works"]
    return st.sets(st.sampled_from(among)).map(lambda codes: Secret(definition.code, None, frozenset(codes)))


def _step(code: str) -> st.SearchStrategy[Secret]:
    """Known first as done on a day that nobody told."""
    days = st.none() | st.integers(0, 2500)
    return days.map(
        lambda since: (
            Secret(code, None, Step(is_done=False))
            if since is None
            else Secret(code, Step(is_done=True), Step(is_done=True, on=DAY - timedelta(days=since)))
        )
    )


def _secret(code: str) -> st.SearchStrategy[Secret]:
    definition = find_fact(code)
    assert definition is not None
    if code.startswith(("employees.", "fte.")):
        return _employees(code)
    of_code: dict[FactShape, Callable[[str], st.SearchStrategy[Secret]]] = {
        FactShape.YES_NO: _flag,
        FactShape.NUMBER: _number,
        FactShape.DAY: _day,
        FactShape.PLACE: _place,
        FactShape.REGISTRATION: _registration,
        FactShape.STEP: _step,
    }
    if definition.shape in of_code:
        return of_code[definition.shape](code)
    return _choices(definition) if definition.shape is FactShape.CHOICES else _choice(definition)


def _activity(code: str, nomenclature: Nomenclature, classes: list[str]) -> st.SearchStrategy[Secret]:
    return st.sampled_from(classes).map(lambda one: Secret(code, None, ActivityCode(nomenclature, one)))


_REV2 = _activity(FactCode.ACTIVITY_REV2, Nomenclature.NAFREV2, ["43.32A", "47.11B", "10.71C", "96.02A", "56.10A"])
_NAF2025 = _activity(FactCode.ACTIVITY_2025, Nomenclature.NAF2025, ["96.21Y", "10.71H", "43.32G"])
_TOGETHER = {FactCode.ACTIVITY_REV2, FactCode.ACTIVITY_2025, FactCode.LEGAL_FORM, FactCode.MICRO_REGIME}
READ = sorted({str(code) for one in PARAMS for code in read_criterion(*one).reads} - _TOGETHER)
"""Every fact that the parameters look at, without those that go together or have their own codes."""


def worlds() -> st.SearchStrategy[World]:
    return st.tuples(_status(), st.tuples(_REV2, _NAF2025), *(_secret(code) for code in READ)).map(
        lambda drawn: (*drawn[0], *drawn[1], *drawn[2:])
    )


def levels(world: World) -> st.SearchStrategy[tuple[tuple[int, ...], tuple[int, ...]]]:
    """What is known before, and after learning some more."""
    one = st.tuples(st.integers(0, MOST), st.integers(0, MOST)).map(lambda pair: (min(pair), max(pair)))
    return st.lists(one, min_size=len(world), max_size=len(world)).map(
        lambda pairs: (tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs))
    )


def tools() -> st.SearchStrategy[ToolRule]:
    criteria = st.sampled_from(PARAMS).map(lambda drawn: read_criterion(*drawn))
    conditions = st.builds(Condition, criteria, st.booleans())
    requirements = st.builds(
        Requirement,
        key=st.just(""),
        any_of=st.lists(conditions, min_size=1, max_size=3).map(tuple),
        strength=st.sampled_from(Strength),
        when=st.none() | conditions,
    )
    numbered = st.lists(requirements, max_size=4).map(
        lambda drawn: tuple(
            Requirement(f"c{rank}", one.any_of, one.strength, one.when) for rank, one in enumerate(drawn, start=1)
        )
    )
    return numbered.map(lambda drawn: ToolRule("outil", drawn))
