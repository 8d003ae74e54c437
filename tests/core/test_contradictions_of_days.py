"""Periods that no day of their version is in."""

from datetime import date

import pytest

from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.contradictions import Contradiction, outside
from bonrelais.core.rules.params import Params

SMALL: Params = {"kind": "workforce", "params": {"max": 9}}
SPAN = "du 1er janvier 2027 au 30 juin 2027"
APART = f"Cette période tombe hors de celle où la version est en vigueur, {SPAN}. Changez l’une ou l’autre."


def closing(end: str) -> Params:
    return {"kind": "period", "params": {"to": end}}


def opening(start: str) -> Params:
    return {"kind": "period", "params": {"from": start}}


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ([closing("2026-12-31")], "to"),
        ([opening("2027-07-01")], "from"),
        ([closing("2027-01-01")], None),
        ([opening("2027-06-30")], None),
        ([SMALL], None),
    ],
)
def test_period_outside_the_days_of_its_version_is_found(asked: list[Params], field: str | None) -> None:
    requirements = read_document({"version": 1, "criteria": [{**one, "strength": "eligibility"} for one in asked]})
    found = outside(requirements, start=date(2027, 1, 1), end=date(2027, 6, 30))
    assert found == ([] if field is None else [Contradiction(requirements[0].key, APART, field)])


def test_version_without_end_holds_every_day_to_come() -> None:
    requirements = read_document({"version": 1, "criteria": [{**opening("2031-07-01"), "strength": "eligibility"}]})
    assert outside(requirements, start=date(2027, 1, 1), end=None) == []
