"""Each kind of criterion as a table: parameters, what is known, the answer and the sentence read aloud; refusals."""

import pytest

from bonrelais.core.rules.context import Context
from bonrelais.core.rules.criteria import CRITERIA, CriterionError, read_criterion
from tests.spec.asking import NO, NOTHING, UNKNOWN, YES, Refused, Row, check, find
from tests.spec.criteria import TABLES
from tests.spec.criteria.history_and_person import DECISIONS, WORDS

CASES = [
    pytest.param(table.kind, row, context, id=f"{table.kind}-{rank}")
    for table in TABLES
    for rank, (row, context) in enumerate(table.cases, start=1)
]
REFUSED = [
    pytest.param(table.kind, one, id=f"{table.kind}-{rank}")
    for table in TABLES
    for rank, one in enumerate(table.refused, start=1)
]


@pytest.mark.parametrize(("kind", "row", "context"), CASES)
def test_criterion_answers_with_its_reason(kind: str, row: Row, context: Context) -> None:
    check(kind, row, context)


@pytest.mark.parametrize(("kind", "refused"), REFUSED)
def test_criterion_refuses_and_names_the_field(kind: str, refused: Refused) -> None:
    params, field, words = refused
    with pytest.raises(CriterionError) as refusal:
        read_criterion(kind, params)
    assert (refusal.value.field, str(refusal.value)) == (field, words)


@pytest.mark.parametrize(("kind", "row", "context"), CASES)
def test_criterion_is_written_as_it_is_read(kind: str, row: Row, context: Context) -> None:
    criterion = read_criterion(kind, row[0])
    assert read_criterion(kind, criterion.to_params()) == criterion


def test_every_kind_has_its_table_with_each_answer() -> None:
    assert sorted(table.kind for table in TABLES) == sorted(CRITERIA)
    answers = {table.kind: {row[2] for row in table.rows} for table in TABLES}
    # The opening period is always known.
    assert {kind for kind, found in answers.items() if found != {YES, NO, UNKNOWN}} == {"period"}
    assert [table.kind for table in TABLES if not table.refused] == []


def test_manual_condition_says_who_decided() -> None:
    decided, _ = find("manual", WORDS, NOTHING, DECISIONS[1])
    assert decided.source == "décidé par Claire Delmotte le 28 septembre 2025"


@pytest.mark.parametrize("kind", sorted(CRITERIA))
def test_kind_presents_itself(kind: str) -> None:
    one = CRITERIA[kind]
    assert one.label
    assert one.meaning.endswith(".")
    assert [field.name for field in one.fields if not field.label] == []
    assert len({field.name for field in one.fields}) == len(one.fields)
