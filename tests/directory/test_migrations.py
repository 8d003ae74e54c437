"""What was kept before a rule is brought to it."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from bonrelais.directory.actions.indexing import reindex
from bonrelais.directory.models import Company, Establishment, SearchEntry
from bonrelais.directory.search.queries import find
from bonrelais.territory.models import Activity
from tests import make
from tests.make import Business

pytestmark = pytest.mark.django_db
MASK = import_module("bonrelais.directory.migrations.0012_mask_establishments_with_their_company")
CODES = import_module("bonrelais.directory.migrations.0013_find_by_codes_of_2025")


@pytest.mark.parametrize(("legal_form", "name"), [("1000", "Nom non diffusé"), ("5499", "Menuiserie Terninck")])
def test_establishments_of_a_partial_company_are_masked(legal_form: str, name: str) -> None:
    programme = make.programme()
    hidden = make.establishment_of(programme, Business(legal_form=legal_form))
    open_to_all = make.establishment_of(programme, Business(name="Salon Caron"))
    Company.objects.filter(pk=hidden.company_id).update(is_partial=True)
    reindex([hidden.pk, open_to_all.pk])
    MASK.mask(apps, connection.schema_editor())
    hidden.refresh_from_db()
    assert (hidden.is_partial, hidden.display_name, hidden.address, hidden.latitude) == (True, name, "", None)
    assert list(Establishment.objects.filter(is_partial=False)) == [open_to_all]
    assert list(SearchEntry.objects.values_list("establishment", flat=True)) == [open_to_all.pk]


def test_search_lines_learn_the_codes_of_2025() -> None:
    seat = make.seat()
    made = make.establishment_of(seat.programme, Business())
    Establishment.objects.filter(pk=made.pk).update(
        activity_2025=Activity.objects.create(nomenclature="NAF2025", code="43.32G", section="F")
    )
    assert find(seat, "4332g") == []
    with connection.cursor() as cursor:
        cursor.execute(CODES.TOLD)
    assert [[hit.id for hit in find(seat, typed)] for typed in ("4332g", "43.32G")] == [[made.pk], [made.pk]]
