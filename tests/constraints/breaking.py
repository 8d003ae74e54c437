"""Two ways of breaking a constraint: a row written again, and a row changed behind the actions."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from bonrelais.foundation.ids import new_id
from bonrelais.foundation.models import Row

Breaking = Callable[[], None]
Value = str | int | bool | date | datetime | UUID | None | F | Row


def again(row: Row, **changed: Value) -> None:
    """The same row under another key."""
    copy = type(row)._default_manager.get(pk=row.pk)
    copy.pk = new_id()
    for name, value in changed.items():
        setattr(copy, name, value)
    copy.save(force_insert=True)


def change(row: Row, **values: Value) -> None:
    type(row)._default_manager.filter(pk=row.pk).update(**values)


def refuse(breaking: Breaking) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        breaking()


Table = Mapping[str, Breaking]
