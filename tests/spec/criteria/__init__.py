"""The tables of the kinds of criteria: checked by test_criteria, published by test_documentation."""

from tests.spec.criteria import (
    activity,
    areas,
    history_and_person,
    identity,
    measures,
    premises,
    project,
    size,
    standing,
)

TABLES = (
    *areas.TABLES,
    *premises.TABLES,
    *size.TABLES,
    *identity.TABLES,
    *standing.TABLES,
    *activity.TABLES,
    *measures.TABLES,
    *project.TABLES,
    *history_and_person.TABLES,
)
