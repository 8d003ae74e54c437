"""The tables against the criteria and the vocabularies: no line may state what nobody can keep."""

import pytest

from bonrelais.core.conditions.documents import is_kept
from bonrelais.core.conditions.drafts import Draft
from bonrelais.core.conditions.tables.company import COMPANY_ROWS, MICRO_AS_SIZE
from bonrelais.core.conditions.tables.facts import FACTS
from bonrelais.core.conditions.tables.history import ISSUERS, SAME_TOOL, STEPS
from bonrelais.core.conditions.tables.measures import MEASURES, Measure
from bonrelais.core.conditions.tables.natures import GUARD_NATURES
from bonrelais.core.conditions.tables.project import PROJECT_ROWS
from bonrelais.core.conditions.tables.row import Row
from bonrelais.core.conditions.tables.sectors import SECTOR_ROWS
from bonrelais.core.rules.params import Json
from bonrelais.core.vocabulary.aids import AIDS
from bonrelais.core.vocabulary.questions import QUESTIONS
from bonrelais.core.vocabulary.steps import STEPS as KNOWN_STEPS

ROWS = (*COMPANY_ROWS, MICRO_AS_SIZE, *PROJECT_ROWS, *GUARD_NATURES, *FACTS, *SECTOR_ROWS)


def label_with_status(row: Row) -> dict[str, Json]:
    return {**row.params, "status": "held"} if row.kind == "label" else dict(row.params)


def test_every_row_states_a_criterion_that_is_kept() -> None:
    drafts = [Draft(row.kind, label_with_status(row)) for row in ROWS]
    refusals = [Draft(row.kind, row.refusal) for row in ROWS if row.refusal is not None]
    assert [draft for draft in [*drafts, *refusals] if not is_kept(draft)] == []


def test_every_fact_stands_in_the_catalogue() -> None:
    assert [row.params["code"] for row in ROWS if row.kind == "fact" and str(row.params["code"]) not in QUESTIONS] == []


@pytest.mark.parametrize("measure", [one for one in MEASURES if one.kind], ids=lambda one: one.kind)
def test_every_measure_states_a_criterion_that_is_kept(measure: Measure) -> None:
    for name in filter(None, (measure.low, measure.high)):
        assert is_kept(Draft(measure.kind, {**measure.params, name: 5}))


def test_steps_and_issuers_stand_in_their_vocabularies() -> None:
    assert [step for _, step in STEPS if step not in KNOWN_STEPS] == []
    assert [code for _, code in ISSUERS if code not in AIDS and code != SAME_TOOL] == []


def test_no_row_reads_an_empty_text() -> None:
    assert [row.words.pattern for row in ROWS if row.words.search("") or row.words.search(" , ")] == []
