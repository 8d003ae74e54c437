"""The programme itself: its EPCIs, organisations and perimeters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import IntegrityError, transaction

from bonrelais.foundation import clock
from bonrelais.foundation.actor import Actor
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.network.actions import OrganisationFacts, create_organisation
from bonrelais.network.models import Organisation
from bonrelais.programmes.models import (
    Invitation,
    Membership,
    Perimeter,
    Programme,
    ProgrammeEpci,
    ProgrammeOrganisation,
)
from bonrelais.territory.actions import add_epci
from bonrelais.territory.models import Commune, Epci

Ring = Sequence[Sequence[float]]
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100


class CodeTakenError(DomainError):
    pass


class EpciAlreadyInError(DomainError):
    pass


class EpciDayError(DomainError):
    pass


class PerimeterError(DomainError):
    pass


class MembersRemainError(DomainError):
    pass


@dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    code: str
    name: str
    started_on: date
    is_demonstration: bool = False
    """Fictional: its letters may be read by everyone who tries it."""


@dataclass(frozen=True, slots=True)
class PerimeterFacts:
    """`rings` hold [longitude, latitude] points; none means the whole commune."""

    kind: str
    name: str
    commune: Commune
    rings: Sequence[Ring] = ()


def locked(programme: Programme) -> Programme:
    """Holds the programme's row until the end of the transaction: what must not happen twice at once waits here."""
    return Programme.objects.select_for_update().get(pk=programme.pk)


@transaction.atomic
def create_programme(facts: ProgrammeFacts, *, by: Actor, at: datetime) -> Programme:
    programme = Programme(
        code=facts.code,
        name=facts.name.strip(),
        started_on=facts.started_on,
        is_demonstration=facts.is_demonstration,
        created_at=at,
    )
    try:
        with transaction.atomic():
            programme.save(force_insert=True)
    except IntegrityError as failure:
        raise CodeTakenError(f"Un dispositif porte déjà le code « {facts.code} ». Choisissez-en un autre.") from failure
    record("programme.created", programme, by=by, at=at)
    return programme


@transaction.atomic
def join_epci(programme: Programme, *, epci: Epci, joined_on: date, by: Actor, at: datetime) -> ProgrammeEpci:
    locked(programme)
    if not FIRST_YEAR <= joined_on.year <= LAST_YEAR:
        raise EpciDayError(
            f"L’entrée d’une intercommunalité tient entre {FIRST_YEAR} et {LAST_YEAR}. Corrigez l’année."
        )
    if ProgrammeEpci.objects.filter(programme=programme, epci=epci, left_on__isnull=True).exists():
        raise EpciAlreadyInError(f"{epci.name} fait déjà partie du dispositif.")
    if ProgrammeEpci.objects.filter(programme=programme, epci=epci, left_on__gt=joined_on).exists():
        raise EpciAlreadyInError(
            f"{epci.name} faisait encore partie du dispositif ce jour-là. Choisissez un jour plus tardif."
        )
    joined = ProgrammeEpci.objects.create(programme=programme, epci=epci, joined_on=joined_on, recorded_at=at)
    record("programme.epci_joined", joined, by=by, at=at)
    return joined


@transaction.atomic
def join_epci_by_siren(programme: Programme, *, siren: str, joined_on: date, by: Actor, at: datetime) -> ProgrammeEpci:
    """Any of the country's: one that the base does not hold yet comes in from the reference tables."""
    epci = Epci.objects.filter(siren=siren).first() or add_epci(siren, by=by, at=at)
    return join_epci(programme, epci=epci, joined_on=joined_on, by=by, at=at)


@transaction.atomic
def leave_epci(joined: ProgrammeEpci, *, left_on: date, by: Actor, at: datetime) -> ProgrammeEpci:
    """`left_on` is the first day without it."""
    if left_on <= joined.joined_on:
        raise EpciDayError("Le départ est avant l’entrée. Choisissez un jour plus tardif.")
    if left_on.year > LAST_YEAR:
        raise EpciDayError(f"Ce départ est après {LAST_YEAR}. Corrigez l’année.")
    joined.left_on, joined.left_recorded_at = left_on, at
    joined.save(update_fields=["left_on", "left_recorded_at"])
    record("programme.epci_left", joined, by=by, at=at)
    return joined


@transaction.atomic
def add_organisation(
    programme: Programme, *, organisation: Organisation, since_on: date | None = None, by: Actor, at: datetime
) -> ProgrammeOrganisation:
    """Takes part from `since_on`, or the day of `at`. One that left takes part again; one present stays so."""
    locked(programme)
    open_rows = ProgrammeOrganisation.objects.filter(until_on__isnull=True)
    present = open_rows.filter(programme=programme, organisation=organisation).first()
    if present is not None:
        return present
    present = ProgrammeOrganisation.objects.create(
        programme=programme, organisation=organisation, since_on=since_on or clock.day_of(at)
    )
    record("programme.organisation_added", present, by=by, at=at)
    return present


@transaction.atomic
def add_new_organisation(
    programme: Programme, *, facts: OrganisationFacts, by: Actor, at: datetime
) -> ProgrammeOrganisation:
    """Enters an organisation that no programme knew, and lets it take part from the day of `at`."""
    return add_organisation(programme, organisation=create_organisation(facts, by=by, at=at), by=by, at=at)


@transaction.atomic
def remove_organisation(present: ProgrammeOrganisation, *, on: date, by: Actor, at: datetime) -> ProgrammeOrganisation:
    """It takes part no more; what it wrote stays. Its people lose access first: their roles are ended one by one."""
    locked(present.programme)
    held = Membership.in_force(on).filter(programme=present.programme_id, organisation=present.organisation_id)
    if held.exists():
        raise MembersRemainError("Des personnes de cette structure ont encore un rôle. Terminez leurs rôles d’abord.")
    Invitation.objects.filter(
        programme=present.programme_id,
        organisation=present.organisation_id,
        accepted_at__isnull=True,
        withdrawn_at__isnull=True,
    ).update(withdrawn_at=at)
    present.until_on = max(on, present.since_on)
    present.save(update_fields=["until_on"])
    record("programme.organisation_removed", present, by=by, at=at)
    return present


@transaction.atomic
def draw_perimeter(programme: Programme, *, facts: PerimeterFacts, by: Actor, at: datetime) -> Perimeter:
    for ring in facts.rings:
        _check_ring(ring)
    perimeter = Perimeter.objects.create(
        programme=programme,
        kind=facts.kind,
        name=facts.name.strip(),
        commune=facts.commune,
        rings=[[list(point) for point in ring] for ring in facts.rings],
        recorded_at=at,
    )
    record("perimeter.drawn", perimeter, by=by, at=at)
    return perimeter


@transaction.atomic
def retire_perimeter(perimeter: Perimeter, *, by: Actor, at: datetime) -> Perimeter:
    perimeter.retired_at = at
    perimeter.save(update_fields=["retired_at"])
    record("perimeter.retired", perimeter, by=by, at=at)
    return perimeter


def _check_ring(ring: Ring) -> None:
    if len(ring) < 4 or list(ring[0]) != list(ring[-1]):
        raise PerimeterError("Un périmètre est une ligne fermée d’au moins trois sommets.")
    if any(len(point) != 2 or not (-180 <= point[0] <= 180 and -90 <= point[1] <= 90) for point in ring):
        raise PerimeterError("Un sommet du périmètre n’est pas une longitude et une latitude.")
