from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from bonrelais.core.nomenclature import ActivityCode
from bonrelais.core.text import fold
from bonrelais.directory.actions.contacts import add_contact
from bonrelais.directory.actions.indexing import reindex
from bonrelais.directory.choices import LinkKind
from bonrelais.directory.facts import ContactFacts
from bonrelais.directory.models import Company, Establishment, EstablishmentLink, EstablishmentState
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.programmes.seat import Seat
from bonrelais.territory.actions import ensure_activities
from bonrelais.territory.models import Activity, Commune


class EntryError(DomainError):
    """A business cannot be entered so; the message says what to write."""


class JoinError(DomainError):
    """These two cannot be the same establishment."""


@dataclass(frozen=True, slots=True)
class EnteredBusiness:
    """What is known of a business that the register does not hold."""

    name: str
    commune: Commune
    activity: ActivityCode | None = None
    address: str = ""
    postcode: str = ""
    contact: ContactFacts | None = None
    number: str = ""
    """The SIREN or SIRET told, if it is."""


@transaction.atomic
def enter_business(business: EnteredBusiness, *, by: Seat, at: datetime) -> Establishment:
    """A company and its establishment, seen by the programme alone; the same one, told twice, is entered once."""
    name = " ".join(business.name.split())
    if not fold(name):
        raise EntryError("Indiquez le nom de l’entreprise.")
    activity = _activity(business, by=by, at=at)
    known = _told_already(business, name=name, activity=activity, by=by)
    if known is not None:
        if business.contact is not None:
            add_contact(known.company, facts=business.contact, by=by, at=at)
        return known
    company = Company.objects.create(programme_id=by.programme_id, name=name, activity=activity, recorded_at=at)
    made = Establishment.objects.create(
        company=company,
        programme_id=by.programme_id,
        display_name=name,
        sort_name=fold(name)[:240],
        is_head_office=True,
        address=business.address.strip(),
        postcode=business.postcode,
        commune=business.commune,
        activity=activity,
        told_number=business.number or None,
        recorded_at=at,
    )
    _write_state(made, at=at)
    reindex([made.id])
    if business.contact is not None:
        add_contact(company, facts=business.contact, by=by, at=at)
    record("business.entered", made, by=by, at=at)
    return made


@transaction.atomic
def edit_business(entered: Establishment, *, business: EnteredBusiness, by: Seat, at: datetime) -> Establishment:
    """Corrects what was entered; the register's rows are never edited. A commune or an activity left stays dated."""
    name = " ".join(business.name.split())
    if not fold(name):
        raise EntryError("Indiquez le nom de l’entreprise.")
    current = Establishment.objects.select_for_update(of=("self",)).select_related("company").get(pk=entered.pk)
    if current.programme_id != by.programme_id:
        raise EntryError("Le registre ne se corrige pas ici : seule une entreprise saisie à la main se modifie.")
    activity = _activity(business, by=by, at=at)
    said = {
        "display_name": name,
        "sort_name": fold(name)[:240],
        "commune_id": business.commune.id,
        "activity_id": activity.id if activity else None,
        "address": business.address.strip(),
        "told_number": business.number or None,
    }
    changed = [field for field, value in said.items() if getattr(current, field) != value]
    if not changed:
        return current
    for field in changed:
        setattr(current, field, said[field])
    current.save(update_fields=changed)
    current.company.name, current.company.activity_id = name, current.activity_id
    current.company.save(update_fields=["name", "activity"])
    if {"commune_id", "activity_id"} & set(changed):
        _write_state(current, at=at)
    reindex([current.id])
    record("business.edited", current, by=by, at=at, fields=changed)
    return current


@transaction.atomic
def join_to_register(entered: Establishment, *, register: Establishment, by: Seat, at: datetime) -> EstablishmentLink:
    """Says that a business entered by hand is this one of the register.

    It is no longer listed, searched or drawn apart. What hangs on it is moved by casework, which keeps what it moved.
    """
    if entered.programme_id != by.programme_id or register.programme_id is not None:
        raise JoinError("Choisissez une entreprise saisie à la main, puis celle du registre.")
    held = EstablishmentLink.objects.filter(earlier=entered, kind=LinkKind.SAME, undone_at__isnull=True)
    other = held.exclude(later=register).select_related("later").first()
    if other is not None:
        raise JoinError(f"Elle est déjà rattachée à {other.later.display_name}. Défaites d’abord ce rattachement.")
    link, is_new = EstablishmentLink.objects.get_or_create(
        earlier=entered,
        later=register,
        kind=LinkKind.SAME,
        undone_at=None,
        defaults={
            "programme_id": by.programme_id,
            "linked_on": clock.day_of(at),
            "recorded_by": by.user,
            "recorded_at": at,
        },
    )
    if is_new:
        record("business.joined", entered, by=by, at=at)
    return link


@transaction.atomic
def keep_moved(link: EstablishmentLink, *, moved: Mapping[str, Sequence[str]]) -> None:
    """What went from one establishment to the other, beside what is kept. Part of joining: it shares its line."""
    current = EstablishmentLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    names = {*current.moved, *moved}
    current.moved = {
        name: list(dict.fromkeys([*current.moved.get(name, ()), *moved.get(name, ())])) for name in sorted(names)
    }
    current.save(update_fields=["moved"])


@transaction.atomic
def undo_join(link: EstablishmentLink, *, by: Seat, at: datetime) -> EstablishmentLink:
    """They were not the same after all. The link stays readable, with its end."""
    current = EstablishmentLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if current.programme_id != by.programme_id or current.kind != LinkKind.SAME:
        raise JoinError("Ce lien ne se défait pas ici.")
    if current.undone_at is not None:
        raise JoinError("Ce rattachement est déjà défait.")
    current.undone_at = at
    current.undone_by = by.user
    current.save(update_fields=["undone_at", "undone_by"])
    record("business.parted", current, by=by, at=at)
    return current


def _told_already(business: EnteredBusiness, *, name: str, activity: Activity | None, by: Seat) -> Establishment | None:
    """Of two businesses of one name in a commune, whatever else is told says which."""
    held = Establishment.objects.filter(
        programme=by.programme_id,
        commune=business.commune,
        sort_name=fold(name)[:240],
        address=business.address.strip(),
        activity=activity,
        told_number=business.number or None,
    )
    return held.select_related("company").order_by("id").first()


def _activity(business: EnteredBusiness, *, by: Seat, at: datetime) -> Activity | None:
    code = business.activity
    return ensure_activities([code], by=by, at=at)[code] if code else None


def _write_state(entered: Establishment, *, at: datetime) -> None:
    EstablishmentState.objects.create(
        establishment=entered,
        recorded_at=at,
        is_open=True,
        commune_id=entered.commune_id,
        activity_id=entered.activity_id,
        is_registered_crafts=False,
    )
