"""Businesses entered by hand that may be in the register by now, each with those of the register that look alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet
from rapidfuzz import fuzz

from bonrelais.core.identifiers import SIREN_LENGTH, SIRET_LENGTH
from bonrelais.directory import access
from bonrelais.directory.masking import shown_name
from bonrelais.directory.models import Establishment
from bonrelais.programmes.seat import Seat

MOST: Final = 5
"""How many are proposed for one business."""
MOST_READ: Final = 300
CLOSE: Final = 80
"""Out of a hundred: a slip, the order of words."""
HELD: Final = 90
"""One name holds all the words of the other."""
STEM: Final = 4
"""The letters of a word that are surely right; shorter words tell nothing."""


@dataclass(frozen=True, slots=True)
class Alike:
    """An establishment of the register, and why it may be the one entered."""

    id: UUID
    name: str
    commune: str
    address: str
    siret: str
    is_open: bool
    has_told_number: bool
    closeness: int


class _Row(NamedTuple):
    id: UUID
    company_id: UUID
    commune_id: UUID
    name: str
    sort_name: str
    commune: str
    address: str
    siret: str | None
    siren: str | None
    is_open: bool
    is_partial: bool
    legal_form: str


def entered_businesses(seat: Seat) -> QuerySet[Establishment]:
    """Those the programme entered by hand and that stand for themselves, the latest first."""
    joined = access.joined_links().filter(programme=seat.programme_id)
    rows = Establishment.objects.filter(programme=seat.programme_id).exclude(pk__in=joined.values("earlier"))
    return rows.select_related("commune").order_by("-recorded_at", "-id")


def alikes(seat: Seat, entered: Sequence[Establishment]) -> Mapping[UUID, Sequence[Alike]]:
    """By the key of each business entered: the number told first, then the closest names of its commune. One query."""
    if not entered:
        return {}
    wanted = Q(pk__in=[])
    for one in entered:
        wanted |= _with_number(one.told_number) | (Q(commune=one.commune_id, is_partial=False) & _with_words(one))
    rows = access.visible_establishments(seat).filter(wanted, programme__isnull=True)
    read = [
        _Row(*row)
        for row in rows.order_by("-is_open", "sort_name", "id").values_list(
            "id", "company_id", "commune_id", "display_name", "sort_name", "commune__name", "address", "siret",
            "company__siren", "is_open", "is_partial", "company__legal_form",
        )[:MOST_READ]
    ]  # fmt: skip
    return {one.id: _ranked(one, read) for one in entered}


def _with_number(told: str | None) -> Q:
    if not told:
        return Q(pk__in=[])
    return Q(siret=told) if len(told) == SIRET_LENGTH else Q(company__siren=told)


def _with_words(entered: Establishment) -> Q:
    """A word that begins alike."""
    found = Q(pk__in=[])
    for stem in _stems(entered.sort_name):
        found |= Q(sort_name__contains=stem)
    return found


def _stems(name: str) -> Iterable[str]:
    telling = [word for word in name.split() if len(word) >= STEM]
    return dict.fromkeys(word[:STEM] for word in telling or name.split())


def _ranked(entered: Establishment, rows: Iterable[_Row]) -> tuple[Alike, ...]:
    found = (_alike(entered, row) for row in rows)
    kept = [one for one in found if one.has_told_number or one.closeness >= CLOSE]
    return tuple(
        sorted(kept, key=lambda one: (not one.has_told_number, not one.is_open, -one.closeness, one.name, one.id))[
            :MOST
        ]
    )


def _alike(entered: Establishment, row: _Row) -> Alike:
    told = entered.told_number
    number = row.siren if told and len(told) == SIREN_LENGTH else row.siret
    is_near = row.commune_id == entered.commune_id
    return Alike(
        id=row.id,
        name=shown_name(row.name, is_partial=row.is_partial, legal_form=row.legal_form),
        commune=row.commune,
        address="" if row.is_partial else row.address,
        siret=row.siret or "",
        is_open=row.is_open,
        has_told_number=bool(told) and number == told,
        closeness=_closeness(entered.sort_name, row.sort_name) if is_near else 0,
    )


def _closeness(entered: str, register: str) -> int:
    one, other = set(entered.split()), set(register.split())
    is_held = bool(one) and bool(other) and (one <= other or other <= one)
    return max(HELD if is_held else 0, round(fuzz.token_sort_ratio(entered, register)))
