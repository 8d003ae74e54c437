"""Widgets and fields that several rooms need: a day, an hour, an amount in euros kept in cents, a number of people."""

from decimal import Decimal
from typing import Final

from django import forms
from django.core.exceptions import ValidationError

from bonrelais.core.french import show_number
from bonrelais.core.typed import TypedNumberError, read_number

MOST_EUROS: Final = 10**9
MOST_PEOPLE: Final = 10_000


class DayInput(forms.DateInput):
    """The device's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs={"class": "br-short", **(attrs or {})}, format="%Y-%m-%d")


class _NumberField(forms.Field):
    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "br-short", "autocomplete": "off"})

    def read(self, typed: object, *, most: int) -> Decimal | None:
        try:
            return read_number("" if typed is None else str(typed), most=most)
        except TypedNumberError as failure:
            raise ValidationError(str(failure)) from failure


class EurosField(_NumberField):
    """An amount typed in euros (38 000, 38000,50 €), given as integer cents; None when it is empty."""

    def to_python(self, value: object) -> int | None:
        euros = self.read(value, most=MOST_EUROS)
        return None if euros is None else int(euros * 100)

    def prepare_value(self, value: object) -> object:
        """Cents back to what is typed: 3800050 shows 38 000,50."""
        if not isinstance(value, int):
            return value
        euros, rest = divmod(value, 100)
        return f"{show_number(euros)},{rest:02d}" if rest else show_number(euros)


class PeopleField(_NumberField):
    """A whole number of people; None when it is empty."""

    def to_python(self, value: object) -> int | None:
        number = self.read(value, most=MOST_PEOPLE)
        if number is not None and number != number.to_integral_value():
            raise ValidationError("Un nombre de personnes est entier.")
        return None if number is None else int(number)

    def prepare_value(self, value: object) -> object:
        return show_number(value) if isinstance(value, int) else value
