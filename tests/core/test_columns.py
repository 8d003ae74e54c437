"""Both readings of a rule say the same of every business: verdict, requirements, what to ask, why it is excluded."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonrelais.core.facts import FactCode, FactSheet, FactValue, Grade, Place, Registration
from bonrelais.core.interval import Interval
from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.columns.frame import Column, Frame, column_of, frame_of
from bonrelais.core.rules.columns.lists import Counts, count_all, three_lists, verdicts
from bonrelais.core.rules.columns.reading import Reading
from bonrelais.core.rules.columns.tables import FEW, Tables, as_number
from bonrelais.core.rules.columns.values import Values
from bonrelais.core.rules.context import Context, ManualDecision
from bonrelais.core.rules.criteria.registration import InRegister
from bonrelais.core.rules.criteria.territory import Area, AreaLevel, InPlace
from bonrelais.core.rules.explain import Explanation, explain, explain_all
from bonrelais.core.rules.formula import Leaf
from bonrelais.core.rules.leaves import Since, Within
from bonrelais.core.rules.params import Json
from bonrelais.core.rules.requirements import Strength, ToolRule
from bonrelais.core.rules.verdicts import Answer, Missing
from tests.core.worlds import DAY, World, known, levels, tools, worlds
from tests.spec.sheets import LUMBRES, PRESUMED, SAINT_OMER, band, sheet

CONTEXTS = st.builds(
    Context,
    st.integers(0, 700).map(lambda days: DAY + timedelta(days=days)),
    themes=st.sampled_from([None, frozenset({"numerique"}), frozenset({"formation"})]),
    decisions=st.sampled_from([{}, {"Projet jugé innovant": ManualDecision(is_met=True, by="Une personne", on=DAY)}]),
)
LEVELS = worlds().flatmap(lambda world: st.tuples(st.just(world), levels(world)))
POPULATIONS = st.lists(LEVELS, min_size=1, max_size=5).map(
    lambda drawn: [known(world, told) for world, both in drawn for told in both]
)


def expected_missing(found: Explanation) -> frozenset[str]:
    return frozenset(one.code for one in found.missing)


def check_equal(tool: ToolRule, population: Sequence[FactSheet], context: Context) -> None:
    found = [explain(tool, one, context) for one in population]
    reading = Reading(frame_of(population), context)
    assert verdicts(tool, reading).tolist() == [as_number(one.verdict) for one in found]
    for rank, requirement in enumerate(tool.requirements):
        answers = np.broadcast_to(reading.requirement(requirement), len(population))
        assert answers.tolist() == [as_number(one.results[rank].answer) for one in found]
    lists = three_lists(tool, reading)
    assert {row: frozenset(codes) for row, codes in lists.missing.items()} == {
        row: expected_missing(one) for row, one in enumerate(found) if one.verdict is Answer.UNKNOWN
    }
    assert {key: rows.tolist() for key, rows in lists.excluded.items() if len(rows)} == first_failures(found)
    assert [*lists.sure.tolist(), *lists.to_ask.tolist()] == [
        row for row, one in sorted(enumerate(found), key=lambda pair: rank_of(pair[1])) if one.verdict is not Answer.NO
    ]
    assert count_all([tool], reading) == [lists.counts]
    assert lists.counts.population == len(population)


def first_failures(found: Sequence[Explanation]) -> dict[str, list[int]]:
    failures: dict[str, list[int]] = {}
    for row, one in enumerate(found):
        if one.blocking:
            failures.setdefault(one.blocking[0].requirement.key, []).append(row)
    return failures


def rank_of(found: Explanation) -> tuple[int, int, int, int]:
    """As `Explanation.rank`, a fact to ask counted once whatever the words of its questions."""
    order, _, targeting, preference = found.rank
    return (order, len(expected_missing(found)), targeting, preference)


@given(tools(), POPULATIONS, CONTEXTS)
def test_both_readings_say_the_same(tool: ToolRule, population: list[FactSheet], context: Context) -> None:
    check_equal(tool, population, context)


@given(st.lists(tools(), max_size=4), POPULATIONS, CONTEXTS, st.integers(1, 5))
def test_slices_of_a_population_count_the_same(
    drawn: list[ToolRule], population: list[FactSheet], context: Context, rows: int
) -> None:
    frame, tables = frame_of(population), Tables(context.day)
    whole = count_all(drawn, Reading(frame, context))
    parts = [count_all(drawn, Reading(part, context, tables)) for part in frame.chunks(rows)]
    summed = parts[0]
    for part in parts[1:]:
        summed = [one + other for one, other in zip(summed, part, strict=True)]
    assert summed == whole


@given(tools(), worlds(), CONTEXTS, st.data())
def test_learning_a_fact_never_leaves_the_list_of_the_sure_nor_of_the_excluded(
    tool: ToolRule, world: World, context: Context, data: st.DataObject
) -> None:
    before, after = data.draw(levels(world))
    reading = Reading(frame_of([known(world, before), known(world, after)]), context)
    first, then = verdicts(tool, reading).tolist()
    assert first in (as_number(Answer.UNKNOWN), then)


@given(st.lists(tools(), max_size=3), worlds(), CONTEXTS, st.data())
def test_tools_read_together_are_told_as_one_by_one(
    drawn: list[ToolRule], world: World, context: Context, data: st.DataObject
) -> None:
    told, _ = data.draw(levels(world))
    known_now = known(world, told)
    named = [replace(one, key=str(rank)) for rank, one in enumerate(drawn)]
    decided = {"0": context.decisions}
    bare = replace(context, decisions={})
    together = explain_all(named, known_now, bare, decided)
    alone = [explain(one, known_now, context if one.key == "0" else bare) for one in named]
    assert [one.verdict for one in together] == [one.verdict for one in alone]
    assert [[line.reason for line in one.results] for one in together] == [
        [line.reason for line in one.results] for one in alone
    ]


MANY_NUMBERS: list[FactValue | None] = [
    None,
    True,
    *(Interval(low, None) for low in range(0, 120, 7)),
    *(Interval(None, high) for high in range(0, 120, 7)),
    *(Interval(low, low + width) for low in range(0, 120, 11) for width in (0, 3, 40)),
]
MANY_DAYS: list[FactValue | None] = [
    None,
    "2024",
    *(DAY - timedelta(days=days) for days in range(-40, 4000, 13)),
    *(date(year, month, 28) for year in (2016, 2020, 2024) for month in range(1, 13)),
    date(2024, 2, 29),
    date(2022, 8, 31),
]
MANY_PLACES: list[FactValue | None] = [
    None,
    "62003",
    *(
        Place(f"{department}{number:03d}", epci, department, region)
        for department, region in (("62", "32"), ("59", "32"), ("75", "11"), ("2A", None))
        for epci in (None, "200000001", "200000002")
        for number in range(7)
    ),
]
MANY_REGISTRATIONS: list[FactValue | None] = [
    None,
    *(Registration(grade) for grade in Grade),
    *(Registration(Grade.PRESUMED, why=f"{share} % le sont") for share in range(40)),
    *(Registration(Grade.REGISTERED, DAY - timedelta(days=days)) for days in range(0, 1200, 17)),
]
ASKED = Missing("asked", "Combien ?")


@pytest.mark.parametrize(
    ("leaf", "values"),
    [
        *(
            (Within(ASKED, Interval(low, high)), MANY_NUMBERS)
            for low, high in ((None, 9), (9, None), (7, 49), (0, 0), (14, 14), (3, 1000))
        ),
        *(
            (InPlace(ASKED, include, exclude), MANY_PLACES)
            for include, exclude in (
                ((Area(AreaLevel.REGION, "32"),), ()),
                ((Area(AreaLevel.COUNTRY, "FR"),), (Area(AreaLevel.EPCI, "200000002"),)),
                ((Area(AreaLevel.COMMUNE, "62003"), Area(AreaLevel.DEPARTMENT, "59")), (Area(AreaLevel.REGION, "11"),)),
                ((Area(AreaLevel.COUNTRY, "FR"),), ()),
                ((), (Area(AreaLevel.COUNTRY, "FR"),)),
            )
        ),
        *((InRegister(ASKED, months), MANY_REGISTRATIONS) for months in (0, 18)),
        *(
            (Since(ASKED, low, high, "créée"), MANY_DAYS)
            for low, high in ((None, 36), (36, None), (12, 36), (0, 0), (None, None), (1, 1), (600, None))
        ),
    ],
)
def test_many_values_are_answered_as_one_by_one(leaf: Leaf, values: list[FactValue | None]) -> None:
    column = column_of(values)
    assert len(column.values) > FEW
    for day in (DAY, date(2025, 2, 28), date(2024, 2, 29), date(2025, 8, 31)):
        one_by_one = [
            as_number(Answer.UNKNOWN if value is None or not isinstance(value, leaf.takes) else leaf.answer(value, day))
            for value in column.values.known
        ]
        assert Tables(day).answers(leaf, column.values).tolist() == one_by_one


AREAS = st.lists(
    st.sampled_from(
        [
            *(
                Area(AreaLevel.COMMUNE, f"{department}{number:03d}")
                for department in ("62", "59")
                for number in range(7)
            ),
            *(Area(AreaLevel.EPCI, siren) for siren in ("200000001", "200000002", "200000003")),
            *(Area(AreaLevel.DEPARTMENT, code) for code in ("62", "59", "2A", "01")),
            *(Area(AreaLevel.REGION, code) for code in ("32", "11", "84")),
            Area(AreaLevel.COUNTRY, "FR"),
        ]
    ),
    unique=True,
).map(tuple)


@given(AREAS, AREAS)
def test_many_places_are_answered_as_one_by_one_whatever_the_areas(
    include: tuple[Area, ...], exclude: tuple[Area, ...]
) -> None:
    leaf, values = InPlace(ASKED, include, exclude), Values(tuple(MANY_PLACES))
    one_by_one = [Answer.UNKNOWN if not isinstance(one, Place) else leaf.answer(one, DAY) for one in values.known]
    assert Tables(DAY).answers(leaf, values).tolist() == list(map(as_number, one_by_one))


def tool(*rows: Json) -> ToolRule:
    return ToolRule("outil", read_document({"version": 1, "criteria": list(rows)}))


SMALL: Json = {"kind": "workforce", "params": {"max": 9}}
HERE: Json = {"kind": "territory", "params": {"include": ["epci:246201016"]}}
CRAFTS: Json = {"kind": "registration", "params": {"registers": ["crafts"]}}
TARGETED: Json = {"kind": "workforce", "params": {"max": 2}, "strength": Strength.TARGETING.value}
POPULATION = [
    sheet(employees_company=band(20, 49), place_establishment=SAINT_OMER),
    sheet(place_establishment=LUMBRES, registration_crafts=PRESUMED),
    sheet(employees_company=band(3, 5), place_establishment=LUMBRES, registration_crafts=PRESUMED),
    sheet(employees_company=band(1, 2), place_establishment=LUMBRES, registration_crafts=PRESUMED),
    sheet(employees_company=band(3, 5), place_establishment=SAINT_OMER),
]


def test_lists_of_a_tool_go_fewest_questions_first_then_best_targeted() -> None:
    lists = three_lists(tool(SMALL, HERE, CRAFTS, TARGETED), Reading(frame_of(POPULATION), Context(DAY)))
    assert lists.sure.tolist() == []
    assert lists.to_ask.tolist() == [3, 2, 1]
    assert lists.missing == {
        1: (FactCode.EMPLOYEES_COMPANY, FactCode.REGISTRATION_CRAFTS),
        2: (FactCode.REGISTRATION_CRAFTS,),
        3: (FactCode.REGISTRATION_CRAFTS,),
    }
    assert {key: rows.tolist() for key, rows in lists.excluded.items()} == {"c1": [0], "c2": [4], "c3": []}
    assert lists.counts == Counts(0, 3, {"c1": 1, "c2": 1, "c3": 0})


def test_few_businesses_taken_of_many_keep_no_more_than_their_own_values() -> None:
    frame = Frame(4, {"asked": column_of(["a", "b", None, "c"])})
    taken = frame.take(np.array([3, 1, 3], np.int32)).columns["asked"]
    assert (taken.values.known, taken.codes.tolist()) == ((None, "b", "c"), [2, 1, 2])
    assert frame.take(np.array([0, 1, 2, 3, 3], np.int32)).columns["asked"].values is frame.columns["asked"].values


def test_tool_without_condition_is_sure_for_all() -> None:
    reading = Reading(frame_of(POPULATION), Context(DAY))
    assert three_lists(tool(), reading).sure.tolist() == [0, 1, 2, 3, 4]
    assert count_all([tool()], reading) == [Counts(5, 0, {})]


def test_population_of_nobody_has_three_empty_lists() -> None:
    reading = Reading(frame_of([]), Context(DAY))
    lists = three_lists(tool(SMALL, HERE), reading)
    assert (lists.sure.tolist(), lists.to_ask.tolist(), lists.missing) == ([], [], {})
    assert count_all([tool(SMALL, HERE)], reading) == [Counts(0, 0, {"c1": 0, "c2": 0})]


def test_closed_tool_excludes_all_before_anything_is_asked() -> None:
    closed: Json = {"kind": "period", "params": {"to": "2020-12-31"}}
    reading = Reading(frame_of(POPULATION), Context(DAY))
    assert count_all([tool(closed, SMALL)], reading) == [Counts(0, 0, {"c1": 5, "c2": 0})]


def test_true_and_one_are_two_values() -> None:
    column = column_of([True, None, Interval.exactly(1), True])
    assert column.values.known == (None, True, Interval.exactly(1))
    assert column.codes.tolist() == [1, 0, 2, 1]


def test_rows_taken_keep_their_order() -> None:
    frame = frame_of(POPULATION).take(np.array([4, 0], np.int32))
    assert verdicts(tool(SMALL), Reading(frame, Context(DAY))).tolist() == [2, 0]


def test_column_of_another_type_is_not_known() -> None:
    frame = Frame(1, {FactCode.EMPLOYEES_COMPANY: column_of(["beaucoup"])})
    assert verdicts(tool(SMALL), Reading(frame, Context(DAY))).tolist() == [1]
    assert isinstance(frame.columns[FactCode.EMPLOYEES_COMPANY], Column)
