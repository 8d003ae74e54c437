"""Widgets and fields that several rooms need: a day, an hour, an amount in euros kept in cents."""

import re
from decimal import Decimal, InvalidOperation, Overflow
from typing import Final

from django import forms
from django.core.exceptions import ValidationError

LARGEST_CENTS: Final = 10**13
_SPACES: Final = re.compile(r"[\s\u00a0\u202f€]+")


class DayInput(forms.DateInput):
    """The device's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs={"class": "br-short", **(attrs or {})}, format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    """The device's own clock."""

    input_type = "time"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs={"class": "br-short", **(attrs or {})}, format="%H:%M")


class EurosField(forms.Field):
    """An amount typed in euros (38 000, 38000,50 €), given as integer cents; None when it is empty."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "br-short", "autocomplete": "off"})

    def to_python(self, value: object) -> int | None:
        text = _SPACES.sub("", str(value or "")).replace(",", ".")
        if not text:
            return None
        try:
            cents = Decimal(text) * 100
        except (InvalidOperation, Overflow) as failure:
            raise ValidationError("Écrivez un montant en euros, par exemple 12 500 ou 12 500,50.") from failure
        if not cents.is_finite() or cents != cents.to_integral_value():
            raise ValidationError("Un montant a deux décimales au plus.")
        if not 0 <= cents <= LARGEST_CENTS:
            raise ValidationError("Un montant est positif et reste sous cent milliards d’euros.")
        return int(cents)

    def prepare_value(self, value: object) -> object:
        """Cents back to what is typed: 3800050 shows 38000,50."""
        if not isinstance(value, int):
            return value
        euros, rest = divmod(value, 100)
        return f"{euros},{rest:02d}" if rest else str(euros)
