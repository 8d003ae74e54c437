"""What the migrations do to answers already kept."""

from datetime import date
from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from bonrelais.directory.models import FactLearnt
from tests import make

pytestmark = pytest.mark.django_db

CODES = {
    "turnover.last_year": "turnover.company",
    "debts.are_settled": "compliance.is_up_to_date",
    "aid.de_minimis_received": "subsidy.is_recent",
    "step.energy_audit": "step.energy_audit",
}


def kept() -> dict[str, str]:
    return dict(FactLearnt.objects.order_by("id").values_list("value", "code"))


def test_answers_take_the_codes_of_the_vocabularies_and_take_the_former_ones_back() -> None:
    seat = make.seat()
    company = make.establishment_of(seat.programme).company
    for code in CODES:
        fact = make.fact(seat, company, "employees.company", value=3)
        FactLearnt.objects.filter(pk=fact.pk).update(code=code, value=code)
    (operation,) = import_module("bonrelais.directory.migrations.0003_facts_of_the_vocabularies").Migration.operations
    state = MigrationLoader(connection).project_state().apps
    operation.code(state, connection.schema_editor())
    assert kept() == CODES
    operation.reverse_code(state, connection.schema_editor())
    assert kept() == {code: code for code in CODES}


def test_a_diagnosis_becomes_a_step_and_a_plain_question_again() -> None:
    seat = make.seat()
    company = make.establishment_of(seat.programme).company
    fact = make.fact(seat, company, "digital.has_website", value=True)
    FactLearnt.objects.filter(pk=fact.pk).update(code="energy.has_diagnosis")
    (operation,) = import_module("bonrelais.directory.migrations.0005_diagnosis_is_a_step").Migration.operations
    state = MigrationLoader(connection).project_state().apps
    operation.code(state, connection.schema_editor())
    FactLearnt.objects.filter(code="step.energy_diagnosis").update(since_on=date(2024, 3, 1))
    operation.reverse_code(state, connection.schema_editor())
    again = FactLearnt.objects.get()
    assert (again.code, again.value, again.since_on) == ("energy.has_diagnosis", True, None)
