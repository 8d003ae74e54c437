"""Random tools, and businesses of which more or less is known, for the laws of the rules."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from bonrelais.core.facts import Fact, FactCode, FactSheet, FactValue, Grade, Place, Registration, SourceRank
from bonrelais.core.interval import Interval
from bonrelais.core.nomenclature import ActivityCode, Nomenclature, size_band_of
from bonrelais.core.rules.criteria import read_criterion
from bonrelais.core.rules.params import Params
from bonrelais.core.rules.requirements import Condition, Requirement, Strength, ToolRule

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
    """Legal form and micro regime together: only a sole trader can be under it."""
    forms = st.sampled_from(["1000", "5498", "5710", "6540", "7210", "9220"])
    return st.tuples(forms, st.booleans()).map(
        lambda drawn: (
            Secret(FactCode.LEGAL_FORM, None, drawn[0]),
            Secret(FactCode.MICRO_REGIME, None, drawn[1] and drawn[0] == "1000"),
        )
    )


def worlds() -> st.SearchStrategy[World]:
    activities = st.sampled_from(["43.32A", "47.11B", "10.71C", "96.02A", "56.10A"])
    days = st.integers(0, 6000).map(lambda days: DAY - timedelta(days=days))
    return st.tuples(
        _employees(FactCode.EMPLOYEES_COMPANY),
        _place(FactCode.PLACE_ESTABLISHMENT),
        _registration(FactCode.REGISTRATION_CRAFTS),
        _registration(FactCode.REGISTRATION_TRADE),
        activities.map(lambda code: Secret(FactCode.ACTIVITY_REV2, None, ActivityCode(Nomenclature.NAFREV2, code))),
        days.map(lambda day: Secret(FactCode.CREATED_ON, None, day)),
        st.booleans().map(lambda is_open: Secret("premises.is_shop", None, is_open)),
        _status(),
    ).map(lambda drawn: (*drawn[:7], *drawn[7]))


def levels(world: World) -> st.SearchStrategy[tuple[tuple[int, ...], tuple[int, ...]]]:
    """What is known before, and after learning some more."""
    one = st.tuples(st.integers(0, MOST), st.integers(0, MOST)).map(lambda pair: (min(pair), max(pair)))
    return st.lists(one, min_size=len(world), max_size=len(world)).map(
        lambda pairs: (tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs))
    )


PARAMS: tuple[tuple[str, Params], ...] = (
    ("period", {"to": "2025-12-31"}),
    ("period", {"to": "2025-01-31"}),
    ("territory", {"include": ["epci:246201016"]}),
    ("territory", {"include": ["region:32"], "exclude": ["epci:245900410"]}),
    ("workforce", {"max": 9}),
    ("workforce", {"min": 5, "max": 40}),
    ("workforce", {"min": 250}),
    ("naf", {"include": ["C", "F"]}),
    ("naf", {"exclude": ["47", "56.1"]}),
    ("registration", {"registers": ["crafts"]}),
    ("registration", {"registers": ["crafts", "trade"], "since_months": 18}),
    ("legal_form", {"micro_regime": "excluded"}),
    ("legal_form", {"include": ["1", "54"], "micro_regime": "required"}),
    ("legal_form", {"public_body": "excluded", "exclude": ["92"]}),
    ("age", {"min_months": 36}),
    ("age", {"max_months": 60}),
    ("fact", {"code": "premises.is_shop", "question": "Le local est-il ouvert au public ?"}),
    ("manual", {"text": "Projet jugé innovant"}),
    ("theme", {"themes": ["numerique"]}),
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
