"""Columns of the queries that figures read. Keys come as text: thousands of them are compared, none is shown."""

from typing import Final

from django.db.models import CharField, DateField, DateTimeField, IntegerField, TextField, Value
from django.db.models.functions import Cast

NO_KEY: Final = Cast(Value(None), CharField())
NO_DAY: Final = Cast(Value(None), DateField())
NO_INSTANT: Final = Cast(Value(None), DateTimeField())
NO_RANK: Final = Value(0, output_field=IntegerField())
NO_TEXT: Final = Cast(Value(""), TextField())


def key(name: str) -> Cast:
    """A key as the database writes it: the same text everywhere in one database."""
    return Cast(name, CharField())


def text(name: str) -> Cast:
    return Cast(name, TextField())


def kind(name: str) -> Value:
    """Says which of several tables, read as one, a line comes from."""
    return Value(name, output_field=CharField())
