"""The form of an answer and its keeping, for each page that asks a question about a business."""

from bonrelais.core.catalogue import FactDefinition, FactShape
from bonrelais.core.facts import Grade
from bonrelais.directory import access
from bonrelais.directory.actions.facts import FactDayError, FactSinceError, learn_fact
from bonrelais.directory.forms import FactForm
from bonrelais.directory.models import Establishment
from bonrelais.directory.queries import fact_sheet
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes.seat import Request


def answer_form(request: Request, place: Establishment, definition: FactDefinition) -> FactForm:
    """Filled with what is sent, or blank."""
    return FactForm(
        request.POST if request.method == "POST" else None,
        definition=definition,
        communes=list(access.communes(request.seat)) if definition.shape is FactShape.PLACE else (),
        initial=_registration_known(request, place, definition),
    )


def keep_answer(request: Request, place: Establishment, form: FactForm) -> bool:
    """Keeps the answer; what refuses it is said in the form, beside what was typed."""
    if not form.is_valid():
        return False
    try:
        learn_fact(place, fact=form.fact(), by=request.seat, at=clock.now())
    except DomainError as refusal:
        form.add_error(_field(refusal), str(refusal))
        return False
    return True


def _registration_known(request: Request, place: Establishment, definition: FactDefinition) -> dict[str, object]:
    """A registration already sure is not asked again: only since when."""
    if definition.shape is not FactShape.REGISTRATION:
        return {}
    known = fact_sheet(request.seat, place, on=clock.today()).registration(definition.code)
    if known is None or known[0].grade is not Grade.REGISTERED:
        return {}
    return {"value": "oui", "since_on": known[0].since}


def _field(refusal: DomainError) -> str:
    """The field a refusal is about."""
    match refusal:
        case FactDayError():
            return "learnt_on"
        case FactSinceError():
            return "since_on"
        case _:
            return "value"
