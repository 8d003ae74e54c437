from datetime import date, datetime
from typing import Final

from django.db import transaction

from bonrelais.core.catalogue import DATED_SHAPES, FactDefinition, FactShape
from bonrelais.core.facts import Grade
from bonrelais.directory.fact_values import NOMENCLATURES, FactValueError, stored_value
from bonrelais.directory.facts import LearntFact
from bonrelais.directory.facts_catalogue import definition_of
from bonrelais.directory.models import Establishment, FactLearnt
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Activity, Commune

EARLIEST: Final = date(1850, 1, 1)


class FactDayError(DomainError):
    """An answer cannot be learnt that day."""


class FactSinceError(DomainError):
    """The day a registration began, or a step was done, cannot be this one."""


@transaction.atomic
def learn_fact(establishment: Establishment, *, fact: LearntFact, by: Seat, at: datetime) -> FactLearnt:
    """Keeps one more dated row: a correction too is a new row. The same answer sent twice is kept once.

    Said at a place: it holds for this place alone, or for its company, as the question goes.
    """
    definition = definition_of(fact.code)
    value = stored_value(definition, fact.value)
    commune = _commune(str(value)) if definition.shape is FactShape.PLACE else None
    _check_activity(definition, str(value))
    _check_since(definition, fact, is_yes=value is True or value == Grade.REGISTERED.value)
    if fact.learnt_on > clock.day_of(at):
        raise FactDayError("Ce jour n’est pas encore venu. Indiquez celui où vous l’avez appris.")
    row = FactLearnt(
        programme_id=by.programme_id,
        organisation_id=by.organisation_id,
        company_id=establishment.company_id,
        establishment=establishment if definition.is_of_place else None,
        code=definition.code,
        value=value,
        since_on=fact.since_on,
        commune=commune,
        source=fact.source,
        learnt_on=fact.learnt_on,
        origin_id=fact.origin_id,
        recorded_by=by.user,
        recorded_at=at,
    )
    last = _last_of(row)
    if last is not None and _says_the_same(last, row):
        return last
    row.save(force_insert=True)
    record("fact.learnt", row, by=by, at=at, fields=[definition.code])
    return row


@transaction.atomic
def withdraw_fact(fact: FactLearnt, *, by: Seat, at: datetime) -> None:
    """The answer was given by mistake: it stands no more, and stays readable in history."""
    current = FactLearnt.objects.select_for_update().get(pk=fact.pk)
    if current.withdrawn_at is None:
        current.withdrawn_at = at
        current.save(update_fields=["withdrawn_at"])
        record("fact.withdrawn", current, by=by, at=at, fields=[current.code])


def _commune(code: str) -> Commune:
    found = Commune.objects.filter(code=code).first()
    if found is None:
        raise FactValueError("Cette commune n’est pas connue. Choisissez-en une de la liste.")
    return found


def _check_activity(definition: FactDefinition, code: str) -> None:
    """A code that is well written may still be nobody's."""
    nomenclature = NOMENCLATURES.get(definition.code)
    if nomenclature is None:
        return
    if not Activity.objects.filter(nomenclature=nomenclature.value, code=code).exists():
        raise FactValueError("Cette activité n’est pas dans la nomenclature. Choisissez-en une de la liste.")


def _check_since(definition: FactDefinition, fact: LearntFact, *, is_yes: bool) -> None:
    if fact.since_on is None:
        return
    if definition.shape not in DATED_SHAPES or not is_yes:
        raise FactSinceError("Une date ne se donne qu’avec un oui. Effacez-la, ou répondez oui.")
    if not EARLIEST <= fact.since_on <= fact.learnt_on:
        raise FactSinceError("Vérifiez cette date : elle précède le jour de la réponse, et ne remonte pas avant 1850.")


def _says_the_same(last: FactLearnt, row: FactLearnt) -> bool:
    kept = (last.value, last.since_on, last.source, last.learnt_on)
    return kept == (row.value, row.since_on, row.source, row.learnt_on)


def _last_of(row: FactLearnt) -> FactLearnt | None:
    rows = FactLearnt.objects.filter(
        programme=row.programme_id,
        company=row.company_id,
        establishment=row.establishment_id,
        code=row.code,
        withdrawn_at__isnull=True,
    )
    return rows.order_by("-recorded_at", "-id").first()
