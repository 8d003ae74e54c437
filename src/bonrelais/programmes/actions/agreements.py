"""Agreements (conventions) and their targets."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.db import transaction

from bonrelais.core.french import show_day, show_number
from bonrelais.foundation import clock
from bonrelais.foundation.actor import Actor
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.network.models import Organisation, User
from bonrelais.programmes.actions.programme import FIRST_YEAR, LAST_YEAR, CodeTakenError, locked
from bonrelais.programmes.choices import CountingUnit, Mode, TargetIndicator
from bonrelais.programmes.models import Agreement, Programme, Target
from bonrelais.territory.models import Epci

COUNTED_BY_DEFAULT = (Mode.ON_SITE, Mode.OFFICE, Mode.VIDEO)
HIGHEST_TARGET: Final = 1_000_000


class PeriodsOverlapError(DomainError):
    pass


class AgreementError(DomainError):
    pass


class TargetError(DomainError):
    pass


@dataclass(frozen=True, slots=True)
class Counting:
    """How an agreement counts businesses met."""

    modes: Sequence[Mode] = COUNTED_BY_DEFAULT
    unit: CountingUnit = CountingUnit.COMPANY
    before_joining: bool = False


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """Both days are included. The amount is in cents, for one year."""

    code: str
    name: str
    starts_on: date
    ends_on: date
    amount_cents_per_year: int
    signed_on: date | None = None
    counting: Counting = field(default_factory=Counting)


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """For the whole programme, or for one EPCI, one organisation or one adviser."""

    indicator: TargetIndicator
    starts_on: date
    ends_on: date
    value: int
    epci: Epci | None = None
    organisation: Organisation | None = None
    adviser: User | None = None


@transaction.atomic
def add_agreement(programme: Programme, *, facts: AgreementFacts, by: Actor, at: datetime) -> Agreement:
    locked(programme)
    agreement = Agreement(programme=programme, created_at=at)
    _check_agreement(agreement, facts)
    _fill(agreement, facts)
    agreement.save(force_insert=True)
    record("agreement.added", agreement, by=by, at=at)
    return agreement


@transaction.atomic
def change_agreement(agreement: Agreement, *, facts: AgreementFacts, by: Actor, at: datetime) -> Agreement:
    """A past agreement stays as it was signed: its figures were sent."""
    locked(agreement.programme)
    if agreement.ends_on < clock.day_of(at):
        raise AgreementError("Cette convention est terminée : elle ne change plus. Ajoutez la suivante.")
    _check_agreement(agreement, facts)
    if any(target.starts_on < facts.starts_on or target.ends_on > facts.ends_on for target in agreement.targets.all()):
        raise AgreementError("Un objectif sort de cette période. Modifiez-le ou retirez-le d’abord.")
    _fill(agreement, facts)
    agreement.save()
    record("agreement.changed", agreement, by=by, at=at)
    return agreement


def _check_agreement(agreement: Agreement, facts: AgreementFacts) -> None:
    if facts.ends_on < facts.starts_on:
        raise AgreementError("La fin est avant le début. Corrigez l’une des deux dates.")
    if facts.starts_on.year < FIRST_YEAR or facts.ends_on.year > LAST_YEAR:
        raise AgreementError(f"Une convention tient entre {FIRST_YEAR} et {LAST_YEAR}. Corrigez ses dates.")
    if facts.amount_cents_per_year < 0:
        raise AgreementError("Le montant ne peut pas être négatif.")
    others = Agreement.objects.filter(programme=agreement.programme).exclude(pk=agreement.pk)
    if others.filter(code=facts.code).exists():
        raise CodeTakenError(f"Une convention porte déjà le code « {facts.code} ». Choisissez-en un autre.")
    other = others.filter(starts_on__lte=facts.ends_on, ends_on__gte=facts.starts_on).order_by("starts_on").first()
    if other is not None:
        raise PeriodsOverlapError(
            f"Cette période recouvre celle de « {other.name} », du {show_day(other.starts_on)} au "
            f"{show_day(other.ends_on)}. Les conventions se suivent sans se recouvrir."
        )


def _fill(agreement: Agreement, facts: AgreementFacts) -> None:
    agreement.code, agreement.name = facts.code, facts.name.strip()
    agreement.starts_on, agreement.ends_on, agreement.signed_on = facts.starts_on, facts.ends_on, facts.signed_on
    agreement.amount_cents_per_year = facts.amount_cents_per_year
    agreement.counted_modes = [mode.value for mode in facts.counting.modes]
    agreement.counting_unit = facts.counting.unit
    agreement.is_counting_before_joining = facts.counting.before_joining


@transaction.atomic
def set_target(agreement: Agreement, *, facts: TargetFacts, by: Actor, at: datetime) -> Target:
    """Sets the number; the same indicator, period and scope keeps one row."""
    locked(agreement.programme)
    if sum(scope is not None for scope in (facts.epci, facts.organisation, facts.adviser)) > 1:
        raise TargetError("Un objectif porte sur l’ensemble, une intercommunalité, une structure ou une personne.")
    if facts.value <= 0:
        raise TargetError("Un objectif est un nombre au-dessus de zéro.")
    if facts.value > HIGHEST_TARGET:
        raise TargetError(f"Un objectif est de {show_number(HIGHEST_TARGET)} au plus.")
    if facts.ends_on < facts.starts_on:
        raise TargetError("La fin est avant le début. Corrigez l’une des deux dates.")
    if facts.starts_on < agreement.starts_on or facts.ends_on > agreement.ends_on:
        raise TargetError(
            f"La convention court du {show_day(agreement.starts_on)} au {show_day(agreement.ends_on)} : "
            "l’objectif tient dans cette période."
        )
    target, _ = Target.objects.update_or_create(
        agreement=agreement,
        indicator=facts.indicator,
        starts_on=facts.starts_on,
        ends_on=facts.ends_on,
        epci=facts.epci,
        organisation=facts.organisation,
        adviser=facts.adviser,
        defaults={"value": facts.value},
    )
    record("target.set", target, by=by, at=at, fields=("value",))
    return target


@transaction.atomic
def remove_target(target: Target, *, by: Actor, at: datetime) -> None:
    if target.agreement.ends_on < clock.day_of(at):
        raise AgreementError("Cette convention est terminée : ses objectifs ne changent plus.")
    record("target.removed", target, by=by, at=at)
    target.delete()
