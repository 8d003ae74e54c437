from datetime import datetime

from django.db import transaction

from bonrelais.core.catalogue import FactDefinition, FactShape
from bonrelais.directory.fact_values import NOMENCLATURES, FactValueError, stored_value
from bonrelais.directory.facts import LearntFact
from bonrelais.directory.facts_catalogue import definition_of
from bonrelais.directory.models import Company, FactLearnt
from bonrelais.foundation import clock
from bonrelais.journal.actions import record
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Activity, Commune


@transaction.atomic
def learn_fact(company: Company, *, fact: LearntFact, by: Seat, at: datetime) -> FactLearnt:
    """Keeps one more dated row: a correction too is a new row. The same answer sent twice is kept once."""
    definition = definition_of(fact.code)
    value = stored_value(definition, fact.value)
    _check_reference(definition, str(value))
    if fact.learnt_on > clock.day_of(at):
        raise FactValueError("Ce jour n’est pas encore venu. Indiquez celui où vous l’avez appris.")
    row = FactLearnt(
        programme_id=by.programme_id,
        organisation_id=by.organisation_id,
        company=company,
        code=definition.code,
        value=value,
        source=fact.source,
        learnt_on=fact.learnt_on,
        origin_id=fact.origin_id,
        recorded_by=by.user,
        recorded_at=at,
    )
    last = _last_of(row)
    if last is not None and (last.value, last.source, last.learnt_on) == (value, fact.source, fact.learnt_on):
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


def _check_reference(definition: FactDefinition, code: str) -> None:
    """A code that is well written may still be nobody's."""
    if definition.shape is FactShape.PLACE and not Commune.objects.filter(code=code).exists():
        raise FactValueError("Cette commune n’est pas connue. Choisissez-en une de la liste.")
    nomenclature = NOMENCLATURES.get(definition.code)
    if nomenclature is None:
        return
    if not Activity.objects.filter(nomenclature=nomenclature.value, code=code).exists():
        raise FactValueError("Cette activité n’est pas dans la nomenclature. Choisissez-en une de la liste.")


def _last_of(row: FactLearnt) -> FactLearnt | None:
    rows = FactLearnt.objects.filter(
        programme=row.programme_id, company=row.company_id, code=row.code, withdrawn_at__isnull=True
    )
    return rows.order_by("-recorded_at", "-id").first()
