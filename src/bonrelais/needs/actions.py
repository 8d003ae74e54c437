from datetime import datetime

from django.db import IntegrityError, transaction

from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.foundation.ids import new_id
from bonrelais.journal.actions import record
from bonrelais.needs.choices import NeedEnd
from bonrelais.needs.findings import NeedFinding
from bonrelais.needs.models import Need, NeedWording
from bonrelais.programmes.seat import Seat


class NeedEndedError(DomainError):
    pass


@transaction.atomic
def find_need(establishment: Establishment, *, finding: NeedFinding, by: Seat, at: datetime) -> Need:
    """One open need by visit and theme: found twice, it is the same. So is the same need in the same words that day."""
    if finding.theme.programme_id != by.programme_id or finding.theme.retired_at is not None:
        raise DomainError("Ce thème n’est plus proposé. Choisissez-en un autre.")
    if finding.found_on > clock.day_of(at):
        raise DomainError("Cette date est à venir. Un besoin se relève au plus tard aujourd’hui.")
    known = _same_words(establishment, finding=finding, by=by) if finding.visit is None else None
    if known is not None:
        return known
    need = Need(
        programme_id=by.programme_id,
        organisation_id=by.organisation_id,
        company_id=establishment.company_id,
        establishment=establishment,
        visit=finding.visit,
        theme=finding.theme,
        words=finding.words.strip(),
        found_on=finding.found_on,
        recorded_by=by.user,
        recorded_at=at,
    )
    try:
        with transaction.atomic():
            need.save(force_insert=True)
    except IntegrityError:
        return Need.objects.get(visit=finding.visit, theme=finding.theme, ended_at__isnull=True)
    record("need.found", need, by=by, at=at)
    return need


@transaction.atomic
def end_need(need: Need, *, end: NeedEnd, by: Seat, at: datetime) -> Need:
    current = Need.objects.select_for_update(of=("self",)).get(pk=need.pk)
    if current.ended_at is not None:
        raise NeedEndedError("Ce besoin est déjà clos.")
    current.ended_at = at
    current.end = end
    current.save(update_fields=["ended_at", "end"])
    record("need.ended", current, by=by, at=at)
    return current


@transaction.atomic
def reopen_need(need: Need, *, by: Seat, at: datetime) -> Need:
    """One closed goes on. One noted by mistake is found again, in a row of its own: no past figure moves."""
    current = Need.objects.select_for_update(of=("self",)).get(pk=need.pk)
    if current.ended_at is None:
        raise NeedEndedError("Ce besoin est déjà ouvert.")
    is_found_again = current.end == NeedEnd.MISTAKEN
    if is_found_again:
        current.pk, current.recorded_by, current.recorded_at = new_id(), by.user, at
    current.ended_at = None
    current.end = ""
    try:
        with transaction.atomic():
            current.save(force_insert=is_found_again)
    except IntegrityError as failure:
        raise NeedEndedError("Ce besoin est noté de nouveau dans la même visite : il est déjà ouvert.") from failure
    record("need.reopened", current, by=by, at=at)
    return current


@transaction.atomic
def word_need(need: Need, *, words: str, by: Seat, at: datetime) -> Need:
    """Corrects how a need is told; the words before are kept."""
    current = Need.objects.select_for_update(of=("self",)).get(pk=need.pk)
    said = words.strip()
    if said == current.words:
        return current
    NeedWording.objects.create(need=current, words=current.words, replaced_by=by.user, replaced_at=at)
    current.words = said
    current.save(update_fields=["words"])
    record("need.worded", current, by=by, at=at, fields=["words"])
    return current


def _same_words(establishment: Establishment, *, finding: NeedFinding, by: Seat) -> Need | None:
    """Already noted that day, in these words, and still open."""
    rows = Need.objects.filter(
        programme_id=by.programme_id,
        company_id=establishment.company_id,
        theme=finding.theme,
        words=finding.words.strip(),
        found_on=finding.found_on,
        ended_at__isnull=True,
    )
    return rows.order_by("recorded_at", "id").first()
