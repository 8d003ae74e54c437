"""Taking an EPCI in: from the reference tables into the database, once, and again when the tables change."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from bonrelais.core.identifiers import SIREN_LENGTH, show_siren
from bonrelais.foundation.actor import Actor
from bonrelais.foundation.clock import day_of
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.territory import reference
from bonrelais.territory.actions.communes import missing_contours, save_communes, save_former_codes
from bonrelais.territory.models import Commune, Contour, Epci, EpciMember


class UnknownEpciError(DomainError):
    """No EPCI of the reference tables has this SIREN."""


@transaction.atomic
def add_epci(siren: str, *, by: Actor, at: datetime) -> Epci:
    """Add the EPCI with its communes, their former codes and their contours; bring them up to date if already there.

    Changes nothing, and writes no journal line, when the base already agrees with the tables.
    """
    published = published_epci(siren)
    siren = published.siren
    epci, is_new = Epci.objects.get_or_create(siren=siren, defaults={"name": published.name, "kind": published.kind})
    is_renamed = _rename(epci, published)
    communes, changed = save_communes(reference.read_communes(siren))
    changed += save_former_codes(communes) + _save_members(epci, communes, at)
    contours = Contour.objects.bulk_create(missing_contours(communes))
    if is_new or is_renamed or changed or contours:
        record("epci.added" if is_new else "epci.updated", epci, by=by, at=at)
    return epci


def published_epci(siren: str) -> reference.ReferenceEpci:
    """As the reference tables have it; UnknownEpciError when they do not."""
    siren = "".join(siren.split())
    published = reference.read_epci(siren)
    if published is None:
        shown = show_siren(siren) if len(siren) == SIREN_LENGTH else siren
        raise UnknownEpciError(
            f"Aucune intercommunalité n’a le numéro SIREN « {shown} ». "
            "Vérifiez le numéro : c’est celui d’une communauté ou d’une métropole, pas d’une commune."
        )
    return published


def _rename(epci: Epci, published: reference.ReferenceEpci) -> bool:
    if (epci.name, epci.kind) == (published.name, published.kind):
        return False
    epci.name, epci.kind = published.name, published.kind
    epci.save(update_fields=["name", "kind"])
    return True


def _save_members(epci: Epci, communes: Collection[Commune], at: datetime) -> int:
    """Open the memberships that miss and close those that ended; how many changed."""
    day = day_of(at)
    present = EpciMember.objects.filter(until_on=None)
    closed = present.filter(epci=epci).exclude(commune__in=communes).update(until_on=day)
    closed += present.filter(commune__in=communes).exclude(epci=epci).update(until_on=day)
    known = set(present.filter(epci=epci).values_list("commune_id", flat=True))
    opened = [commune for commune in communes if commune.pk not in known]
    has_history = _with_history(epci, opened)
    EpciMember.objects.bulk_create(
        EpciMember(epci=epci, commune=commune, since_on=day if commune.pk in has_history else None, recorded_at=at)
        for commune in opened
    )
    return closed + len(opened)


def _with_history(epci: Epci, communes: Collection[Commune]) -> set[UUID]:
    """The communes whose membership starts on a day we witness; the others have always been there, for all we know."""
    if EpciMember.objects.filter(epci=epci).exists():
        return {commune.pk for commune in communes}
    return set(EpciMember.objects.filter(commune__in=communes).values_list("commune_id", flat=True))
