from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from bonrelais.core.identifiers import IdentifierError, parse_siren
from bonrelais.foundation.actor import Actor
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.network.choices import OrganisationKind
from bonrelais.network.models import Absence, Affiliation, Organisation, User


class EmailTakenError(DomainError):
    pass


class OrganisationExistsError(DomainError):
    pass


class AbsenceError(DomainError):
    pass


@dataclass(frozen=True, slots=True)
class Person:
    email: str
    first_name: str
    last_name: str
    phone: str = ""
    is_operator: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    first_name: str
    last_name: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """`siren` may be written with spaces; None when the structure has none."""

    name: str
    short_name: str
    kind: OrganisationKind
    siren: str | None = None
    website: str = ""


@transaction.atomic
def create_user(person: Person, *, password: str | None, by: Actor, at: datetime) -> User:
    """Opens an account. Without a password nobody can sign in until one is set by a reset or an invitation."""
    user = User(
        email=person.email.strip().lower(),
        first_name=person.first_name.strip(),
        last_name=person.last_name.strip(),
        phone=person.phone.strip(),
        is_operator=person.is_operator,
        created_at=at,
        password=make_password(password),
    )
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError as failure:
        raise EmailTakenError("Un compte existe déjà à cette adresse. Choisissez-en une autre.") from failure
    record("user.created", user, by=by, at=at)
    return user


@transaction.atomic
def change_identity(user: User, *, identity: Identity, by: Actor, at: datetime) -> User:
    user.first_name, user.last_name = identity.first_name.strip(), identity.last_name.strip()
    user.phone = identity.phone.strip()
    user.save(update_fields=["first_name", "last_name", "phone"])
    record("user.changed", user, by=by, at=at, fields=("first_name", "last_name", "phone"))
    return user


@transaction.atomic
def close_account(user: User, *, by: Actor, at: datetime) -> User:
    """Nobody signs in with it any more; what the person wrote stays."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    record("user.closed", user, by=by, at=at)
    return user


@transaction.atomic
def reopen_account(user: User, *, by: Actor, at: datetime) -> User:
    """With the password and the roles it had."""
    user.is_active = True
    user.save(update_fields=["is_active"])
    record("user.reopened", user, by=by, at=at)
    return user


@transaction.atomic
def create_organisation(facts: OrganisationFacts, *, by: Actor, at: datetime) -> Organisation:
    organisation = Organisation(created_at=at)
    _fill(organisation, facts)
    _save_organisation(organisation)
    record("organisation.created", organisation, by=by, at=at)
    return organisation


@transaction.atomic
def change_organisation(
    organisation: Organisation, *, facts: OrganisationFacts, by: Actor, at: datetime
) -> Organisation:
    _fill(organisation, facts)
    _save_organisation(organisation)
    record(
        "organisation.changed", organisation, by=by, at=at, fields=("name", "short_name", "kind", "siren", "website")
    )
    return organisation


def _fill(organisation: Organisation, facts: OrganisationFacts) -> None:
    try:
        organisation.siren = parse_siren(facts.siren) if facts.siren else None
    except IdentifierError as failure:
        raise DomainError(str(failure)) from failure
    organisation.name, organisation.short_name = facts.name.strip(), facts.short_name.strip()
    organisation.kind, organisation.website = facts.kind, facts.website.strip()


def _save_organisation(organisation: Organisation) -> None:
    try:
        with transaction.atomic():
            organisation.save()
    except IntegrityError as failure:
        raise OrganisationExistsError(
            "Une structure porte déjà ce nom ou ce numéro SIREN. Choisissez-la dans la liste."
        ) from failure


@transaction.atomic
def join_organisation(user: User, *, organisation: Organisation, on: date, by: Actor, at: datetime) -> Affiliation:
    """The person works for the organisation from that day; already there, nothing changes."""
    User.objects.select_for_update().get(pk=user.pk)
    present = Affiliation.objects.filter(user=user, organisation=organisation, until_on__isnull=True).first()
    if present:
        return present
    affiliation, is_new = Affiliation.objects.get_or_create(user=user, organisation=organisation, since_on=on)
    if not is_new:
        affiliation.until_on = None
        affiliation.save(update_fields=["until_on"])
    record("affiliation.started", affiliation, by=by, at=at)
    return affiliation


@transaction.atomic
def leave_organisation(user: User, *, organisation: Organisation, on: date, by: Actor, at: datetime) -> None:
    """The person works there no more from that day; already gone, nothing changes."""
    for affiliation in Affiliation.objects.filter(user=user, organisation=organisation, until_on__isnull=True):
        affiliation.until_on = max(on, affiliation.since_on)
        affiliation.save(update_fields=["until_on"])
        record("affiliation.ended", affiliation, by=by, at=at)


@dataclass(frozen=True, slots=True)
class AbsencePlan:
    """Both days are included."""

    from_on: date
    until_on: date
    stand_in: User | None = None


@transaction.atomic
def announce_absence(user: User, *, plan: AbsencePlan, by: Actor, at: datetime) -> Absence:
    User.objects.select_for_update().get(pk=user.pk)
    if plan.until_on < plan.from_on:
        raise AbsenceError("Le retour est avant le départ. Corrigez l’une des deux dates.")
    if plan.stand_in is not None and plan.stand_in.pk == user.pk:
        raise AbsenceError("Vous ne pouvez pas vous remplacer vous-même. Choisissez une autre personne.")
    if Absence.objects.filter(user=user, from_on__lte=plan.until_on, until_on__gte=plan.from_on).exists():
        raise AbsenceError("Une absence est déjà annoncée sur ces jours. Retirez-la d’abord.")
    absence = Absence.objects.create(user=user, from_on=plan.from_on, until_on=plan.until_on, stand_in=plan.stand_in)
    record("absence.announced", absence, by=by, at=at)
    return absence


@transaction.atomic
def withdraw_absence(absence: Absence, *, by: Actor, at: datetime) -> None:
    record("absence.withdrawn", absence, by=by, at=at)
    absence.delete()
