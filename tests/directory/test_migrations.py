"""What the migrations do to answers already kept."""

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
