"""Search as you type over the businesses a seat may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Case, Q, QuerySet, When
from rapidfuzz import fuzz

from bonrelais.core.identifiers import SIREN_LENGTH, SIRET_LENGTH
from bonrelais.core.text import fold
from bonrelais.directory import access
from bonrelais.directory.masking import shown_name
from bonrelais.directory.models import Establishment
from bonrelais.directory.search.matching import Group, as_typed, forgiven, is_frequent, matching, typed_words
from bonrelais.programmes.seat import Seat

SHORT: Final = 3
MOST_CANDIDATES: Final = 200
LONGEST_TEXT: Final = 100
LAST_SIGN: Final = "\uffff"


@dataclass(frozen=True, slots=True)
class Hit:
    """One establishment found, with what tells it from another of the same name."""

    id: UUID
    company_id: UUID
    name: str
    commune: str
    activity: str
    siret: str
    is_open: bool


class Candidate(NamedTuple):
    id: UUID
    company_id: UUID
    display_name: str
    sort_name: str
    commune: str
    activity: str | None
    siret: str | None
    is_open: bool
    is_partial: bool
    legal_form: str

    def as_hit(self) -> Hit:
        name = shown_name(self.display_name, is_partial=self.is_partial, legal_form=self.legal_form)
        return Hit(self.id, self.company_id, name, self.commune, self.activity or "", self.siret or "", self.is_open)


COLUMNS: Final = (
    "id",
    "company_id",
    "display_name",
    "sort_name",
    "commune__name",
    "activity__label",
    "siret",
    "is_open",
    "is_partial",
    "company__legal_form",
)


def find(seat: Seat, text: str, *, limit: int = 10, only_open: bool = True) -> list[Hit]:
    """The best first. An exact SIREN or SIRET finds closed and partially diffused businesses too, masked."""
    number = number_in(text)
    if number:
        rows = _with_number(access.visible_establishments(seat), number).order_by(
            "-is_open", "-is_head_office", "siret", "id"
        )
        return [candidate.as_hit() for candidate in _read(rows[:limit])]
    asked = fold(text[:LONGEST_TEXT])
    if not asked:
        return []
    rows = access.listed_establishments(seat)
    if only_open:
        rows = rows.filter(is_open=True)
    found = _named(rows, asked, limit=limit)
    if len(asked) > SHORT or len(found) < limit:
        found += _read(rows.filter(id__in=matching(_groups(rows, asked)))[:MOST_CANDIDATES])
    unique = {candidate.id: candidate for candidate in found}
    ranked = sorted(unique.values(), key=lambda candidate: _closeness(asked, candidate))
    return [candidate.as_hit() for candidate in ranked[:limit]]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a list that answer a text, and which of them answer by their name: those come first."""

    rows: QuerySet[Establishment]
    named: Q | None = None

    def in_order(self, rows: QuerySet[Establishment]) -> QuerySet[Establishment]:
        """A total order: by name, names that hold what was typed before what an activity or a commune tells."""
        if self.named is None:
            return rows.order_by("sort_name", "id")
        return rows.alias(rank=Case(When(self.named, then=0), default=1)).order_by("rank", "sort_name", "id")


def narrowed(rows: QuerySet[Establishment], text: str) -> Answer:
    """The rows of a list that answer a text. One or two letters look at the beginning of names only."""
    number = number_in(text)
    if number:
        return Answer(_with_number(rows, number))
    asked = fold(text[:LONGEST_TEXT])
    if not asked:
        return Answer(rows)
    if len(asked) < SHORT:
        return Answer(rows.filter(sort_name__gte=asked, sort_name__lt=asked + LAST_SIGN))
    groups = _groups(rows, asked)
    return Answer(rows.filter(id__in=matching(groups)), _named_by(groups))


def number_in(text: str) -> str:
    """The SIREN or SIRET typed, with any spaces or dots, else nothing."""
    digits = fold(text[:LONGEST_TEXT]).replace(" ", "")
    return digits if digits.isascii() and digits.isdigit() and len(digits) in {SIREN_LENGTH, SIRET_LENGTH} else ""


def _groups(rows: QuerySet[Establishment], asked: str) -> tuple[Group, ...]:
    typed = typed_words(asked)
    groups = as_typed(typed)
    is_found = is_frequent(groups) or rows.filter(id__in=matching(groups)).exists()
    return groups if is_found else forgiven(typed)


def _named_by(groups: Sequence[Group]) -> Q:
    """The name holds a piece of every group."""
    named = Q()
    for group in groups:
        held = Q(pk__in=[])
        for piece in group:
            held |= Q(sort_name__contains=piece.text)
        named &= held
    return named


def _with_number(rows: QuerySet[Establishment], number: str) -> QuerySet[Establishment]:
    return rows.filter(company__siren=number) if len(number) == SIREN_LENGTH else rows.filter(siret=number)


def _named(rows: QuerySet[Establishment], asked: str, *, limit: int) -> list[Candidate]:
    """Names that begin with the text, by the index of names: what one to three letters ask for."""
    ordered = rows.filter(sort_name__gte=asked, sort_name__lt=asked + LAST_SIGN).order_by("sort_name", "id")
    return _read(ordered[:limit])


def _read(rows: QuerySet[Establishment]) -> list[Candidate]:
    return [Candidate(*row) for row in rows.values_list(*COLUMNS)]


def _closeness(asked: str, candidate: Candidate) -> tuple[bool, float, str, UUID]:
    """Names that begin so, then the nearest names, then the alphabet: the same order each time."""
    nearest = fuzz.partial_ratio(asked, candidate.sort_name) + fuzz.ratio(asked, candidate.sort_name) / 2
    return (not candidate.sort_name.startswith(asked), -round(nearest), candidate.sort_name, candidate.id)
