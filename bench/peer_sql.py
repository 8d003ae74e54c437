"""The same rules in straightforward SQL: NULL is unknown, one query a tool, counts by first failing condition."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import singledispatch
from typing import TYPE_CHECKING

import duckdb

from bench.raw import GRADES, LEVELS, named, plain_columns
from bonrelais.core.facts import Grade
from bonrelais.core.nomenclature import is_natural_person, is_public_body
from bonrelais.core.rules.columns.frame import Frame
from bonrelais.core.rules.columns.lists import Counts
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.criteria.legal_form import SOLE_PARTNER, CompanyIsNoMicro, FormIs, Presence
from bonrelais.core.rules.criteria.naf import UnderActivity
from bonrelais.core.rules.criteria.registration import InRegister
from bonrelais.core.rules.criteria.size_category import CategoryIs
from bonrelais.core.rules.criteria.territory import Area, AreaLevel, InPlace
from bonrelais.core.rules.formula import AllOf, AnyOf, FirstKnown, Formula, Given, Leaf, Not
from bonrelais.core.rules.leaves import Flag, OneOf, Overlaps, Since, StepDone, Within
from bonrelais.core.rules.requirements import Requirement, Strength, ToolRule
from bonrelais.core.rules.verdicts import Answer

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TRUTH = {Answer.YES: "TRUE", Answer.NO: "FALSE", Answer.UNKNOWN: "NULL::BOOLEAN"}


class SqlPeer:
    """A table of the population, and a query for each tool."""

    def __init__(self, frame: Frame, context: Context) -> None:
        plain = plain_columns(frame)
        self._context = context
        self._columns = frozenset(plain)
        self._base: DuckDBPyConnection = duckdb.connect(config={"threads": 2})
        self._base.execute("CREATE TABLE businesses AS SELECT * FROM plain")

    def count(self, tool: ToolRule) -> Counts:
        decisive = [one for one in tool.requirements if one.strength is Strength.ELIGIBILITY]
        conditions = [self._requirement(one) for one in decisive] or ["TRUE"]
        cases = " ".join(f"WHEN ({one}) IS FALSE THEN {rank}" for rank, one in enumerate(conditions))
        sure = " AND ".join(f"({one})" for one in conditions)
        asked = f"SELECT CASE {cases} WHEN {sure} THEN -1 ELSE -2 END AS verdict, count(*) FROM businesses GROUP BY 1"
        found = dict(self._base.execute(asked).fetchall())
        excluded = {one.key: int(found.get(rank, 0)) for rank, one in enumerate(decisive)}
        return Counts(int(found.get(-1, 0)), int(found.get(-2, 0)), excluded)

    def _requirement(self, requirement: Requirement) -> str:
        any_of = " OR ".join(f"({self._sql(one.formula)})" for one in requirement.any_of)
        if requirement.when is None:
            return any_of
        return f"NOT ({self._sql(requirement.when.formula)}) OR ({any_of})"

    def _sql(self, formula: Formula) -> str:
        match formula:
            case AllOf(parts):
                return " AND ".join(f"({self._sql(part)})" for part in parts)
            case AnyOf(parts):
                return " OR ".join(f"({self._sql(part)})" for part in parts)
            case Not(part):
                return f"NOT ({self._sql(part)})"
            case FirstKnown(parts):
                return "COALESCE(" + ", ".join(f"({self._sql(part)})" for part in parts) + ")"
            case Given():
                return TRUTH[formula.given(self._context).answer]
            case Leaf():
                is_known = any(name.startswith(named(formula.asked.code, "")) for name in self._columns)
                return leaf_sql(formula, self._context.day) if is_known else "NULL::BOOLEAN"
        raise TypeError(type(formula).__name__)


@singledispatch
def leaf_sql(leaf: Leaf, day: date) -> str:
    raise TypeError(type(leaf).__name__)


@leaf_sql.register
def _(leaf: Within, day: date) -> str:
    low, high = named(leaf.asked.code, "low"), named(leaf.asked.code, "high")
    inside = [f"{low} >= {leaf.wanted.low}"] if leaf.wanted.low is not None else []
    inside += [f"{high} <= {leaf.wanted.high}"] if leaf.wanted.high is not None else []
    outside = [f"{high} < {leaf.wanted.low}"] if leaf.wanted.low is not None else []
    outside += [f"{low} > {leaf.wanted.high}"] if leaf.wanted.high is not None else []
    return f"CASE WHEN {' AND '.join(inside)} THEN TRUE WHEN {' OR '.join(outside)} THEN FALSE END"


@leaf_sql.register
def _(leaf: Since, day: date) -> str:
    start, today = named(leaf.asked.code, "day"), f"DATE '{day.isoformat()}'"
    old = [f"{start} + INTERVAL {leaf.min_months} MONTH <= {today}"] if leaf.min_months is not None else []
    young = [f"{start} + INTERVAL {leaf.max_months} MONTH >= {today}"] if leaf.max_months is not None else []
    return " AND ".join([*old, *young])


@leaf_sql.register
def _(leaf: Flag, day: date) -> str:
    return f"{named(leaf.asked.code, 'flag')} = {int(leaf.is_yes_wanted)}"


@leaf_sql.register
def _(leaf: OneOf, day: date) -> str:
    return f"{named(leaf.asked.code, 'text')} IN {_list(leaf.wanted)}"


@leaf_sql.register
def _(leaf: CategoryIs, day: date) -> str:
    text = named(leaf.asked.code, "text")
    known = {code: leaf.answer(code, day) for code in ("MIC", "PME", "ETI", "GE")}
    return f"CASE {text} " + " ".join(f"WHEN '{code}' THEN {TRUTH[one]}" for code, one in known.items()) + " END"


@leaf_sql.register
def _(leaf: UnderActivity, day: date) -> str:
    code = named(leaf.asked.code, "code")
    included = _under(leaf.asked.code, leaf.include) if leaf.include else f"{code} IS NOT NULL OR NULL"
    return f"({included}) AND NOT ({_under(leaf.asked.code, leaf.exclude)})" if leaf.exclude else included


def _under(code: str, prefixes: Iterable[str]) -> str:
    lengths = {1: 0, 2: 1, 4: 2, 5: 3, 6: 4}
    by_level: dict[int, list[str]] = {}
    for prefix in prefixes:
        by_level.setdefault(lengths[len(prefix)], []).append(prefix)
    return " OR ".join(f"{named(code, LEVELS[level])} IN {_list(ones)}" for level, ones in sorted(by_level.items()))


@leaf_sql.register
def _(leaf: InPlace, day: date) -> str:
    included = _areas(leaf.asked.code, leaf.include) if leaf.include else "TRUE"
    met = f"({included})" + (f" AND NOT ({_areas(leaf.asked.code, leaf.exclude)})" if leaf.exclude else "")
    return f"CASE WHEN {named(leaf.asked.code, 'commune')} IS NOT NULL THEN {met} END"


def _areas(code: str, areas: Sequence[Area]) -> str:
    by_level: dict[AreaLevel, list[str]] = {}
    for area in areas:
        by_level.setdefault(area.level, []).append(area.code)
    return " OR ".join(
        ("TRUE" if "FR" in codes else "FALSE")
        if level is AreaLevel.COUNTRY
        else f"{named(code, level.value)} IN {_list(codes)}"
        for level, codes in by_level.items()
    )


@leaf_sql.register
def _(leaf: FormIs, day: date) -> str:
    text = named(leaf.asked.code, "text")
    parts = [f"{text} IS NOT NULL OR NULL"]
    if leaf.include:
        parts.append(" OR ".join(f"starts_with({text}, '{one}')" for one in leaf.include))
    if leaf.exclude:
        parts.append("NOT (" + " OR ".join(f"starts_with({text}, '{one}')" for one in leaf.exclude) + ")")
    if leaf.public_body is not None:
        bodies = f"substr({text}, 1, 2) IN {_list(f'{two}' for two in range(10, 100) if is_public_body(f'{two}00'))}"
        parts.append(bodies if leaf.public_body is Presence.REQUIRED else f"NOT ({bodies})")
    return " AND ".join(f"({part})" for part in parts)


@leaf_sql.register
def _(leaf: CompanyIsNoMicro, day: date) -> str:
    text = named(leaf.asked.code, "text")
    companies = _list(f"{two}" for two in range(10, 100) if is_natural_person(f"{two}00") is False)
    is_company = f"substr({text}, 1, 2) IN {companies} AND {text} <> '{SOLE_PARTNER}'"
    return f"CASE WHEN {is_company} THEN {str(not leaf.is_micro_wanted).upper()} END"


@leaf_sql.register
def _(leaf: InRegister, day: date) -> str:
    grade, start = named(leaf.asked.code, "grade"), named(leaf.asked.code, "day")
    since = f"{start} + INTERVAL {leaf.since_months} MONTH <= DATE '{day.isoformat()}'" if leaf.since_months else "TRUE"
    held, refused = GRADES.index(Grade.REGISTERED), GRADES.index(Grade.NOT_REGISTERED)
    return f"CASE {grade} WHEN {refused} THEN FALSE WHEN {held} THEN {since} END"


@leaf_sql.register
def _(leaf: Overlaps, day: date) -> str:
    return " OR ".join(f"contains({named(leaf.asked.code, 'codes')}, '|{one}|')" for one in sorted(leaf.wanted))


@leaf_sql.register
def _(leaf: StepDone, day: date) -> str:
    flag, on = named(leaf.asked.code, "flag"), named(leaf.asked.code, "day")
    if leaf.max_age_months is None:
        return f"{flag} = 1"
    lately = f"{on} + INTERVAL {leaf.max_age_months} MONTH >= DATE '{day.isoformat()}'"
    return f"CASE {flag} WHEN 0 THEN FALSE WHEN 1 THEN {lately} END"


def _list(codes: Iterable[str]) -> str:
    return "(" + ", ".join(f"'{code}'" for code in sorted(codes)) + ")"
