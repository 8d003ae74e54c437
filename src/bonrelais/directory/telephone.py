from typing import Final

from django import forms
from django.core.validators import RegexValidator

_NUMBER: Final = RegexValidator(
    r"^[+0-9][0-9 .()/-]{5,18}$", "Indiquez un numéro de téléphone, par exemple 03 21 00 00 00."
)


def telephone() -> forms.CharField:
    """The field of a telephone, which may be left blank."""
    shown = forms.TextInput(attrs={"type": "tel", "class": "br-short"})
    return forms.CharField(label="Téléphone", max_length=20, required=False, validators=[_NUMBER], widget=shown)
