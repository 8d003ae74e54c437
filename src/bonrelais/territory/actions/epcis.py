"""Taking an EPCI in: from the reference tables into the database, once, and again when the tables change."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from bonrelais.core.identifiers import show_siren
from bonrelais.foundation.actor import Actor
from bonrelais.foundation.clock import day_of
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.territory import reference
from bonrelais.territory.actions.communes import save_communes, save_contours, save_former_codes
from bonrelais.territory.models import Commune, Epci, EpciMember


class UnknownEpciError(DomainError):
    """No EPCI of the reference tables has this SIREN."""


@transaction.atomic
def add_epci(siren: str, *, by: Actor, at: datetime) -> Epci:
    """Add the EPCI with its communes, their former codes and their contours; bring them up to date if already there.

    Changes nothing, and writes no journal line, when the base already agrees with the tables.
    """
    siren = "".join(siren.split())
    published = reference.read_epci(siren)
    if published is None:
        raise UnknownEpciError(
            f"Aucune intercommunalité n’a le numéro SIREN « {show_siren(siren)} ». "
            "Vérifiez le numéro : c’est celui d’une communauté ou d’une métropole, pas d’une commune."
        )
    epci, is_new = Epci.objects.get_or_create(siren=siren, defaults={"name": published.name, "kind": published.kind})
    is_renamed = _rename(epci, published)
    communes, changed = save_communes(reference.read_communes(siren))
    changes = changed + save_former_codes(communes) + save_contours(communes) + _save_members(epci, communes, at)
    if is_new or is_renamed or changes:
        record("epci.added" if is_new else "epci.updated", epci, by=by, at=at)
    return epci


def _rename(epci: Epci, published: reference.ReferenceEpci) -> bool:
    if (epci.name, epci.kind) == (published.name, published.kind):
        return False
    epci.name, epci.kind = published.name, published.kind
    epci.save(update_fields=["name", "kind"])
    return True


def _save_members(epci: Epci, communes: Collection[Commune], at: datetime) -> int:
    """Open the memberships that miss and close those that ended; the first ones have no known start."""
    day = day_of(at)
    is_first = not EpciMember.objects.filter(epci=epci).exists()
    present = EpciMember.objects.filter(until_on=None)
    ended = present.filter(epci=epci).exclude(commune__in=communes) | present.filter(commune__in=communes).exclude(
        epci=epci
    )
    closed = EpciMember.objects.filter(pk__in=[member.pk for member in ended]).update(until_on=day)
    known = set(present.filter(epci=epci).values_list("commune_id", flat=True))
    opened = [
        EpciMember(epci=epci, commune=commune, since_on=None if is_first else day, recorded_at=at)
        for commune in communes
        if commune.pk not in known
    ]
    EpciMember.objects.bulk_create(opened)
    return closed + len(opened)
