from uuid import uuid4

import pytest

from bonrelais.toolbox.queries.labels import labels_of

pytestmark = pytest.mark.django_db


def test_labels_are_in_the_order_of_their_keys() -> None:
    """Codes are sets, walked in another order by each process."""
    departments = {"department": {"62", "59", "02", "80", "60", "08", "51"}}
    regions = {"region": {"11", "32", "84", "93", "44", "28", "75"}}
    labels = list(labels_of({**regions, **departments}, programme_id=uuid4()))
    assert labels == sorted(labels)
    assert len(labels) == 14
