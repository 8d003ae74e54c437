"""From what is typed to what is kept, and from what is kept to the fact the rules read.

Kept as JSON: yes/no as a boolean, a number as an integer or a decimal text, a day in ISO, a choice or a place as
its code, a registration as « registered » or « not_registered ».
"""

from datetime import date
from decimal import Decimal
from typing import Final

from bonrelais.core.catalogue import FactDefinition, FactShape
from bonrelais.core.facts import FactCode, FactValue, Grade, Place, Registration
from bonrelais.core.interval import Interval
from bonrelais.core.nomenclature import Nomenclature, NomenclatureError, legal_form_label, parse_activity_code
from bonrelais.core.typed import TypedNumberError, read_number
from bonrelais.directory.facts import FactInput
from bonrelais.foundation.errors import DomainError

StoredValue = bool | int | str
YES: Final = frozenset({"oui", "true", "1", "yes", Grade.REGISTERED.value})
NO: Final = frozenset({"non", "false", "0", "no", Grade.NOT_REGISTERED.value})
NOMENCLATURES: Final = {
    FactCode.ACTIVITY_REV2.value: Nomenclature.NAFREV2,
    FactCode.ACTIVITY_2025.value: Nomenclature.NAF2025,
}
_LARGEST: Final = 10**12


class FactValueError(DomainError):
    """The answer cannot be one to this question; the message says what to write."""


def stored_value(definition: FactDefinition, value: FactInput) -> StoredValue:
    """The value to keep; raises FactValueError."""
    match definition.shape:
        case FactShape.YES_NO:
            return _read_yes_no(value)
        case FactShape.NUMBER:
            return _read_number(value)
        case FactShape.DAY:
            return _read_day(value)
        case FactShape.REGISTRATION:
            return (Grade.REGISTERED if _read_yes_no(value) else Grade.NOT_REGISTERED).value
        case FactShape.CHOICE | FactShape.PLACE:
            return _read_code(definition, value)


def fact_value(definition: FactDefinition, kept: StoredValue, since_on: date | None = None) -> FactValue:
    """The value the rules read. A place comes with its code only: the caller knows its EPCI and department."""
    match definition.shape:
        case FactShape.YES_NO:
            return bool(kept)
        case FactShape.NUMBER:
            number = Decimal(str(kept))
            return Interval.exactly(int(number) if number == number.to_integral_value() else number)
        case FactShape.DAY:
            return date.fromisoformat(str(kept))
        case FactShape.REGISTRATION:
            return Registration(Grade(str(kept)), since_on)
        case FactShape.PLACE:
            return Place(str(kept))
        case FactShape.CHOICE:
            nomenclature = NOMENCLATURES.get(definition.code)
            activity = parse_activity_code(str(kept), nomenclature) if nomenclature is not None else None
            return activity or str(kept)


def _read_yes_no(value: FactInput) -> bool:
    written = str(value).strip().lower()
    if written in YES:
        return True
    if written in NO:
        return False
    raise FactValueError("Répondez par oui ou par non.")


def _read_number(value: FactInput) -> int | str:
    try:
        number = read_number(str(value), most=_LARGEST)
    except TypedNumberError as failure:
        raise FactValueError(str(failure)) from failure
    if number is None:
        raise FactValueError("Écrivez un nombre, par exemple 12 ou 2,5.")
    return int(number) if number == number.to_integral_value() else str(number.normalize())


def _read_day(value: FactInput) -> str:
    try:
        return date.fromisoformat(str(value).strip()).isoformat()
    except ValueError:
        raise FactValueError("Indiquez une date, par exemple 2024-03-01.") from None


def _read_code(definition: FactDefinition, value: FactInput) -> str:
    written = str(value).strip()
    if not written:
        raise FactValueError("Choisissez une réponse.")
    nomenclature = NOMENCLATURES.get(definition.code)
    if nomenclature is not None:
        try:
            activity = parse_activity_code(written, nomenclature)
        except NomenclatureError as failure:
            raise FactValueError(str(failure)) from failure
        return activity.code if activity else written
    if definition.code == FactCode.LEGAL_FORM and not (len(written) == 4 and legal_form_label(written)):
        raise FactValueError("Cette forme juridique n’existe pas. Choisissez-en une de la liste.")
    return written
