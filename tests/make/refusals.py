import pytest
from django.db import IntegrityError, connection, transaction

from bonrelais.foundation.models import Row


def assert_refused(row: Row, constraint: str) -> None:
    """The database refuses the row, by that constraint; for a uniqueness SQLite names the columns instead."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        row.save(force_insert=True)
    said = str(refusal.value)
    is_unnamed = connection.vendor == "sqlite" and said.startswith(("UNIQUE constraint failed", "index '"))
    assert constraint in said or is_unnamed
