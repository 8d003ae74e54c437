"""From what is typed to what is kept, and from what is kept to the fact the rules read.

Kept as JSON: yes/no as a boolean, a number as an integer or a decimal text, a day in ISO, a choice or a place as
its code, several choices as the sorted list of theirs, a registration as « registered » or « not_registered », a step
as a boolean (done or not); the day of these two stands beside the value.
"""

from datetime import date
from decimal import Decimal
from typing import Final

from bonrelais.core.catalogue import FactDefinition, FactShape
from bonrelais.core.facts import FactCode, FactValue, Grade, Place, Registration, Step
from bonrelais.core.interval import Interval
from bonrelais.core.nomenclature import Nomenclature, NomenclatureError, legal_form_label, parse_activity_code
from bonrelais.core.typed import TypedNumberError, read_number
from bonrelais.core.vocabulary.branches import read_idcc
from bonrelais.directory.facts import FactInput
from bonrelais.foundation.errors import DomainError

StoredValue = bool | int | str | list[str]
YES: Final = frozenset({"oui", "true", "1", "yes", Grade.REGISTERED.value})
NO: Final = frozenset({"non", "false", "0", "no", Grade.NOT_REGISTERED.value})
NOMENCLATURES: Final = {
    FactCode.ACTIVITY_REV2.value: Nomenclature.NAFREV2,
    FactCode.ACTIVITY_2025.value: Nomenclature.NAF2025,
}
_LARGEST: Final = 10**12
_WHOLE: Final = 100
FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2200
"""A building may be centuries old; beyond these years a date is a slip."""
PERCENT: Final = "%"
_IDCC: Final = "branch.idcc"


class FactValueError(DomainError):
    """The answer cannot be one to this question; the message says what to write."""


def stored_value(definition: FactDefinition, value: FactInput) -> StoredValue:
    """The value to keep; raises FactValueError."""
    match definition.shape:
        case FactShape.YES_NO | FactShape.STEP:
            return _read_yes_no(value)
        case FactShape.NUMBER:
            return _read_number(value, definition)
        case FactShape.DAY:
            return _read_day(value)
        case FactShape.REGISTRATION:
            return (Grade.REGISTERED if _read_yes_no(value) else Grade.NOT_REGISTERED).value
        case FactShape.CHOICE | FactShape.PLACE:
            return _read_code(definition, value)
        case FactShape.CHOICES:
            return _read_codes(definition, value)


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
        case FactShape.STEP:
            return Step(is_done=bool(kept), on=since_on)
        case FactShape.PLACE | FactShape.CHOICE | FactShape.CHOICES:
            return _chosen(definition, kept)


def _chosen(definition: FactDefinition, kept: StoredValue) -> FactValue:
    if isinstance(kept, list):
        return frozenset(kept)
    if definition.shape is FactShape.PLACE:
        return Place(str(kept))
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


def _read_number(value: FactInput, definition: FactDefinition) -> int | str:
    try:
        number = read_number(str(value), most=_LARGEST, is_signed=definition.is_signed)
    except TypedNumberError as failure:
        raise FactValueError(str(failure)) from failure
    if number is None:
        raise FactValueError("Écrivez un nombre, par exemple 12 ou 2,5.")
    if definition.unit == PERCENT and number > _WHOLE:
        raise FactValueError("Écrivez une part entre 0 et 100.")
    return int(number) if number == number.to_integral_value() else str(number.normalize())


def _read_day(value: FactInput) -> str:
    try:
        day = date.fromisoformat(str(value).strip())
    except ValueError:
        raise FactValueError("Indiquez une date, par exemple 2024-03-01.") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise FactValueError("Vérifiez l’année de cette date.")
    return day.isoformat()


def _read_code(definition: FactDefinition, value: FactInput) -> str:
    written = str(value).strip()
    if not written:
        raise FactValueError("Choisissez une réponse.")
    if definition.choices and written not in dict(definition.choices):
        raise FactValueError("Choisissez une réponse de la liste.")
    if definition.code == _IDCC:
        return _read_idcc(written)
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


def _read_codes(definition: FactDefinition, value: FactInput) -> list[str]:
    chosen = [value] if isinstance(value, str) else list(value) if isinstance(value, tuple) else []
    if not chosen or not set(chosen) <= dict(definition.choices).keys():
        raise FactValueError("Choisissez une réponse ou plus dans la liste.")
    return sorted(set(chosen))


def _read_idcc(written: str) -> str:
    code = read_idcc(written)
    if code is None:
        raise FactValueError("Écrivez le numéro IDCC, d’un à quatre chiffres.")
    return code
