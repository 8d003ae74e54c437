"""A template of ours that reads something undefined fails.

Only an optional parameter of a component may be absent, and only where the template asks for it:
`{% if hint %}` or `{{ hint|default:"" }}`. A wrong attribute of an object that is there fails everywhere.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum, auto
from pathlib import Path
from typing import Final

import pytest
from django.template import base, defaulttags
from django.template.base import FilterExpression, Variable, VariableDoesNotExist
from django.template.context import Context

import bonrelais

OURS: Final = str(Path(bonrelais.__file__).parent)


class Reading(Enum):
    LENIENT = auto()  # a template of a library
    ASKING = auto()  # ours, asking whether an optional parameter was given
    STRICT = auto()  # ours, reading


_reading: ContextVar[Reading] = ContextVar("reading", default=Reading.LENIENT)
_asking: ContextVar[bool] = ContextVar("asking", default=False)


class UndefinedVariableError(AssertionError):
    """A template read a name that its view does not give."""


@contextmanager
def _set(variable: ContextVar[Reading] | ContextVar[bool], value: Reading | bool) -> Iterator[None]:  # noqa: FBT001 - a value to hold
    token = variable.set(value)  # type: ignore[arg-type] # the caller pairs a variable with its own kind of value
    try:
        yield
    finally:
        variable.reset(token)  # type: ignore[arg-type] # the token of this very variable


def current_template(context: Context) -> str:
    template = getattr(context.render_context, "template", None)
    return str(getattr(getattr(template, "origin", None), "name", ""))


def reading_of(expression: FilterExpression, context: Context) -> Reading:
    if not current_template(context).startswith(OURS):
        return Reading.LENIENT
    first_filter = expression.filters[0][0].__name__ if expression.filters else ""
    return Reading.ASKING if _asking.get() or first_filter in {"default", "default_if_none"} else Reading.STRICT


def is_wrong_attribute(variable: Variable, context: Context) -> bool:
    """The object is there, the attribute is not: never excused, unlike an absent parameter or a step from None."""
    lookups = [str(lookup) for lookup in variable.lookups or ()]
    for length in range(1, len(lookups)):
        try:
            if _plain_variable(Variable(".".join(lookups[:length])), context) is None:
                return False
        except VariableDoesNotExist:
            return False
    return len(lookups) > 1


_plain_variable = Variable.resolve
_plain_expression = FilterExpression.resolve
_plain_literal = defaulttags.TemplateLiteral.eval


def _strict_variable(self: Variable, context: Context) -> object:
    try:
        return _plain_variable(self, context)
    except VariableDoesNotExist as failure:
        reading = _reading.get()
        if reading is Reading.STRICT or (reading is Reading.ASKING and is_wrong_attribute(self, context)):
            raise UndefinedVariableError(f"{current_template(context)}: {self.var} is undefined") from failure
        raise


def _strict_expression(self: FilterExpression, context: Context, ignore_failures: bool = False) -> object:  # noqa: FBT001 - Django's own signature
    with _set(_reading, reading_of(self, context)), _set(_asking, False):
        return _plain_expression(self, context, ignore_failures)


def _asking_literal(self: defaulttags.TemplateLiteral, context: dict[str, object]) -> object:
    with _set(_asking, True):
        return _plain_literal(self, context)


@pytest.fixture(autouse=True, scope="session")
def strict_templates() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(base.Variable, "resolve", _strict_variable)
        patch.setattr(base.FilterExpression, "resolve", _strict_expression)
        patch.setattr(defaulttags.TemplateLiteral, "eval", _asking_literal)
        yield
